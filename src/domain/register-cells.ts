/** Reads single cells and relations of a register snapshot, for showing rows. */
import { codeList } from "#src/domain/code-lists.ts";
import { NONE, textAt, type Cell, type Register, type TextColumn } from "#src/domain/register.ts";
import { sheetOf, type TableName, type WorkbookColumn } from "#src/domain/workbook.ts";
import { formatIsoDate, NO_DAY } from "#src/kernel/dates.ts";

/** The cell of a row as it was before packing: an ISO date, a number, a boolean, a code, codes or a text; null when empty. */
export function cellAt(register: Register, table: TableName, column: WorkbookColumn, row: number): Cell {
  const packed = columnOf(register, table, column.field);
  if (isText(packed)) return textAt(packed, row) ?? null;
  const value = packed[row]!;
  switch (column.type) {
    case "date":
      return value === NO_DAY ? null : formatIsoDate(value);
    case "number":
      return Number.isNaN(value) ? null : value;
    case "boolean":
      return value === NONE ? null : value === 1;
    case "code":
      return value === NONE ? null : codeList(column.list!)[value]!.code;
    case "codes":
      return codeList(column.list!)
        .filter((_, bit) => (value & (1 << bit)) !== 0)
        .map(({ code }) => code);
    case "text":
      throw new Error(`Column ${column.header} is not packed as a text`);
  }
}

/**
 * Which person each row of a table is about; undefined where it is about none, and for tables that are not about
 * persons. Answers are about a person when they name an enrolment.
 */
export function personsOf(register: Register, table: TableName, rows: readonly number[]): (string | undefined)[] {
  const { parents } = sheetOf(table);
  if (table === "person") return rows.map((row) => textAt(register.person.id, row));
  if ("personId" in parents) return textsOf(register, table, "personId", rows);
  if (!("enrolmentId" in parents)) return rows.map(() => undefined);
  const enrolments = new Map<string, number>();
  for (let row = 0; row < register.enrolment.rows; row++) enrolments.set(textAt(register.enrolment.id, row)!, row);
  return textsOf(register, table, "enrolmentId", rows).map((id) => {
    const enrolment = id === undefined ? undefined : enrolments.get(id);
    return enrolment === undefined ? undefined : textAt(register.enrolment.personId, enrolment);
  });
}

type Packed = Int8Array | Int32Array | Float64Array | TextColumn;

const isText = (packed: Packed): packed is TextColumn => "values" in packed && "index" in packed;

function columnOf(register: Register, table: TableName, field: string): Packed {
  const columns: Readonly<Record<string, number | Packed>> = register[table];
  const packed = columns[field];
  if (packed === undefined || typeof packed === "number") throw new Error(`Table ${table} has no column ${field}`);
  return packed;
}

function textsOf(register: Register, table: TableName, field: string, rows: readonly number[]) {
  const column = columnOf(register, table, field);
  return rows.map((row) => (isText(column) ? textAt(column, row) : undefined));
}
