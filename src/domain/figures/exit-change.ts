/** Before and after: occupation and income at start and exit, and the time between. Anonymous participants are left out. */
import { codeIndex } from "#src/domain/code-lists.ts";
import { columnProperty, onlyAll, rowsHaving, tally, type Count, type Single } from "#src/domain/figures/count.ts";
import {
  defineFigure,
  describeGroups,
  frequencyRows,
  missing,
  rowsBy,
  type Figure,
} from "#src/domain/figures/define.ts";
import { EXIT, START } from "#src/domain/figures/enrolment-columns.ts";
import { ofEnded } from "#src/domain/figures/exit.ts";
import type { Labelled, TableRow } from "#src/domain/figures/figure.ts";
import { changePercent, changePercentCut, shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context } from "#src/domain/figures/population.ts";
import { childrenOf, perRegister } from "#src/domain/figures/prepared.ts";
import {
  codeProperty,
  mainSourceProperty,
  occupationProperty,
  sourceProperty,
} from "#src/domain/figures/properties.ts";
import { filled, gatherRows, valuesAt, type Rows } from "#src/domain/figures/rows.ts";
import { NONE } from "#src/domain/register.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

const UNMEASURED = codeIndex("exitReason", "utan-matning");

const exitReasonProperty = (context: Context) => codeProperty("exitReason", context.register.enrolment.exitReason);

/** Days from start to exit of every enrolment that has ended. */
const daysOf = perRegister(({ enrolment: { startDate, endDate } }) =>
  endDate.map((end, row) => (end === NO_DAY ? NO_DAY : end - startDate[row]!)),
);

const withoutAnonymous = (context: Context) => missing(anonymousIn(context, "ended"));

/** Rows with before, after, change and their shares under the two given names. */
function changeRows(
  before: Count,
  after: Count,
  percent: (before: number, after: number) => number | null,
  shares: readonly [before: string, after: string],
): TableRow[] {
  const was = tally(before);
  const became = tally(after);
  return rowsBy(before.by?.codes ?? [], (position) => ({
    before: was.by[position]!,
    after: became.by[position]!,
    change: became.by[position]! - was.by[position]!,
    changePercent: percent(was.by[position]!, became.by[position]!),
    [shares[0]]: shareOf(was.by[position]!, was.n),
    [shares[1]]: shareOf(became.by[position]!, became.n),
  }));
}

const changeFigure = (id: string, counts: (context: Context) => { before: Count; after: Count }): Figure =>
  defineFigure(
    { id, version: 1, kind: "table", group: "exit", unit: "enrolments" },
    counts,
    (c, { before, after }, base) => ({
      kind: "table",
      ...base,
      columns: ["before", "after", "change", "changePercent", "shareBefore", "shareAfter"],
      n: { before: before.rows.length, after: after.rows.length },
      missing: withoutAnonymous(c),
      rows: changeRows(before, after, changePercent, ["shareBefore", "shareAfter"]),
    }),
  );

/** Each enrolment's recorded income sources at start and at exit. */
const sourceRows = perRegister(({ income_source: { occasion, source }, enrolment }, { enrolmentOf }) => {
  const recordedAt = (which: number) =>
    enrolmentOf.income_source.map((own, row) => (occasion[row] === which && source[row]! >= 0 ? own : NONE));
  return {
    start: childrenOf(recordedAt(START), enrolment.rows),
    exit: childrenOf(recordedAt(EXIT), enrolment.rows),
  };
});

/** Recorded income source rows of the ended; a source recorded twice is two rows. */
function recordedSources(context: Context, at: "start" | "exit"): Count {
  const { first, rows } = sourceRows(context)[at];
  const { ended } = context.known;
  const recorded = gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < ended.length; i++) {
      const enrolment = ended[i]!;
      for (let child = first[enrolment]!; child < first[enrolment + 1]!; child++) room[n++] = rows[child]!;
    }
    return n;
  });
  const { source } = context.register.income_source;
  return { table: "income_source", rows: recorded, by: codeProperty("incomeSource", source) };
}

