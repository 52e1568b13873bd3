/** `npm run parameters-doc`: writes docs/parameters.md from the catalogue. A test compares, so that it cannot fall behind. */
import { writeFile } from "node:fs/promises";
import { parameters, sources } from "#src/domain/model/parameters/catalogue.ts";
import type {
  Confidence,
  DatedValue,
  Parameter,
  ParameterGroup,
  Source,
} from "#src/domain/model/parameters/parameter.ts";
import { coveredYears, valueOfYear } from "#src/domain/model/parameters/select.ts";

const groups: Readonly<Record<ParameterGroup, string>> = {
  tax: "Skatt och avgifter",
  "local-tax": "Kommunal och regional skatt",
  benefit: "Ersättningar och bidrag",
  "wage-support": "Stöd till arbetsgivare",
  "unit-cost": "Vad handläggning, vård och insatser kostar",
  assumption: "Antaganden",
  finance: "Finansiering och utjämning",
  reference: "Att jämföra med",
};

const confidences: Readonly<Record<Confidence, string>> = { sure: "säker", probable: "trolig", unsure: "osäker" };

const kinds: Readonly<Record<Source["kind"], string>> = {
  law: "lagtexten läst",
  publication: "sida eller skrift läst eller citerad",
  report: "teamets egen rapport",
  code: "läst genom publik programkod",
  memory: "ur minnet, inte uppslagen",
  derived: "uträknad ur andra värden",
};

const number = (value: number) => value.toLocaleString("sv-SE", { maximumFractionDigits: 6 }).replaceAll("\u00a0", " ");
const amount = ({ value, confidence }: DatedValue) => {
  if (value !== null) return number(value);
  return confidence === "sure" ? "_inget_" : "_inte känt_";
};
const cell = (text: string) => text.replaceAll("|", "\\|");

/** A table; a column that is empty all the way down is left out. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = (row: readonly string[]) => row.filter((_, column) => rows.some((one) => one[column] !== ""));
  const lines = [kept(head), kept(head).map(() => "---"), ...rows.map(kept)];
  return lines.map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
}

const allValues = parameters.flatMap(({ values }) => values);
const years = Array.from({ length: coveredYears.last - coveredYears.first + 1 }, (_, n) => coveredYears.first + n);

/** Parameters of one family (`family.part`) stand together; one of its own is a family of one. */
function families(members: readonly Parameter[]): readonly (readonly Parameter[])[] {
  const found = new Map<string, Parameter[]>();
  for (const parameter of members) {
    const key = parameter.id.split(".")[0]!;
    found.set(key, [...(found.get(key) ?? []), parameter]);
  }
  return [...found.values()];
}

const origin = ({ confidence, sources: from, checked, note }: DatedValue) => [
  confidences[confidence],
  checked ? `${checked.by} ${checked.on}` : "nej",
  from.map((id) => `\`${id}\``).join(", "),
  note ?? "",
];

/** Days and what each member has from them; what stands on one row has one origin. */
function valueRows(members: readonly Parameter[]): readonly (readonly string[])[] {
  const rows = new Map<string, { readonly value: DatedValue; readonly cells: string[] }>();
  for (const [position, { values }] of members.entries()) {
    for (const value of values) {
      const key = JSON.stringify([value.from, ...origin(value)]);
      const row = rows.get(key) ?? { value, cells: members.map(() => "") };
      row.cells[position] = amount(value);
      rows.set(key, row);
    }
  }
  return [...rows.values()]
    .toSorted((a, b) => (a.value.from < b.value.from ? -1 : 1))
    .map(({ value, cells }) => [value.from, ...cells, ...origin(value)]);
}

const originHead = ["säkerhet", "kontrollerad", "källor", "anmärkning"];

function renderSingle(parameter: Parameter): string {
  const { id, label, unit, law, range, illustration, note } = parameter;
  const facts = [`\`${id}\`, ${unit}.`];
  if (law !== "") facts.push(`${law}.`);
  if (range) facts.push(`Känslighetsanalysen provar ${number(range.low)}–${number(range.high)}.`);
  if (illustration !== undefined) facts.push(`Platshållare för att prova modellen: ${number(illustration)}.`);
  if (note !== undefined) facts.push(note);
  return `\n### ${label}\n\n${facts.join(" ")}\n\n${table(["från", "värde", ...originHead], valueRows([parameter]))}\n`;
}

