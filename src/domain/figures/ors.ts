/** ORS of the ended: first measurement, and first against last. Sums are exact millionths of a point. */
import { filterRows, type Count, type Multiple, type Rows } from "#src/domain/figures/count.ts";
import { defineFigure, frequencyRows, missing, onlyAll, type Figure } from "#src/domain/figures/define.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MICRO } from "#src/domain/figures/forms.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { meanOf, shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import { ors } from "#src/domain/instruments/catalogue.ts";

const RELIABLE = ors.reliableChange * MICRO;
const LIMIT = ors.clinicalLimit * MICRO;

/** Ended with a first complete measurement. */
const measured = perContext((context): Rows => {
  const { orsFirst } = context.prepared.forms;
  return filterRows(context.known.ended, (row) => orsFirst[row]! >= 0);
});

/** Ended with two different complete measurements. */
function paired(context: Context): Rows {
  const { orsFirst, orsLast } = context.prepared.forms;
  return filterRows(measured(context), (row) => orsLast[row] !== orsFirst[row]);
}

const firstSum = ({ prepared: { forms } }: Context, row: number) => forms.orsSum[forms.orsFirst[row]!]!;
const lastSum = ({ prepared: { forms } }: Context, row: number) => forms.orsSum[forms.orsLast[row]!]!;

const changes: readonly Labelled[] = [
  { code: "better", label: "Säkert bättre" },
  { code: "unchanged", label: "Ingen säker förändring" },
  { code: "worse", label: "Säkert sämre" },
  { code: "crossed-25", label: "Passerade 25" },
];

/** Reliably better, unchanged or worse; and beside that, whether the clinical limit was passed upwards. */
function changeProperty(context: Context): Multiple {
  return {
    kind: "multiple",
    codes: changes,
    bits: (row) => {
      const first = firstSum(context, row);
      const last = lastSum(context, row);
      const change = last - first;
      const verdict = change >= RELIABLE ? 1 : change <= -RELIABLE ? 4 : 2;
      return first < LIMIT && last >= LIMIT ? verdict | 8 : verdict;
    },
  };
}

/** Sum over rows of a sum in millionths. */
function total(rows: Rows, valueOf: (row: number) => number): number {
  let sum = 0;
  for (const row of rows) sum += valueOf(row);
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
      for (const row of n.rows) {
        min = Math.min(min, firstSum(c, row));
        max = Math.max(max, firstSum(c, row));
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
            mean: meanPoints(
              total(n.rows, (row) => firstSum(c, row)),
              n.rows.length,
            ),
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
      count: { table: "enrolment", rows: paired(c), by: changeProperty(c) },
      measured: { table: "enrolment", rows: measured(c) },
    }),
    (c, { count, measured: first }, base) => {
      const n = count.rows.length;
      const before = total(count.rows, (row) => firstSum(c, row));
      const after = total(count.rows, (row) => lastSum(c, row));
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