const bands: readonly (Labelled & { readonly upTo: number })[] = [
  { code: "0", label: "Under 1 månad", upTo: 0 },
  { code: "1-5", label: "1–5", upTo: 5 },
  { code: "6-10", label: "6–10", upTo: 10 },
  { code: "11-15", label: "11–15", upTo: 15 },
  { code: "16-20", label: "16–20", upTo: 20 },
  { code: "21+", label: "21 och fler", upTo: Number.POSITIVE_INFINITY },
];

/** Whole months in the programme, in bands; under one month is a band of its own. */
const timeBandOf = perRegister((_, { columns }) =>
  filled(new Int8Array(columns.months.length), (row) => bands.findIndex(({ upTo }) => columns.months[row]! <= upTo)),
);

const timeBandProperty = (context: Context): Single =>
  columnProperty(
    bands.map(({ code, label }) => ({ code, label })),
    timeBandOf(context),
  );

const timeBands = (id: string, rows: (context: Context) => Rows): Figure =>
  defineFigure(
    { id, version: 1, kind: "table", group: "exit", unit: "enrolments" },
    (c) => ({ count: ofEnded(rows(c), timeBandProperty(c)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      missing: withoutAnonymous(c),
      rows: frequencyRows(count),
    }),
  );

export const exitChangeFigures: readonly Figure[] = [
  changeFigure("exit.occupation-change", (c) => ({
    before: ofEnded(c.known.ended, occupationProperty(c, START)),
    after: ofEnded(c.known.ended, occupationProperty(c, EXIT)),
  })),
  changeFigure("exit.income-change", (c) => ({
    before: ofEnded(c.known.ended, sourceProperty(c.prepared.incomeAtStart)),
    after: ofEnded(c.known.ended, sourceProperty(c.prepared.incomeAtExit)),
  })),
  defineFigure(
    { id: "exit.income-change-sus", version: 1, kind: "table", group: "exit", unit: "sources" },
    (c) => ({ before: recordedSources(c, "start"), after: recordedSources(c, "exit") }),
    (c, { before, after }, base) => ({
      kind: "table",
      ...base,
      columns: ["before", "after", "change", "changePercent", "shareOfSourcesBefore", "shareOfSourcesAfter"],
      n: { before: before.rows.length, after: after.rows.length },
      missing: withoutAnonymous(c),
      rows: changeRows(before, after, changePercentCut, ["shareOfSourcesBefore", "shareOfSourcesAfter"]),
    }),
  ),
  defineFigure(
    { id: "exit.income-moves", version: 1, kind: "matrix", group: "exit", unit: "enrolments" },
    (c) => ({
      cells: {
        table: "enrolment",
        rows: c.known.ended,
        by: mainSourceProperty(c.prepared.incomeAtStart),
        cells: mainSourceProperty(c.prepared.incomeAtExit),
      },
    }),
    (c, { cells }, base) => ({
      kind: "matrix",
      ...base,
      rows: cells.by.codes,
      columns: cells.cells.codes,
      n: cells.rows.length,
      missing: withoutAnonymous(c),
      cells: matrixCells(cells),
    }),
  ),
  timeBands("exit.time-bands", (c) => c.known.ended),
  timeBands("exit.time-bands-sus", (c) =>
    rowsHaving(exitReasonProperty(c), c.known.ended, (reason) => reason !== UNMEASURED),
  ),
  defineFigure(
    { id: "exit.days", version: 1, kind: "statistic", group: "exit", unit: "days" },
    (c) => ({ n: ofEnded(c.known.ended, onlyAll) }),
    (c, { n }, base) => {
      return {
        kind: "statistic",
        ...base,
        unit: "days",
        missing: withoutAnonymous(c),
        groups: describeGroups(n, valuesAt(n.rows, daysOf(c))).map(({ code, label, description }) => ({
          code,
          label,
          n: description.n,
          mean: description.mean,
          median: description.median,
          q1: description.q1,
          q3: description.q3,
        })),
      };
    },
  ),
];

/** A count's cells as a matrix. */
export function matrixCells(count: Count): readonly (readonly number[])[] {
  const { cells } = tally(count);
  const width = count.cells?.codes.length ?? 0;
  return (count.by?.codes ?? []).map((_, row) => [...cells.subarray(row * width, (row + 1) * width)]);
}
