/** Reads what a package's calculation was made of, and checks it like anything else that comes from outside. */
import { parseJson, readFields, type JsonFault, type JsonFields, type NumberLimits } from "#src/kernel/json-fields.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { assumptionChoices, assumptionLimits } from "../assumption-limits.ts";
import { actors } from "../actors.ts";
import { presetCodes, type Assumptions } from "../assumptions.ts";
import type { CalculationRequest } from "../calculate.ts";
import {
  comparisonSteps, type Cohort, type CohortCost, type CohortPerson, type Comparison, type Coverage, type Shares,
} from "../calculation.ts"; // prettier-ignore
import { confidences, parameterGroups, type DatedValue, type Parameter } from "../parameters/parameter.ts";
import { readPerson, readPersonsFile, type PersonsFault } from "../persons-file/read-persons.ts";
import type { ModelPerson } from "../spells.ts";
import type { PackageData } from "./package-data.ts";
import type { givenFiles } from "./write-package.ts";

/** A file of the package that data is read from. */
export type GivenFile = (typeof givenFiles)[number];

/** Why a package cannot be recomputed. */
export type PackageFault =
  | { readonly code: "missing-file"; readonly file: GivenFile }
  | { readonly code: "not-json"; readonly file: GivenFile }
  | { readonly code: "field"; readonly file: GivenFile; readonly fault: JsonFault }
  | { readonly code: "persons"; readonly faults: readonly PersonsFault[] }
  /** A parameter stands there twice: a reader may see one value, and the calculation take the other. */
  | { readonly code: "same-parameter"; readonly id: string }
  /** More draws from more persons than a computer gets through; the limit is of their product. */
  | { readonly code: "too-much"; readonly draws: number; readonly persons: number; readonly most: number }
  /** The cases of cohort.json are not the persons of persons.json, in the same order. */
  | { readonly code: "other-cases" }
  /** The engine stopped: what the package says cannot all be true. `detail` is the engine's own words. */
  | { readonly code: "impossible"; readonly detail: string };

const any: NumberLimits = { min: -1e15, max: 1e15 };
const count: NumberLimits = { min: 0, max: 1e9, whole: true };
const share: NumberLimits = { min: 0, max: 1 };

/** A package may come from anybody, and what it asks for is limited to what is checked in about a minute. */
const most = {
  persons: 100_000,
  /** Sorting persons into teams takes persons times teams. */
  clusters: 1000,
  /** Draws times persons, those of a comparison among them. */
  drawn: 500_000_000,
  parameters: 2000,
  values: 1000,
};

/** Reads the data. Errors: every fault of the first file that has any. */
export function readPackage(
  files: ReadonlyMap<string, string>,
): Result<PackageData & { readonly parametersSha256: string }, readonly PackageFault[]> {
  const text = files.get("persons.json");
  if (text === undefined) return fail([{ code: "missing-file", file: "persons.json" }]);
  const persons = readPersonsFile(text);
  if (!persons.ok) return fail([{ code: "persons", faults: persons.error }]);
  if (persons.value.persons.length > most.persons) {
    const allowed = { kind: "list", most: most.persons } as const;
    const fault = {
      path: ["persons"],
      code: "wrong",
      allowed,
      found: `${persons.value.persons.length} delar`,
    } as const;
    return fail([{ code: "field", file: "persons.json", fault }]);
  }
  const parameters = readJson(files, "parameters.json", readParameters);
  if (!parameters.ok) return parameters;
  const repeated = repeatedIn(parameters.value);
  if (repeated.length > 0) return fail(repeated.map((id) => ({ code: "same-parameter", id })));
  const cohort = readJson(files, "cohort.json", (fields) => readCohort(fields, persons.value.persons));
  if (!cohort.ok) return cohort;
  if (cohort.value === undefined) return fail([{ code: "other-cases" }]);
  const { comparison, ...rest } = cohort.value;
  const request = readJson(files, "assumptions.json", readRequest);
  if (!request.ok) return request;
  const { program, parametersSha256, ...choices } = request.value;
  const drawnFrom = persons.value.persons.length + (comparison?.persons.length ?? 0);
  if (choices.draws * drawnFrom > most.drawn)
    return fail([{ code: "too-much", draws: choices.draws, persons: drawnFrom, most: most.drawn }]);
  return ok({
    program,
    parametersSha256,
    cohort: rest,
    request: { ...choices, parameters: parameters.value, ...(comparison && { comparison }) },
  });
}

