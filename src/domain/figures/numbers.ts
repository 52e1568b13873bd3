/**
 * The arithmetic that figures share: shares with their interval, changes, means and percentiles. Full precision; what is
 * printed is rounded where it is printed.
 */
import type { Share } from "#src/domain/figures/figure.ts";
import { percentile, wilson } from "#src/kernel/statistics.ts";

/**
 * A share with its 95 % interval by Wilson's score method (JASA 22, 1927). Value, low and high are 0–1; all three are
 * null when the denominator is 0. The numerator must be 0–denominator.
 */
export function shareOf(numerator: number, denominator: number): Share {
  if (denominator === 0) return { numerator, denominator, value: null, low: null, high: null };
  return { numerator, denominator, value: numerator / denominator, ...wilson(numerator, denominator) };
}

/** Change in percent of `before`, unrounded; null when there was nothing before. */
export function changePercent(before: number, after: number): number | null {
  return before === 0 ? null : ((after - before) / before) * 100;
}

/** Change in whole percent cut toward zero, as SUS prints it; null when there was nothing before. */
export function changePercentCut(before: number, after: number): number | null {
  if (before === 0) return null;
  // Integers before dividing: −16,67 is cut to −16 and 100 stays 100 whatever the binary fraction. No negative zero.
  return Math.trunc(((after - before) * 100) / before) + 0;
}

/** Removes the binary dust of summed decimals (0.1 + 0.2): keeps six decimals. */
export const withoutDust = (value: number): number => Math.round(value * 1e6) / 1e6;

/** Sum divided by number; null when there is nothing. */
export const meanOf = (sum: number, n: number): number | null => (n === 0 ? null : sum / n);

/** What describes a list of values. Everything but n is null when the list is empty. */
export interface Description {
  readonly n: number;
  readonly sum: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Widest span of whole values that is sorted by counting; above it the values are sorted by comparing. */
const COUNTED_SPAN = 1 << 16;

/**
 * Describes the whole numbers (days, years, months) of each of some groups; bit g of `bits[i]` is set when value i
 * belongs to group g, and without bits every value belongs to the only group. Percentiles by linear interpolation between
 * the two nearest of the sorted values, so the median of an even number is the mean of the two middle ones.
 */
export function describeWhole(values: Int32Array, groups: number, bits?: Int32Array): Description[] {
  const [min, max] = extremes(values);
  const span = max - min + 1;
  if (span > COUNTED_SPAN) return describeByComparing(values, groups, bits);
  const times = new Int32Array(groups * span);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! - min;
    let left = bits ? bits[i]! : 1;
    for (let group = 0; left !== 0; group++, left >>= 1) if ((left & 1) !== 0) times[group * span + value]!++;
  }
  return Array.from({ length: groups }, (_, group) =>
    describeTimes(times.subarray(group * span, (group + 1) * span), min),
  );
}

function extremes(values: Int32Array): readonly [min: number, max: number] {
  let min = values[0] ?? 0;
  let max = min;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return [min, max];
}

/** Describes values that occur so many times each: `times[v]` is how often `v + least` does. */
function describeTimes(times: Int32Array, least: number): Description {
  const upTo = times.slice();
  let sum = 0;
  for (let v = 0; v < times.length; v++) {
    if (v > 0) upTo[v]! += upTo[v - 1]!;
    sum += times[v]! * (v + least);
  }
  return describeSorted(upTo.at(-1) ?? 0, sum, (index) => upTo.findIndex((count) => count > index) + least);
}

function describeByComparing(values: Int32Array, groups: number, bits?: Int32Array): Description[] {
  return Array.from({ length: groups }, (_, group) => {
    const sorted = values.filter((_value, i) => ((bits ? bits[i]! : 1) & (1 << group)) !== 0).sort();
    const sum = sorted.reduce((a, b) => a + b, 0);
    return describeSorted(sorted.length, sum, (index) => sorted[index]!);
  });
}

function describeSorted(n: number, sum: number, at: (index: number) => number): Description {
  if (n === 0) return { n, sum: 0, mean: null, median: null, q1: null, q3: null, min: null, max: null };
  return {
    n,
    sum,
    mean: sum / n,
    median: percentile(n, at, 0.5),
    q1: percentile(n, at, 0.25),
    q3: percentile(n, at, 0.75),
    min: at(0),
    max: at(n - 1),
  };
}
