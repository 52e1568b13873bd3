/** Referrals (sv. ansökningar): who applies, who does not start, and the queue. */
import { filterRows, selectRows, tally, type Count, type Rows } from "#src/domain/figures/count.ts";
import {
  cellsOf,
  defineFigure,
  describeGroups,
  frequencyRows,
  missing,
  onlyAll,
  rowsBy,
  type Figure,
} from "#src/domain/figures/define.ts";
import { codeIndex } from "#src/domain/code-lists.ts";
import { referrerUnitRows, referrerUnits } from "#src/domain/figures/flow.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { meanOf, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context } from "#src/domain/figures/population.ts";
import { codeProperty, referrerProperty, sexProperty, trackProperty } from "#src/domain/figures/properties.ts";
import { NO_DAY, wholeMonthsBetween } from "#src/kernel/dates.ts";

const CONTACT = codeIndex("referralKind", "kontakt");
const QUEUED = codeIndex("referralStatus", "ko");
const STARTED = codeIndex("referralStatus", "startad");
const NOT_STARTED = codeIndex("referralStatus", "ej-start");

const referrals = (rows: Rows): Count => ({ table: "referral", rows });

/** Referrals to the programmes in scope with a wanted track in scope, for which `keep` holds. */
function referralsWhere(context: Context, keep: (row: number) => boolean): Rows {
  const { programme, track } = context.prepared.referral;
  const { isProgramme, isTrack } = context;
  return selectRows(programme.length, (row) => {
    const position = programme[row]!;
    return position >= 0 && isProgramme[position] === 1 && keep(row) && isTrack(track[row]!);
  });
}

/** Applications (contacts are not) that satisfy `keep`. */
function applicationsWhere(context: Context, keep: (row: number) => boolean): Rows {
  const { kind } = context.register.referral;
  return referralsWhere(context, (row) => kind[row] !== CONTACT && keep(row));
}

function received(context: Context): Rows {
  const { receivedDate } = context.register.referral;
  return applicationsWhere(context, (row) => receivedDate[row]! >= context.from && receivedDate[row]! <= context.to);
}

function contacts(context: Context): Rows {
  const { receivedDate, kind } = context.register.referral;
  return referralsWhere(
    context,
    (row) => kind[row] === CONTACT && receivedDate[row]! >= context.from && receivedDate[row]! <= context.to,
  );
}

/** Applications decided Ej start in the period. */
function notStarted(context: Context): Rows {
  const { status, decidedDate } = context.register.referral;
  return applicationsWhere(
    context,
    (row) => status[row] === NOT_STARTED && decidedDate[row]! >= context.from && decidedDate[row]! <= context.to,
  );
}

/**
 * Applications that stood in the queue on the period's last day: in the queue now and received by then, or received by
 * then and started or turned down after.
 */
function queueAtEnd(context: Context): Rows {
  const { status, receivedDate, decidedDate } = context.register.referral;
  const { started } = context.prepared.referral;
  const { to } = context;
  return applicationsWhere(context, (row) => {
    if (receivedDate[row] === NO_DAY || receivedDate[row]! > to) return false;
    if (status[row] === QUEUED) return true;
    if (status[row] === STARTED) return started[row] !== NO_DAY && started[row]! > to;
    return status[row] === NOT_STARTED && decidedDate[row] !== NO_DAY && decidedDate[row]! > to;
  });
}

const referralCount = (id: string, rows: (context: Context) => Rows): Figure =>
  defineFigure(
    { id, version: 1, kind: "count", group: "referrals", unit: "referrals" },
    (c) => ({ value: referrals(rows(c)) }),
    (_, { value }, base) => ({ kind: "count", ...base, value: value.rows.length, unit: "referrals" }),
  );

