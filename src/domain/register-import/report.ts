/** What an import did, or would do: the answer to the person who gave the file. */
import type { UnknownColumns } from "#src/domain/register-import/check-register.ts";
import type { RefusedRow, Warning } from "#src/domain/register-import/problems.ts";
import { sheetOf, type TableName } from "#src/domain/workbook.ts";

/** Rows of one sheet. `read` = new + changed + unchanged + refused. */
export interface SheetCounts {
  readonly table: TableName;
  readonly sheet: string;
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly deleted: number;
}

/** Rows that a replacing import deletes: all of them counted, the first ids listed. */
export interface DeletedRows {
  readonly table: TableName;
  readonly sheet: string;
  readonly count: number;
  readonly ids: readonly string[];
}

/** What became of a file. */
export interface ImportReport {
  readonly runId: string;
  readonly dryRun: boolean;
  readonly replace: boolean;
  /** The sheets of the file in the workbook's order, and those that lost rows. */
  readonly sheets: readonly SheetCounts[];
  /** The refused rows, at most {@link keptRefusals} of them; `sheets` counts them all. */
  readonly refused: readonly RefusedRow[];
  readonly warnings: readonly Warning[];
  readonly unknownSheets: readonly string[];
  readonly unknownColumns: readonly UnknownColumns[];
  readonly ignoredFiles: readonly string[];
  /** Things in the file that are never used. */
  readonly notes: readonly ("macros" | "external-links")[];
  readonly deletions: readonly DeletedRows[];
  /** Rows were refused, so a replacing import deleted nothing. */
  readonly deletionsHeld: boolean;
}

/** How many refused rows a report keeps: enough to correct, few enough to hand over. */
export const keptRefusals = 20_000;

/** Why the process that reads the file gave no answer. Nothing has been stored. */
export type ProcessError =
  | { readonly code: "import.time-limit"; readonly seconds: number }
  | { readonly code: "import.memory-limit" }
  | { readonly code: "import.process-died" }
  | { readonly code: "import.cancelled" }
  | { readonly code: "import.database-lost" };

/** How far an import has come. */
export interface ImportProgress {
  readonly phase: "reading" | "storing";
  readonly rows: number;
  /** Part of the work done, 0–1. */
  readonly share: number;
}

/** Rows of all sheets together. */
export function totalCounts(report: Pick<ImportReport, "sheets">): Omit<SheetCounts, "table" | "sheet"> {
  const total = { read: 0, new: 0, changed: 0, unchanged: 0, refused: 0, deleted: 0 };
  for (const sheet of report.sheets) {
    for (const key of ["read", "new", "changed", "unchanged", "refused", "deleted"] as const) total[key] += sheet[key];
  }
  return total;
}

/** One error of the list a person works through. */
export interface ListedError {
  readonly sheet: string;
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly reason: RefusedRow["problems"][number]["reason"];
  readonly nearest: readonly string[];
}

/** The errors of a report, one line per wrong cell, in the order of sheets and rows. */
export const listErrors = (report: ImportReport): readonly ListedError[] =>
  report.refused.flatMap(({ table, line, problems }) =>
    problems.map((problem) => ({ sheet: sheetOf(table).sheet, line, ...problem })),
  );

const storedErrors = 500;

/** The part of a report that is kept with the import: no cell of a refused row, since those may name persons. */
export const storedReport = (report: ImportReport): unknown => ({
  sheets: report.sheets,
  errors: listErrors(report)
    .slice(0, storedErrors)
    .map(({ sheet, line, column, reason }) => ({ sheet, line, column, reason: reason.code })),
  warnings: report.warnings,
  unknownSheets: report.unknownSheets,
  unknownColumns: report.unknownColumns,
  ignoredFiles: report.ignoredFiles,
  notes: report.notes,
  deletions: report.deletions.map(({ sheet, count }) => ({ sheet, count })),
  deletionsHeld: report.deletionsHeld,
});
