/** Reads a fixture folder of CSV files straight into a register snapshot, without the importer: valid files only. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { registerFromRows, type Cell, type Register, type Row } from "#src/domain/register.ts";
import { workbook, type TableName, type WorkbookColumn } from "#src/domain/workbook.ts";

/** The registers in tests/fixtures/registers. */
export type FixtureName = "vasteras-2022" | "vasteras-2017h1" | "random-101";

export const fixtureFolder = (name: FixtureName) => join(import.meta.dirname, "../fixtures/registers", name);

/** The fixture's own values, as computed elsewhere. */
export const readExpected = (name: FixtureName): unknown =>
  JSON.parse(readFileSync(join(fixtureFolder(name), "expected.json"), "utf8"));

/** Reads every sheet of a folder. */
export function readFixture(name: FixtureName): Register {
  return readRegisterFolder(fixtureFolder(name));
}

/** Reads every sheet of any folder of valid CSV files. */
function readRegisterFolder(folder: string): Register {
  const tables: Partial<Record<TableName, Row[]>> = {};
  for (const sheet of workbook) {
    const path = join(folder, `${sheet.sheet}.csv`);
    if (!existsSync(path)) continue;
    const records: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true, delimiter: ";" });
    tables[sheet.table] = records.map((record) => {
      const row: Record<string, Cell> = {};
      for (const column of sheet.columns) row[column.field] = readCell(column, record[column.header] ?? "");
      return sheet.table === "referral" ? withUnit(row, record.Remittent ?? "") : row;
    });
  }
  return registerFromRows("2023-01-25T09:00:00Z", tables);
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "");

function readCell(column: WorkbookColumn, text: string): Cell {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  switch (column.type) {
    case "text":
      return trimmed;
    case "date":
      return trimmed.replace(/^(\d{4})[/]?(\d{2})[/]?(\d{2})$/, "$1-$2-$3");
    case "number":
      return Number(trimmed.replace(",", "."));
    case "boolean":
      return plain(trimmed) === "ja";
    case "code":
      return readCode(column.list!, trimmed);
    case "codes":
      return trimmed.split("+").map((part) => readCode(column.list!, part.trim()));
  }
}

function readCode(list: CodeListId, text: string): string {
  const exact = findCode(list, text) ?? (list === "currentParty" ? findCode("party", text) : undefined);
  if (exact !== undefined) return exact;
  const years = Number(text.replace(",", "."));
  if (list === "benefitYears" && !Number.isNaN(years))
    return years > 9 ? "9plus" : String(Math.max(1, Math.ceil(years)));
  throw new Error(`${text} is not in the list ${list}`);
}

const findCode = (list: CodeListId, text: string): string | undefined =>
  codeList(list).find(({ code, label, also = [], units = [] }) =>
    [code, label, ...also, ...units].some((name) => plain(name) === plain(text)),
  )?.code;

/** An old label that names a unit becomes the unit when none is given. */
function withUnit(row: Record<string, Cell>, typed: string): Row {
  if (row.unit !== null) return row;
  const unit = codeList("party")
    .flatMap(({ units = [] }) => units)
    .find((name) => plain(name) === plain(typed));
  return unit === undefined ? row : { ...row, unit };
}
