/** What the team does: activities, staffing, meetings. */
import { codeIndex, codeList } from "#src/domain/code-lists.ts";
import {
  columnProperty,
  positionAt,
  tally,
  type Count,
  type Multiple,
  type Single,
} from "#src/domain/figures/count.ts";
import { defineConditional, defineFigure, missing, rowsBy, type Figure } from "#src/domain/figures/define.ts";
import type { Labelled, TableRow } from "#src/domain/figures/figure.ts";
import { TOTAL } from "#src/domain/figures/labels.ts";
import { withoutDust } from "#src/domain/figures/numbers.ts";
import { anonymousIn, childRows, ownRows, perContext, type Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { bitsProperty, codeProperty, textProperty } from "#src/domain/figures/properties.ts";
import {
  between,
  filterRows,
  NEVER,
  rowsBetween,
  rowsDuring,
  rowsWithBits,
  selectRows,
  spansOf,
  type Rows,
} from "#src/domain/figures/rows.ts";
import { textAt } from "#src/domain/register.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

/** An open activity is not closed by the exit. */
const activitySpans = perRegister(({ activity }) => spansOf(activity.startDate, activity.endDate));

/** Activities that go on some day of the period. */
const goingOn = perContext((context) =>
  childRows(
    context,
    rowsDuring(activitySpans(context), context.from, context.to),
    context.prepared.enrolmentOf.activity,
  ),
);

const kinds: readonly Labelled[] = codeList("activityKind").map(({ code, label }) => ({ code, label }));
const workplace = (["arbetstraning", "praktik", "arbetsprovning"] as const).map((code) =>
  codeIndex("activityKind", code),
);
const WORKPLACE_BITS = workplace.reduce((bits, position) => bits | (1 << position), 0);

/** Enrolments with an activity in the period, with all their kinds. */
const activeEnrolments = perContext((context): Count & { readonly by: Multiple } => {
  const { kind } = context.register.activity;
  const enrolmentOf = context.prepared.enrolmentOf.activity;
  const bits = new Int32Array(context.register.enrolment.rows);
  const { rows } = goingOn(context);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (kind[row]! >= 0) bits[enrolmentOf[row]!]! |= 1 << kind[row]!;
  }
  return { table: "enrolment", rows: rowsWithBits(bits), by: bitsProperty(kinds, bits) };
});

/** Rows of Bemanning of the programmes in scope that hold some day of the period. */
const staffingRows = perContext((context): Rows => {
  const { from, to } = context.register.staffing;
  const programme = context.prepared.programmeOf.staffing;
  return selectRows(programme.length, (row) => {
    const isOurs = context.isProgramme[programme[row]! + 1] === 1;
    return isOurs && from[row]! <= context.to && (to[row] === NO_DAY || to[row]! >= context.from);
  });
});

const isAbsence = (context: Context, row: number) => textAt(context.register.staffing.absenceReason, row) !== undefined;

/** Full-time equivalents of some rows: mean over the period's days, and on its last day. */
function fte(context: Context, rows: Rows): { readonly mean: number; readonly atEnd: number } {
  const { share, from, to } = context.register.staffing;
  const days = context.to - context.from + 1;
  let [weighted, atEnd] = [0, 0];
  for (const row of rows) {
    const part = Number.isNaN(share[row]!) ? 0 : share[row]!;
    const last = to[row] === NO_DAY ? context.to : Math.min(to[row]!, context.to);
    weighted += part * (last - Math.max(from[row]!, context.from) + 1);
    if (last === context.to) atEnd += part;
  }
  return { mean: withoutDust(weighted) / days / 100, atEnd: withoutDust(atEnd) / 100 };
}

/** Full-time equivalents of each code of a count. */
function fteRows(context: Context, { rows, by }: { readonly rows: Rows; readonly by: Single }): TableRow[] {
  return rowsBy(by.codes, (position) => ({
    ...fte(
      context,
      filterRows(rows, (row) => positionAt(by, row) === position),
    ),
  }));
}

/** Present staff: rows without a reason for absence. */
const present = (context: Context): Rows => filterRows(staffingRows(context), (row) => !isAbsence(context, row));

const isCaseWorker = (name: string) => /konsulent|coach|handläggare/i.test(name);

const caseWorkers = (context: Context): Rows =>
  filterRows(present(context), (row) => isCaseWorker(textAt(context.register.staffing.role, row) ?? ""));

/** Meetings of the programmes in scope in the period. */
const meetings = (context: Context): Rows =>
  ownRows(
    context,
    rowsBetween(context.register.meeting.date, context.from, context.to),
    context.prepared.programmeOf.meeting,
  );

