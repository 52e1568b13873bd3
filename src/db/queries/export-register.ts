/** Reads the whole register for an export, identity included. */
import { sql } from "kysely";
import { clientOf, type Tx } from "#src/db/database.server.ts";
import { quoted } from "#src/db/queries/stage-register.ts";
import type { Cell, Row } from "#src/domain/register.ts";
import { workbook, type TableName, type WorkbookSheet } from "#src/domain/workbook.ts";

/** Identity that is read person by person, and logged. */
const guarded: readonly string[] = ["personnummer", "firstName", "lastName"];

const identityChunk = 5_000;

/**
 * Every row of the acting tenant, table by table in the workbook's order, in the order of their files. For the purpose
 * export; the database logs each person whose identity is read, in the same transaction.
 */
export async function exportRows(tx: Tx): Promise<ReadonlyMap<TableName, readonly Row[]>> {
  const tables = new Map<TableName, readonly Row[]>();
  for (const sheet of workbook) {
    const rows = await readTable(tx, sheet);
    tables.set(sheet.table, sheet.table === "person" ? await withIdentity(tx, rows) : rows);
  }
  return tables;
}

async function readTable(tx: Tx, sheet: WorkbookSheet): Promise<Row[]> {
  const fields = sheet.columns.map(({ field }) => field).filter((field) => !hides(sheet, field));
  // Rows of two files may share a line: the key decides, byte by byte, so that every export has one order.
  const key = [...sheet.key, ...(sheet.unique ? [] : ["rowKey"])].map((field) => `${quoted(field)}::text collate "C"`);
  const { rows } = await clientOf(tx).query<Cell[]>({
    text: `select ${fields.map(quoted).join(", ")} from public.${sheet.table} order by line, ${key.join(", ")}`,
    rowMode: "array",
  });
  return rows.map((row) => Object.fromEntries(fields.map((field, i) => [field, row[i]])));
}

const hides = (sheet: WorkbookSheet, field: string): boolean => sheet.table === "person" && guarded.includes(field);

async function withIdentity(tx: Tx, persons: readonly Row[]): Promise<Row[]> {
  const identities = new Map<string, Row>();
  for (let from = 0; from < persons.length; from += identityChunk) {
    const ids = persons.slice(from, from + identityChunk).map(({ id }) => String(id));
    const read = await sql<{
      id: string;
      personnummer: string | null;
      first_name: string | null;
      last_name: string | null;
    }>`select * from app.read_identity(${ids}::text[])`.execute(tx);
    for (const { id, personnummer, first_name, last_name } of read.rows) {
      identities.set(id, { personnummer, firstName: first_name, lastName: last_name });
    }
  }
  return persons.map((person) => ({ ...person, ...identities.get(String(person.id)) }));
}
