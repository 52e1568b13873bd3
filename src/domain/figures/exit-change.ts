/** Before and after: occupation and income at start and exit, and the time between. Anonymous participants are left out. */
import { codeIndex } from "#src/domain/code-lists.ts";
import { filterRows, gatherRows, tally, type Count, type Rows, type Single } from "#src/domain/figures/count.ts";
import {
  defineFigure,
  describeGroups,
  frequencyRows,
  missing,
  onlyAll,
  rowsBy,
  type Figure,
} from "#src/domain/figures/define.ts";
import { ofEnded } from "#src/domain/figures/exit.ts";
import type { Labelled, TableRow } from "#src/domain/figures/figure.ts";
import { EXIT, START } from "#src/domain/figures/enrolment-columns.ts";
import { listWithMissing } from "#src/domain/figures/labels.ts";
import { changePercent, changePercentCut, shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import { codeProperty, mainSourceProperty, bitsProperty, sourceProperty } from "#src/domain/figures/properties.ts";

const UNMEASURED = codeIndex("exitReason", "utan-matning");

const occupationsBy = (column: Int32Array) => bitsProperty(listWithMissing("occupation").codes, column);

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

/** Recorded income source rows of the ended, at start and at exit; a source recorded twice is two rows. */
const recordedSources = perContext((context): { readonly start: Rows; readonly exit: Rows } => {
  const { first, rows } = context.prepared.childrenOf.income_source;
  const { occasion, source } = context.register.income_source;
  const at = (which: number) =>
    gatherRows(rows.length, (room) => {
      let n = 0;
      for (const enrolment of context.known.ended) {
        for (let i = first[enrolment]!; i < first[enrolment + 1]!; i++) {
          const row = rows[i]!;
          if (occasion[row] === which && source[row]! >= 0) room[n++] = row;
        }
      }
      return n;
    });
  return { start: at(START), exit: at(EXIT) };
});

const bands: readonly (Labelled & { readonly upTo: number })[] = [
  { code: "0", label: "Under 1 månad", upTo: 0 },
  { code: "1-5", label: "1–5", upTo: 5 },
  { code: "6-10", label: "6–10", upTo: 10 },
  { code: "11-15", label: "11–15", upTo: 15 },
  { code: "16-20", label: "16–20", upTo: 20 },
  { code: "21+", label: "21 och fler", upTo: Number.POSITIVE_INFINITY },
];

/** Whole months in the programme, in bands; under one month is a band of its own. */
function timeBandProperty(context: Context): Single {
  const { months } = context.prepared.columns;
  return {
    kind: "single",
    codes: bands.map(({ code, label }) => ({ code, label })),
    at: (row) => {
      let band = 0;
      while (months[row]! > bands[band]!.upTo) band++;
      return band;
    },
  };
}

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
    before: ofEnded(c.known.ended, occupationsBy(c.prepared.columns.occupationsAtStart)),
    after: ofEnded(c.known.ended, occupationsBy(c.prepared.columns.occupationsAtExit)),
  })),
  changeFigure("exit.income-change", (c) => ({
    before: ofEnded(c.known.ended, sourceProperty(c.prepared.incomeAtStart)),
    after: ofEnded(c.known.ended, sourceProperty(c.prepared.incomeAtExit)),
  })),
  defineFigure(
    { id: "exit.income-change-sus", version: 1, kind: "table", group: "exit", unit: "sources" },
    (c) => {
      const by = codeProperty("incomeSource", c.register.income_source.source);
      return {
        before: { table: "income_source", rows: recordedSources(c).start, by },
        after: { table: "income_source", rows: recordedSources(c).exit, by },
      };
    },
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
    filterRows(c.known.ended, (row) => c.register.enrolment.exitReason[row] !== UNMEASURED),
  ),
  defineFigure(
    { id: "exit.days", version: 1, kind: "statistic", group: "exit", unit: "days" },
    (c) => ({ n: ofEnded(c.known.ended, onlyAll) }),
    (c, { n }, base) => {
      const { startDate, endDate } = c.register.enrolment;
      return {
        kind: "statistic",
        ...base,
        unit: "days",
        missing: withoutAnonymous(c),
        groups: describeGroups(n, (row) => endDate[row]! - startDate[row]!).map(({ code, label, description }) => ({
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