function renderFamily(members: readonly Parameter[]): string {
  const [{ id, label, law, note }] = members as readonly [Parameter, ...Parameter[]];
  const family = id.split(".")[0]!;
  const facts = [`\`${family}.…\`.`, ...(law === "" ? [] : [`${law}.`]), ...(note === undefined ? [] : [note])];
  const parts = members.map((one) => one.id.slice(family.length + 1));
  const meaning = members.map(
    (one, n) => `- \`${parts[n]!}\` ${one.label.split(": ").slice(1).join(": ")}, ${one.unit}`,
  );
  const rows = valueRows(members);
  return `\n### ${label.split(": ")[0]!}\n\n${facts.join(" ")}\n\n${meaning.join("\n")}\n\n${table(["från", ...parts, ...originHead], rows)}\n`;
}

/** Years whose value is not known, as `2016–2018, 2024`. */
function unknownYears(parameter: Parameter): string {
  const missing = years.filter((year) => {
    const found = valueOfYear(parameter, year);
    return found?.value === null && found.confidence !== "sure";
  });
  const spans: [number, number][] = [];
  for (const year of missing) {
    const last = spans.at(-1);
    if (last?.[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

const introduction = () => {
  const count = (confidence: Confidence) => allValues.filter((value) => value.confidence === confidence).length;
  const checked = allValues.filter((value) => value.checked !== null).length;
  const gaps = parameters.filter((parameter) => unknownYears(parameter) !== "");
  return `# Parametrar

Sidan skrivs av \`npm run parameters-doc\` ur \`src/domain/model/parameters/\`. Ändra där, inte här.

Nyttokalkylen räknar med ${parameters.length} parametrar och ${allValues.length} daterade värden: ${count("sure")} säkra, ${count("probable")} troliga och ${count("unsure")} osäkra.
${checked === 0 ? "Inget värde är ännu jämfört med sin källa av en namngiven person" : `${checked} värden är jämförda med sin källa av en namngiven person`}; det syns i varje resultat som bygger på dem.

- Ett värde gäller från sin dag tills nästa värde börjar. Ett inkomstår räknas med det som gäller den 31 december.
- _Inte känt_ betyder att ingen har slagit upp värdet. Det som behöver det räknas inte, och resultatet säger vilken parameter som saknas.
  _Inget_ betyder att regeln inte har något sådant värde längre.
- _Säker_ står i källan eller är allmänt känt och kontrollräknat. _Trolig_ bör jämföras med sin primärkälla. _Osäker_ är ett antagande
  eller en platshållare och visas aldrig som fakta.
- Ett värde som har getts ut ändras aldrig. Ny kunskap är ett nytt daterat värde, som nämns i ändringsloggen.
- Ett team kan lägga egna värden över dessa, med egen källa. De syns som teamets egna.

## Luckor

${table(
  ["parameter", "år som saknas", "anmärkning"],
  gaps.map((parameter) => [`\`${parameter.id}\` ${parameter.label}`, unknownYears(parameter), parameter.note ?? ""]),
)}
`;
};

/** The page, in Markdown. */
export function renderParameters(): string {
  const parts = [introduction()];
  for (const [group, heading] of Object.entries(groups)) {
    parts.push(`\n## ${heading}\n`);
    for (const members of families(parameters.filter((parameter) => parameter.group === group))) {
      parts.push(members[0]!.id.includes(".") ? renderFamily(members) : renderSingle(members[0]!));
    }
  }
  const rows = sources.map(({ id, title, kind, locator }) => [`\`${id}\``, title, kinds[kind], locator]);
  parts.push(`\n## Källor\n\n${table(["id", "källa", "hur", "var"], rows)}\n`);
  return parts.join("");
}

if (import.meta.main) await writeFile(new URL("../docs/parameters.md", import.meta.url), renderParameters());
