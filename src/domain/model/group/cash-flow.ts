/**
 * Effect and cost over time (N19, N20). Kronor; months are counted from the start of the effect.
 *
 * The effect ΔA is spread evenly over the months, less what had come about anyway (d), fades by ρ from year to year and
 * is discounted by month. The cost λC is charged at once, or by equal parts over N years.
 */
import { ceilQuotient, partOf, rationalOf, roundHalfAway, times } from "#src/kernel/rational.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Payback } from "../calculation.ts";

/** A payback longer than this is none (N20). */
export const paybackCeilingMonths = 120;

/**
 * What of a sum may be missing when the cost is reached, as a share: a sum of a hundred doubles is not exact, and one
 * that is whole in decimals must not take a month more for it.
 */
const DUST = 1e-12;

/** What decides how an effect's years are added up. */
export type EffectTime = Pick<Assumptions, "deadweight" | "persistence" | "discountRate">;

/**
 * Present value of an effect of one krona a year after 0, 1 … `months` months: Σ (1−d)/12 · ρ^⌊(t−1)/12⌋ · (1+i)^(−t/12)
 * (N19). Multiply by ΔA. Never falls. Written into `factors` when somebody has room for them already.
 */
export function presentValueFactors(
  a: EffectTime,
  months: number,
  factors = new Float64Array(months + 1),
): Float64Array {
  const discount = (1 + a.discountRate) ** (-1 / 12);
  let monthly = (1 - a.deadweight) / 12;
  for (let t = 1; t <= months; t++) {
    if (t > 1 && t % 12 === 1) monthly *= a.persistence;
    monthly *= discount;
    factors[t] = factors[t - 1]! + monthly;
  }
  return factors;
}

/** Kronor of present value per krona of yearly effect over the horizon, or over so many years (N19). */
export function presentValueFactor(a: Assumptions, years: number = a.horizonYears): number {
  return presentValueFactors(a, 12 * years)[12 * years]!;
}

/**
 * Present value of the cost that is charged within so many years, λ applied: λC/N at the start of each of the first N
 * years, so the whole of it at once when N is 1.
 */
export function chargedCost(cost: number, a: Assumptions, years: number = a.horizonYears): number {
  const charge = (a.taxFactor * cost) / a.writeOffYears;
  let sum = 0;
  for (let year = 0; year < Math.min(years, a.writeOffYears); year++) sum += charge * (1 + a.discountRate) ** -year;
  return sum;
}

/** Profit over the horizon, or over so many years, in present value (N19): `yearly` is ΔA and `cost` C. */
export const profitOver = (yearly: number, cost: number, a: Assumptions, years: number = a.horizonYears): number =>
  yearly * presentValueFactor(a, years) - chargedCost(cost, a, years);

/**
 * The sum of N19 by month, 0 … `months`: effect so far less cost charged so far. The first charge stands at month 0, a
 * later year's in the first month of its year.
 */
export function cumulative(yearly: number, cost: number, a: Assumptions, months: number): Float64Array {
  return presentValueFactors(a, months).map(
    (factor, month) => yearly * factor - chargedCost(cost, a, Math.max(1, Math.ceil(month / 12))),
  );
}

/**
 * The first month at which an effect of `yearly` has reached `target` kronor; undefined when it never does within the
 * factors of {@link presentValueFactors}, or within the first `months` of them.
 */
export function monthReached(
  factors: Float64Array,
  yearly: number,
  target: number,
  months = factors.length - 1,
): number | undefined {
  const wanted = target * (1 - DUST);
  const reached = (month: number) => yearly * factors[month]! >= wanted;
  let [low, high] = [0, months];
  if (yearly <= 0 || !reached(high)) return undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * When the effect has reached λC (N20), whatever the write-off. By month: never when ΔA ≤ 0 or not within ten years.
 * By the rule of older reports ({@link roundedPaybackMonths}) there is no ceiling.
 */
export function paybackOf(yearly: number, cost: number, a: Assumptions): Payback {
  if (cost <= 0) return { kind: "no-cost" };
  const target = a.taxFactor * cost;
  const months =
    a.paybackRule === "rounded"
      ? roundedPaybackMonths(yearly * (1 - a.deadweight), target)
      : monthReached(presentValueFactors(a, paybackCeilingMonths), yearly, target);
  return months === undefined ? { kind: "never" } : { kind: "months", months };
}

/**
 * ⌈12·C/R⌉ with R first rounded to whole thousands, half away from zero, as older reports count (N20); undefined when
 * that R is not above 0. Kronor; decided on exact decimals.
 */
export function roundedPaybackMonths(yearly: number, cost: number): number | undefined {
  const thousands = roundHalfAway(partOf(rationalOf(yearly), 1000n));
  if (thousands <= 0n) return undefined;
  return Number(ceilQuotient(times(rationalOf(cost), 12n), { numerator: thousands * 1000n, denominator: 1n }));
}
