/**
 * Reads and checks a persons file (sv. personfil): persons given as data, with no register and no database. Every fault is
 * found at once, each with its place and with what is allowed; nothing is silently dropped.
 */
import { parseJson, readFields, type JsonFault, type JsonFields, type NotJson } from "#src/kernel/json-fields.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { coveredYears } from "../parameters/select.ts";
import type { Context, ModelPerson, Situation, Spell, SpellKind } from "../spells.ts";
import { kronor, readSpell, share } from "./read-spell.ts";

/** A field at fault. */
export interface FieldFault extends JsonFault {
  /** The person's id when there is one to read. */
  readonly id?: string | number;
}

/** What is wrong with a persons file. */
export type PersonsFault =
  | FieldFault
  | NotJson
  | { readonly code: "no-persons" }
  | { readonly code: "same-id"; readonly id: string | number }
  | {
      readonly code: "concurrent";
      readonly id: string | number;
      readonly situation: SituationName;
      /** Position from 0. */
      readonly spell: number;
      readonly points: number;
      readonly why: "no-such-spell" | "itself" | "social-assistance" | "twice";
    };

type SituationName = "before" | "after";

/** Something that is probably a mistake, though it can be computed. */
export type PersonsWarning =
  | {
      readonly code: "extent";
      readonly id: string | number;
      readonly situation: SituationName;
      /** Average extent over the year: the least that some month must have. */
      readonly extent: number;
    }
  /** An extent that no formula of the kind has a part for. */
  | {
      readonly code: "extent-unused";
      readonly id: string | number;
      readonly situation: SituationName;
      /** Position from 0. */
      readonly spell: number;
      readonly kind: SpellKind;
    }
  /** A field beside those of a person or of the file: somebody's own note. In a situation it would be a fault. */
  | (FieldFault & { readonly code: "unknown" });

/** Above this average extent a situation is reported. */
const highestExtent = 1.25;

/** The persons, and what is to be said about them. */
export interface PersonsFile {
  readonly persons: readonly ModelPerson[];
  readonly warnings: readonly PersonsWarning[];
}

/** Reads a persons file's text. Errors: every fault, in the file's order. */
export function readPersonsFile(text: string): Result<PersonsFile, readonly PersonsFault[]> {
  const content = parseJson(text);
  if (!content.ok) return fail([content.error]);
  const faults: JsonFault[] = [];
  const persons = readFields(content.value, [], faults, (file) => {
    file.ignore("presets");
    return file.list("persons", readPerson);
  });
  const named = faults.map((fault) => {
    const at = fault.path[1];
    const id = typeof at === "number" ? persons[at]?.id : undefined;
    return id === undefined || id === "" ? fault : { ...fault, id };
  });
  const notes = named.filter(isNote);
  const serious = named.filter((fault) => !isNote(fault));
  const all = [...serious, ...checkPersons(persons, serious.length === 0)];
  return all.length > 0 ? fail(all) : ok({ persons, warnings: [...notes, ...persons.flatMap(warningsOf)] });
}

/** Is it a field that the format does not have, beside a person's own or the file's, where it can change no number? */
const isNote = (fault: FieldFault): fault is FieldFault & { readonly code: "unknown" } =>
  fault.code === "unknown" && (fault.path.length === 1 || fault.path.length === 3);

/** Reads one person from an object's fields. */
export function readPerson(fields: JsonFields): ModelPerson {
  fields.ignore("expected");
  const id = fields.id("id");
  const name = fields.has("name") ? { name: fields.text("name") } : {};
  const year = fields.number("year", { min: coveredYears.first, max: coveredYears.last, whole: true });
  const before = fields.object("before", readSituation);
  const after = fields.object("after", readSituation);
  const housingNeeded = [...before.spells, ...after.spells].some(needsHousing);
  return {
    id,
    ...name,
    year,
    context: fields.object("context", (context) => readContext(context, housingNeeded)),
    before,
    after,
  };
}

/** More spells than that are in nobody's year, and each may name all the others. */
const mostSpells = 100;

const readSituation = (fields: JsonFields): Situation => ({ spells: fields.list("spells", readSpell, mostSpells) });

