/** What is wrong with a persons file, and how to mend it, in Swedish. */
import type { PersonsFault, PersonsWarning } from "#src/domain/model/persons-file/read-persons.ts";
import type { JsonPath } from "#src/kernel/json-fields.ts";
import { allowedText, notJsonText } from "./json-fields.sv.ts";

/** One fault as a sentence: which person, which spell, which field, what is allowed. */
export function personsFaultText(fault: PersonsFault): string {
  switch (fault.code) {
    case "not-json":
      return notJsonText(fault.detail);
    case "no-persons":
      return "Filen har inga personer. Listan ”persons” ska ha minst en.";
    case "same-id":
      return `Flera personer har id ${fault.id}. Ge dem var sitt.`;
    case "concurrent":
      return `Person ${fault.id}, ${situationName[fault.situation]}, period ${fault.spell + 1} (forsorjningsstod), fältet ”samtidigt”: ${concurrentText(fault)}`;
    case "missing":
      return `${placeText(fault)} saknas. ${allowedText(fault.allowed)}`;
    case "wrong":
      return `${placeText(fault)} är ${fault.found ?? "fel"}. ${allowedText(fault.allowed)}`;
    case "unknown":
      return `${placeText(fault)} finns inte i formatet. ${allowedText(fault.allowed)}`;
  }
}

/** After so many that nobody reads them all. */
export const moreText = (more: number): string => `Och ${more} till av samma slag i filen.`;

/** A warning as a sentence. */
export function personsWarningText(warning: PersonsWarning): string {
  if (warning.code === "unknown") return `${placeText(warning)} finns inte i formatet och har inte använts.`;
  if (warning.code === "extent-unused")
    return `Person ${warning.id}, ${situationName[warning.situation]}, period ${warning.spell + 1} (${warning.kind}): fältet ”omf” används inte, för beloppet beror inte på omfattningen. Ange veckor, dagar eller belopp som de var.`;
  const { id, situation, extent } = warning;
  return `Person ${id}, ${situationName[situation]}: omfattningarna blir tillsammans ${extent.toFixed(2).replace(".", ",")} över året, mer än 1,25. Kontrollera månader och omfattning; det räknas som det står.`;
}

const situationName = { before: "före", after: "efter" } as const;

function concurrentText(fault: Extract<PersonsFault, { code: "concurrent" }>): string {
  switch (fault.why) {
    case "no-such-spell":
      return `${fault.points} pekar på en period som inte finns. Perioderna räknas från 0.`;
    case "itself":
      return `${fault.points} är perioden själv. Ange de andra perioderna i samma månader.`;
    case "social-assistance":
      return `${fault.points} är också försörjningsstöd. Bara andra inkomster dras av.`;
    case "twice":
      return `${fault.points} står två gånger. Ange varje period en gång.`;
  }
}

/** `Person 2, efter, period 1, fältet ”heltidslon”`; positions are counted from 1 for people. */
function placeText({ path, id }: { readonly path: JsonPath; readonly id?: string | number }): string {
  if (path.length === 0) return "Filens innehåll";
  const [first, position, situation, , spell] = path;
  const field = path.at(-1)!;
  if (first !== "persons" || typeof position !== "number") return `Fältet ”${path.join(".")}”`;
  const parts = [id === undefined ? `Person nummer ${position + 1} i filen` : `Person ${id}`];
  const deeper = path.length > 3;
  if (deeper && (situation === "before" || situation === "after")) parts.push(situationName[situation]);
  if (deeper && situation === "context") parts.push("”context”");
  if (typeof spell === "number") parts.push(`period ${spell + 1}`);
  if (path.includes("stod") && field !== "stod") parts.push("”stod”");
  if (typeof field === "number" && typeof path.at(-2) === "string" && !["persons", "spells"].includes(`${path.at(-2)}`))
    parts.push(`fältet ”${path.at(-2)}”, plats ${field + 1}`);
  if (typeof field === "string") parts.push(`fältet ”${field}”`);
  return parts.join(", ");
}
