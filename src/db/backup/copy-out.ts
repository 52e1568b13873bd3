/** Copies the whole database out, as it was at one moment. */
import type { Readable } from "node:stream";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import {
  copyOutStatement,
  listTables,
  plainSettings,
  type BackupTable,
  type TablesError,
} from "#src/db/backup/tables.ts";
import { settingsAs, type ServerSettings } from "#src/db/roles.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** What is common to all tables of a copy. */
export interface SnapshotFacts {
  readonly installation: string;
  readonly takenAt: string;
  readonly serverVersion: string;
  readonly steps: readonly { readonly name: string; readonly checksum: string }[];
}

/**
 * Reads every table in one snapshot. `store` takes a table's bytes and is awaited before the next. Nothing is locked:
 * others go on working meanwhile.
 */
export async function copyOut(
  server: ServerSettings,
  store: (table: BackupTable, bytes: Readable) => Promise<void>,
): Promise<Result<SnapshotFacts, TablesError>> {
  const client = new pg.Client({ ...settingsAs(server, "stegvis_backup"), application_name: "stegvis backup" });
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(plainSettings);
    const tables = await listTables(client);
    if (!tables.ok) return tables;
    const facts = await client.query<Omit<SnapshotFacts, "steps">>(
      `select i.id as installation, current_setting('server_version') as "serverVersion",
         to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenAt" from sec.installation i`,
    );
    const steps = await client.query<{ name: string; checksum: string }>(
      `select name, checksum from sec.migration order by name collate "C"`,
    );
    for (const table of tables.value) await store(table, client.query(copyTo(copyOutStatement(client, table))));
    await client.query("commit");
    return ok({ ...facts.rows[0]!, steps: steps.rows });
  } finally {
    await client.end();
  }
}
