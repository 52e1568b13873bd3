/** Reads the register as the snapshot that every figure is computed from. */
import { sql } from "kysely";
import pg from "pg";
import { clientOf, type Tx } from "#src/db/database.server.ts";
import { readCopies, type CopyStatement } from "#src/db/queries/copy-binary.ts";
import { Dictionary, packerFor, TextPacker, type Packer } from "#src/db/queries/pack-columns.ts";
import type { Register } from "#src/domain/register.ts";
import { columnName, workbook, type WorkbookSheet } from "#src/domain/workbook.ts";

/** How often the acting tenant's register has changed. */
export async function readRegisterVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`select app.register_version() as version`.execute(tx);
  return rows[0]!.version;
}

/**
 * The acting tenant's register, or the part of it that belongs to some programmes (by name): their referrals and
 * enrolments with everything about them, and the persons these concern. For the purposes figures, rows and report.
 *
 * Identity stays in the database: personal numbers and names are empty columns. The date of birth is there, also when
 * it is known only from the personal number. Rows come in the order of their file. Columns that refer to another sheet
 * share its dictionary: there, equal positions mean equal texts.
 */
export async function loadRegister(tx: Tx, programmes?: readonly string[]): Promise<Register> {
  // Each statement sees what others have committed until then. A register that has not changed between the first and
  // the last one is seen as it was at one moment.
  for (let attempt = 1; attempt <= 5; attempt++) {
    const { register, changed } = await loadOnce(tx, programmes);
    if (!changed) return register;
  }
  throw new Error("The register was changed during each of five attempts to read it");
}

async function loadOnce(tx: Tx, programmes: readonly string[] | undefined) {
  const dictionaries = new Map<string, Dictionary>();
  const dictionaryOf = (domain: string): Dictionary => {
    const dictionary = dictionaries.get(domain) ?? new Dictionary();
    dictionaries.set(domain, dictionary);
    return dictionary;
  };
  const readers = workbook.map((sheet) => new SheetReader(sheet, dictionaryOf, programmes));
  const moments: { version: number; seconds: number }[] = [];
  const moment: CopyStatement = {
    sql: "select app.register_version()::float8, extract(epoch from clock_timestamp())::float8",
    onRow: (bytes, at) => moments.push({ version: bytes.readDoubleBE(at + 6), seconds: bytes.readDoubleBE(at + 18) }),
  };
  await readCopies(clientOf(tx), [moment, ...readers, moment]);

  const [before, after] = moments;
  const asOf = `${new Date(before!.seconds * 1000).toISOString().slice(0, 19)}Z`;
  const tables = Object.fromEntries(readers.map((reader) => [reader.table, reader.finish()]));
  return { register: { asOf, ...tables } as unknown as Register, changed: before!.version !== after!.version };
}

/** Columns of the snapshot that are not simply the column of the same name. */
const expressions: Readonly<Record<string, string>> = {
  "person.birthDate": "coalesce(derived_birth_date, birth_date)",
};

/** Identity that never leaves the database this way; these columns are empty. */
const hidden: readonly string[] = ["person.personnummer", "person.firstName", "person.lastName"];

/** Reads one table of the register. */
class SheetReader implements CopyStatement {
  readonly table: string;
  readonly sql: string;
  readonly #columns: readonly { readonly field: string; readonly packer: Packer; readonly hidden: boolean }[];
  /** Who takes each field of a row, in the statement's order; the line comes before them. */
  readonly #fields: readonly Packer[];
  readonly #lines: number[] = [];
  #capacity = 0;
  readonly #key: readonly TextPacker[];