export const referralFigures: readonly Figure[] = [
  referralCount("referrals.received", received),
  referralCount("referrals.contacts", contacts),
  defineFigure(
    { id: "referrals.by-referrer", version: 1, kind: "table", group: "referrals", unit: "enrolments" },
    (c) => ({
      count: { table: "enrolment", rows: c.known.new, by: referrerProperty(c), cells: sexProperty(c) },
    }),
    (c, { count }, base) => {
      const tallied = tally(count);
      return {
        kind: "table",
        ...base,
        columns: ["count", "share", "kvinna", "man", "annat"],
        missing: missing(anonymousIn(c, "new")),
        rows: rowsBy(count.by.codes, (position) => ({
          count: tallied.by[position]!,
          share: shareOf(tallied.by[position]!, tallied.n),
          cells: cellsOf(count, tallied, position),
        })),
      };
    },
  ),
  defineFigure(
    { id: "referrals.by-referrer-unit", version: 1, kind: "table", group: "referrals", unit: "enrolments" },
    (c) => ({
      count: {
        table: "enrolment",
        rows: c.known.new,
        by: referrerUnits(c, c.known.new).by,
        cells: sexProperty(c),
      },
    }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share", "kvinna", "man", "annat"],
      missing: missing(anonymousIn(c, "new")),
      rows: referrerUnitRows(c, count),
    }),
  ),
  defineFigure(
    { id: "referrals.by-referrer-and-track", version: 1, kind: "table", group: "referrals", unit: "referrals" },
    (c) => ({
      count: {
        ...referrals(received(c)),
        by: codeProperty("party", c.register.referral.party),
        cells: trackProperty(c, c.prepared.referral.track),
      },
    }),
    (_, { count }, base) => {
      const tallied = tally(count);
      return {
        kind: "table",
        ...base,
        columns: ["count", ...count.cells.codes.map(({ code }) => code)],
        rows: rowsBy(count.by.codes, (position) => ({
          count: tallied.by[position]!,
          cells: cellsOf(count, tallied, position),
        })),
      };
    },
  ),
  referralCount("referrals.not-started", notStarted),
  defineFigure(
    { id: "referrals.not-started-reasons", version: 1, kind: "table", group: "referrals", unit: "referrals" },
    (c) => ({
      count: {
        ...referrals(notStarted(c)),
        by: codeProperty("notStartedReason", c.register.referral.notStartedReason),
      },
    }),
    (_, { count }, base) => ({ kind: "table", ...base, columns: ["count", "share"], rows: frequencyRows(count) }),
  ),
  defineFigure(
    { id: "referrals.not-started-share", version: 1, kind: "share", group: "referrals", unit: "referrals" },
    (c) => ({ numerator: referrals(notStarted(c)), new: { table: "enrolment", rows: c.everyone.new } }),
    (_, { numerator, new: started }, base) => ({
      kind: "share",
      ...base,
      share: shareOf(numerator.rows.length, numerator.rows.length + started.rows.length),
    }),
  ),
  defineFigure(
    { id: "referrals.not-started-hours", version: 1, kind: "statistic", group: "referrals", unit: "hours" },
    (c) => ({ n: { ...referrals(withHours(c)), by: onlyAll } }),
    (c, { n }, base) => {
      const { hours } = c.register.referral;
      let [sum, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const row of n.rows) {
        const value = hours[row]!;
        sum += value;
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
      const known = n.rows.length;
      return {
        kind: "statistic",
        ...base,
        unit: "hours",
        missing: { unknown: notStarted(c).length - known },
        groups: [
          {
            ...ALL,
            n: known,
            sum: withoutDust(sum),
            mean: meanOf(withoutDust(sum), known),
            min: known === 0 ? null : min,
            max: known === 0 ? null : max,
          },
        ],
      };
    },
  ),
  defineFigure(
    { id: "queue.at-end", version: 1, kind: "statistic", group: "referrals", unit: "months" },
    (c) => ({ n: { ...referrals(queueAtEnd(c)), by: onlyAll } }),
    (c, { n }, base) => {
      const { receivedDate } = c.register.referral;
      const description = describeGroups(n, (row) => wholeMonthsBetween(receivedDate[row]!, c.to))[0]!.description;
      return {
        kind: "statistic",
        ...base,
        unit: "months",
        n: description.n,
        longest: description.max,
        shortest: description.min,
        mean: description.mean,
      };
    },
  ),
  defineFigure(
    { id: "queue.wait-to-start", version: 1, kind: "statistic", group: "referrals", unit: "days" },
    (c) => ({ n: { table: "enrolment", rows: withApplicationDay(c), by: onlyAll } }),
    (c, { n }, base) => {
      const { referral } = c.prepared.enrolment;
      const { startDate } = c.register.enrolment;
      const { receivedDate } = c.register.referral;
      const groups = describeGroups(n, (row) => startDate[row]! - receivedDate[referral[row]!]!);
      return {
        kind: "statistic",
        ...base,
        unit: "days",
        missing: missing(anonymousIn(c, "new"), { unknown: c.known.new.length - n.rows.length }),
        groups: groups.map(({ code, label, description }) => ({
          code,
          label,
          n: description.n,
          mean: description.mean,
          median: description.median,
          min: description.min,
          max: description.max,
        })),
      };
    },
  ),
];

function withHours(context: Context): Rows {
  const { hours } = context.register.referral;
  return filterRows(notStarted(context), (row) => !Number.isNaN(hours[row]!));
}

function withApplicationDay(context: Context): Rows {
  const { referral } = context.prepared.enrolment;
  const { receivedDate } = context.register.referral;
  return filterRows(context.known.new, (row) => referral[row]! >= 0 && receivedDate[referral[row]!] !== NO_DAY);
}
