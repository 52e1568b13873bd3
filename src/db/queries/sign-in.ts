/** Logging in and out, as `stegvis_gate`: the functions of migration 0004. Use with {@link withoutTenant}. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";
import type { Role } from "#src/domain/rights.ts";

/** An attempt to log in, counted. `waitSeconds` above 0 means too many attempts; then nothing else is known. */
export interface LoginAttempt {
  readonly waitSeconds: number;
  readonly accountId: string | null;
  readonly passwordHash: string | null;
}

/** Counts an attempt to log in and finds the account, if there is one. `source` is the sender's address. */
export async function beginLogin(tx: Tx, userName: string, source: string): Promise<LoginAttempt> {
  const { rows } = await sql<LoginAttempt>`
    select wait_seconds as "waitSeconds", account_id as "accountId", password_hash as "passwordHash"
    from app.begin_login(${userName}, ${source})`.execute(tx);
  return rows[0]!;
}

/** A session to be opened. */
export interface NewSession {
  readonly accountId: string;
  readonly userName: string;
  /** SHA-256 of the secret that only the browser keeps. */
  readonly tokenHash: Uint8Array;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  readonly requestId: string;
}

/** Opens a session after the password was right, and forgets the account's failed attempts. */
export async function openSession(tx: Tx, session: NewSession): Promise<void> {
  await sql`select app.open_session(${session.accountId}, ${session.tokenHash},
    make_interval(mins => ${session.idleMinutes}), make_interval(hours => ${session.absoluteHours}),
    ${session.requestId}, ${session.userName})`.execute(tx);
}

/** Logs a wrong password. */
export async function refuseLogin(tx: Tx, accountId: string, requestId: string): Promise<void> {
  await sql`select app.refuse_login(${accountId}, ${requestId})`.execute(tx);
}

/** Ends a session; a session that has ended already is no error. */
export async function endSession(tx: Tx, token: Uint8Array, requestId: string): Promise<void> {
  await sql`select app.end_session(${token}, ${requestId})`.execute(tx);
}

/** One of the places where a session's account is a member; the last four are null when it is a member nowhere. */
export interface SessionRow {
  readonly accountId: string;
  readonly name: string;
  readonly userName: string;
  readonly mustChangePassword: boolean;
  readonly hostAdministrator: boolean;
  readonly tenantId: string | null;
  readonly tenantName: string | null;
  readonly demo: boolean | null;
  readonly role: Exclude<Role, "operator"> | null;
}

/** Whose session it is and where that account is a member; empty when the session is not valid. */
export async function readSession(tx: Tx, token: Uint8Array): Promise<readonly SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select account_id as "accountId", name, user_name as "userName", must_change_password as "mustChangePassword",
      host_administrator as "hostAdministrator", tenant_id as "tenantId", tenant_name as "tenantName", demo, role
    from app.read_session(${token})`.execute(tx);
  return rows;
}

/** The digest of the password of a session's own account; undefined when the session is not valid. */
export async function readOwnPassword(tx: Tx, token: Uint8Array): Promise<string | undefined> {
  const { rows } = await sql<{ digest: string | null }>`select app.read_own_password(${token}) as digest`.execute(tx);
  return rows[0]?.digest ?? undefined;
}

/** Sets the password of a session's own account and ends its other sessions; false when the session is not valid. */
export async function setOwnPassword(
  tx: Tx,
  token: Uint8Array,
  passwordHash: string,
  requestId: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select app.set_own_password(${token}, ${passwordHash}, ${requestId}) as done`.execute(tx);
  return rows[0]!.done;
}

/** Makes a tenant for a session's account; undefined when the name is taken. Throws unless it administers the installation. */
export async function createTenantFor(
  tx: Tx,
  token: Uint8Array,
  tenant: { readonly name: string; readonly kind: string },
  requestId: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select app.create_tenant_for(${token}, ${tenant.name}, ${tenant.kind}, ${requestId}) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}

/** Is there an account in this installation? As `stegvis_operator`. */
export async function hasAccount(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select app.has_account() as found`.execute(tx);
  return rows[0]!.found;
}

/** Makes the installation's first account, as `stegvis_operator`; undefined when there is an account already. */
export async function createFirstAccount(
  tx: Tx,
  account: { readonly userName: string; readonly name: string; readonly passwordHash: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select app.create_first_account(${account.userName}, ${account.name}, ${account.passwordHash}) as id`.execute(tx);
  return rows[0]?.id ?? undefined;
}