/** Forum is required, so the table has no row for missing. */
const forums: readonly Labelled[] = codeList("forum").map(({ code, label }) => ({ code, label }));

const DIGITAL = codeIndex("meetingForm", "digitalt");

const whyNoStaff = (context: Context): string | undefined =>
  staffingRows(context).length > 0 ? undefined : "Ingen bemanning är registrerad för perioden (bladet Bemanning).";

export const workFigures: readonly Figure[] = [
  defineFigure(
    { id: "activities", version: 1, kind: "table", group: "work", unit: "rows" },
    (c) => {
      const { rows } = goingOn(c);
      const by = columnProperty(kinds, c.register.activity.kind);
      return {
        count: { table: "activity", rows, by },
        enrolments: activeEnrolments(c),
        ongoing: { table: "activity", rows: between(rows, activitySpans(c).last, c.to + 1, NEVER), by },
      };
    },
    (c, { count, enrolments, ongoing }, base) => {
      const [all, distinct, open] = [tally(count), tally(enrolments), tally(ongoing)];
      return {
        kind: "table",
        ...base,
        columns: ["count", "enrolments", "ongoing"],
        missing: missing(goingOn(c).anonymous),
        rows: rowsBy(kinds, (position) => ({
          count: all.by[position]!,
          enrolments: distinct.by[position]!,
          ongoing: open.by[position]!,
        })),
      };
    },
  ),
  defineFigure(
    { id: "activities.workplace", version: 1, kind: "count", group: "work", unit: "enrolments" },
    (c) => {
      const { rows, by } = activeEnrolments(c);
      return { value: { table: "enrolment", rows: filterRows(rows, (row) => (by.bits[row]! & WORKPLACE_BITS) !== 0) } };
    },
    (c, { value }, base) => ({
      kind: "count",
      ...base,
      value: value.rows.length,
      unit: "enrolments",
      missing: missing(anonymousIn(c, "total")),
    }),
  ),
  defineConditional(
    { id: "staffing", version: 1, kind: "table", group: "work", unit: "fte" },
    whyNoStaff,
    (c) => {
      const { role, absenceReason } = c.register.staffing;
      const absent = filterRows(staffingRows(c), (row) => isAbsence(c, row));
      return {
        mean: { table: "staffing", rows: present(c), by: textProperty(role, present(c)) },
        absence: { table: "staffing", rows: absent, by: textProperty(absenceReason, absent) },
      };
    },
    (c, { mean, absence }, base) => ({
      kind: "table",
      ...base,
      unit: "fte",
      columns: ["mean", "atEnd"],
      rows: [...fteRows(c, mean), { ...TOTAL, ...fte(c, mean.rows) }],
      absence: fteRows(c, absence),
    }),
  ),
  defineConditional(
    { id: "caseload", version: 1, kind: "statistic", group: "work", unit: "enrolments per fte" },
    (c) =>
      fte(c, caseWorkers(c)).atEnd > 0
        ? undefined
        : "Ingen arbetskonsulent är i tjänst periodens sista dag enligt bladet Bemanning.",
    (c) => ({ n: { table: "enrolment", rows: c.known.atEnd } }),
    (c, { n }, base) => {
      const { atEnd } = fte(c, caseWorkers(c));
      return {
        kind: "statistic",
        ...base,
        unit: "enrolments per fte",
        missing: missing(anonymousIn(c, "atEnd")),
        n: n.rows.length,
        fte: atEnd,
        mean: n.rows.length / atEnd,
      };
    },
  ),
  defineFigure(
    { id: "meetings", version: 1, kind: "table", group: "work", unit: "rows" },
    (c) => {
      const { forum, form, fullDay } = c.register.meeting;
      const rows = meetings(c);
      const by = codeProperty("forum", forum);
      return {
        count: { table: "meeting", rows, by },
        digital: { table: "meeting", rows: filterRows(rows, (row) => form[row] === DIGITAL), by },
        fullDay: { table: "meeting", rows: filterRows(rows, (row) => fullDay[row] === 1), by },
      };
    },
    (_, { count, digital, fullDay }, base) => {
      const [all, remote, whole] = [tally(count), tally(digital), tally(fullDay)];
      return {
        kind: "table",
        ...base,
        columns: ["count", "digital", "fullDay"],
        rows: rowsBy(forums, (position) => ({
          count: all.by[position]!,
          digital: remote.by[position]!,
          fullDay: whole.by[position]!,
        })),
      };
    },
  ),
];
