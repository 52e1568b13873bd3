/** After the exit: extensions decided, short support, and follow-up. Anonymous participants are left out. */
import { codeIndex, codeLabel, codeList, type CodeOf } from "#src/domain/code-lists.ts";
import {
  filterRows,
  selectRows,
  tally,
  type Count,
  type Multiple,
  type Rows,
  type Single,
} from "#src/domain/figures/count.ts";
import {
  defineConditional,
  defineFigure,
  missing,
  rowsBy,
  type Base,
  type Figure,
} from "#src/domain/figures/define.ts";
import type { FigureResult, TableRow } from "#src/domain/figures/figure.ts";
import { listWithMissing, MISSING, TOTAL } from "#src/domain/figures/labels.ts";
import { stepProperty, whyNoLadder } from "#src/domain/figures/ladder.ts";
import { meanOf, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { anonymousChildRows, childRows, type Context } from "#src/domain/figures/population.ts";
import { EXIT, occupationProperty, situationAt, situationProperty, START } from "#src/domain/figures/properties.ts";
import { NONE, textAt } from "#src/domain/register.ts";
import { addMonths, NO_DAY, wholeMonthsBetween, type Day } from "#src/kernel/dates.ts";

const isIn = (context: Context, day: Day) => day >= context.from && day <= context.to;

const decidedInPeriod = (context: Context) => (row: number) =>
  isIn(context, context.register.extension.decidedDate[row]!);

interface ExtensionKind {
  readonly code: string;
  readonly label: string;
  readonly months: number;
  readonly source: string;
  readonly reason: string | null;
}

function extensionKind(context: Context, row: number): ExtensionKind {
  const { extension } = context.register;
  const months = extension.months[row]!;
  const source = codeList("incomeSource")[extension.source[row]!]?.code ?? MISSING.code;
  const reason = textAt(extension.reason, row) ?? null;
  const number = Number.isNaN(months) ? "" : String(months);
  return {
    code: `${number}/${source}/${reason ?? ""}`,
    label: [`${number.replace(".", ",")} mån`, codeLabel("incomeSource", source), reason ?? "skäl saknas"].join(", "),
    months,
    source,
    reason,
  };
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Combinations of months, source and reason that occur, shortest first. */
function extensionKinds(
  context: Context,
  rows: Rows,
): { readonly kinds: readonly ExtensionKind[]; readonly by: Single } {
  const kinds = new Map<string, ExtensionKind>();
  for (const row of rows) {
    const kind = extensionKind(context, row);
    kinds.set(kind.code, kind);
  }
  const sorted = [...kinds.values()].sort(
    (a, b) => a.months - b.months || compareText(a.source, b.source) || compareText(a.reason ?? "", b.reason ?? ""),
  );
  const position = new Map(sorted.map(({ code }, index) => [code, index]));
  return {
    kinds: sorted,
    by: { kind: "single", codes: sorted, at: (row) => position.get(extensionKind(context, row).code) ?? NONE },
  };
}

const supportInPeriod = (context: Context) => (row: number, enrolment: number) => {
  const day = supportDay(context, row, enrolment);
  return day !== NO_DAY && isIn(context, day);
};

/** The day of a support contact; without a date: the exit plus its months after exit. NO_DAY when neither is known. */
function supportDay(context: Context, row: number, enrolment: number): Day {
  const { date, monthsAfterExit } = context.register.point_support;
  if (date[row] !== NO_DAY) return date[row]!;
  const exit = context.register.enrolment.endDate[enrolment]!;
  const months = monthsAfterExit[row]!;
  return exit === NO_DAY || Number.isNaN(months) ? NO_DAY : addMonths(exit, Math.trunc(months));
}

/** Months after exit as given, or whole months from exit to the day; NaN when neither is known. */
function supportMonths(context: Context, row: number): number {
  const { date, monthsAfterExit } = context.register.point_support;
  const given = monthsAfterExit[row]!;
  if (!Number.isNaN(given)) return given;
  const exit = context.register.enrolment.endDate[context.prepared.enrolmentOf.point_support[row]!]!;
  return exit === NO_DAY || date[row] === NO_DAY ? Number.NaN : wholeMonthsBetween(exit, date[row]!);
}

const purposes = listWithMissing("supportPurpose");

/** Total, and the purpose. */
function purposeProperty(context: Context): Multiple {
  const { purpose } = context.register.point_support;
  return {
    kind: "multiple",
    codes: [TOTAL, ...purposes.codes],
    bits: (row) => 1 | (2 << (purpose[row]! < 0 ? purposes.missing : purpose[row]!)),
  };
}

/** The persons who had support, with all their purposes. */
function supportedPersons(context: Context, rows: Rows): { readonly rows: Rows; readonly by: Multiple } {
  const { person } = context.prepared.enrolment;
  const byPurpose = purposeProperty(context);
  const bits = new Int32Array(context.register.person.rows);
  for (const row of rows) {
    const own = person[context.prepared.enrolmentOf.point_support[row]!]!;
    if (own >= 0) bits[own]! |= byPurpose.bits(row);
  }
  return { rows: selectRows(bits.length, (row) => bits[row] !== 0), by: { ...byPurpose, bits: (row) => bits[row]! } };
}

function supportRows(context: Context, count: Count, persons: Count): TableRow[] {
  const { hours } = context.register.point_support;
  const distinct = tally(persons);
  return (count.by?.codes ?? []).map((code, position) => {
    let [n, hoursKnown, sum, months, monthsKnown] = [0, 0, 0, 0, 0];
    for (const row of count.rows) {
      if (count.by?.kind !== "multiple" || (count.by.bits(row) & (1 << position)) === 0) continue;
      n++;
      if (!Number.isNaN(hours[row]!)) {
        hoursKnown++;
        sum += hours[row]!;
      }
      const after = supportMonths(context, row);
      if (!Number.isNaN(after)) {
        monthsKnown++;
        months += after;
      }
    }
    return {
      ...code,
      persons: distinct.by[position]!,
      count: n,
      hoursKnown,
      hours: withoutDust(sum),
      meanMonths: meanOf(months, monthsKnown),
    };
  });
}

/** The months after exit that are followed up, with the occasion of each. */
const followups = { 6: "6m", 12: "12m", 18: "18m", 24: "24m" } as const satisfies Record<number, CodeOf<"occasion">>;
type FollowupMonths = keyof typeof followups;

const FIRST: FollowupMonths = 6;
const NOT_ASKED = codeIndex("unmeasuredReason", "ej-tillfragad");

interface Followed {
  readonly due: Rows;
  readonly attempted: Rows;
  readonly reached: Rows;
  readonly notReached: Rows;
  readonly anonymous: number;
}

/** Exits of any time whose follow-up falls in the period; whom the team tried to reach; whom it reached. */
function followed(context: Context, months: FollowupMonths): Followed {
  const { endDate } = context.register.enrolment;
  const { reached, unmeasuredReason } = context.register.situation;
  const occasion = codeIndex("occasion", followups[months]);
  // Whatever the clamping, a follow-up lies within these days of its exit; the exact day is only worked out for those.
  const [nearest, farthest] = [months * 30 - 2, months * 31];
  const isDue = (row: number) => {
    const exit = endDate[row]!;
    if (exit === NO_DAY || exit + farthest < context.from || exit + nearest > context.to) return false;
    return isIn(context, addMonths(exit, months));
  };
  const all = selectRows(endDate.length, (row) => context.inScope[row] === 1 && isDue(row));
  const due = filterRows(all, (row) => context.isKnown[row] === 1);
  const attempted = filterRows(due, (row) => {
    const situation = situationAt(context, row, occasion);
    return situation >= 0 && unmeasuredReason[situation] !== NOT_ASKED;
  });
  const isReached = (row: number) => reached[situationAt(context, row, occasion)] !== 0;
  return {
    due,
    attempted,
    reached: filterRows(attempted, isReached),
    notReached: filterRows(attempted, (row) => !isReached(row)),
    anonymous: all.length - due.length,
  };
}

/** Says so when no programme in scope follows up at these months. */
function notConfigured(context: Context, months: FollowupMonths): { readonly notes?: readonly string[] } {
  const { programme } = context.register;
  const wanted = new Set(context.programmes);
  for (let row = 0; row < programme.rows; row++) {
    const position = context.prepared.programmes.positionOf.get(textAt(programme.name, row) ?? "");
    if (position === undefined || !wanted.has(position)) continue;
    const own = (textAt(programme.followupMonths, row) ?? "").split(/[,;\s]+/);
    if (own.includes(String(months))) return {};
  }
  return { notes: [`Insatsen har inte uppföljning efter ${months} månader bland sina uppföljningar.`] };
}

const enrolments = (rows: Rows): Count => ({ table: "enrolment", rows });

function followupFigure(months: FollowupMonths): Figure {
  const occasion = codeIndex("occasion", followups[months]);
  return defineFigure(
    { id: `followup.${followups[months]}`, version: 1, kind: "table", group: "after-exit", unit: "enrolments" },
    (c) => {
      const { due, attempted, reached, notReached } = followed(c, months);
      return {
        due: enrolments(due),
        attempted: enrolments(attempted),
        reached: enrolments(reached),
        notReached: enrolments(notReached),
        count: { ...enrolments(reached), by: occupationProperty(c, occasion) },
      };
    },
    (c, { due, attempted, reached, notReached, count }, base) => {
      const { by } = tally(count);
      return {
        kind: "table",
        ...base,
        columns: ["count", "shareOfAttempted", "shareOfReached"],
        parameters: { months },
        missing: missing(followed(c, months).anonymous),
        ...notConfigured(c, months),
        due: due.rows.length,
        attempted: attempted.rows.length,
        reached: reached.rows.length,
        notReached: notReached.rows.length,
        rows: rowsBy(count.by.codes, (position) => ({
          count: by[position]!,
          shareOfAttempted: shareOf(by[position]!, attempted.rows.length),
          shareOfReached: shareOf(by[position]!, reached.rows.length),
        })),
      };
    },
  );
}

interface ThreeTimes extends Readonly<Record<string, Count>> {
  readonly start: Count;
  readonly exit: Count;
  readonly followup: Count;
}

/** A property of those reached at start, exit and first follow-up. */
function threeTimes(context: Context, property: (occasion: number) => Single): ThreeTimes {
  const { reached } = followed(context, FIRST);
  const at = (occasion: number): Count => ({ ...enrolments(reached), by: property(occasion) });
  return { start: at(START), exit: at(EXIT), followup: at(codeIndex("occasion", followups[FIRST])) };
}

function threeTimesTable(context: Context, { start, exit, followup }: ThreeTimes, base: Base): FigureResult {
  const [before, after, later] = [tally(start), tally(exit), tally(followup)];
  return {
    kind: "table",
    ...base,
    columns: ["start", "exit", "followup"],
    parameters: { months: FIRST },
    n: before.n,
    missing: missing(followed(context, FIRST).anonymous),
    rows: rowsBy(start.by?.codes ?? [], (position) => ({
      start: before.by[position]!,
      exit: after.by[position]!,
      followup: later.by[position]!,
      shares: {
        start: shareOf(before.by[position]!, before.n),
        exit: shareOf(after.by[position]!, after.n),
        followup: shareOf(later.by[position]!, later.n),
      },
    })),
  };
}

export const afterExitFigures: readonly Figure[] = [
  defineFigure(
    { id: "extensions", version: 1, kind: "table", group: "after-exit", unit: "rows" },
    (c) => {
      const rows = childRows(c, "extension", decidedInPeriod(c));
      const { endDate } = c.register.enrolment;
      const enrolmentOf = c.prepared.enrolmentOf.extension;
      return {
        count: { table: "extension", rows, by: extensionKinds(c, rows).by },
        nAmongEnded: { table: "extension", rows: filterRows(rows, (row) => isIn(c, endDate[enrolmentOf[row]!]!)) },
      };
    },
    (c, { count, nAmongEnded }, base) => {
      const { kinds } = extensionKinds(c, count.rows);
      const { by, n } = tally(count);
      let sumMonths = 0;
      for (const row of count.rows) sumMonths += c.register.extension.months[row]! || 0;
      return {
        kind: "table",
        ...base,
        columns: ["months", "source", "reason", "count"],
        n,
        sumMonths: withoutDust(sumMonths),
        nAmongEnded: nAmongEnded.rows.length,
        missing: missing(anonymousChildRows(c, "extension", decidedInPeriod(c))),
        rows: kinds.map(({ code, label, months, source, reason }, position) => ({
          code,
          label,
          months: Number.isNaN(months) ? null : months,
          source,
          reason,
          count: by[position]!,
        })),
      };
    },
  ),
  defineFigure(
    { id: "point-support", version: 1, kind: "table", group: "after-exit", unit: "rows" },
    (c) => {
      const rows = childRows(c, "point_support", supportInPeriod(c));
      return {
        count: { table: "point_support", rows, by: purposeProperty(c) },
        persons: { table: "person", ...supportedPersons(c, rows) },
        hoursKnown: {
          table: "point_support",
          rows: filterRows(rows, (row) => !Number.isNaN(c.register.point_support.hours[row]!)),
          by: purposeProperty(c),
        },
      };
    },
    (c, { count, persons }, base) => ({
      kind: "table",
      ...base,
      columns: ["persons", "count", "hoursKnown", "hours", "meanMonths"],
      missing: missing(anonymousChildRows(c, "point_support", supportInPeriod(c))),
      rows: supportRows(c, count, persons),
    }),
  ),
  followupFigure(6),
  followupFigure(12),
  followupFigure(18),
  followupFigure(24),
  defineFigure(
    { id: "followup.party", version: 1, kind: "table", group: "after-exit", unit: "enrolments" },
    (c) => {
      const { currentParty } = c.register.situation;
      return threeTimes(c, (occasion) => situationProperty(c, occasion, "currentParty", currentParty));
    },
    threeTimesTable,
  ),
  defineConditional(
    { id: "followup.ladder", version: 1, kind: "table", group: "after-exit", unit: "enrolments" },
    whyNoLadder,
    (c) => threeTimes(c, (occasion) => stepProperty(c, occasion, true)),
    threeTimesTable,
  ),
];
