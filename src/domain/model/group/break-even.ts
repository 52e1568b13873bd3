/** What it would take for the cost to come back (N21). Kronor. */
import type { Assumptions } from "../assumptions.ts";
import type { CohortPerson } from "../calculation.ts";
import { parameterOf, type YearRules } from "../engine/rules.ts";
import { paybackOf } from "./cash-flow.ts";
import { fewestForAnything } from "./disclosure.ts";

/** A half-time job without support, and what it gives society: what is produced, at the cost of the labour (N3). */
export interface HalfTimeJob {
  /** Full-time wage, kronor a month. */
  readonly wage: number;
  /** Whose mean wage it is: so many participants' registered one; 0 when it is stated as a parameter. */
  readonly registered: number;
  /** Kronor a year, before deadweight and displacement. */
  readonly yearly: number;
  /** Ids of the parameters it was computed with. */
  readonly parameters: readonly string[];
}

/** What it would take to have the money back in time, in jobs. */
export interface BreakEven {
  readonly targetMonths: number;
  readonly job: HalfTimeJob;
  readonly needed: MoreNeeded;
}

const statedWage = "antagen_heltidslon";

/**
 * A half-time job at the participants' mean registered full-time wage after, when five or more have one, and otherwise at
 * the stated one. Undefined when neither is known.
 */
export function halfTimeJob(
  persons: readonly Pick<CohortPerson, "person">[],
  rules: YearRules,
  a: Pick<Assumptions, "agreedPremium">,
): HalfTimeJob | undefined {
  const wages = persons.flatMap(({ person }) =>
    person.after.spells
      .flatMap((spell) => (spell.kind === "lon" && spell.wageRegistered !== false ? [spell.fullTimeWage] : []))
      .slice(0, 1),
  );
  const enough = wages.length >= fewestForAnything;
  const wage = enough ? wages.reduce((sum, one) => sum + one, 0) / wages.length : rules.valueBehind(statedWage)?.value;
  const fee = rules.values.employerFee;
  if (typeof wage !== "number" || !Number.isFinite(wage) || Number.isNaN(fee)) return undefined;
  return {
    wage,
    registered: enough ? wages.length : 0,
    yearly: 0.5 * 12 * wage * (1 + fee + a.agreedPremium),
    parameters: [...(enough ? [] : [statedWage]), parameterOf("employerFee")],
  };
}

/** How many more of something it takes. */
export type MoreNeeded =
  | { readonly kind: "reached" }
  | { readonly kind: "more"; readonly count: number }
  /** However many there are, the cost does not come back in time: each of them has no effect, or next to none. */
  | { readonly kind: "impossible" };

/** More jobs than there are people: an effect that takes so many is none. Beyond 2^53 whole numbers cannot be told apart. */
const mostJobs = 1e10;

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
  while (!inTime(enough)) {
    if (enough > mostJobs) return { kind: "impossible" };
    [tooFew, enough] = [enough, 2 * enough];
  }
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (inTime(middle)) enough = middle;
    else tooFew = middle;
  }
  return { kind: "more", count: enough };
}
