/**
 * Migrations: numbered SQL files in migrations/, each applied once, in its own transaction, as stegvis_owner.
 *
 * The ledger sec.migration keeps each file's checksum: a file that was edited after it was applied, or a step that this
 * program does not know (a newer program has been here), stops everything before anything is changed.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import { prepareRoles, type ServerSettings } from "#src/db/roles.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why a database was not migrated. Nothing has been changed. */
export type MigrationError =
  | { readonly code: "migrate.server-too-old"; readonly version: string }
  | { readonly code: "migrate.schema-newer"; readonly steps: readonly string[] }
  | { readonly code: "migrate.step-edited"; readonly steps: readonly string[] };

/** One step: the file's name without extension, and its SQL. */
export interface Step {
  readonly name: string;
  readonly sql: string;
}

/** The steps of this program, in order. */
export async function readSteps(directory = new URL("../../migrations/", import.meta.url)): Promise<Step[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith(".sql")).sort();
  return Promise.all(
    files.map(async (file) => ({ name: file.slice(0, -4), sql: await readFile(new URL(file, directory), "utf8") })),
  );
}

/** The digest by which the ledger knows a step. */
export const checksum = (step: Step): string => createHash("sha256").update(step.sql).digest("hex");

/** Any number that no other program is likely to lock. */
const LOCK = 7_382_915_046;

/**
 * Brings the database to this program's schema; the names of the steps it applied. Other machines that start at the
 * same time wait their turn. A step that fails throws, and leaves the steps before it in place.
 */
export async function migrate(
  server: ServerSettings,
  steps?: readonly Step[],
): Promise<Result<readonly string[], MigrationError>> {
  const wanted = steps ?? (await readSteps());
  const client = new pg.Client(server);
  await client.connect();
  try {
    const version = await client.query<{ number: number; text: string }>(
      "select current_setting('server_version_num')::int as number, current_setting('server_version') as text",
    );
    if (version.rows[0]!.number < 150_000)
      return fail({ code: "migrate.server-too-old", version: version.rows[0]!.text });
    await client.query("select pg_advisory_lock($1)", [LOCK]);

    const applied = await readLedger(client);
    const unknown = [...applied.keys()].filter((name) => !wanted.some((step) => step.name === name));
    if (unknown.length > 0) return fail({ code: "migrate.schema-newer", steps: unknown });
    const edited = wanted.filter((step) => applied.has(step.name) && applied.get(step.name) !== checksum(step));
    if (edited.length > 0) return fail({ code: "migrate.step-edited", steps: edited.map((step) => step.name) });

    await prepareRoles(client, server);
    const pending = wanted.filter((step) => !applied.has(step.name));
    if (applied.size === 0 && pending.length > 0) await createLedger(client);
    for (const step of pending) await apply(client, step);
    return ok(pending.map((step) => step.name));
  } finally {
    await client.end();
  }
}

/** The applied steps, each with its checksum; empty in a database that has none. */
export async function readLedger(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('sec.migration') is not null as there");
  if (!rows[0]!.there) return new Map();
  await client.query("set role stegvis_owner");
  const ledger = await client.query<{ name: string; checksum: string }>("select name, checksum from sec.migration");
  await client.query("reset role");
  return new Map(ledger.rows.map((row) => [row.name, row.checksum]));
}

async function createLedger(client: pg.Client): Promise<void> {
  await inTransaction(client, () => writeLedger(client));
}

async function inTransaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query("begin");
  try {
    await work();
    await client.query("commit");
  } catch (thrown) {
    await client.query("rollback");
    throw thrown;
  }
}

/** Makes the ledger, in the caller's transaction. */
export async function writeLedger(client: pg.Client): Promise<void> {
  await client.query(`
    set local role stegvis_owner;
    create schema if not exists sec;
    create table if not exists sec.migration (
      name text primary key,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    alter table sec.migration enable row level security;
    alter table sec.migration force row level security;
    drop policy if exists owner_all on sec.migration;
    create policy owner_all on sec.migration to stegvis_owner using (true) with check (true);
    drop policy if exists backup_select on sec.migration;
    create policy backup_select on sec.migration for select to stegvis_backup using (true);
    grant select on sec.migration to stegvis_backup`);
}

/** Applies a step in the caller's transaction, as stegvis_owner. */
export async function applyStep(client: pg.Client, step: Step): Promise<void> {
  await client.query("set local role stegvis_owner");
  await client.query(step.sql);
  await client.query("insert into sec.migration (name, checksum) values ($1, $2)", [step.name, checksum(step)]);
}

async function apply(client: pg.Client, step: Step): Promise<void> {
  try {
    await inTransaction(client, () => applyStep(client, step));
  } catch (thrown) {
    throw new Error(`Migration ${step.name} failed: ${String(thrown)}`, { cause: thrown });
  }
}
