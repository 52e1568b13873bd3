/**
 * A count: some rows of one table, sorted by up to two properties. The number printed and the rows behind it come from
 * the same count, so they cannot differ.
 */
import type { Labelled } from "#src/domain/figures/figure.ts";
import type { TableName } from "#src/domain/workbook.ts";

/** Row numbers of a table of the snapshot, ascending. */
export type Rows = Int32Array;

/** A property with one code per row. */
export interface Single {
  readonly kind: "single";
  readonly codes: readonly Labelled[];
  /** Position of the row's code in `codes`; −1 when the row belongs to none of them. */
  readonly at: (row: number) => number;
  /** The same positions for every row of the table, where they are worked out already: counting then needs no calls. */
  readonly column?: Column;
}

/** Positions of every row of a table; below 0 stands for `none`. */
export interface Column {
  readonly positions: Int8Array | Int16Array;
  /** The position of rows without one; −1 when they belong to none. */
  readonly none: number;
}

/** A property that may have several codes per row: bit i is set when the row has code i. At most 31 codes. */
export interface Multiple {
  readonly kind: "multiple";
  readonly codes: readonly Labelled[];
  readonly bits: (row: number) => number;
}

export type Dimension = Single | Multiple;

/** What a number counts. */
export interface Count {
  readonly table: TableName;
  readonly rows: Rows;
  /** What the figure's rows are. */
  readonly by?: Dimension;
  /** What the figure's further cells are: sex, track … */
  readonly cells?: Single;
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

/** Counts the rows once. */
export function tally({ rows, by, cells }: Count): Tally {
  const width = cells?.codes.length ?? 0;
  const tallied = {
    n: rows.length,
    by: new Int32Array(by?.codes.length ?? 0),
    cells: new Int32Array((by?.codes.length ?? 0) * width),
  };
  if (by?.kind === "multiple") tallyMultiple(rows, by, cells, tallied);
  else if (by?.column && (!cells || cells.column)) tallyColumns(rows, by.column, cells?.column, width, tallied);
  else if (by) tallySingle(rows, by, cells, tallied);
  return tallied;
}

function tallyColumns(
  rows: Rows,
  { positions, none }: Column,
  cellColumn: Column | undefined,
  width: number,
  { by, cells }: Tally,
): void {
  if (!cellColumn) {
    for (const row of rows) {
      const position = positions[row]!;
      const code = position < 0 ? none : position;
      if (code >= 0) by[code]!++;
    }
    return;
  }
  for (const row of rows) {
    const position = positions[row]!;
    const code = position < 0 ? none : position;
    if (code < 0) continue;
    by[code]!++;
    const cellPosition = cellColumn.positions[row]!;
    const cell = cellPosition < 0 ? cellColumn.none : cellPosition;
    if (cell >= 0) cells[code * width + cell]!++;
  }
}

function tallySingle(rows: Rows, { at }: Single, cells: Single | undefined, tallied: Tally): void {
  const width = cells?.codes.length ?? 0;
  for (const row of rows) {
    const code = at(row);
    if (code < 0) continue;
    tallied.by[code]!++;
    const cell = cells ? cells.at(row) : -1;
    if (cell >= 0) tallied.cells[code * width + cell]!++;
  }
}

function tallyMultiple(rows: Rows, { bits }: Multiple, cells: Single | undefined, tallied: Tally): void {
  const width = cells?.codes.length ?? 0;
  for (const row of rows) {
    const cell = cells ? cells.at(row) : -1;
    let left = bits(row);
    while (left !== 0) {
      const code = 31 - Math.clz32(left & -left);
      left &= left - 1;
      tallied.by[code]!++;
      if (cell >= 0) tallied.cells[code * width + cell]!++;
    }
  }
}

/** A property whose positions are worked out for every row of the table; those below 0 are `none`. */
export const columnProperty = (
  codes: readonly Labelled[],
  positions: Int8Array | Int16Array,
  none = -1,
): Single & { readonly column: Column } => ({
  kind: "single",
  codes,
  column: { positions, none },
  at: (row) => {
    const position = positions[row]!;
    return position < 0 ? none : position;
  },
});

/**
 * Room to gather row numbers in before they are copied to a list of the right length: one large array is used again and
 * again, since a new one for every list would keep the garbage collector busy. Taken while in use.
 */
let spareRoom: Int32Array | undefined;

/** Gathers up to `most` row numbers: `gather` writes them to the room it is given and returns how many they are. */
export function gatherRows(most: number, gather: (room: Int32Array) => number): Rows {
  const room = spareRoom && spareRoom.length >= most ? spareRoom : new Int32Array(most);
  spareRoom = undefined;
  const rows = room.slice(0, gather(room));
  spareRoom = room;
  return rows;
}

/** The rows for which `keep` holds. */
export function filterRows(rows: Rows, keep: (row: number) => boolean): Rows {
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (const row of rows) if (keep(row)) room[n++] = row;
    return n;
  });
}

/** The rows that are flagged. */
export function flaggedRows(rows: Rows, flags: Uint8Array): Rows {
  return gatherRows(rows.length, (room) => {
    let n = 0;
    for (const row of rows) if (flags[row] === 1) room[n++] = row;
    return n;
  });
}

/** The flagged rows of a table whose day lies from `first` to `last`, both included. */
export function rowsBetween(days: Int32Array, first: number, last: number, flags: Uint8Array): Rows {
  return gatherRows(days.length, (room) => {
    let n = 0;
    for (let row = 0; row < days.length; row++) {
      const day = days[row]!;
      if (day >= first && day <= last && flags[row] === 1) room[n++] = row;
    }
    return n;
  });
}

/** Rows 0 … rows − 1 for which `keep` holds. */
export function selectRows(rows: number, keep: (row: number) => boolean): Rows {
  return gatherRows(rows, (room) => {
    let n = 0;
    for (let row = 0; row < rows; row++) if (keep(row)) room[n++] = row;
    return n;
  });
}

/** Whether a row has the code at a position of a dimension. */
export function hasCode(dimension: Dimension, row: number, position: number): boolean {
  return dimension.kind === "single" ? dimension.at(row) === position : (dimension.bits(row) & (1 << position)) !== 0;
}
