/** What it would take for the cost to come back (N21). Kronor. */
import type { Assumptions } from "../assumptions.ts";
import { chargedCost, paybackOf, presentValueFactor } from "./cash-flow.ts";

/** How many more of something it takes. */
export type MoreNeeded =
  | { readonly kind: "reached" }
  | { readonly kind: "more"; readonly count: number }
  /** However many there are, the cost does not come back in time: each of them has no effect, or none that counts. */
  | { readonly kind: "impossible" };

/**
 * The least whole number of further jobs, each with an effect of `perJob` a year, for the cost to be back within
 * `targetMonths`, by the payback rule of the assumptions. `yearly` is the effect there is. All before deadweight.
 */
export function jobsNeeded(
  question: { readonly yearly: number; readonly cost: number; readonly perJob: number; readonly targetMonths: number },
  a: Assumptions,
): MoreNeeded {
  const { yearly, cost, perJob, targetMonths } = question;
  const inTime = (jobs: number) => {
    const payback = paybackOf(yearly + jobs * perJob, cost, a);
    return payback.kind === "no-cost" || (payback.kind === "months" && payback.months <= targetMonths);
  };
  if (inTime(0)) return { kind: "reached" };
  if (perJob <= 0 || targetMonths < 1 || a.deadweight >= 1) return { kind: "impossible" };
  let [tooFew, enough] = [0, 1];
  while (!inTime(enough)) [tooFew, enough] = [enough, 2 * enough];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (inTime(middle)) enough = middle;
    else tooFew = middle;
  }
  return { kind: "more", count: enough };
}

/** The effect a year, before deadweight, at which profit over the horizon is 0; undefined when no effect gives that. */
export function breakEvenEffect(cost: number, a: Assumptions): number | undefined {
  const factor = presentValueFactor(a);
  return factor > 0 ? chargedCost(cost, a) / factor : undefined;
}
