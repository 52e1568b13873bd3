/**
 * The database's login roles, and how a connection becomes one of them. See docs/decisions/0010.
 *
 * A connection logs in *as* its role and never changes it: whoever could inject a statement could also inject
 * `set role`. On the embedded server the socket's directory is the lock and roles have no password. On a server of the
 * operator's, each role's password is derived from the owner's, so that every machine with the same DATABASE_URL knows
 * them and nothing more has to be kept.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";
import pg from "pg";

/** Roles that log in, with what they are for. */
export const loginRoles = [
  "stegvis_app",
  "stegvis_import",
  "stegvis_gate",
  "stegvis_operator",
  "stegvis_backup",
] as const;

/** A role that logs in. */
export type LoginRole = (typeof loginRoles)[number];

/** How to reach the server as the one who owns the database; `password` is missing on the embedded server's socket. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string | undefined;
  readonly ssl?: pg.ClientConfig["ssl"];
}

/** Reads a connection string such as DATABASE_URL, with the driver's own rules. */
export function readConnectionString(connectionString: string): ServerSettings {
  const client = new pg.Client({ connectionString });
  const { host, port, database, user, password } = client;
  const { ssl } = (client as unknown as { connectionParameters: { ssl?: pg.ClientConfig["ssl"] } })
    .connectionParameters;
  if (!database || !user) throw new Error("The connection string must name a user and a database");
  return {
    host,
    port,
    database,
    user,
    password: typeof password === "string" ? password : undefined,
    ssl: ssl ?? false,
  };
}

const rolePassword = (owner: string, role: LoginRole): string =>
  createHmac("sha256", owner).update(`stegvis role ${role}`).digest("base64url");

/** The same server, reached as one of the login roles. */
export function settingsAs(server: ServerSettings, role: LoginRole): ServerSettings {
  return { ...server, user: role, password: server.password && rolePassword(server.password, role) };
}

/** The verifier that PostgreSQL stores for a password (RFC 5803), made here so that no password is sent or logged. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, 4096, 32, "sha256");
  const hmac = (text: string) => createHmac("sha256", salted).update(text).digest();
  const stored = createHash("sha256").update(hmac("Client Key")).digest("base64");
  return `SCRAM-SHA-256$4096:${salt.toString("base64")}$${stored}:${hmac("Server Key").toString("base64")}`;
}

/** Can this role log in with the password it should have? */
export async function canLogIn(server: ServerSettings, role: LoginRole): Promise<boolean> {
  const client = new pg.Client(settingsAs(server, role));
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** From PostgreSQL 16 on, whoever creates a role may grant it but not become it. */
async function mayBecomeOwner(client: pg.ClientBase): Promise<boolean> {
  try {
    await client.query("set role stegvis_owner");
    await client.query("reset role");
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes the roles that are missing and gives them the database. Safe to repeat; needed again after
 * `create database … template`, since a copy does not inherit the database's own grants.
 */
export async function prepareRoles(client: pg.ClientBase, server: ServerSettings): Promise<void> {
  for (const role of ["stegvis_owner", ...loginRoles]) {
    await client.query(`do $$ begin
      create role ${role} ${role === "stegvis_owner" ? "nologin" : "login"} nosuperuser nocreatedb nocreaterole;
    exception when duplicate_object or unique_violation then null;
    end $$`);
  }
  for (const [group, member] of [
    ["stegvis_app", "stegvis_import"],
    ["stegvis_import", "stegvis_operator"],
  ]) {
    const known = await client.query(
      `select from pg_auth_members m join pg_roles g on g.oid = m.roleid join pg_roles r on r.oid = m.member
       where g.rolname = $1 and r.rolname = $2`,
      [group, member],
    );
    if (known.rowCount === 0) await client.query(`grant ${group} to ${member}`);
  }
  if (!(await mayBecomeOwner(client))) await client.query("grant stegvis_owner to current_user");
  const database = client.escapeIdentifier(server.database);
  await client.query(`
    revoke all on database ${database} from public;
    revoke all on schema public from public;
    grant create on database ${database} to stegvis_owner;
    grant usage, create on schema public to stegvis_owner;
    grant usage on schema public to stegvis_app, stegvis_import, stegvis_operator, stegvis_backup;
    grant connect on database ${database} to ${loginRoles.join(", ")};
    grant temporary on database ${database} to stegvis_import, stegvis_operator`);
  if (server.password) {
    for (const role of loginRoles) {
      if (await canLogIn(server, role)) continue;
      const verifier = scramVerifier(rolePassword(server.password, role));
      await client.query(`alter role ${role} password ${client.escapeLiteral(verifier)}`);
    }
  }
}