function readJson<T>(
  files: ReadonlyMap<string, string>,
  file: GivenFile,
  read: (fields: JsonFields) => T,
): Result<T, readonly PackageFault[]> {
  const text = files.get(file);
  if (text === undefined) return fail([{ code: "missing-file", file }]);
  const parsed = parseJson(text);
  if (!parsed.ok) return fail([{ code: "not-json", file }]);
  const content = parsed.value;
  const faults: JsonFault[] = [];
  // parameters.json is a list, which its canonical text is.
  const value = readFields(Array.isArray(content) ? { list: content } : content, [], faults, read);
  return faults.length > 0 ? fail(faults.map((fault) => ({ code: "field", file, fault }))) : ok(value);
}

const readParameters = (fields: JsonFields): readonly Parameter[] =>
  fields.list("list", readParameter, most.parameters);

const repeatedIn = (parameters: readonly Parameter[]): readonly string[] => {
  const seen = new Set<string>();
  return parameters.map(({ id }) => id).filter((id) => seen.size === seen.add(id).size);
};

function readParameter(fields: JsonFields): Parameter {
  return {
    id: fields.text("id"),
    label: fields.text("label"),
    unit: fields.text("unit"),
    group: fields.choice("group", parameterGroups) ?? "reference",
    law: fields.text("law"),
    values: fields.list("values", readDatedValue, most.values),
    ...(fields.has("range")
      ? {
          range: fields.object("range", (range) => ({
            low: range.number("low", any),
            high: range.number("high", any),
            shape: range.choice("shape", ["triangular", "scenario"]) ?? "scenario",
          })),
        }
      : {}),
    ...(fields.has("illustration") ? { illustration: fields.number("illustration", any) } : {}),
    ...(fields.has("note") ? { note: fields.text("note") } : {}),
  };
}

function readDatedValue(fields: JsonFields): DatedValue {
  return {
    from: fields.text("from"),
    value: fields.has("value") ? fields.number("value", any) : null,
    confidence: fields.choice("confidence", confidences) ?? "unsure",
    sources: fields.texts("sources"),
    checked: fields.has("checked")
      ? fields.object("checked", (checked) => ({ by: checked.text("by"), on: checked.text("on") }))
      : null,
    ...(fields.has("note") ? { note: fields.text("note") } : {}),
  };
}

/** The cohort with its comparison; undefined when its cases are not these persons. */
function readCohort(
  fields: JsonFields,
  persons: readonly ModelPerson[],
): (Cohort & { readonly comparison?: Comparison }) | undefined {
  const cases = fields.list("cases", (one, position) => ({
    id: one.id("case"),
    position,
    exit: one.choice("exit", ["completed", "interrupted"]) ?? "interrupted",
    after: one.choice("after", ["measured", "earlier", "missing"]) ?? "missing",
    ...(one.has("cluster") ? { cluster: one.number("cluster", { ...count, max: most.clusters - 1 }) } : {}),
    ...(one.has("occasion") ? { occasion: one.text("occasion") } : {}),
    computed: one.texts("computed"),
    ...(one.has("omitted") ? { omitted: one.texts("omitted") } : {}),
  }));
  const cohort = {
    team: fields.text("team"),
    period: fields.object("period", (period) => ({ from: period.text("from"), to: period.text("to") })),
    cost: fields.object("cost", readCost),
    coverage: fields.object("coverage", readCoverage),
    // Packages from before this was written counted losses from the exit.
    measuredAt: fields.has("measuredAt") ? fields.number("measuredAt", count) : 0,
    durations: fields.list(
      "durations",
      (one) => ({ months: one.number("months", any), ended: one.flag("ended") }),
      most.persons,
    ),
    ...(fields.has("comparison") ? { comparison: fields.object("comparison", readComparison) } : {}),
  };
  if (cases.length !== persons.length || cases.some(({ id }, position) => id !== persons[position]!.id)) {
    return undefined;
  }
  const known = cases.map(({ id: _same, position, ...rest }): CohortPerson => ({
    ...rest,
    person: persons[position]!,
  }));
  return { ...cohort, persons: known };
}

