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
export function tally(count: Count): Tally {
  const { rows, by, cells } = count;
  const byCode = new Int32Array(by?.codes.length ?? 0);
  const width = cells?.codes.length ?? 0;
  const byCell = new Int32Array(byCode.length * width);
  if (by?.kind === "single") {
    const at = by.at;
    if (!cells) {
      for (const row of rows) {
        const code = at(row);
        if (code >= 0) byCode[code]!++;
      }
    } else {
      const cellAt = cells.at;
      for (const row of rows) {
        const code = at(row);
        if (code < 0) continue;
        byCode[code]!++;
        const cell = cellAt(row);
        if (cell >= 0) byCell[code * width + cell]!++;
      }
    }
  } else if (by) {
    for (const row of rows) {
      const cell = cells ? cells.at(row) : -1;
      let bits = by.bits(row);
      while (bits !== 0) {
        const code = 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        byCode[code]!++;
        if (cell >= 0) byCell[code * width + cell]!++;
      }
    }
  }
  return { n: rows.length, by: byCode, cells: byCell };
}

/** The rows for which `keep` holds. */
export function filterRows(rows: Rows, keep: (row: number) => boolean): Rows {
  const kept = new Int32Array(rows.length);
  let n = 0;
  for (const row of rows) if (keep(row)) kept[n++] = row;
  return kept.subarray(0, n);
}

/** Rows 0 … rows − 1 for which `keep` holds. */
export function selectRows(rows: number, keep: (row: number) => boolean): Rows {
  const kept = new Int32Array(rows);
  let n = 0;
  for (let row = 0; row < rows; row++) if (keep(row)) kept[n++] = row;
  return kept.subarray(0, n);
}

/** Whether a row has the code at a position of a dimension. */
export function hasCode(dimension: Dimension, row: number, position: number): boolean {
  return dimension.kind === "single" ? dimension.at(row) === position : (dimension.bits(row) & (1 << position)) !== 0;
}
