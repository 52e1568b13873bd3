/** Streams checked rows into temporary tables, one per sheet: from there they are compared and stored set by set. */
import { once } from "node:events";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { clientOf, type Tx } from "#src/db/database.server.ts";
import type { AcceptedRow } from "#src/domain/register-import/check-register.ts";
import type { Cell } from "#src/domain/register.ts";
import { columnName, sheetOf, type TableName, type WorkbookColumn, type WorkbookSheet } from "#src/domain/workbook.ts";

/** A sheet that has been staged. */
export interface StagedSheet {
  readonly table: TableName;
  /** Fields that the file has a column for; the others keep what the register has. */
  readonly present: readonly string[];
}

/** Receives the rows of one sheet. */
export interface StageWriter {
  add(row: AcceptedRow): void;
  /** Waits until the database has taken what was added. */
  drain(): Promise<void>;
  finish(): Promise<void>;
  /** Gives up: the transaction can only be rolled back. */
  abort(): Promise<void>;
}

/** The temporary table of a sheet. */
export const stageName = (table: string): string => `pg_temp.stage_${table}`;

/** A field as a quoted database column. */
export const quoted = (field: string): string => `"${columnName(field)}"`;

/** The database columns of a sheet's rows, in the order rows are written: place, key, fields, what is derived. */
export function storedColumns(sheet: WorkbookSheet): readonly string[] {
  return [
    '"line"',
    ...(sheet.unique ? [] : ['"row_key"']),
    ...sheet.columns.map(({ field }) => quoted(field)),
    ...(sheet.table === "person" ? ['"derived_birth_date"'] : []),
  ];
}

/** Makes the temporary table of a sheet; it vanishes with the transaction. */
export async function createStage(tx: Tx, table: TableName): Promise<void> {
  const columns = storedColumns(sheetOf(table)).join(", ");
  await clientOf(tx).query(
    `create temporary table ${stageName(table).replace("pg_temp.", "")} on commit drop as
     select ${columns} from public.${table} with no data`,
  );
}

const flushAt = 128 * 1024;

/** Opens the stream into a stage; only one may be open at a time. */
export function openStage(tx: Tx, table: TableName): StageWriter {
  const sheet = sheetOf(table);
  const stream = clientOf(tx).query(
    copyFrom(`copy ${stageName(table)} (${storedColumns(sheet).join(", ")}) from stdin`),
  );
  return new StageStream(stream, sheet);
}

class StageStream implements StageWriter {
  readonly #stream: CopyStreamQuery;
  readonly #encoders: readonly ((cell: Cell) => string)[];
  readonly #keyed: boolean;
  readonly #derived: boolean;
  #text = "";
  #full = false;
  #failed: Error | undefined;

  constructor(stream: CopyStreamQuery, sheet: WorkbookSheet) {
    this.#stream = stream;
    this.#encoders = sheet.columns.map(encoderOf);
    this.#keyed = !sheet.unique;
    this.#derived = sheet.table === "person";
    stream.on("error", (error) => (this.#failed = error));
  }

  add({ line, cells, rowKey, derivedBirthDate }: AcceptedRow): void {
    let text = String(line);
    if (this.#keyed) text += `\t${escapeText(rowKey ?? "")}`;
    for (let i = 0; i < this.#encoders.length; i++) {
      const cell = cells[i];
      text += cell === null || cell === undefined ? "\t\\N" : `\t${this.#encoders[i]!(cell)}`;
    }
    if (this.#derived) text += `\t${derivedBirthDate ?? "\\N"}`;
    this.#text += `${text}\n`;
    if (this.#text.length > flushAt) this.#flush();
  }

  #flush(): void {
    if (this.#text === "") return;
    const bytes = Buffer.from(this.#text);
    this.#text = "";
    if (!this.#stream.write(bytes)) this.#full = true;
  }

  async drain(): Promise<void> {
    if (this.#failed) throw this.#failed;
    if (!this.#full) return;
    this.#full = false;
    if (this.#stream.writableNeedDrain) await once(this.#stream, "drain");
  }

  async finish(): Promise<void> {
    this.#flush();
    if (this.#failed) throw this.#failed;
    const finished = once(this.#stream, "finish");
    this.#stream.end();
    await finished;
  }

  async abort(): Promise<void> {
    if (this.#stream.closed) return;
    const closed = new Promise((resolve) => this.#stream.once("close", resolve));
    this.#stream.destroy();
    await closed;
  }
}

const special = /[\\\t\n\r]/;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A text as COPY's text format wants it. */
const escapeText = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r]/g, (sign) => escapes[sign]!) : text;

function encoderOf(column: WorkbookColumn): (cell: Cell) => string {
  switch (column.type) {
    case "text":
      return (cell) => escapeText(cell as string);
    case "boolean":
      return (cell) => (cell === true ? "t" : "f");
    case "codes":
      return (cell) => `{${(cell as readonly string[]).join(",")}}`;
    case "code":
    case "date":
    case "number":
      return String;
  }
}
