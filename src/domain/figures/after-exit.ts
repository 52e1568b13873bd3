/** After the exit: extensions decided, short support, and follow-up. Anonymous participants are left out. */
import { codeIndex, codeLabel, codeList, type CodeOf } from "#src/domain/code-lists.ts";
import { daysBefore, monthsBetween } from "#src/domain/figures/calendar.ts";
import { occurring, tally, type Count, type CountBy, type Multiple, type Single } from "#src/domain/figures/count.ts";
import {
  defineConditional,
  defineFigure,
  missing,
  rowsBy,
  type Base,
  type Figure,
} from "#src/domain/figures/define.ts";
import { EXIT, START } from "#src/domain/figures/enrolment-columns.ts";
import type { FigureResult, Labelled, TableRow } from "#src/domain/figures/figure.ts";
import { listWithMissing, MISSING, TOTAL } from "#src/domain/figures/labels.ts";
import { stepProperty, whyNoLadder } from "#src/domain/figures/ladder.ts";
import { meanOf, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { childRows, perContext, type Context } from "#src/domain/figures/population.ts";
import { ANONYMOUS, KNOWN, perRegister } from "#src/domain/figures/prepared.ts";
import { bitsProperty, currentPartyProperty, occupationProperty } from "#src/domain/figures/properties.ts";
import { filled, filterRows, flaggedRows, rowsBetween, rowsWithBits, type Rows } from "#src/domain/figures/rows.ts";
import { NONE, textAt, type Table } from "#src/domain/register.ts";
import { addMonths, NO_DAY, type Day } from "#src/kernel/dates.ts";
import { compareTexts } from "#src/kernel/order.ts";

const isIn = (context: Context, day: Day) => day >= context.from && day <= context.to;

interface ExtensionKind extends Labelled {
  readonly months: number;
  readonly source: string;
  readonly reason: string | null;
}

/** Extensions decided in the period. */
const extensionRows = perContext((context) => {
  const decided = rowsBetween(context.register.extension.decidedDate, context.from, context.to);
  return childRows(context, decided, context.prepared.enrolmentOf.extension);
});

/** Combinations of months, source and reason, shortest first. */
const kindProperty = perRegister(({ extension }): Single<ExtensionKind> => {
  // The code tells kinds apart: a source recorded as missing and an empty one are the same.
  const kinds = new Map<string, ExtensionKind & { readonly key: number }>();
  const keys = filled(new Int32Array(extension.rows), (row) => {
    const kind = extensionKind(extension, row);
    const known = kinds.get(kind.code);
    if (!known) kinds.set(kind.code, { ...kind, key: kinds.size });
    return known?.key ?? kinds.size - 1;
  });
  const codes = [...kinds.values()].sort(
    (a, b) => a.months - b.months || compareTexts(a.source, b.source) || compareTexts(a.reason ?? "", b.reason ?? ""),
  );
  const positions = new Int32Array(codes.length + 1).fill(NONE);
  codes.forEach(({ key }, position) => (positions[key + 1] = position));
  return { kind: "single", codes, keys, positions };
});

function extensionKind(extension: Table<"extension">, row: number): ExtensionKind {
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

/** The day of a support contact; without a date: the exit plus its months after exit. NO_DAY when neither is known. */
const supportDays = perRegister(({ point_support: { date, monthsAfterExit }, enrolment }, { enrolmentOf }) =>
  date.map((day, row) => {
    const own = enrolmentOf.point_support[row]!;
    if (day !== NO_DAY || own < 0) return day;
    const exit = enrolment.endDate[own]!;
    const months = monthsAfterExit[row]!;
    return exit === NO_DAY || Number.isNaN(months) ? NO_DAY : addMonths(exit, Math.trunc(months));
  }),
);

/** Support contacts in the period. */
const supportInPeriod = perContext((context) => {
  const rows = rowsBetween(supportDays(context), context.from, context.to);
  return childRows(context, rows, context.prepared.enrolmentOf.point_support);
});

/** Months after exit as given, or whole months from exit to the day; NaN when neither is known. */
const supportMonths = perRegister(({ point_support: { date, monthsAfterExit }, enrolment }, { enrolmentOf }) =>
  monthsAfterExit.map((given, row) => {
    const own = enrolmentOf.point_support[row]!;
    if (!Number.isNaN(given) || own < 0) return given;
    const exit = enrolment.endDate[own]!;
    return exit === NO_DAY || date[row] === NO_DAY ? Number.NaN : monthsBetween(exit, date[row]!);
  }),
);

const purposes = listWithMissing("supportPurpose");

const purposeCodes = [TOTAL, ...purposes.codes];

/** Total, and the purpose. */
const purposeBits = perRegister(({ point_support }) =>
  filled(new Int32Array(point_support.rows), (row) => {
    const purpose = point_support.purpose[row]!;
    return 1 | (2 << (purpose < 0 ? purposes.missing : purpose));
  }),
);

/** The persons who had support, with all their purposes. */
function supportedPersons(context: Context, rows: Rows): Count {
  const { enrolment, enrolmentOf } = context.prepared;
  const { person } = enrolment;
  const bits = new Int32Array(context.register.person.rows);
  const purposesOf = purposeBits(context);
  for (let i = 0; i < rows.length; i++) {
    const own = person[enrolmentOf.point_support[rows[i]!]!]!;
    if (own >= 0) bits[own]! |= purposesOf[rows[i]!]!;
  }
  return { table: "person", rows: rowsWithBits(bits), by: bitsProperty(purposeCodes, bits) };
}

function supportRows(context: Context, { rows, by }: Count & { readonly by: Multiple }, persons: Count): TableRow[] {
  const { hours } = context.register.point_support;
  const months = supportMonths(context);
  const distinct = tally(persons);
  const sums = by.codes.map(() => ({ n: 0, hoursKnown: 0, hours: 0, months: 0, monthsKnown: 0 }));
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const spent = hours[row]!;
    const after = months[row]!;
    let bits = by.bits[row]!;
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

const [ATTEMPTED, REACHED] = [1, 2];

/** How far each enrolment's follow-up came: ATTEMPTED, REACHED, or 0 when nobody tried. */
const outcomesOf = perRegister(({ situation, enrolment }, { enrolmentOf, latestSituation }) => {
  const outcomes = latestSituation.map(() => new Uint8Array(enrolment.rows));
  for (let row = 0; row < situation.rows; row++) {
    const [own, at] = [enrolmentOf.situation[row]!, situation.occasion[row]!];
    const isLatest = own >= 0 && at >= 0 && latestSituation[at]?.[own] === row;
    if (isLatest && situation.unmeasuredReason[row] !== NOT_ASKED)
      outcomes[at]![own] = situation.reached[row] === 0 ? ATTEMPTED : REACHED;
  }
  return outcomes;
});

/** Exits of any time whose follow-up falls in the period; whom the team tried to reach; whom it reached. */
function follow(context: Context, months: FollowupMonths): Followed {
  const outcomes = outcomesOf(context)[codeIndex("occasion", followups[months])]!;
  const { first, last } = daysBefore(context, months);
  const exits = rowsBetween(context.register.enrolment.endDate, first, last);
  const due = flaggedRows(exits, context.standing, KNOWN);
  const attempted = flaggedRows(due, outcomes, ATTEMPTED);
  return {
    due,
    attempted,
    reached: flaggedRows(attempted, outcomes, REACHED),
    notReached: filterRows(attempted, (row) => outcomes[row] === ATTEMPTED),
    anonymous: flaggedRows(exits, context.standing, ANONYMOUS).length - due.length,
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
    (c): { count: CountBy<ExtensionKind>; nAmongEnded: Count } => {
      const { rows } = extensionRows(c);
      const { end } = c.prepared.enrolment;
      const enrolmentOf = c.prepared.enrolmentOf.extension;
      return {
        count: { table: "extension", rows, by: occurring(kindProperty(c), rows) },
        nAmongEnded: { table: "extension", rows: filterRows(rows, (row) => isIn(c, end[enrolmentOf[row]!]!)) },
      };
    },
    (c, { count, nAmongEnded }, base) => {
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
        rows: count.by.codes.map(({ code, label, months, source, reason }, position) => ({
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
      const by = bitsProperty(purposeCodes, purposeBits(c));
      const { hours } = c.register.point_support;
      return {
        count: { table: "point_support", rows, by },
        persons: supportedPersons(c, rows),
        hoursKnown: { table: "point_support", rows: filterRows(rows, (row) => !Number.isNaN(hours[row]!)), by },
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
    (c) => threeTimes(c, (occasion) => currentPartyProperty(c, occasion)),
    threeTimesTable,
  ),
  defineConditional(
    { id: "followup.ladder", version: 1, kind: "table", group: "after-exit", unit: "enrolments" },
    whyNoLadder,
    (c) => threeTimes(c, (occasion) => stepProperty(c, occasion, true)),
    threeTimesTable,
  ),
];
