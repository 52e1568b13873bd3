/** A register file as a reader opened it: its sheets, one after the other, and why it could not be read. */
import type { RawCell, RawRow } from "#src/domain/register-import/raw.ts";

/** Kinds of files that people take for a register. */
export type WrongKind =
  | "xls"
  | "xlsb"
  | "ods"
  | "word"
  | "powerpoint"
  | "pdf"
  | "program"
  | "image"
  | "html"
  | "password"
  | "archive"
  | "unknown";

/** Which limit a compressed file broke. */
export type ZipLimit = "entries" | "bytes" | "ratio" | "overlap";

/** Why a file was not read. Nothing has been stored. `file` is the name to tell, without folder. */
export type ReadError =
  | { readonly code: "import.not-found"; readonly file: string }
  | { readonly code: "import.empty"; readonly file: string }
  | { readonly code: "import.wrong-kind"; readonly file: string; readonly kind: WrongKind }
  | { readonly code: "import.not-utf8"; readonly file: string; readonly line: number }
  | { readonly code: "import.utf16"; readonly file: string }
  | { readonly code: "import.binary"; readonly file: string; readonly line: number }
  | { readonly code: "import.quote"; readonly file: string; readonly line: number }
  | { readonly code: "import.separator"; readonly file: string }
  | { readonly code: "import.too-many-rows"; readonly file: string }
  | { readonly code: "import.too-many-columns"; readonly file: string }
  | { readonly code: "import.no-csv"; readonly file: string; readonly found: readonly string[] }
  | { readonly code: "import.zip-damaged"; readonly file: string }
  | { readonly code: "import.zip-encrypted"; readonly file: string }
  | { readonly code: "import.zip-nested"; readonly file: string; readonly inner: string }
  | { readonly code: "import.zip-limit"; readonly file: string; readonly limit: ZipLimit }
  | { readonly code: "import.xml-damaged"; readonly file: string; readonly part: string }
  | { readonly code: "import.xml-doctype"; readonly file: string; readonly part: string };

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
