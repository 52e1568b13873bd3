/** Which number the line explorer is about, as its address says. */
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import type { CostSplitRule } from "#src/domain/model/assumptions.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import { measures, type Measure } from "#src/domain/model/explain.ts";
import { resultRows } from "#src/domain/model/group/results.ts";
import { coverageGroups, type CoverageGroup } from "./coverage-groups.ts";

/** Whose lines: of those who only changed payer, or of a group that the coverage counts. */
export type PersonGroup = "moved" | CoverageGroup;

/** A number, and what its lines are narrowed to. */
export interface LineQuery {
  readonly row: ResultRow;
  readonly measure: Measure;
  readonly rule: CostSplitRule | undefined;
  readonly only: PersonGroup | undefined;
  readonly equalised: boolean;
  readonly equation: string | undefined;
  readonly label: string | undefined;
  /** A person's case number. */
  readonly person: number | undefined;
}

/** Reads the address; society's profit over the horizon when it says nothing that exists. */
export function readLineQuery(params: URLSearchParams): LineQuery {
  const one = <T extends string>(list: readonly T[], name: string): T | undefined =>
    list.find((value) => value === params.get(name));
  const text = (name: string) => (params.get(name) === "" ? undefined : (params.get(name) ?? undefined));
  const person = Number(params.get("person") ?? "");
  const only = one<PersonGroup>(["moved", ...coverageGroups], "only");
  const narrowed = text("equation") ?? text("label") ?? only;
  return {
    row: one(resultRows, "row") ?? "samhalle",
    // A part of the lines has no number of its own but their sum.
    measure: narrowed ? "gross" : (one(measures, "measure") ?? "horizonProfit"),
    rule: one(assumptionChoices.costSplit, "rule"),
    only,
    equalised: params.get("equalised") === "on",
    equation: text("equation"),
    label: text("label"),
    person: Number.isInteger(person) && person > 0 ? person : undefined,
  };
}
