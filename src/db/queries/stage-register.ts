/** Streams checked rows into temporary tables, one per sheet: from there they are compared and stored set by set. */
import { finished } from "node:stream/promises";
import { from as copyFrom, type CopyStreamQuery } from "pg-copy-streams";
import { clientOf, type Tx } from "#src/db/database.server.ts";
import type { AcceptedRow } from "#src/domain/register-import/check-register.ts";
import type { Cell } from "#src/domain/register.ts";
import { columnName, sheetOf, type TableName, type WorkbookColumn, type WorkbookSheet } from "#src/domain/workbook.ts";

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
/** How much may wait for the database before the reader has to. In bytes. */
const waitingLimit = 8 * 1024 ** 2;

/**
 * The rows of one sheet on their way into its stage. The reader adds while the database may still be busy with the sheet
 * before, so that both processors work; when too much waits, `room` makes the reader wait too.
 */
export class StageQueue {
  readonly #sheet: WorkbookSheet;
  readonly #encoders: readonly ((cell: Cell) => string)[];
  readonly #chunks: Buffer[] = [];
  #text = "";
  #waiting = 0;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(table: TableName) {
    this.#sheet = sheetOf(table);
    this.#encoders = this.#sheet.columns.map(encoderOf);
  }

  /** Adds a row. */
  add({ line, cells, rowKey, derivedBirthDate }: AcceptedRow): void {
    let text = String(line);
    if (!this.#sheet.unique) text += `\t${escapeText(rowKey ?? "")}`;
    for (let i = 0; i < this.#encoders.length; i++) {
      const cell = cells[i];
      text += cell === null || cell === undefined ? "\t\\N" : `\t${this.#encoders[i]!(cell)}`;
    }
    if (this.#sheet.table === "person") text += `\t${derivedBirthDate ?? "\\N"}`;
    this.#text += `${text}\n`;
    if (this.#text.length > flushAt) this.#flush();
  }

  #flush(): void {
    if (this.#text === "") return;
    const chunk = Buffer.from(this.#text);
    this.#text = "";
    this.#waiting += chunk.length;
    this.#chunks.push(chunk);
    this.#wake();
  }

  /** Waits until there is room for more. Throws what stopped the database. */
  async room(): Promise<void> {
    while (this.#waiting > waitingLimit && !this.#failure) await this.#change();
    this.#throwFailure();
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }

  /** No more rows will come. */
  end(): void {
    this.#flush();
    this.#ended = true;
    this.#wake();
  }

  /** Stops both sides: the reader's next `room` and the database's `pump` throw this. */
  fail(error: unknown): void {
    this.#failure ??= { error };
    this.#wake();
  }

  #change(): Promise<void> {
    const before = this.#wake;
    return new Promise((resolve) => {
      this.#wake = () => {
        before();
        this.#wake = () => undefined;
        resolve();
      };
    });
  }

  /**
   * Takes rows into the sheet's stage until the reader has ended, or until so many bytes have come; then there may be
   * more.
   */
  async pump(tx: Tx, atMost = Number.POSITIVE_INFINITY): Promise<{ readonly rows: number; readonly more: boolean }> {
    this.#throwFailure();
    const columns = storedColumns(this.#sheet).join(", ");
    const stream = clientOf(tx).query(copyFrom(`copy ${stageName(this.#sheet.table)} (${columns}) from stdin`));
    let broken: Error | undefined;
    // A server that dies never says that it has taken a piece.
    const stopped = new Promise<void>((resolve) => {
      stream.once("close", resolve).on("error", (error) => {
        broken = error;
        this.fail(error);
        resolve();
      });
    });
    let taken = 0;
    while (!this.#failure && taken < atMost) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        taken += chunk.length;
        await Promise.race([new Promise((resolve) => stream.write(chunk, resolve)), stopped]);
        this.#waiting -= chunk.length;
        this.#wake();
      } else if (this.#ended) break;
      else await this.#change();
    }
    // What the server itself has ended is over; asking it to end it would wait for an answer that does not come.
    if (broken) throw broken;
    if (this.#failure) return giveUp(stream, this.#failure.error);
    stream.end();
    await finished(stream);
    return { rows: stream.rowCount ?? 0, more: !this.#ended || this.#chunks.length > 0 };
  }
}

/** Ends a COPY that cannot be completed; the transaction can only be rolled back. */
async function giveUp(stream: CopyStreamQuery, error: unknown): Promise<never> {
  if (!stream.closed) {
    const closed = new Promise((resolve) => stream.once("close", resolve));
    stream.destroy();
    await closed;
  }
  throw error;
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
