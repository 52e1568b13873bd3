/**
 * From a number of a calculation to the lines it is made of, and back: the lines' sum, then each step from there to the
 * number. What the steps end in is the number itself; a test holds that.
 */
import { actors, stateActors, type Actor } from "./actors.ts";
import type { Calculation, Line, PersonResult, ResultRow, RowResult } from "./calculation.ts";
import type { CostSplitRule } from "./assumptions.ts";
import { chargedCost, presentValueFactor } from "./group/cash-flow.ts";
import { costByRow, sharesBy } from "./group/cost.ts";

/** The numbers of a row that can be explained. `gross` is the change before the counterfactual. */
export const measures = [
  "gross",
  "revenue",
  "revenuePerPerson",
  "horizonRevenue",
  "cost",
  "profit",
  "horizonProfit",
  "payback",
  "ratio",
] as const;

/** One of {@link measures}. */
export type Measure = (typeof measures)[number];

/** Lines of the same kind on one actor's account, summed over persons. Kronor a year. */
export interface LineGroup {
  readonly actor: Actor;
  readonly equation: string;
  readonly label: string;
  readonly registered: boolean;
  readonly before: number;
  readonly after: number;
  /** after − before. */
  readonly change: number;
  /** Persons with such a line. */
  readonly persons: number;
  readonly parameters: readonly string[];
  readonly sources: readonly string[];
}

/** The actors of a row: one, the state's or all. */
const actorsOf = (row: ResultRow): readonly Actor[] =>
  row === "samhalle" ? actors : row === "staten" ? stateActors : [row];

/** Sums persons' lines by actor, equation and kind, in the order of the actors and the equations; lines of others are left out. */
export function groupLines(
  persons: readonly Pick<PersonResult, "id" | "lines">[],
  row: ResultRow,
): readonly LineGroup[] {
  const wanted = new Set<Actor>(actorsOf(row));
  const groups = new Map<string, { first: Line; before: number; after: number; persons: Set<unknown>; parameters: Set<string>; sources: Set<string> }>(); // prettier-ignore
  for (const { id, lines } of persons) {
    for (const line of lines) {
      if (!wanted.has(line.actor)) continue;
      const key = `${line.actor}\n${line.equation}\n${line.label}\n${line.registered}`;
      let group = groups.get(key);
      if (!group) {
        group = { first: line, before: 0, after: 0, persons: new Set(), parameters: new Set(), sources: new Set() };
        groups.set(key, group);
      }
      group[line.situation] += line.amount;
      group.persons.add(id);
      for (const one of line.parameters) group.parameters.add(one);
      for (const one of line.sources) group.sources.add(one);
    }
  }
  const place = ({ actor }: LineGroup) => actors.indexOf(actor);
  const number = ({ equation }: LineGroup) => Number(equation.slice(1));
  return [...groups.values()]
    .map(({ first, before, after, persons: who, parameters, sources }): LineGroup => ({
      actor: first.actor,
      equation: first.equation,
      label: first.label,
      registered: first.registered,
      before,
      after,
      change: after - before,
      persons: who.size,
      parameters: [...parameters],
      sources: [...sources],
    }))
    .toSorted((a, b) => place(a) - place(b) || number(a) - number(b) || a.label.localeCompare(b.label, "sv"));
}

/** Sum of the groups' changes, kronor a year. */
export const sumOfGroups = (groups: readonly LineGroup[]): number =>
  groups.reduce((sum, { change }) => sum + change, 0);

/** A step from the lines to the number; `amount` is what stands after it. */
export interface Step {
  readonly kind:
    | "lines"
    | "comparison"
    | "displaced"
    | "deadweight"
    | "revenue"
    | "per-person"
    | "year"
    | "horizon"
    | "cost"
    | "charged"
    | "profit"
    | "month"
    | "ratio";
  /** What is added here, or the result so far for the kinds that are a result. */
  readonly amount: number;
  /** What the first year's revenue is multiplied by in this year. */
  readonly factor?: number;
  /** The year or month of the kinds that are about one; the number of persons of `per-person`. */
  readonly of?: number;
  readonly isResult: boolean;
}

/** What of a calculation a number is explained by. */
export type Explainable = Pick<Calculation, "assumptions" | "counterfactual" | "persons" | "displaced" | "rows" | "bySplit">; // prettier-ignore

