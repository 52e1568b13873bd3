/**
 * Replaces the whole database by a copy, in one transaction: either everything is as in the copy, or nothing changed.
 */
import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { copyOutStatement, listTables, nameOf, plainSettings } from "#src/db/backup/tables.ts";
import { applyStep, readLedger, writeLedger, type Step } from "#src/db/migrate.ts";
import { prepareRoles, type ServerSettings } from "#src/db/roles.ts";
import { fileOf, type Manifest } from "#src/domain/backup-manifest.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why a copy was not put in. Nothing has been changed. */
export type CopyInError =
  /** Other programs are connected. */
  | { readonly code: "restore.in-use"; readonly programs: readonly string[] }
  /** The database holds another installation's data. */
  | { readonly code: "restore.foreign"; readonly copyOf: string; readonly here: string }
  /** The database holds tables that are not Stegvis'. */
  | { readonly code: "restore.not-empty"; readonly tables: readonly string[] }
  /** The copy's tables are not those of its schema. */
  | { readonly code: "restore.tables-differ"; readonly tables: readonly string[] }
  /** After filling, a table does not hold what the copy says. */
  | { readonly code: "restore.not-equal"; readonly tables: readonly string[] };

/** What the restoring is to do. */
export interface CopyInRequest {
  readonly manifest: Manifest;
  /** The steps of the copy's schema, and the later ones of this program. */
  readonly before: readonly Step[];
  readonly after: readonly Step[];
  /** Id of the other installation that may be replaced; undefined: only the same one, or an empty database. */
  readonly replaceInstallation: string | undefined;
  /** Opens the bytes of a table's file. */
  open(file: string): Readable;
  onTable?(file: string, rows: number): void;
}

/** Carries an expected error out of the transaction. */
class Refusal extends Error {
  readonly error: CopyInError;
  constructor(error: CopyInError) {
    super(error.code);
    this.error = error;
  }
}

/** Puts a copy in. `server` is reached as the database's owner. */
export async function copyIn(server: ServerSettings, request: CopyInRequest): Promise<Result<void, CopyInError>> {
  const client = new pg.Client({ ...server, application_name: "stegvis restore" });
  await client.connect();
  try {
    await client.query("begin");
    await refuseWhenInUse(client);
    await refuseWhenForeign(client, request);
    await dropEverything(client);
    await prepareRoles(client, server);
    await writeLedger(client);
    for (const step of request.before) await applyStep(client, step);
    await fill(client, request);
    for (const step of request.after) await applyStep(client, step);
    await client.query("commit");
    return ok(undefined);
  } catch (thrown) {
    await client.query("rollback").catch(() => undefined);
    if (thrown instanceof Refusal) return fail(thrown.error);
    throw thrown;
  } finally {
    await client.end();
  }
}

async function refuseWhenInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ program: string }>(
    `select distinct coalesce(nullif(application_name, ''), 'okänt program') as program from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  if (rows.length > 0) throw new Refusal({ code: "restore.in-use", programs: rows.map((row) => row.program) });
}

/** Id of the installation whose data the database holds; undefined when it holds none. */
async function readInstallation(client: pg.Client): Promise<string | undefined> {
  const ledger = await readLedger(client);
  if (!ledger.has("0006_installation")) return undefined;
  await client.query("set role stegvis_owner");
  const { rows } = await client.query<{ id: string }>(
    "select id from sec.installation where exists (select from sec.tenant)",
  );
  await client.query("reset role");
  return rows[0]?.id;
}

async function refuseWhenForeign(client: pg.Client, request: CopyInRequest): Promise<void> {
  const here = await readInstallation(client);
  const allowed = [undefined, request.manifest.installation, request.replaceInstallation];
  if (!allowed.includes(here)) {
    throw new Refusal({ code: "restore.foreign", copyOf: request.manifest.installation, here: here! });
  }
  if ((await readLedger(client)).size > 0) return;
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') limit 5`,
  );
  if (rows.length > 0) throw new Refusal({ code: "restore.not-empty", tables: rows.map((row) => row.name) });
}

/** Drops what the program made; in the same transaction, so that it comes back if anything later fails. */
async function dropEverything(client: pg.Client): Promise<void> {
  await client.query("drop schema if exists graphile_worker, app, audit, hist, sec cascade");
  const { rows } = await client.query("select from pg_roles where rolname = 'stegvis_owner'");
  // Includes the roles' default privileges, which the first step sets anew.
  if (rows.length > 0)
    await client.query("set local role stegvis_owner; drop owned by current_user cascade; reset role");
}

async function fill(client: pg.Client, request: CopyInRequest): Promise<void> {
  const { manifest } = request;
  await client.query(plainSettings);
  const listed = await listTables(client);
  const tables = listed.ok ? listed.value : [];
  const expected = new Map(manifest.tables.map((table) => [fileOf(table), table]));
  const different = [
    ...tables.filter((table) => table.columns.join() !== expected.get(fileOf(table))?.columns.join()).map(fileOf),
    ...[...expected.keys()].filter((file) => !tables.some((table) => fileOf(table) === file)),
  ];
  if (!listed.ok || different.length > 0) throw new Refusal({ code: "restore.tables-differ", tables: different });

  await client.query("set local role stegvis_owner");
  // COPY refuses tables whose row policies hold for the one who copies, and these hold for the owner too.
  for (const table of tables) await client.query(`alter table ${nameOf(client, table)} no force row level security`);
  const unequal: string[] = [];
  for (const table of [...tables].reverse()) {
    // The steps have put some rows of their own in.
    const name = nameOf(client, table);
    const { rows } = await client.query<{ any: boolean }>(`select exists (select from ${name}) as any`);
    if (rows[0]!.any) await client.query(`delete from ${name}`);
  }
  for (const table of tables) {
    const file = fileOf(table);
    const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(", ");
    await pipeline(request.open(file), client.query(copyFrom(`copy ${nameOf(client, table)} (${columns}) from stdin`)));
    const hash = createHash("sha256");
    for await (const bytes of client.query(copyTo(copyOutStatement(client, table)))) hash.update(bytes as Buffer);
    const copy = expected.get(file)!;
    if (hash.digest("hex") !== copy.sha256) unequal.push(file);
    request.onTable?.(file, copy.rows);
  }
  if (unequal.length > 0) throw new Refusal({ code: "restore.not-equal", tables: unequal });
  await continueIdentities(client);
  for (const table of tables) await client.query(`alter table ${nameOf(client, table)} force row level security`);
}

/** Lets automatic numbers go on after the highest restored one. */
async function continueIdentities(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.oid::regclass::text as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
     where a.attidentity <> '' and c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'hist', 'audit', 'sec')`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${client.escapeIdentifier(column)}), 0) + 1, false) from ${table}`,
      [table, column],
    );
  }
}
