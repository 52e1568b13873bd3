/** Reads a whole register that is already in memory, without any database. */
import { RegisterCheck, type UnknownColumns } from "#src/domain/register-import/check-register.ts";
import { nothingKnown, type Known } from "#src/domain/register-import/known.ts";
import { planSheets, type PlanError } from "#src/domain/register-import/plan.ts";
import type { RefusedRow, Warning } from "#src/domain/register-import/problems.ts";
import type { RawSheet } from "#src/domain/register-import/raw.ts";
import type { Cell, Row } from "#src/domain/register.ts";
import { sheetOf, type TableName } from "#src/domain/workbook.ts";
import type { Day } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** The rows that are right, by table, and everything there is to say about the rest. */
export interface ReadRegister {
  readonly rows: Readonly<Partial<Record<TableName, readonly Row[]>>>;
  readonly refused: readonly RefusedRow[];
  readonly warnings: readonly Warning[];
  readonly unknownSheets: readonly string[];
  readonly unknownColumns: readonly UnknownColumns[];
}

/** Checks the sheets and gives the rows as `registerFromRows` takes them. `today` decides a personal number's century. */
export function readRegister(
  sheets: readonly RawSheet[],
  today: Day,
  known: Known = nothingKnown,
): Result<ReadRegister, PlanError> {
  const plan = planSheets(sheets.map(({ name }) => name));
  if (!plan.ok) return fail(plan.error);
  const rows: Partial<Record<TableName, Row[]>> = {};
  const refused: RefusedRow[] = [];
  const check = new RegisterCheck(
    { known, today, replace: false },
    {
      accept(table, { cells, derivedBirthDate }) {
        const row: Record<string, Cell> = {};
        sheetOf(table).columns.forEach(({ field }, i) => (row[field] = cells[i]));
        if (table === "person") row.birthDate ??= derivedBirthDate;
        (rows[table] ??= []).push(row);
      },
      refuse: (row) => refused.push(row),
    },
  );
  for (const [table, name] of plan.value.sheets) {
    const raw = sheets.find((sheet) => sheet.name === name)!;
    const sheet = check.startSheet(table, raw.header);
    if (!sheet.ok) return fail(sheet.error);
    for (const row of raw.rows) sheet.value.row(row);
    sheet.value.end();
  }
  const { warnings, unknownColumns } = check;
  return ok({ rows, refused, warnings, unknownSheets: plan.value.unknown, unknownColumns });
}
