/** Reads the access log. Only for the purpose audit. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";

/** Something wrong in the log's chain, and at which entry; see app.verify_log in migrations/0002_audit.sql. */
export interface LogFault {
  readonly seq: number;
  readonly fault: "altered" | "removed" | "tail-cut" | "rewritten" | "clock-backwards";
}

/** One entry about a person. */
export interface AccessEntry {
  readonly seq: number;
  readonly at: Date;
  /** An account's id, or `operator:<name>`. */
  readonly actor: string;
  readonly role: string;
  readonly purpose: string;
  readonly action: string;
  readonly category: string | null;
}

/** Recomputes the acting tenant's chain; an empty list when the log is whole. */
export async function verifyChain(tx: Tx): Promise<LogFault[]> {
  const { rows } = await sql<LogFault>`select seq, fault from app.verify_log()`.execute(tx);
  return rows;
}

/** How many entries the acting tenant's log has. */
export async function countEntries(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("audit.access")
    .select((select) => select.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The entries about a person, latest first. */
export async function readEntriesAbout(tx: Tx, personId: string): Promise<AccessEntry[]> {
  return tx
    .selectFrom("audit.access")
    .select(["seq", "at", "actor", "role", "purpose", "action", "category"])
    .where("subject", "=", personId)
    .orderBy("seq", "desc")
    .execute();
}
