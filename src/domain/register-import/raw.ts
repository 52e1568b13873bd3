/** Sheets as a reader found them: cells without meaning yet. */

/** What a spreadsheet shows when a formula failed: `#N/A`, `#REF!` … */
export class CellError {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A cell: a text, a number, yes or no, a failed formula, or nothing. A spreadsheet's dates come as `2022-01-31`. */
export type RawCell = string | number | boolean | CellError | null;

/** A row that holds something. `line` is its number in the sheet or the line in the file where it begins, from 1. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly RawCell[];
  /** Positions of cells that were computed by a formula; their last value was read. */
  readonly formulas?: readonly number[];
}

/** A whole sheet in memory: for small registers and tests. */
export interface RawSheet {
  readonly name: string;
  readonly header: readonly RawCell[];
  readonly rows: readonly RawRow[];
}

/** What a person sees in a cell. */
export function rawText(cell: RawCell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof CellError) return cell.text;
  if (typeof cell === "boolean") return cell ? "Ja" : "Nej";
  return String(cell);
}