  constructor(
    sheet: WorkbookSheet,
    dictionaryOf: (domain: string) => Dictionary,
    programmes: readonly string[] | undefined,
  ) {
    this.table = sheet.table;
    this.#columns = sheet.columns.map((column) => {
      const place = `${sheet.table}.${column.field}`;
      const parent = sheet.parents[column.field];
      const domain = parent === undefined ? place : `${parent}.${idField[parent]}`;
      return { field: column.field, packer: packerFor(column, dictionaryOf(domain)), hidden: hidden.includes(place) };
    });
    const read = this.#columns.filter((column) => !column.hidden);
    const selected = read.map(
      ({ field }) => expressions[`${sheet.table}.${field}`] ?? pg.escapeIdentifier(columnName(field)),
    );
    const rowKey = new TextPacker(new Dictionary());
    const [fields, names] = sheet.unique
      ? [read.map(({ packer }) => packer), selected]
      : [
          [...read.map(({ packer }) => packer), rowKey],
          [...selected, "row_key"],
        ];
    this.#fields = fields;
    this.sql = `select line, ${names.join(", ")} from public.${sheet.table} ${conditionFor(sheet.table, programmes)}`;

    const keyFields = sheet.unique ? sheet.key : Object.keys(sheet.parents);
    const inKey = this.#columns.filter(({ field }) => keyFields.includes(field)).map(({ packer }) => packer);
    this.#key = [...inKey, ...(sheet.unique ? [] : [rowKey])].filter((packer) => packer instanceof TextPacker);
  }

  readonly onRow = (bytes: Buffer, start: number): void => {
    const row = this.#lines.push(bytes.readInt32BE(start + 6)) - 1;
    if (row === this.#capacity) {
      this.#capacity = Math.max(64, 2 * row);
      for (const packer of this.#fields) packer.grow(this.#capacity);
    }
    let at = start + 10;
    for (const packer of this.#fields) {
      const length = bytes.readInt32BE(at);
      at += 4;
      if (length < 0) continue;
      packer.set(row, bytes, at, length);
      at += length;
    }
  };

  /** The table, its rows by line. */
  finish(): Record<string, unknown> {
    const rows = this.#lines.length;
    const order = this.#inOrder() ? undefined : this.#sorted(rows);
    const empty = { index: new Int32Array(rows).fill(-1), values: [] };
    return Object.fromEntries([
      ["rows", rows],
      ...this.#columns.map(
        (column) => [column.field, column.hidden ? empty : column.packer.finish(rows, order)] as const,
      ),
    ]);
  }

  /** Did the rows come in their order? Those of a single import usually do. */
  #inOrder(): boolean {
    return this.#lines.every((line, row) => row === 0 || line > this.#lines[row - 1]!);
  }

  /** The rows by line. Each is sorted as one number, line and row together: numbers are compared without calls. */
  #sorted(rows: number): Int32Array {
    const step = 2 ** Math.ceil(Math.log2(rows));
    const places = new Float64Array(rows);
    for (let row = 0; row < rows; row++) places[row] = this.#lines[row]! * step + row;
    places.sort();
    const order = new Int32Array(rows);
    for (let i = 0; i < rows; i++) order[i] = places[i]! - Math.floor(places[i]! / step) * step;
    for (let from = 0, to = 1; from < rows; from = to++) {
      while (to < rows && this.#lines[order[to]!] === this.#lines[order[from]!]) to++;
      if (to > from + 1) order.subarray(from, to).sort(this.#compareKeys);
    }
    return order;
  }

  /** Lines are places in a file; rows of different files may share one, and are told apart by their key. */
  readonly #compareKeys = (a: number, b: number): number => {
    let difference = 0;
    for (let column = 0; difference === 0 && column < this.#key.length; column++) {
      difference = this.#key[column]!.compare(a, b);
    }
    return difference;
  };
}

const idField: Readonly<Record<string, string>> = Object.fromEntries(
  workbook.map((sheet) => [sheet.table, sheet.key[0]]),
);

/** Which rows of a table belong to the programmes. */
function conditionFor(table: string, programmes: readonly string[] | undefined): string {
  if (!programmes) return "";
  // An array is looked up in one scan of the index; a join would begin a scan for each of its members.
  const names = `(array[${programmes.map((name) => pg.escapeLiteral(name)).join(", ")}]::text[])`;
  if (table === "programme") return `where name = any ${names}`;
  if (table === "person") {
    return `where id = any (array(select person_id from public.referral where programme = any ${names}
      union select person_id from public.enrolment where programme = any ${names}))`;
  }
  return childrenOfEnrolment.includes(table)
    ? `where enrolment_id = any (array(select id from public.enrolment where programme = any ${names}))`
    : `where programme = any ${names}`;
}

const childrenOfEnrolment: readonly string[] = workbook
  .filter((sheet) => "enrolmentId" in sheet.parents && !("programme" in sheet.parents))
  .map((sheet) => sheet.table);
