/** Gives the whole register back, in the format it came in: nobody is locked in. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { exportRows } from "#src/db/queries/export-register.ts";
import type { Row } from "#src/domain/register.ts";
import { workbook, type TableName, type WorkbookSheet } from "#src/domain/workbook.ts";
import { ok, type Result } from "#src/kernel/result.ts";
import { sheetCell, type WrittenSheet } from "#src/writers/register-cells.ts";
import { writeCsv } from "#src/writers/register-csv.ts";
import { writeWorkbook } from "#src/writers/register-xlsx.ts";
import { writeZip } from "#src/writers/zip.ts";

/** One workbook, one zip of CSV files, or the CSV files themselves. */
export type ExportFormat = "xlsx" | "zip" | "csv";

/** A file of an export. */
export interface ExportFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Exports the actor's register. Every sheet is there, if only with its headers, so that the export is whole: imported into
 * an empty tenant it gives the same export again. Each person in it is logged.
 */
export async function exportRegister(
  db: Db,
  actor: Actor,
  format: ExportFormat,
  requestId?: string,
): Promise<Result<readonly ExportFile[], AccessError>> {
  const act = { purpose: "export", action: "export.register", requestId } as const;
  const read = await asActor<ReadonlyMap<TableName, readonly Row[]>, never>(db, actor, act, async (tx, note) => {
    const tables = await exportRows(tx);
    note.concerns(
      "export",
      [...tables.values()].reduce((sum, rows) => sum + rows.length, 0),
    );
    return ok(tables);
  });
  if (!read.ok) return read;
  const sheets = workbook.map((sheet) => writtenSheet(sheet, read.value.get(sheet.table) ?? []));
  if (format === "xlsx") {
    const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    return ok([{ name: "register.xlsx", mediaType, bytes: await writeWorkbook(sheets) }]);
  }
  const files = sheets.map((sheet) => ({
    name: `${sheet.name}.csv`,
    mediaType: "text/csv; charset=utf-8",
    bytes: writeCsv(sheet),
  }));
  if (format === "csv") return ok(files);
  return ok([{ name: "register.zip", mediaType: "application/zip", bytes: await writeZip(files) }]);
}

function writtenSheet(sheet: WorkbookSheet, rows: readonly Row[]): WrittenSheet {
  return {
    name: sheet.sheet,
    headers: sheet.columns.map(({ header }) => header),
    rows: (function* () {
      for (const row of rows) yield sheet.columns.map((column) => sheetCell(column, row[column.field]));
    })(),
  };
}
