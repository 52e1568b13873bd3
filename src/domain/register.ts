/**
 * The register snapshot (sv. registerögonblicksbild): what every figure reads.
 *
 * One struct of arrays per table of the workbook: dates are day numbers, codes are positions in their list, texts are
 * positions in a dictionary, numbers are doubles. A snapshot holds one tenant's rows, or some programmes of it, as they
 * were at `asOf`. Nothing in it is ever changed.
 *
 * | column type | array          | empty cell |
 * | ----------- | -------------- | ---------- |
 * | date        | Int32Array     | NO_DAY     |
 * | number      | Float64Array   | NaN        |
 * | boolean     | Int8Array      | −1         |
 * | code        | Int8Array      | −1         |
 * | codes       | Int32Array     | 0 (bit i is the list's code i) |
 * | text        | TextColumn     | −1         |
 */
import { codeIndex, type CodeListId } from "#src/domain/code-lists.ts";
import { workbook, type ColumnOf, type FieldOf, type TableName, type WorkbookColumn } from "#src/domain/workbook.ts";
import { NO_DAY, parseIsoDate } from "#src/kernel/dates.ts";

/** A column of texts: `index[row]` is a position in `values`, or −1 when the cell is empty. */
export interface TextColumn {
  readonly index: Int32Array;
  readonly values: readonly string[];
}

type ArrayOf<C extends WorkbookColumn> = C["type"] extends "date"
  ? Int32Array
  : C["type"] extends "number"
    ? Float64Array
    : C["type"] extends "boolean" | "code"
      ? Int8Array
      : C["type"] extends "codes"
        ? Int32Array
        : TextColumn;

/** One table of the snapshot: its number of rows and one array per column. */
export type Table<T extends TableName> = { readonly rows: number } & {
  readonly [F in FieldOf<T>]: ArrayOf<ColumnOf<T, F>>;
};

/** Everything the figures may read, at one moment. */
export type Register = { readonly asOf: string } & { readonly [T in TableName]: Table<T> };

/** A cell before it is packed: an ISO date, a number, a boolean, a code, several codes, a text, or empty. */
export type Cell = string | number | boolean | readonly string[] | null | undefined;

/** A row before it is packed, by field name. */
export type Row = Readonly<Record<string, Cell>>;

/** The empty position of code, boolean and text columns. */
export const NONE = -1;

/** Packs one column. `read(row)` gives the cell; dates are ISO texts, codes are codes of the column's list. */
function packColumn(column: WorkbookColumn, rows: number, read: (row: number) => Cell): unknown {
  switch (column.type) {
    case "date": {
      const days = new Int32Array(rows).fill(NO_DAY);
      for (let row = 0; row < rows; row++) {
        const cell = read(row);
        if (typeof cell === "string" && cell !== "") days[row] = parseIsoDate(cell) ?? NO_DAY;
      }
      return days;
    }
    case "number": {
      const numbers = new Float64Array(rows).fill(Number.NaN);
      for (let row = 0; row < rows; row++) {
        const cell = read(row);
        if (cell !== null && cell !== undefined && cell !== "") numbers[row] = Number(cell);
      }
      return numbers;
    }
    case "boolean": {
      const flags = new Int8Array(rows).fill(NONE);
      for (let row = 0; row < rows; row++) {
        const cell = read(row);
        if (typeof cell === "boolean") flags[row] = cell ? 1 : 0;
      }
      return flags;
    }
    case "code": {
      const list = listOf(column);
      const positions = new Int8Array(rows).fill(NONE);
      for (let row = 0; row < rows; row++) {
        const cell = read(row);
        if (typeof cell === "string" && cell !== "") positions[row] = codeIndex(list, cell);
      }
      return positions;
    }
    case "codes": {
      const list = listOf(column);
      const masks = new Int32Array(rows);
      for (let row = 0; row < rows; row++) {
        const cell = read(row);
        if (!Array.isArray(cell)) continue;
        for (const one of cell as readonly string[]) masks[row]! |= 1 << codeIndex(list, one);
      }
      return masks;
    }
    case "text":
      return packTexts(rows, read);
  }
}

function packTexts(rows: number, read: (row: number) => Cell): TextColumn {
  const index = new Int32Array(rows).fill(NONE);
  const values: string[] = [];
  const known = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const cell = read(row);
    if (typeof cell !== "string" || cell === "") continue;
    let position = known.get(cell);
    if (position === undefined) {
      position = values.push(cell) - 1;
      known.set(cell, position);
    }
    index[row] = position;
  }
  return { index, values };
}

function listOf(column: WorkbookColumn): CodeListId {
  if (!column.list) throw new Error(`Column ${column.header} has no code list`);
  return column.list;
}

/**
 * Packs rows into a register; tables that are left out are empty. Used by tests, the demo and the frozen report; the
 * database's loader packs straight from its wire format.
 */
export function registerFromRows(asOf: string, tables: Readonly<Partial<Record<TableName, readonly Row[]>>>): Register {
  const packed: Record<string, unknown> = { asOf };
  for (const sheet of workbook) {
    const rows = tables[sheet.table] ?? [];
    const table: Record<string, unknown> = { rows: rows.length };
    for (const column of sheet.columns) {
      table[column.field] = packColumn(column, rows.length, (row) => rows[row]![column.field]);
    }
    packed[sheet.table] = table;
  }
  return packed as unknown as Register;
}

/** The text of a cell, or undefined when it is empty. */
export function textAt(column: TextColumn, row: number): string | undefined {
  const position = column.index[row]!;
  return position === NONE ? undefined : column.values[position];
}
