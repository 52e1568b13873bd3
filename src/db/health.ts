/** Finds out how the database is doing. Changes nothing. */
import pg from "pg";
import { checksum, readLedger, readSteps } from "#src/db/migrate.ts";
import { canLogIn, loginRoles, type ServerSettings } from "#src/db/roles.ts";
import type { HealthFacts } from "#src/domain/health.ts";

/** Everything about the server and its database; `kind` says whose server it is. Throws when it cannot be reached. */
export async function readDatabaseHealth(
  server: ServerSettings,
  kind: "embedded" | "external",
): Promise<Omit<HealthFacts, "disk" | "backup">> {
  const client = new pg.Client({ ...server, application_name: "stegvis doctor" });
  await client.connect();
  try {
    const { rows } = await client.query<{
      version: string;
      number: number;
      fsync: boolean;
      commit: boolean;
      pages: boolean;
      checksums: boolean;
      size: number;
      encrypted: boolean;
    }>(`select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      current_setting('fsync') = 'on' as fsync, current_setting('synchronous_commit') <> 'off' as commit,
      current_setting('full_page_writes') = 'on' as pages, current_setting('data_checksums') = 'on' as checksums,
      pg_database_size(current_database())::float8 as size,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted`);
    const found = rows[0]!;
    const onSocket = server.host.startsWith("/");
    return {
      server: {
        kind,
        version: found.version,
        versionNumber: found.number,
        door: onSocket ? "socket" : found.encrypted || isThisMachine(server.host) ? "encrypted" : "unencrypted",
        host: server.host,
        database: server.database,
      },
      settings: {
        fsync: found.fsync,
        synchronousCommit: found.commit,
        fullPageWrites: found.pages,
        checksums: found.checksums,
      },
      schema: await readSchema(client),
      roles: await readRoles(client, server),
      size: found.size,
    };
  } finally {
    await client.end();
  }
}

/** What never leaves the machine needs no encryption. */
const isThisMachine = (host: string): boolean => ["localhost", "127.0.0.1", "::1"].includes(host);

async function readSchema(client: pg.Client): Promise<HealthFacts["schema"]> {
  const applied = await readLedger(client);
  const steps = await readSteps();
  return {
    applied: applied.size,
    unknown: [...applied.keys()].filter((name) => !steps.some((step) => step.name === name)),
    edited: steps.filter((step) => applied.has(step.name) && applied.get(step.name) !== checksum(step)).map(named),
    pending: steps.filter((step) => !applied.has(step.name)).map(named),
  };
}

const named = ({ name }: { readonly name: string }): string => name;

async function readRoles(client: pg.Client, server: ServerSettings): Promise<HealthFacts["roles"]> {
  const wanted = ["stegvis_owner", ...loginRoles];
  const { rows } = await client.query<{ name: string; powerful: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication as powerful
     from pg_roles where rolname = any ($1) order by rolname`,
    [wanted],
  );
  const missing = wanted.filter((role) => !rows.some(({ name }) => name === role));
  const lockedOut: string[] = [];
  for (const role of loginRoles) {
    if (!missing.includes(role) && !(await canLogIn(server, role))) lockedOut.push(role);
  }
  return { missing, tooPowerful: rows.filter(({ powerful }) => powerful).map(named), lockedOut };
}
