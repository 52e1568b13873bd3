/** Who is in the programme: the flow, and what the participants are. */
import { almanac, yearsOf } from "#src/domain/figures/calendar.ts";
import {
  occurring,
  tally,
  type Count,
  type CountBy,
  type Counts,
  type Dimension,
  type Single,
} from "#src/domain/figures/count.ts";
import {
  cellsOf,
  defineFigure,
  describeGroups,
  missing,
  rowsBy,
  type Base,
  type Figure,
} from "#src/domain/figures/define.ts";
import type { FigureResult, Labelled, TableRow } from "#src/domain/figures/figure.ts";
import { listWithMissing } from "#src/domain/figures/labels.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context, type Flow } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { sexGroups, sexProperty, sourceProperty, trackProperty } from "#src/domain/figures/properties.ts";
import { filled, gatherRows, rowsWithDay, type Rows } from "#src/domain/figures/rows.ts";
import { NONE } from "#src/domain/register.ts";
import { compareTexts } from "#src/kernel/order.ts";

const enrolments = (rows: Rows, by?: Dimension): Count =>
  by ? { table: "enrolment", rows, by } : { table: "enrolment", rows };

/** A figure that is the length of one list. */
function countOf(id: string, list: keyof Flow): Figure {
  return defineFigure(
    { id, version: 1, kind: "count", group: "flow", unit: "enrolments" },
    (c) => ({ value: enrolments(c.everyone[list]) }),
    (_, { value }, base) => ({ kind: "count", ...base, value: value.rows.length, unit: "enrolments" }),
  );
}

const flowColumns = ["total", "atStart", "new", "ended", "atEnd"] as const;

type FlowCounts = Counts & Readonly<Record<(typeof flowColumns)[number], Count>>;

const flowCounts = (flow: Flow, by: Dimension): FlowCounts => ({
  total: enrolments(flow.total, by),
  atStart: enrolments(flow.atStart, by),
  new: enrolments(flow.new, by),
  ended: enrolments(flow.ended, by),
  atEnd: enrolments(flow.atEnd, by),
});

/** Rows of a property, with each column's count and its share of the column. */
function flowTable(counts: FlowCounts, base: Base): FigureResult & { readonly kind: "table" } {
  const tallied = flowColumns.map((column) => ({ column, ...tally(counts[column]) }));
  const rows = rowsBy(counts.total.by?.codes ?? [], (position): Record<string, TableRow[string]> => ({
    ...Object.fromEntries(tallied.map(({ column, by }) => [column, by[position]!])),
    shares: Object.fromEntries(tallied.map(({ column, by, n }) => [column, shareOf(by[position]!, n)])),
  }));
  return { kind: "table", ...base, columns: flowColumns, rows };
}

function distinctPersons(context: Context, list: Rows): Rows {
  const { person } = context.prepared.enrolment;
  const seen = new Uint8Array(context.register.person.rows);
  return gatherRows(list.length, (room) => {
    let n = 0;
    for (let i = 0; i < list.length; i++) {
      const row = list[i]!;
      const own = person[row]!;
      if (own < 0 || seen[own] === 1) continue;
      seen[own] = 1;
      room[n++] = own;
    }
    return n;
  });
}

/** A party, or a unit within it. */
export interface Unit extends Labelled {
  readonly party: string;
  readonly unit: string | null;
}

/** A count of enrolments by referring party and unit. */
export interface UnitCount extends CountBy<Unit> {
  readonly cells: Single;
}

/** Every party, alone and with each unit of the register; units of a party by name. */
const unitProperty = perRegister(({ referral: { unit } }, { columns, enrolment }): Single<Unit> => {
  const parties = listWithMissing("party").codes;
  const width = unit.values.length + 1;
  const keys = filled(new Int32Array(columns.referrer.length), (row) => {
    const referral = enrolment.referral[row]!;
    return columns.referrer[row]! * width + (referral < 0 ? 0 : unit.index[referral]! + 1);
  });
  const names = [null, ...unit.values];
  const order = [...names.keys()].sort((a, b) => compareTexts(names[a] ?? "", names[b] ?? ""));
  const positions = new Int32Array(parties.length * width + 1).fill(NONE);
  const codes = parties.flatMap((party, p) =>
    order.map((name) => ({ key: p * width + name, ...unitOf(party, names[name]!) })),
  );
  codes.forEach(({ key }, position) => (positions[key + 1] = position));
  return { kind: "single", codes, keys, positions };
});