const readComparison = (fields: JsonFields): Comparison => ({
  step: fields.choice("step", comparisonSteps) ?? "comparison-group",
  name: fields.text("name"),
  persons: fields.list("persons", readPerson, most.persons),
});

function readCost(fields: JsonFields): CohortCost {
  return {
    total: fields.has("total") ? fields.number("total", any) : undefined,
    shares: fields.object("shares", (shares) => ({
      actual: shares.has("actual") ? shares.object("actual", readShares) : undefined,
      law: shares.object("law", readShares),
      equal: shares.object("equal", readShares),
    })),
    origin: fields.text("origin"),
  };
}

const payers = [...actors, "ovrig"] as const;

function readShares(fields: JsonFields): Shares {
  const shares: Partial<Record<(typeof payers)[number], number>> = {};
  for (const payer of payers) if (fields.has(payer)) shares[payer] = fields.number(payer, share);
  return shares;
}

const readCoverage = (fields: JsonFields): Coverage => ({
  ended: fields.number("ended", count),
  completed: fields.number("completed", count),
  measured: fields.number("measured", count),
  earlier: fields.number("earlier", count),
  missing: fields.number("missing", count),
  leftOut: fields.list("leftOut", (one) => ({ id: one.id("id"), reason: one.text("reason") }), most.persons),
  amounts: fields.object("amounts", (amounts) => ({
    registered: amounts.number("registered", any),
    all: amounts.number("all", any),
  })),
});

function readRequest(
  fields: JsonFields,
): Omit<CalculationRequest, "parameters" | "comparison"> & Pick<PackageData, "program"> & { readonly parametersSha256: string } {
  return {
    program: fields.text("program"),
    parametersSha256: fields.text("parametersSha256"),
    preset: fields.choice("preset", [...presetCodes, "egna"] as const) ?? "egna",
    assumptions: fields.object("assumptions", readAssumptions),
    observePersistence: fields.flag("observePersistence"),
    illustrative: fields.flag("illustrative"),
    targetMonths: fields.number("targetMonths", count),
    draws: fields.number("draws", { min: 0, max: 100_000, whole: true }),
    seed: fields.number("seed", { min: 0, max: 2 ** 53, whole: true }),
  };
} // prettier-ignore

/** Reads every assumption by name; none may be left out. */
function readAssumptions(fields: JsonFields): Assumptions {
  const number = (name: keyof typeof assumptionLimits): number => fields.number(name, assumptionLimits[name]);
  return {
    indirectTax: number("indirectTax"),
    saving: number("saving"),
    kappaDisability: number("kappaDisability"),
    kappaHiring: number("kappaHiring"),
    agreedPremium: number("agreedPremium"),
    dailyBenefitsPayer: fields.choice("dailyBenefitsPayer", assumptionChoices.dailyBenefitsPayer) ?? "af",
    deadweight: number("deadweight"),
    displacement: number("displacement"),
    persistence: number("persistence"),
    discountRate: number("discountRate"),
    taxFactor: number("taxFactor"),
    horizonYears: number("horizonYears"),
    writeOffYears: number("writeOffYears"),
    costSplit: fields.choice("costSplit", assumptionChoices.costSplit) ?? "actual",
    paybackRule: fields.choice("paybackRule", assumptionChoices.paybackRule) ?? "monthly",
    population: fields.choice("population", assumptionChoices.population) ?? "ended",
  };
}
