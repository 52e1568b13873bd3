/** A reproduction package's own files as text: data, result, lines and report. The engine that recomputes them comes beside. */
import { sha256 } from "#src/kernel/sha256.ts";
import { calculate, personResults, type CalculationRequest } from "../calculate.ts";
import type { Calculation, Comparison, PersonResult } from "../calculation.ts";
import type { Uncomputed } from "../engine/evaluate.ts";
import { parametersText } from "../parameters/select.ts";
import { isComputed, toTheOre } from "../persons-file/evaluate-persons.ts";
import { personFields, spellFields, writePersonsFile } from "../persons-file/write-persons.ts";
import type { ModelPerson, Spell } from "../spells.ts";
import type { PackageData } from "./package-data.ts";

/** The files that everything else is computed from. */
export const givenFiles = ["persons.json", "cohort.json", "parameters.json", "assumptions.json"] as const;
/** The files that are computed. */
export const computedFiles = ["inputs.csv", "result.json", "lines.csv", "rapport.txt"] as const;

/** Name of a file of the package. */
export type PackageFile = (typeof givenFiles)[number] | (typeof computedFiles)[number];

/** Writes a calculation as a report to read; the floor above has the words. */
export type ReportWriter = (calculation: Calculation, request: CalculationRequest, program: string) => string;

/** Every file's text. */
export type PackageFiles = Readonly<Record<PackageFile, string>>;

/**
 * Computes the files. The data must be without identity (`package-data.ts`): what is given here is what is written. Throws
 * when an identity of the model does not hold.
 */
export function packageFiles(data: PackageData, writeReport: ReportWriter): PackageFiles {
  const { cohort, request } = data;
  const calculation = calculate(cohort, request);
  const persons = cohort.persons.map(({ person }) => person);
  return {
    "persons.json": writePersonsFile(persons),
    "cohort.json": cohortText(data),
    "parameters.json": parametersText(request.parameters),
    "assumptions.json": assumptionsText(data),
    "inputs.csv": inputsCsv(persons),
    "result.json": indented(calculation),
    "lines.csv": linesCsv(persons, personResults(cohort, { ...request, assumptions: calculation.assumptions })),
    "rapport.txt": writeReport(calculation, request, data.program),
  };
}

const indented = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

function cohortText({ cohort, request }: PackageData): string {
  const { persons, ...rest } = cohort;
  const cases = persons.map(({ person, ...known }) => ({ case: person.id, ...known }));
  return indented({ ...rest, cases, ...(request.comparison && { comparison: comparisonFields(request.comparison) }) });
}

const comparisonFields = ({ persons, ...rest }: Comparison) => ({ ...rest, persons: persons.map(personFields) });

function assumptionsText({ request, program }: PackageData): string {
  const { parameters, comparison: _beside, ...choices } = request;
  return indented({ program, parametersSha256: sha256(parametersText(parameters)), ...choices });
}

/** Fields of spells, in the order of the columns. */
const spellColumns = [
  "typ", "man", "omf", "belopp", "heltidslon", "schablonlon", "ag", "stod.typ", "stod.niva", "stod.faktor", "sgi", "niva", "alder",
  "antagandeinkomst", "dag", "dagar", "veckor", "hogre", "medLan", "samtidigt", "jobbstimulans", "boende", "dagarPerManad",
  "region", "kommun", "patientavgift", "fk", "af", "ursprung",
]; // prettier-ignore

/** One row per spell; the same as persons.json, for a spreadsheet. */
function inputsCsv(persons: readonly ModelPerson[]): string {
  const header = ["fall", "år", "kommunalskatt", "regionskatt", "boendekostnad", "riksnorm", "läge", "period", ...spellColumns];
  const rows = persons.flatMap((person) =>
    (["before", "after"] as const).flatMap((situation) =>
      person[situation].spells.map((spell, position) => [
        person.id,
        person.year,
        person.context.municipalTax,
        person.context.regionalTax,
        person.context.housing,
        person.context.norm,
        situationName[situation],
        position,
        ...spellCells(spell),
      ]),
    ),
  );
  return csv([header, ...rows]);
} // prettier-ignore

function spellCells(spell: Spell): readonly unknown[] {
  const { stod, ...fields } = spellFields(spell);
  const support = typeof stod === "object" && stod !== null ? Object.entries<unknown>({ ...stod }) : [];
  const flat = new Map([
    ...Object.entries(fields),
    ...support.map(([name, value]) => [`stod.${name}`, value] as const),
  ]);
  for (const name of flat.keys()) {
    if (!spellColumns.includes(name)) throw new Error(`inputs.csv has no column for ${name}`);
  }
  return spellColumns.map((name) => flat.get(name));
}

const situationName = { before: "före", after: "efter" } as const;

/** Every krona: on whose account, by which equation and source. Positive is a gain to the actor. */
function linesCsv(persons: readonly ModelPerson[], results: readonly (PersonResult | Uncomputed)[]): string {
  const years = new Map(persons.map(({ id, year }) => [id, year]));
  const header = ["fall", "år", "läge", "ekvation", "aktör", "vad", "kronor", "uppgift", "källa", "parametrar"];
  const rows = results.flatMap((result) =>
    (isComputed(result) ? result.lines : []).map((line) => [
      result.id,
      years.get(result.id),
      situationName[line.situation],
      line.equation,
      line.actor,
      line.label,
      toTheOre(line.amount).toFixed(2).replace(".", ","),
      line.registered ? "registrerad" : "beräknad",
      line.sources.join("+"),
      line.parameters.join("+"),
    ]),
  );
  return csv([header, ...rows]);
}

/** As the register's CSV: semicolons, decimal commas, quotes where needed, a byte order mark. */
const csv = (rows: readonly (readonly unknown[])[]): string =>
  `\ufeff${rows.map((cells) => `${cells.map(cellText).join(";")}\r\n`).join("")}`;

function cellText(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value).replace(".", ",");
  const text = Array.isArray(value) ? value.join(" ") : typeof value === "string" ? value : JSON.stringify(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
