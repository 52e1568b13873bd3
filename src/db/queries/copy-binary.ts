/**
 * Reads rows in PostgreSQL's binary COPY format, as many statements as wanted in one round trip.
 *
 * An ordinary query makes an object of strings of every row; here the bytes go straight to whoever packs them.
 * Format: https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format".
 */
import type pg from "pg";

/** One `copy … to stdout (format binary)` and what to do with its rows. */
export interface CopyStatement {
  readonly sql: string;
  /** Takes a row: `bytes` from `at`, first the number of fields (int16), then length (int32, −1: null) and value of each. */
  readonly onRow: (bytes: Buffer, at: number) => void;
}

/** Signature (11), flags (4) and length of the extension (4). */
const HEADER = 19;

/** Runs the statements in their order, in one round trip. Errors of the server throw. */
export function readCopies(client: pg.ClientBase, statements: readonly CopyStatement[]): Promise<void> {
  return new Promise((resolve, reject) => {
    let current = 0;
    let started = false;
    // What the driver asks of a query of its own kind; it has no name for it in its types.
    const query = {
      submit(connection: { query(text: string): void }) {
        connection.query(statements.map(({ sql }) => `copy (${sql}) to stdout (format binary)`).join(";"));
      },
      handleCopyData({ chunk }: { chunk: Buffer }) {
        // The header comes before the first row, in the same message or in one of its own.
        const at = started ? 0 : HEADER + chunk.readInt32BE(HEADER - 4);
        started = true;
        // A message ends with its row; the trailer has −1 fields.
        if (at + 2 <= chunk.length && chunk.readInt16BE(at) >= 0) statements[current]!.onRow(chunk, at);
      },
      handleCommandComplete() {
        current++;
        started = false;
      },
      handleError: reject,
      handleReadyForQuery: () => resolve(),
    };
    client.query(query);
  });
}
