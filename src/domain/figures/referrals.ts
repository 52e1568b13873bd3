/** Referrals (sv. ansökningar): who applies, who does not start, and the queue. */
import { filterRows, tally, type Count, type Rows } from "#src/domain/figures/count.ts";
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
import { monthsBetween } from "#src/domain/figures/calendar.ts";
import { codeIndex } from "#src/domain/code-lists.ts";
import { countByUnit, unitRows } from "#src/domain/figures/flow.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { meanOf, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import { codeProperty, referrerProperty, sexProperty, trackProperty } from "#src/domain/figures/properties.ts";
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

const IN_RECEIVED = 1;
const IN_NOT_STARTED = 2;
const IN_QUEUE = 4;
const IN_CONTACTS = 8;

/** Referrals to the programmes in scope with a wanted track in scope. Contacts are not applications. */
const lists = perContext((context): Lists => {
  const { kind, status, receivedDate, decidedDate, rows } = context.register.referral;
  const { programme, track, started } = context.prepared.referral;
  const { from, to, isProgramme, isTrack } = context;
  const anyTrack = context.request.scope.tracks === null;
  const belongs = new Uint8Array(rows);
  let [nReceived, nContacts, nNotStarted, nQueue] = [0, 0, 0, 0];
  for (let row = 0; row < rows; row++) {
    const position = programme[row]!;
    if (position < 0 || isProgramme[position] === 0 || !(anyTrack || isTrack(track[row]!))) continue;
    const day = receivedDate[row]!;
    const isReceived = day >= from && day <= to;
    if (kind[row] === CONTACT) {
      if (!isReceived) continue;
      belongs[row] = IN_CONTACTS;
      nContacts++;
      continue;
    }
    let bits = isReceived ? IN_RECEIVED : 0;
    // NO_DAY lies before every day: who has not started, or is not turned down, is not in the queue after all.
    const decided = status[row] === NOT_STARTED ? decidedDate[row]! : NO_DAY;
    const begun = status[row] === STARTED ? started[row]! : NO_DAY;
    if (decided >= from && decided <= to) bits |= IN_NOT_STARTED;
    const isWaiting = status[row] === QUEUED || begun > to || decided > to;
    if (isWaiting && day !== NO_DAY && day <= to) bits |= IN_QUEUE;
    belongs[row] = bits;
    nReceived += bits & 1;
    nNotStarted += (bits >> 1) & 1;
    nQueue += (bits >> 2) & 1;
  }
  const list = (bit: number, length: number): Rows => {
    const found = new Int32Array(length);
    for (let row = 0, n = 0; n < length; row++) if ((belongs[row]! & bit) !== 0) found[n++] = row;
    return found;
  };
  return {
    received: list(IN_RECEIVED, nReceived),
    contacts: list(IN_CONTACTS, nContacts),
    notStarted: list(IN_NOT_STARTED, nNotStarted),
    queue: list(IN_QUEUE, nQueue),
  };
});

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
        columns: ["count", ...count.cells.codes.map(({ code }) => code)],
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
      const description = describeGroups(n, (row) => monthsBetween(receivedDate[row]!, c.to))[0]!.description;
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
  return filterRows(lists(context).notStarted, (row) => !Number.isNaN(hours[row]!));
}

function withApplicationDay(context: Context): Rows {
  const { referral } = context.prepared.enrolment;
  const { receivedDate } = context.register.referral;
  return filterRows(context.known.new, (row) => referral[row]! >= 0 && receivedDate[referral[row]!] !== NO_DAY);
}
