/** The workbook of refused rows: the same sheets with a column that says what is wrong, ready to correct and import. */
import { rejectsHeader } from "#src/domain/register-import/plan.ts";
import type { RefusedRow } from "#src/domain/register-import/problems.ts";
import { workbook } from "#src/domain/workbook.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { problemText } from "#src/texts/import.sv.ts";
import type { SheetCell, WrittenSheet } from "#src/writers/register-cells.ts";
import { writeWorkbook } from "#src/writers/register-xlsx.ts";

/** The bytes of the workbook (.xlsx); undefined when nothing was refused. */
export async function writeRejects(refused: readonly RefusedRow[]): Promise<Uint8Array | undefined> {
  if (refused.length === 0) return undefined;
  const sheets = workbook.flatMap(({ sheet, table, columns }): WrittenSheet[] => {
    const rows = refused.filter((row) => row.table === table);
    if (rows.length === 0) return [];
    return [
      {
        name: sheet,
        headers: [rejectsHeader, ...columns.map(({ header }) => header)],
        rows: rows.map(({ cells, problems }) => [
          { type: "text", value: problems.map(problemText).join(" · ") },
          ...cells.map(asTyped),
        ]),
      },
    ];
  });
  return writeWorkbook(sheets);
}

/** A cell as it was typed; dates and numbers keep their kind. */
function asTyped(cell: string | number | boolean | null): SheetCell {
  if (cell === null || cell === "") return null;
  if (typeof cell === "number") return { type: "number", value: cell };
  if (typeof cell === "boolean") return { type: "text", value: cell ? "Ja" : "Nej" };
  return parseIsoDate(cell) === undefined ? { type: "text", value: cell } : { type: "date", value: cell };
}
