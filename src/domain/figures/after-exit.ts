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
  flaggedRows,
  rowsBetween,
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
import { daysBefore, monthsBetween } from "#src/domain/figures/calendar.ts";
import { EXIT, START } from "#src/domain/figures/enrolment-columns.ts";
import { meanOf, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { childRows, perContext, type Context } from "#src/domain/figures/population.ts";
import { occupationProperty, situationProperty } from "#src/domain/figures/properties.ts";
import { NONE, textAt } from "#src/domain/register.ts";
import { addMonths, NO_DAY, type Day } from "#src/kernel/dates.ts";

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

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Extensions decided in the period. */
const extensionRows = perContext((context) => childRows(context, "extension", decidedInPeriod(context)));

/** Combinations of months, source and reason that occur, shortest first. */
const extensionKinds = perContext((context): { readonly kinds: readonly ExtensionKind[]; readonly by: Single } => {
  const { months, source, reason } = context.register.extension;
  const lengths = new Map<number, number>();
  const [sources, reasons] = [codeList("incomeSource").length + 1, reason.values.length + 1];
  const keyOf = (row: number) => {
    const length = lengths.get(months[row]!) ?? lengths.size;
    lengths.set(months[row]!, length);
    return (length * sources + source[row]! + 1) * reasons + reason.index[row]! + 1;
  };
  const found = new Map<number, ExtensionKind>();
  for (const row of extensionRows(context).rows) {
    const key = keyOf(row);
    if (!found.has(key)) found.set(key, extensionKind(context, row));
  }
  // The code, not the key, tells kinds apart: a source recorded as missing and an empty one are the same.
  const byCode = new Map([...found.values()].map((kind) => [kind.code, kind]));
  const kinds = [...byCode.values()].sort(
    (a, b) => a.months - b.months || compareText(a.source, b.source) || compareText(a.reason ?? "", b.reason ?? ""),
  );
  const positionOfCode = new Map(kinds.map(({ code }, index) => [code, index]));
  const position = new Map([...found].map(([key, { code }]) => [key, positionOfCode.get(code) ?? NONE]));
  return { kinds, by: { kind: "single", codes: kinds, at: (row) => position.get(keyOf(row)) ?? NONE } };
});

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

/** Support contacts in the period. */
const supportInPeriod = perContext((context) => childRows(context, "point_support", isSupportInPeriod(context)));

const isSupportInPeriod = (context: Context) => (row: number, enrolment: number) => {
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
  return exit === NO_DAY || date[row] === NO_DAY ? Number.NaN : monthsBetween(exit, date[row]!);
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

function supportRows(context: Context, { rows, by }: Count & { readonly by: Multiple }, persons: Count): TableRow[] {
  const { hours } = context.register.point_support;
  const distinct = tally(persons);
  const sums = by.codes.map(() => ({ n: 0, hoursKnown: 0, hours: 0, months: 0, monthsKnown: 0 }));
  for (const row of rows) {
    const spent = hours[row]!;
    const after = supportMonths(context, row);
    let bits = by.bits(row);
    for (let position = 0; bits !== 0; position++, bits >>= 1) {
      if ((bits & 1) === 0) continue;
      const sum = sums[position]!;
      sum.n++;
      if (!Number.isNaN(spent)) {
        sum.hoursKnown++;
        sum.hours += spent;
      }
      if (!Number.isNaN(after)) {
        sum.monthsKnown++;
        sum.months += after;
      }
    }
  }
  return rowsBy(by.codes, (position) => {
    const sum = sums[position]!;
    return {
      persons: distinct.by[position]!,
      count: sum.n,
      hoursKnown: sum.hoursKnown,
      hours: withoutDust(sum.hours),
      meanMonths: meanOf(sum.months, sum.monthsKnown),
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
function follow(context: Context, months: FollowupMonths): Followed {
  const { reached, unmeasuredReason } = context.register.situation;
  const latest = context.prepared.latestSituation[codeIndex("occasion", followups[months])]!;
  const { first, last } = daysBefore(context, months);
  const all = rowsBetween(context.register.enrolment.endDate, first, last, context.inScope);
  const due = flaggedRows(all, context.isKnown);
  const attempted = filterRows(due, (row) => {
    const situation = latest[row]!;
    return situation >= 0 && unmeasuredReason[situation] !== NOT_ASKED;
  });
  const isReached = (row: number) => reached[latest[row]!] !== 0;
  return {
    due,
    attempted,
    reached: filterRows(attempted, isReached),
    notReached: filterRows(attempted, (row) => !isReached(row)),
    anonymous: all.length - due.length,
  };
}

const followedAt: Readonly<Record<FollowupMonths, (context: Context) => Followed>> = {
  6: perContext((context) => follow(context, 6)),
  12: perContext((context) => follow(context, 12)),
  18: perContext((context) => follow(context, 18)),
  24: perContext((context) => follow(context, 24)),
};

const followed = (context: Context, months: FollowupMonths): Followed => followedAt[months](context);

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
      const { rows } = extensionRows(c);
      const { endDate } = c.register.enrolment;
      const enrolmentOf = c.prepared.enrolmentOf.extension;
      return {
        count: { table: "extension", rows, by: extensionKinds(c).by },
        nAmongEnded: { table: "extension", rows: filterRows(rows, (row) => isIn(c, endDate[enrolmentOf[row]!]!)) },
      };
    },
    (c, { count, nAmongEnded }, base) => {
      const { kinds } = extensionKinds(c);
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
        missing: missing(extensionRows(c).anonymous),
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
      const { rows } = supportInPeriod(c);
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
      missing: missing(supportInPeriod(c).anonymous),
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
