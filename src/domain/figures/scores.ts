/** Means and extremes of points per scale. */
import type { Count } from "#src/domain/figures/count.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MICRO } from "#src/domain/figures/forms.ts";
import { meanOf } from "#src/domain/figures/numbers.ts";

/** What is said of a scale. Everything but n is null when there is no value. */
export interface Score extends Labelled {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Describes the points of each code of a count whose rows have one code each. Sums are exact millionths. */
export function describeScores(count: Count, valueOf: (row: number) => number): readonly Score[] {
  const codes = count.by?.codes ?? [];
  const values: number[][] = codes.map(() => []);
  for (const row of count.rows) {
    const position = count.by?.kind === "single" ? count.by.at(row) : -1;
    if (position >= 0) values[position]!.push(Math.round(valueOf(row) * MICRO));
  }
  return codes.map(({ code, label }, position) => {
    const own = Float64Array.from(values[position]!).sort();
    const n = own.length;
    const middle = n % 2 === 1 ? own[(n - 1) / 2]! : (own[n / 2 - 1]! + own[n / 2]!) / 2;
    return {
      code,
      label,
      n,
      mean: meanOf(own.reduce((a, b) => a + b, 0) / MICRO, n),
      median: n === 0 ? null : middle / MICRO,
      min: n === 0 ? null : own[0]! / MICRO,
      max: n === 0 ? null : own[n - 1]! / MICRO,
    };
  });
}
