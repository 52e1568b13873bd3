/** A group's account: revenue, cost, profit and payback of every row. Kronor, unrounded. */
import { actors, type Effect } from "../actors.ts";
import type { Assumptions, CostSplitRule } from "../assumptions.ts";
import type { CohortCost, ResultRow, RowResult } from "../calculation.ts";
import { tolerance } from "../engine/identities.ts";
import { chargedCost, paybackOf, presentValueFactor } from "./cash-flow.ts";
import { costByRow, sharesBy } from "./cost.ts";

/** The rows in the order they are shown; the state stands before what it consists of. */
export const resultRows: readonly ResultRow[] = [
  "samhalle", "kommun", "region", "staten", "af", "fk", "ovrstat", "deltagare", "arbetsgivare", "forsakring",
]; // prettier-ignore

/**
 * Every row's result (N18–N21).
 *
 * `effect` is the group's change a year before the stated deadweight, as summed over persons (or net of a comparison
 * group, with deadweight 0). `displaced` is the part of its production, kronor a year, that pushed other employment out:
 * it is taken from society and from no actor, so the actors sum to society plus what was displaced. Throws when they do
 * not (I1): the account is then wrong and nothing may be shown.
 */
export function rowResults(
  effect: Effect,
  displaced: number,
  cost: CohortCost,
  rule: CostSplitRule,
  persons: number,
  a: Assumptions,
): RowResult[] {
  checkSum(effect);
  const changes = { ...effect, samhalle: effect.samhalle - displaced };
  const costs = cost.total === undefined ? undefined : costByRow(cost.total, sharesBy(cost, rule).shares);
  const factor = presentValueFactor(a);
  return resultRows.map((row) => rowResult(row, changes[row], costs?.[row], persons, a, factor));
}

/** What was displaced as a row of its own: revenue of the first year and over the horizon, both losses. Kronor. */
export function displacedResult(
  displaced: number,
  a: Assumptions,
): { readonly revenue: number; readonly horizonRevenue: number } {
  return { revenue: -(1 - a.deadweight) * displaced, horizonRevenue: -displaced * presentValueFactor(a) };
}

function rowResult(
  row: ResultRow,
  change: number,
  cost: number | undefined,
  persons: number,
  a: Assumptions,
  factor: number,
): RowResult {
  const revenue = (1 - a.deadweight) * change;
  const horizonRevenue = change * factor;
  const known = {
    row,
    revenue,
    revenuePerPerson: persons === 0 ? 0 : revenue / persons,
    horizonRevenue,
  };
  if (cost === undefined)
    return {
      ...known,
      cost,
      profit: undefined,
      horizonProfit: undefined,
      payback: undefined,
      ratio: undefined,
    };
  return {
    ...known,
    cost,
    profit: revenue - chargedCost(cost, a, 1),
    horizonProfit: horizonRevenue - chargedCost(cost, a),
    payback: paybackOf(change, cost, a),
    ratio: benefitRatio(horizonRevenue, cost, a),
  };
}

/** Nyttokvot (N21): present value of the effect per krona of λC; undefined without a cost. */
const benefitRatio = (presentValue: number, cost: number, a: Pick<Assumptions, "taxFactor">): number | undefined =>
  cost > 0 ? presentValue / (a.taxFactor * cost) : undefined;

/** I1, and that the state is the sum of its parts. */
function checkSum(effect: Effect): void {
  const society = actors.reduce((sum, actor) => sum + effect[actor], 0);
  const state = effect.af + effect.fk + effect.ovrstat;
  const largest = Math.max(Math.abs(society - effect.samhalle), Math.abs(state - effect.staten));
  // Written so that a sum that is not a number stops too.
  if (!(largest <= tolerance)) throw new Error(`the actors do not sum to society: ${largest} kr`);
}
