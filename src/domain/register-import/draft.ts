/** A row while it is being checked: its cells so far, and what is wrong with them. */
import { cellReader, RefusedCell, type CellReader } from "#src/domain/register-import/cells.ts";
import type { ColumnPlan } from "#src/domain/register-import/plan.ts";
import type { Problem, Reason, RefusedRow, WarningCode } from "#src/domain/register-import/problems.ts";
import { CellError, rawText, type RawCell, type RawRow } from "#src/domain/register-import/raw.ts";
import type { Cell } from "#src/domain/register.ts";
import type { WorkbookColumn, WorkbookSheet } from "#src/domain/workbook.ts";

/** Told about every warning; counts them. */
export type Warn = (column: WorkbookColumn, code: WarningCode, line: number) => void;

/** Reads the rows of one sheet, one draft at a time: the same object is filled again and again. */
export class Draft {
  readonly sheet: WorkbookSheet;
  /** The cells as understood, in the order of the sheet's columns. */
  readonly cells: Cell[];
  problems: Problem[] = [];
  line = 0;
  /** The day of birth that the personal number tells. */
  derivedBirthDate: string | null = null;
  /** The unit that a party's old label names. */
  readonly units: (string | undefined)[];
  readonly #columns: readonly WorkbookColumn[];
  readonly #plan: ColumnPlan;
  readonly #width: number;
  readonly #readers: readonly CellReader[];
  readonly #index: Readonly<Record<string, number>>;
  readonly #warn: Warn;
  #row: RawRow = { line: 0, cells: [] };

  constructor(sheet: WorkbookSheet, plan: ColumnPlan, width: number, warn: Warn) {
    this.sheet = sheet;
    this.#columns = sheet.columns;
    this.#plan = plan;
    this.#width = width;
    this.#warn = warn;
    const isKey = ({ field }: WorkbookColumn) => sheet.key.includes(field) || field in sheet.parents;
    this.#readers = sheet.columns.map((column) => cellReader(column, isKey(column)));
    this.#index = Object.fromEntries(sheet.columns.map(({ field }, i) => [field, i]));
    this.cells = sheet.columns.map(() => null);
    this.units = sheet.columns.map(() => undefined);
  }

  /** Fills the draft with a row. */
  read(row: RawRow): void {
    this.#row = row;
    this.line = row.line;
    this.derivedBirthDate = null;
    if (this.problems.length > 0) this.problems = [];
    const positions = this.#plan.positions;
    for (let i = 0; i < positions.length; i++) {
      const raw = row.cells[positions[i]!] ?? null;
      const read = this.#readers[i]!(raw);
      if (read instanceof RefusedCell) {
        this.cells[i] = null;
        this.units[i] = undefined;
        this.#refuse(i, read.reason, read.nearest);
        continue;
      }
      this.cells[i] = read.value ?? this.#defaultOf(i);
      this.units[i] = read.unit;
      if (read.warning) this.#warn(this.#columns[i]!, read.warning, row.line);
    }
    if (row.cells.length > this.#width && row.cells.slice(this.#width).some((cell) => rawText(cell).trim() !== "")) {
      this.#refuse(0, { code: "extra-cells" }, []);
    }
    if (row.formulas) this.#warnFormulas(row.formulas);
  }

  /** What an empty cell of the column means. */
  #defaultOf(i: number): Cell {
    const { type, default: fallback } = this.#columns[i]!;
    if (fallback === undefined) return null;
    return type === "boolean" ? fallback === "ja" : fallback;
  }

  #warnFormulas(formulas: readonly number[]): void {
    for (const position of formulas) {
      const i = this.#plan.positions.indexOf(position);
      if (i >= 0) this.#warn(this.#columns[i]!, "formula", this.line);
    }
  }

  #refuse(i: number, reason: Reason, suggestions: readonly string[]): void {
    this.problems.push({ column: this.#columns[i]!.header, value: this.#typed(i), reason, nearest: suggestions });
  }

  /** What stands in the cell of a field. */
  typed(field: string): string {
    return this.#typed(this.#index[field]!);
  }

  #typed(i: number): string {
    return rawText(this.#row.cells[this.#plan.positions[i]!]).slice(0, 200);
  }

  /** The row's cells as they were, in the order of the sheet's columns. */
  rawCells(): RefusedRow["cells"] {
    return this.#plan.positions.map((position) => {
      const cell = this.#row.cells[position] ?? null;
      return cell instanceof CellError ? cell.text : cell;
    });
  }

  /** The raw cell of a field. */
  raw(field: string): RawCell {
    return this.#row.cells[this.#plan.positions[this.#index[field]!]!] ?? null;
  }

  /** The cell of a field as understood. */
  get(field: string): Cell {
    return this.cells[this.#index[field]!];
  }

  /** The cell of a text, date or code field; null when it is empty. */
  text(field: string): string | null {
    const cell = this.cells[this.#index[field]!];
    return typeof cell === "string" ? cell : null;
  }

  /** Replaces the cell of a field. */
  set(field: string, value: Cell): void {
    this.cells[this.#index[field]!] = value;
  }

  /** The unit that the label typed in a party column names. */
  unit(field: string): string | undefined {
    return this.units[this.#index[field]!];
  }

  /** Says that a field is wrong. */
  refuse(field: string, reason: Reason, suggestions: readonly string[] = []): void {
    this.#refuse(this.#index[field]!, reason, suggestions);
  }

  /** Has the field been refused already? Then nothing more is said about it. */
  isRefused(field: string): boolean {
    if (this.problems.length === 0) return false;
    const { header } = this.#columns[this.#index[field]!]!;
    return this.problems.some(({ column }) => column === header);
  }

  /** Says something about a field that goes in all the same. */
  warn(field: string, code: WarningCode): void {
    this.#warn(this.#columns[this.#index[field]!]!, code, this.line);
  }

  /** Refuses the row for every required field that is empty. */
  checkRequired(): void {
    for (let i = 0; i < this.#columns.length; i++) {
      const { required, field } = this.#columns[i]!;
      if (!required || (this.cells[i] ?? null) !== null || this.isRefused(field)) continue;
      this.#refuse(i, { code: this.#plan.positions[i]! < 0 ? "required-column" : "required" }, []);
    }
  }
}