/** The row of a calculation, under the cost split asked for. */
export function rowOf(calculation: Explainable, row: ResultRow, rule?: CostSplitRule): RowResult | undefined {
  const rows = rule === undefined ? calculation.rows : calculation.bySplit[rule];
  return rows?.find((one) => one.row === row);
}

/**
 * How a number comes about: from `lines`, the sum of the row's lines in kronor a year, step by step. The last step's
 * amount is the number (months for payback, a quotient for ratio). Empty when the calculation does not have the number.
 */
export function explainNumber(
  calculation: Explainable,
  {
    row,
    measure,
    rule,
  }: { readonly row: ResultRow; readonly measure: Measure; readonly rule?: CostSplitRule | undefined },
  lines: number,
): readonly Step[] {
  const { assumptions: a, counterfactual, persons, displaced } = calculation;
  const result = rowOf(calculation, row, rule);
  if (!result) return [];
  const start: Step[] = [{ kind: "lines", amount: lines, isResult: measure === "gross" }];
  if (measure === "gross") return start;
  if (measure === "cost")
    return result.cost === undefined ? [] : [{ kind: "cost", amount: result.cost, isResult: true }];

  let yearly = lines;
  if (counterfactual.change) {
    const theirs = -persons * counterfactual.change[row];
    start.push({ kind: "comparison", amount: theirs, of: persons, isResult: false });
    yearly += theirs;
  }
  if (row === "samhalle" && displaced !== 0) {
    start.push({ kind: "displaced", amount: 0 - displaced, isResult: false });
    yearly -= displaced;
  }
  if (a.deadweight !== 0) start.push({ kind: "deadweight", amount: 0 - a.deadweight * yearly, isResult: false });
  const revenue = yearly * (1 - a.deadweight);
  const first: Step[] = [...start, { kind: "revenue", amount: revenue, isResult: true }];
  if (measure === "revenue") return first;
  if (measure === "revenuePerPerson") {
    return [
      ...first,
      { kind: "per-person", amount: persons === 0 ? 0 : revenue / persons, of: persons, isResult: true },
    ];
  }

  const { cost } = result;
  if (measure === "profit") {
    if (cost === undefined) return [];
    const charged = chargedCost(cost, a, 1);
    return [
      ...first,
      { kind: "charged", amount: -charged, isResult: false },
      { kind: "profit", amount: revenue - charged, isResult: true },
    ];
  }

  const years = Array.from({ length: a.horizonYears }, (_, index): Step => {
    const factor = presentValueFactor(a, index + 1) - presentValueFactor(a, index);
    const ofRevenue = a.deadweight < 1 ? { factor: factor / (1 - a.deadweight) } : {};
    return { kind: "year", amount: yearly * factor, of: index + 1, isResult: false, ...ofRevenue };
  });
  const horizon = yearly * presentValueFactor(a);
  const over: Step[] = [...first, ...years, { kind: "horizon", amount: horizon, of: a.horizonYears, isResult: true }];
  if (measure === "horizonRevenue") return over;
  if (cost === undefined) return [];
  if (measure === "ratio") {
    const bearing = a.taxFactor * cost;
    if (bearing <= 0) return [];
    return [...over, { kind: "cost", amount: bearing, isResult: false }, { kind: "ratio", amount: horizon / bearing, isResult: true }]; // prettier-ignore
  }
  if (measure === "payback") {
    if (result.payback?.kind !== "months")
      return [...first, { kind: "cost", amount: a.taxFactor * cost, isResult: false }];
    return [
      ...first,
      { kind: "cost", amount: a.taxFactor * cost, isResult: false },
      { kind: "month", amount: result.payback.months, of: result.payback.months, isResult: true },
    ];
  }
  const charged = chargedCost(cost, a);
  return [
    ...over,
    { kind: "charged", amount: -charged, isResult: false },
    { kind: "profit", amount: horizon - charged, of: a.horizonYears, isResult: true },
  ];
}

/** The cost of a row under a rule with its share, for the last step; undefined when the cost is not known. */
export function costShare(
  { cost, split }: Pick<Calculation, "cost" | "split">,
  row: ResultRow,
  rule: CostSplitRule = split,
): { readonly total: number; readonly share: number } | undefined {
  if (cost.total === undefined) return undefined;
  const share = costByRow(1, sharesBy(cost, rule).shares)[row];
  return { total: cost.total, share };
}
