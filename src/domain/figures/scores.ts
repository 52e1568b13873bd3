/** Means and extremes of points per scale. */
import { positionAt, type CountBy } from "#src/domain/figures/count.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MICRO } from "#src/domain/figures/forms.ts";
import { meanOf } from "#src/domain/figures/numbers.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { percentile } from "#src/kernel/statistics.ts";

/** What is said of a scale. Everything but n is null when there is no value. */
export interface Score extends Labelled {
  readonly n: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
}

/** Describes the points of each code of a count. Sums are exact millionths. */
export function describeScores(context: Context, { rows, by }: CountBy<Labelled>): readonly Score[] {
  const { numbers, numberOfText } = context.prepared.forms;
  const text = context.register.answer.answer.index;
  const { codes } = by;
  const times = new Int32Array(codes.length * numbers.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const code = positionAt(by, row);
    const number = numberOfText[text[row]!] ?? -1;
    if (code >= 0 && number >= 0) times[code * numbers.length + number]!++;
  }
  return codes.map(({ code, label }, position) => ({
    code,
    label,
    ...describe(numbers, times.subarray(position * numbers.length, (position + 1) * numbers.length)),
  }));
}

/** Describes values that occur so many times each; the values are ascending. */
function describe(values: Float64Array, times: Int32Array): Omit<Score, keyof Labelled> {
  const upTo = times.slice();
  let sum = 0;
  for (let i = 0; i < times.length; i++) {
    if (i > 0) upTo[i]! += upTo[i - 1]!;
    sum += times[i]! * Math.round(values[i]! * MICRO);
  }
  const n = upTo.at(-1) ?? 0;
  if (n === 0) return { n, mean: null, median: null, min: null, max: null };
  const at = (index: number) => values[upTo.findIndex((count) => count > index)]!;
  return { n, mean: meanOf(sum / MICRO, n), median: percentile(n, at, 0.5), min: at(0), max: at(n - 1) };
}
