/**
 * A count: some rows of one table, sorted by up to two properties. The number printed and the rows behind it come from
 * the same count, so they cannot differ.
 *
 * A property is a column and a small table, not a function, so that counting a million rows is arithmetic on arrays.
 */
import type { Labelled } from "#src/domain/figures/figure.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { gatherRows, type Rows } from "#src/domain/figures/rows.ts";
import type { TableName } from "#src/domain/workbook.ts";

/** A property with one code per row. */
export interface Single<C extends Labelled = Labelled> {
  readonly kind: "single";
  readonly codes: readonly C[];
  /** A key of every row of the table, −1 or above: the position of a code in its list, of a text in its dictionary … */
  readonly keys: Keys;
  /** At k + 1 the position in `codes` of key k; −1 when rows with that key belong to none of them. */
  readonly positions: Int32Array;
}

export type Keys = Int8Array | Int16Array | Int32Array;

/** A property that may have several codes per row: bit i is set when the row has code i. At most 31 codes. */
export interface Multiple {
  readonly kind: "multiple";
  readonly codes: readonly Labelled[];
  readonly bits: Int32Array;
}

/** All rows together. */
interface Together {
  readonly kind: "together";
  readonly codes: readonly [Labelled];
}

export type Dimension = Single | Multiple | Together;

/** What a number counts. */
export interface Count {
  readonly table: TableName;
  readonly rows: Rows;
  /** What the figure's rows are. */
  readonly by?: Dimension;
  /** What the figure's further cells are: sex, track … */
  readonly cells?: Single;
}

/** A count whose rows have one code each, with more to a code than its label. */
export interface CountBy<C extends Labelled> extends Count {
  readonly by: Single<C>;
}

/** The named counts of a figure. The name is the column (or key) that prints them. */
export type Counts = Readonly<Record<string, Count>>;

/** The numbers of a count. */
export interface Tally {
  readonly n: number;
  /** Per code of `by`. */
  readonly by: Int32Array;
  /** Per code of `by` and code of `cells`: position `code × number of cells + cell`. */
  readonly cells: Int32Array;
}

/** Everybody as the only group of a statistic. */
export const onlyAll: Together = { kind: "together", codes: [ALL] };

/** A property whose keys are the positions of its codes; rows with key −1 are at `none` (−1: belong to no code). */
export const columnProperty = <C extends Labelled>(codes: readonly C[], keys: Keys, none = -1): Single<C> => ({
  kind: "single",
  codes,
  keys,
  positions: Int32Array.from({ length: codes.length + 1 }, (_, i) => (i === 0 ? none : i - 1)),
});

/** Position of a row's code among the codes; −1 when it belongs to none of them. */
export const positionAt = ({ keys, positions }: Single, row: number): number => positions[keys[row]! + 1]!;

/** The same property with only the codes that some of the rows have. */
export function occurring<C extends Labelled>(property: Single<C>, rows: Rows): Single<C> {
  const { keys, positions, codes } = property;
  const times = new Int32Array(positions.length);
  for (let i = 0; i < rows.length; i++) times[keys[rows[i]!]! + 1]!++;
  const order = new Int32Array(codes.length).fill(-1);
  positions.forEach((position, key) => {
    if (position >= 0 && times[key]! > 0) order[position] = 0;
  });
  const found = codes.filter((_, position) => order[position] === 0);
  for (let position = 0, next = 0; position < order.length; position++)
    if (order[position] === 0) order[position] = next++;
  return { ...property, codes: found, positions: positions.map((position) => (position < 0 ? -1 : order[position]!)) };
}

/** Those of the rows whose position is wanted. */
export function rowsHaving({ keys, positions }: Single, rows: Rows, isWanted: (position: number) => boolean): Rows {
  const wanted = Uint8Array.from(positions, (position) => (isWanted(position) ? 1 : 0));
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      room[n] = row;
      n += wanted[keys[row]! + 1]!;
    }
    return n;
  });
}

/** Whether a row has the code at a position of a dimension. */
export function hasCode(dimension: Dimension, row: number, position: number): boolean {
  switch (dimension.kind) {
    case "single":
      return positionAt(dimension, row) === position;
    case "multiple":
      return (dimension.bits[row]! & (1 << position)) !== 0;
    case "together":
      return true;
  }
}

/** Counts the rows once. */
export function tally({ rows, by, cells }: Count): Tally {
  const codes = by?.codes.length ?? 0;
  const tallied = {
    n: rows.length,
    by: new Int32Array(codes),
    cells: new Int32Array(codes * (cells?.codes.length ?? 0)),
  };
  if (by?.kind === "together") tallied.by[0] = rows.length;
  else if (by?.kind === "multiple") tallyMultiple(rows, by, tallied.by);
  else if (by && cells) tallyCells(rows, by, cells, tallied);
  else if (by) tallySingle(rows, by, tallied.by);
  return tallied;
}

function tallySingle(rows: Rows, { keys, positions }: Single, by: Int32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const code = positions[keys[row]! + 1]!;
    if (code >= 0) by[code]!++;
  }
}

function tallyCells(rows: Rows, { keys, positions }: Single, further: Single, { by, cells }: Tally): void {
  const width = further.codes.length;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const code = positions[keys[row]! + 1]!;
    if (code < 0) continue;
    by[code]!++;
    const cell = further.positions[further.keys[row]! + 1]!;
    if (cell >= 0) cells[code * width + cell]!++;
  }
}

function tallyMultiple(rows: Rows, { bits }: Multiple, by: Int32Array): void {
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let left = bits[row]!; left !== 0; left &= left - 1) by[31 - Math.clz32(left & -left)]!++;
  }
}
