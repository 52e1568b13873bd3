/** Who is in the programme: the flow, and what the participants are. */
import {
  filterRows,
  tally,
  type Count,
  type Counts,
  type Dimension,
  type Rows,
  type Single,
} from "#src/domain/figures/count.ts";
import {
  cellsOf,
  defineFigure,
  describeGroups,
  groupsOf,
  missing,
  rowsBy,
  type Base,
  type Figure,
} from "#src/domain/figures/define.ts";
import type { FigureResult, Labelled, TableRow } from "#src/domain/figures/figure.ts";
import { ageOf, UNKNOWN } from "#src/domain/figures/enrolment-columns.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context, type Flow } from "#src/domain/figures/population.ts";
import { referrerProperty, sexProperty, sourceProperty, trackProperty } from "#src/domain/figures/properties.ts";
import { NONE } from "#src/domain/register.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

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
  return filterRows(list, (row) => {
    const own = person[row]!;
    if (own < 0 || seen[own] === 1) return false;
    seen[own] = 1;
    return true;
  }).map((row) => person[row]!);
}

/** A party, or a unit within it. */
export interface Unit extends Labelled {
  readonly party: string;
  readonly unit: string | null;
}

/** A count of enrolments by referring party and unit. */
export interface UnitCount extends Count {
  readonly by: Omit<Single, "codes"> & { readonly codes: readonly Unit[] };
  readonly cells: Single;
}

/** Enrolments by the party that referred and the unit within it (`party/unit`, or the party alone), and by sex. */
export function countByUnit(context: Context, rows: Rows): UnitCount {
  const parties = referrerProperty(context);
  const { referrer } = context.prepared.columns;
  const { referral } = context.prepared.enrolment;
  const { index, values } = context.register.referral.unit;
  const width = values.length + 1;
  const keyOf = (enrolment: number) => {
    const row = referral[enrolment]!;
    return referrer[enrolment]! * width + (row < 0 ? 0 : index[row]! + 1);
  };
  const order = new Int32Array(parties.codes.length * width).fill(NONE);
  for (const row of rows) order[keyOf(row)] = 0;
  const units: (Unit & { readonly key: number })[] = [];
  parties.codes.forEach((party, position) => {
    const own = Array.from({ length: width }, (_, unit) => unit).filter((unit) => order[position * width + unit] === 0);
    const named = own.map((unit) => unitOf(party, values[unit - 1] ?? null, position * width + unit));
    units.push(...named.sort((a, b) => compareText(a.unit ?? "", b.unit ?? "")));
  });
  units.forEach(({ key }, position) => (order[key] = position));
  const by = { kind: "single", codes: units, at: (row: number) => order[keyOf(row)]! } as const;
  return { table: "enrolment", rows, by, cells: sexProperty(context) };
}

const unitOf = (party: Labelled, unit: string | null, key: number) => ({
  code: unit === null ? party.code : `${party.code}/${unit}`,
  label: unit === null ? party.label : `${party.label}, ${unit}`,
  party: party.code,
  unit,
  key,
});

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

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
      n: enrolments(filterRows(c.known.total, hasKnownAge(c)), groupsOf(sexProperty(c))),
    }),
    (c, { n }, base) => ({
      kind: "statistic",
      ...base,
      unit: "years",
      missing: missing(anonymousIn(c, "total"), { unknown: c.known.total.length - n.rows.length }),
      groups: describeGroups(n, (row) => ageInPeriod(c, row)).map(({ code, label, description }) => ({
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

const hasKnownAge = (context: Context) => {
  const { birth, birthYear } = context.prepared.columns;
  return (row: number) => birth[row] !== NO_DAY || birthYear[row] !== UNKNOWN;
};

/** Age on the period's last day, or on the day of exit if that was earlier. */
function ageInPeriod(context: Context, enrolment: number): number {
  const { birth, birthYear, ageAtExit } = context.prepared.columns;
  const end = context.register.enrolment.endDate[enrolment]!;
  if (end !== NO_DAY && end <= context.to) return ageAtExit[enrolment]!;
  return ageOf(birth[enrolment]!, birthYear[enrolment]!, context.to);
}
