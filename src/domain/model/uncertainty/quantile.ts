/** Median and 5–95 % of draws. */
import { percentile } from "#src/kernel/statistics.ts";
import type { Interval } from "../calculation.ts";

/** Quantiles as R's default (type 7) of at least one draw, which it sorts. Draws may be Infinity: never. */
export function quantilesOf(draws: Float64Array, fractions: readonly number[]): number[] {
  draws.sort();
  return fractions.map((fraction) => percentile(draws.length, (index) => draws[index]!, fraction));
}

/** Median and 5–95 % of draws, kronor or months; null for a payback that never comes. Sorts the draws. */
export function intervalOf(draws: Float64Array): Interval {
  const [low, median, high] = quantilesOf(draws, [0.05, 0.5, 0.95]).map((value) =>
    Number.isFinite(value) ? value : null,
  );
  return { low: low!, median: median!, high: high! };
}
