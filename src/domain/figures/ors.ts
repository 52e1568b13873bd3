/** ORS of the ended: first measurement, and first against last. Sums are exact millionths of a point. */
import { onlyAll, type Count } from "#src/domain/figures/count.ts";
import { defineFigure, frequencyRows, missing, type Figure } from "#src/domain/figures/define.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MICRO } from "#src/domain/figures/forms.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { meanOf, shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { bitsProperty } from "#src/domain/figures/properties.ts";
import { filled, flaggedRows, type Rows } from "#src/domain/figures/rows.ts";
import { ors } from "#src/domain/instruments/catalogue.ts";

const RELIABLE = ors.reliableChange * MICRO;
const LIMIT = ors.clinicalLimit * MICRO;

/** Of each enrolment the sums of the first and last complete measurement, and how many of the two there are. */
const sumsOf = perRegister((_, { forms: { orsFirst, orsLast, orsSum } }) => {
  const column = () => new Float64Array(orsFirst.length).fill(Number.NaN);
  const [first, last, measurements] = [column(), column(), new Uint8Array(orsFirst.length)];
  for (let row = 0; row < orsFirst.length; row++) {
    if (orsFirst[row]! < 0) continue;
    first[row] = orsSum[orsFirst[row]!]!;
    last[row] = orsSum[orsLast[row]!]!;
    measurements[row] = orsFirst[row] === orsLast[row] ? 1 : 2;
  }
  return { first, last, measurements };
});

/** Ended with a first complete measurement. */
const measured = perContext((context): Rows => flaggedRows(context.known.ended, sumsOf(context).measurements, 1));

/** Ended with two different complete measurements. */
const paired = (context: Context): Rows => flaggedRows(context.known.ended, sumsOf(context).measurements, 2);

const changes: readonly Labelled[] = [
  { code: "better", label: "Säkert bättre" },
  { code: "unchanged", label: "Ingen säker förändring" },
  { code: "worse", label: "Säkert sämre" },
  { code: "crossed-25", label: "Passerade 25" },
];

/** Reliably better, unchanged or worse; and beside that, whether the clinical limit was passed upwards. */
const changeBits = perRegister((register) => {
  const { first, last } = sumsOf({ register });
  return filled(new Int32Array(first.length), (row) => {
    const [before, after] = [first[row]!, last[row]!];
    const verdict = after - before >= RELIABLE ? 1 : after - before <= -RELIABLE ? 4 : 2;
    return before < LIMIT && after >= LIMIT ? verdict | 8 : verdict;
  });
});

/** Sum over rows of a column of sums in millionths. */
function total(rows: Rows, column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += column[rows[i]!]!;
  return sum;
}

const meanPoints = (sum: number, n: number) => meanOf(sum / MICRO, n);

const withoutMeasurement = (context: Context, first: Count) =>
  missing(anonymousIn(context, "ended"), { unmeasured: context.known.ended.length - first.rows.length });

export const orsFigures: readonly Figure[] = [
  defineFigure(
    { id: "ors.start", version: 1, kind: "statistic", group: "instruments", unit: "points" },
    (c) => ({ n: { table: "enrolment", rows: measured(c), by: onlyAll } }),
    (c, { n }, base) => {
      let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      const { first } = sumsOf(c);
      for (const row of n.rows) {
        min = Math.min(min, first[row]!);
        max = Math.max(max, first[row]!);
      }
      const isEmpty = n.rows.length === 0;
      return {
        kind: "statistic",
        ...base,
        unit: "points",
        parameters: { population: "ended" },
        missing: withoutMeasurement(c, n),
        groups: [
          {
            ...ALL,
            n: n.rows.length,
            mean: meanPoints(total(n.rows, first), n.rows.length),
            min: isEmpty ? null : min / MICRO,
            max: isEmpty ? null : max / MICRO,
          },
        ],
      };
    },
  ),
  defineFigure(
    { id: "ors.pairs", version: 1, kind: "table", group: "instruments", unit: "enrolments" },
    (c) => ({
      count: { table: "enrolment", rows: paired(c), by: bitsProperty(changes, changeBits(c)) },
      measured: { table: "enrolment", rows: measured(c) },
    }),
    (c, { count, measured: first }, base) => {
      const n = count.rows.length;
      const before = total(count.rows, sumsOf(c).first);
      const after = total(count.rows, sumsOf(c).last);
      return {
        kind: "table",
        ...base,
        columns: ["count", "share"],
        pairs: shareOf(n, first.rows.length),
        meanFirst: meanPoints(before, n),
        meanLast: meanPoints(after, n),
        meanChange: meanPoints(after - before, n),
        missing: withoutMeasurement(c, first),
        rows: frequencyRows(count),
      };
    },
  ),
];
