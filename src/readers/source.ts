/** A register file as a reader opened it: its sheets, one after the other, and why it could not be read. */
import type { RawCell, RawRow } from "#src/domain/register-import/raw.ts";
import type { ReadError } from "#src/domain/register-import/read-error.ts";

/** Carries a read error out of streams and parsers. */
export class ReadFailure extends Error {
  readonly error: ReadError;
  constructor(error: ReadError) {
    super(error.code);
    this.error = error;
  }
}

/** Gets the rows of a sheet. */
export interface SheetVisitor {
  /** The first row that holds something. */
  header(cells: readonly RawCell[]): void;
  /** Every later row that holds something. */
  row(row: RawRow): void;
  /** Called now and then with the bytes read since; the reader goes on when it is done. */
  breathe(bytes: number): Promise<void>;
}

/** One sheet that can be read once. */
export interface SheetSource {
  readonly name: string;
  /** Size of what will be read, in bytes, for progress. */
  readonly bytes: number;
  /** Throws {@link ReadFailure}. */
  read(visitor: SheetVisitor): Promise<void>;
}

/** What a file holds besides its sheets; told, but never used. */
export type SourceNote = "macros" | "external-links";

/** An opened register. */
export interface RegisterSource {
  readonly sheets: readonly SheetSource[];
  /** Files in the folder or the zip that are not sheets. */
  readonly ignored: readonly string[];
  readonly notes: readonly SourceNote[];
  close(): Promise<void>;
}

/** Most rows of a sheet, header included: what a spreadsheet holds. */
export const rowLimit = 1_048_576;