/** Enrolments by the party that referred and the unit within it (`party/unit`, or the party alone), and by sex. */
export const countByUnit = (context: Context, rows: Rows): UnitCount => ({
  table: "enrolment",
  rows,
  by: occurring(unitProperty(context), rows),
  cells: sexProperty(context),
});

const unitOf = (party: Labelled, unit: string | null) => ({
  code: unit === null ? party.code : `${party.code}/${unit}`,
  label: unit === null ? party.label : `${party.label}, ${unit}`,
  party: party.code,
  unit,
});

/** The rows of a table by referrer and unit: count, share of all, and by sex. */
export function unitRows(count: UnitCount): TableRow[] {
  const tallied = tally(count);
  return count.by.codes.map(({ code, label, party, unit }, position) => ({
    code,
    label,
    party,
    unit,
    count: tallied.by[position]!,
    share: shareOf(tallied.by[position]!, count.rows.length),
    cells: cellsOf(count, tallied, position),
  }));
}

/** Persons by income source: share of them, and of all sources. */
export function sourceRows(count: Count): TableRow[] {
  const { by, n } = tally(count);
  const all = by.reduce((a, b) => a + b, 0);
  return rowsBy(count.by?.codes ?? [], (position) => ({
    count: by[position]!,
    share: shareOf(by[position]!, n),
    shareOfSources: shareOf(by[position]!, all),
  }));
}

export const flowFigures: readonly Figure[] = [
  countOf("participants.total", "total"),
  countOf("participants.at-start", "atStart"),
  countOf("participants.new", "new"),
  countOf("participants.ended", "ended"),
  countOf("participants.at-end", "atEnd"),
  defineFigure(
    { id: "participants.persons", version: 1, kind: "count", group: "flow", unit: "persons" },
    (c) => ({ value: { table: "person", rows: distinctPersons(c, c.everyone.total) } }),
    (_, { value }, base) => ({ kind: "count", ...base, value: value.rows.length, unit: "persons" }),
  ),
  defineFigure(
    { id: "participants.by-sex", version: 1, kind: "table", group: "flow", unit: "enrolments" },
    (c) => flowCounts(c.everyone, sexProperty(c)),
    (_, counts, base) => flowTable(counts, base),
  ),
  defineFigure(
    { id: "participants.by-track", version: 1, kind: "table", group: "flow", unit: "enrolments" },
    (c) => flowCounts(c.known, trackProperty(c, c.prepared.enrolment.track)),
    (c, counts, base) => ({ ...flowTable(counts, base), missing: missing(anonymousIn(c, "total")) }),
  ),
  defineFigure(
    { id: "participants.by-referrer", version: 1, kind: "table", group: "flow", unit: "enrolments" },
    (c) => ({ count: countByUnit(c, c.known.total) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share", "kvinna", "man", "annat"],
      missing: missing(anonymousIn(c, "total")),
      rows: unitRows(count),
    }),
  ),
  defineFigure(
    { id: "participants.income-sources", version: 1, kind: "table", group: "flow", unit: "enrolments" },
    (c) => ({ count: enrolments(c.known.total, sourceProperty(c.prepared.incomeAtStart)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share", "shareOfSources"],
      missing: missing(anonymousIn(c, "total")),
      rows: sourceRows(count),
    }),
  ),
  defineFigure(
    { id: "participants.age", version: 1, kind: "statistic", group: "flow", unit: "years" },
    (c) => ({
      n: enrolments(rowsWithDay(c.known.total, c.prepared.columns.birth), sexGroups(c)),
    }),
    (c, { n }, base) => ({
      kind: "statistic",
      ...base,
      unit: "years",
      missing: missing(anonymousIn(c, "total"), { unknown: c.known.total.length - n.rows.length }),
      groups: describeGroups(n, agesInPeriod(c, n.rows)).map(({ code, label, description }) => ({
        code,
        label,
        n: description.n,
        mean: description.mean,
        median: description.median,
        min: description.min,
        max: description.max,
      })),
    }),
  ),
];

/** Ages on the period's last day, or on the day of exit if that was earlier; the births must be known. */
function agesInPeriod(context: Context, rows: Rows): Int32Array {
  const { birth, ageAtExit } = context.prepared.columns;
  const { end } = context.prepared.enrolment;
  const last = almanac(context.to);
  const ages = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    ages[i] = end[row]! <= context.to ? ageAtExit[row]! : yearsOf(birth[row]!, last);
  }
  return ages;
}
