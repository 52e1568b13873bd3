/** Finds out which of a file's sheets and columns are the workbook's, and which are not. */
import { fold } from "#src/domain/register-import/forgiving.ts";
import { rawText, type RawCell } from "#src/domain/register-import/raw.ts";
import { workbook, type TableName, type WorkbookSheet } from "#src/domain/workbook.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why the whole file was refused: its sheets or columns cannot be told apart. */
export type PlanError =
  | { readonly code: "import.no-sheets"; readonly found: readonly string[] }
  | { readonly code: "import.sheet-twice"; readonly sheet: string; readonly names: readonly string[] }
  | { readonly code: "import.column-twice"; readonly sheet: string; readonly column: string };

/** The workbook's sheets that a file has, in the workbook's order, and the names it does not know. */
export interface SheetPlan {
  /** Table → the sheet's name in the file. */
  readonly sheets: ReadonlyMap<TableName, string>;
  readonly unknown: readonly string[];
}

/** Matches sheet names without regard to case, accents, spaces and punctuation. */
export function planSheets(names: readonly string[]): Result<SheetPlan, PlanError> {
  const sheets = new Map<TableName, string>();
  const used = new Set<string>();
  for (const { sheet, table } of workbook) {
    const fitting = names.filter((name) => fold(name) === fold(sheet));
    if (fitting.length > 1) return fail({ code: "import.sheet-twice", sheet, names: fitting });
    if (fitting[0] === undefined) continue;
    sheets.set(table, fitting[0]);
    used.add(fitting[0]);
  }
  if (sheets.size === 0) return fail({ code: "import.no-sheets", found: names });
  return ok({ sheets, unknown: names.filter((name) => !used.has(name)) });
}

/** Where each of a sheet's columns stands, −1 for those that are missing, and the headers nobody knows. */
export interface ColumnPlan {
  readonly positions: readonly number[];
  readonly unknown: readonly string[];
}

/** The rejects' extra column; read back without comment. */
export const rejectsHeader = "Fel";

/**
 * Matches the header row of a sheet in the same way. Two headers that mean one column are an error: which of them holds
 * the truth is not for us to guess.
 */
export function planColumns(sheet: WorkbookSheet, header: readonly RawCell[]): Result<ColumnPlan, PlanError> {
  const headers = header.map((cell) => rawText(cell).trim().normalize("NFC"));
  const folded = headers.map(fold);
  const used = new Set<number>();
  const positions: number[] = [];
  for (const column of sheet.columns) {
    const wanted = fold(column.header);
    const fitting = folded.flatMap((text, i) => (text === wanted ? [i] : []));
    if (fitting.length > 1) return fail({ code: "import.column-twice", sheet: sheet.sheet, column: column.header });
    positions.push(fitting[0] ?? -1);
    if (fitting[0] !== undefined) used.add(fitting[0]);
  }
  const unknown = headers.filter((text, i) => text !== "" && !used.has(i) && text !== rejectsHeader);
  return ok({ positions, unknown });
}