function readContext(fields: JsonFields, housingNeeded: boolean): Context {
  return {
    municipalTax: fields.number("kommunalskatt", share),
    regionalTax: fields.number("regionskatt", share),
    housing: housingNeeded || fields.has("boendekostnad") ? fields.number("boendekostnad", kronor) : 0,
    ...(fields.has("riksnorm") ? { norm: fields.number("riksnorm", kronor) } : {}),
    ...(fields.has("ursprung") ? { origin: fields.object("ursprung", readContextOrigin) } : {}),
  };
}

function readContextOrigin(fields: JsonFields): NonNullable<Context["origin"]> {
  const origin: { municipalTax?: string; regionalTax?: string; housing?: string } = {};
  if (fields.has("kommunalskatt")) origin.municipalTax = fields.text("kommunalskatt");
  if (fields.has("regionskatt")) origin.regionalTax = fields.text("regionskatt");
  if (fields.has("boendekostnad")) origin.housing = fields.text("boendekostnad");
  return origin;
}

/** Is it social assistance whose amount is computed with the person's own housing cost? */
const needsHousing = (spell: Spell): boolean =>
  spell.kind === "forsorjningsstod" && spell.amount === undefined && spell.housing === undefined;

/** What can be wrong although every field by itself is right. Positions are looked at only in a file that is otherwise whole. */
function checkPersons(persons: readonly ModelPerson[], whole: boolean): readonly PersonsFault[] {
  const seen = new Set<string>();
  const same = persons.flatMap(({ id }): PersonsFault[] => {
    const known = seen.has(String(id));
    seen.add(String(id));
    return known && id !== "" ? [{ code: "same-id", id }] : [];
  });
  if (!whole) return same;
  const none: PersonsFault[] = persons.length === 0 ? [{ code: "no-persons" }] : [];
  const positions = persons.flatMap((person) =>
    (["before", "after"] as const).flatMap((situation) =>
      person[situation].spells.flatMap((spell, position) =>
        concurrentFaults(person[situation].spells, spell, position).map(({ points, why }): PersonsFault => {
          return { code: "concurrent", id: person.id, situation, spell: position, points, why };
        }),
      ),
    ),
  );
  return [...none, ...same, ...positions];
}

type ConcurrentFault = Extract<PersonsFault, { code: "concurrent" }>;

function concurrentFaults(
  spells: readonly Spell[],
  spell: Spell,
  position: number,
): readonly Pick<ConcurrentFault, "points" | "why">[] {
  if (spell.kind !== "forsorjningsstod") return [];
  return spell.concurrent.flatMap((points, at) => {
    const why = whyNotConcurrent(spells[points], points === position, spell.concurrent.indexOf(points) < at);
    return why === undefined ? [] : [{ points, why }];
  });
}

function whyNotConcurrent(
  other: Spell | undefined,
  itself: boolean,
  twice: boolean,
): ConcurrentFault["why"] | undefined {
  if (other === undefined) return "no-such-spell";
  if (itself) return "itself";
  if (other.kind === "forsorjningsstod") return "social-assistance";
  return twice ? "twice" : undefined;
}

/** Kinds that go with others in the same months: their extent takes no room, and has no part in their amounts. */
const beside: ReadonlySet<SpellKind> = new Set([
  "forsorjningsstod",
  "dagligverksamhet",
  "vard",
  "handlaggning",
  "bostadsstod",
  "pension",
  "foraldrapenning",
  "ingen",
]);

const isExtentUnused = (kind: SpellKind): boolean => kind === "csn" || (kind !== "ingen" && beside.has(kind));

function warningsOf(person: ModelPerson): readonly PersonsWarning[] {
  return (["before", "after"] as const).flatMap((situation): PersonsWarning[] => {
    const filling = person[situation].spells.filter(({ kind }) => !beside.has(kind));
    const extent = filling.reduce((sum, spell) => sum + (spell.extent * spell.months) / 12, 0);
    const unused = person[situation].spells.flatMap(({ kind, extent: own }, spell): PersonsWarning[] =>
      isExtentUnused(kind) && own !== 1 ? [{ code: "extent-unused", id: person.id, situation, spell, kind }] : [],
    );
    const isTooMuch = extent > highestExtent + 1e-9;
    return [...(isTooMuch ? [{ code: "extent", id: person.id, situation, extent } as const] : []), ...unused];
  });
}
