/** Referrals (sv. ansökningar): who applies, who does not start, and the queue. */
import { codeIndex } from "#src/domain/code-lists.ts";
import { monthsBetween } from "#src/domain/figures/calendar.ts";
import { onlyAll, tally, type Count } from "#src/domain/figures/count.ts";
import {
  cellsOf,
  defineFigure,
  describeGroups,
  frequencyRows,
  missing,
  rowsBy,
  type Figure,
} from "#src/domain/figures/define.ts";
import { countByUnit, unitRows } from "#src/domain/figures/flow.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { meanOf, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { codeProperty, referrerProperty, sexProperty, trackProperty } from "#src/domain/figures/properties.ts";
import {
  filterRows,
  gatherRows,
  NEVER,
  rowsBetween,
  rowsDuring,
  rowsWithDay,
  spansOf,
  valuesAt,
  type Rows,
} from "#src/domain/figures/rows.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

const CONTACT = codeIndex("referralKind", "kontakt");
const QUEUED = codeIndex("referralStatus", "ko");
const STARTED = codeIndex("referralStatus", "startad");
const NOT_STARTED = codeIndex("referralStatus", "ej-start");

const referrals = (rows: Rows): Count => ({ table: "referral", rows });

interface Lists {
  readonly received: Rows;
  readonly contacts: Rows;
  /** Applications decided Ej start in the period. */
  readonly notStarted: Rows;
  /**
   * Applications that stood in the queue on the period's last day: in the queue now and received by then, or received
   * by then and started or turned down after.
   */
  readonly queue: Rows;
}

/** The days that put referrals on the lists. */
const daysOf = perRegister(({ referral }, { referral: { started } }) => {
  const { kind, status, receivedDate, decidedDate, rows } = referral;
  const none = () => new Int32Array(rows).fill(NO_DAY);
  const [application, contact, notStarted, last] = [none(), none(), none(), none()];
  for (let row = 0; row < rows; row++) {
    if (kind[row] === CONTACT) {
      contact[row] = receivedDate[row]!;
      continue;
    }
    application[row] = receivedDate[row]!;
    if (status[row] === NOT_STARTED) notStarted[row] = decidedDate[row]!;
    const out = status[row] === STARTED ? started[row]! : notStarted[row]!;
    // In the queue until the day before; who has not started, or is not turned down, was not in the queue after all.
    if (status[row] === QUEUED) last[row] = NO_DAY;
    else last[row] = out === NO_DAY ? -NEVER : out - 1;
  }
  return { application, contact, notStarted, queue: spansOf(application, last) };
});

/** Referrals to the programmes in scope with a wanted track in scope. Contacts are not applications. */
const lists = perContext((context): Lists => {
  const { application, contact, notStarted, queue } = daysOf(context);
  const { from, to } = context;
  const own = (rows: Rows) => ownReferrals(context, rows);
  return {
    received: own(rowsBetween(application, from, to)),
    contacts: own(rowsBetween(contact, from, to)),
    notStarted: own(rowsBetween(notStarted, from, to)),
    queue: own(rowsDuring(queue, to, to)),
  };
});

function ownReferrals({ prepared, isProgramme, isTrack }: Context, rows: Rows): Rows {
  const { programme, track } = prepared.referral;
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      room[n] = row;
      n += isProgramme[programme[row]! + 1]! & isTrack[track[row]! + 1]!;
    }
    return n;
  });
}

const referralCount = (id: string, list: keyof Lists): Figure =>
  defineFigure(
    { id, version: 1, kind: "count", group: "referrals", unit: "referrals" },
    (c) => ({ value: referrals(lists(c)[list]) }),
    (_, { value }, base) => ({ kind: "count", ...base, value: value.rows.length, unit: "referrals" }),
  );

export const referralFigures: readonly Figure[] = [
  referralCount("referrals.received", "received"),
  referralCount("referrals.contacts", "contacts"),
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
    (c) => ({ count: countByUnit(c, c.known.new) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share", "kvinna", "man", "annat"],
      missing: missing(anonymousIn(c, "new")),
      rows: unitRows(count),
    }),
  ),
  defineFigure(
    { id: "referrals.by-referrer-and-track", version: 1, kind: "table", group: "referrals", unit: "referrals" },
    (c) => ({
      count: {
        ...referrals(lists(c).received),
        by: codeProperty("party", c.register.referral.party),
        cells: trackProperty(c, c.prepared.referral.track),
      },
    }),
    (_, { count }, base) => {
      const tallied = tally(count);
      return {
        kind: "table",
        ...base,
        columns: ["count"],
        rows: rowsBy(count.by.codes, (position) => ({
          count: tallied.by[position]!,
          cells: cellsOf(count, tallied, position),
        })),
      };
    },
  ),
  referralCount("referrals.not-started", "notStarted"),
  defineFigure(
    { id: "referrals.not-started-reasons", version: 1, kind: "table", group: "referrals", unit: "referrals" },
    (c) => ({
      count: {
        ...referrals(lists(c).notStarted),
        by: codeProperty("notStartedReason", c.register.referral.notStartedReason),
      },
    }),
    (_, { count }, base) => ({ kind: "table", ...base, columns: ["count", "share"], rows: frequencyRows(count) }),
  ),
  defineFigure(
    { id: "referrals.not-started-share", version: 1, kind: "share", group: "referrals", unit: "referrals" },
    (c) => ({ numerator: referrals(lists(c).notStarted), new: { table: "enrolment", rows: c.everyone.new } }),
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
        missing: { unknown: lists(c).notStarted.length - known },
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
    (c) => ({ n: { ...referrals(lists(c).queue), by: onlyAll } }),
    (c, { n }, base) => {
      const { receivedDate } = c.register.referral;
      const months = n.rows.map((row) => monthsBetween(receivedDate[row]!, c.to));
      const description = describeGroups(n, months)[0]!.description;
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
    (c) => ({ n: { table: "enrolment", rows: rowsWithDay(c.known.new, waitOf(c)), by: onlyAll } }),
    (c, { n }, base) => {
      const groups = describeGroups(n, valuesAt(n.rows, waitOf(c)));
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
  return filterRows(lists(context).notStarted, (row) => !Number.isNaN(hours[row]!));
}

/** Days from application to start, NO_DAY where one of them is not known. */
const waitOf = perRegister(({ enrolment, referral }, { enrolment: { referral: referralOf } }) =>
  enrolment.startDate.map((start, row) => {
    const received = referralOf[row]! < 0 ? NO_DAY : referral.receivedDate[referralOf[row]!]!;
    return start === NO_DAY || received === NO_DAY ? NO_DAY : start - received;
  }),
);
