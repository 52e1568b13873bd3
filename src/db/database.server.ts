/**
 * The only door to the database: one transaction, for one actor in one tenant, for one stated purpose, logged.
 *
 * Which rows an actor sees is decided by row policies from a context that only the database can sign (docs/decisions/0010
 * and 0011); nothing here adds a tenant condition.
 */
import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import { readConnectionString, settingsAs, type LoginRole, type ServerSettings } from "#src/db/roles.ts";
import type { Database } from "#src/db/types.generated.ts";
import { mayAct, type Purpose, type Role } from "#src/domain/rights.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** A transaction with a context; what queries take. */
export type Tx = Transaction<Database>;

/** Somebody logged in, acting in one of the account's tenants. `token` is the session's secret, as bytes. */
export interface SessionActor {
  readonly kind: "session";
  readonly tenantId: string;
  readonly accountId: string;
  readonly name: string;
  readonly role: Exclude<Role, "operator">;
  readonly token: Uint8Array;
}

/** Somebody who works on the host itself: the command line. Only a connection opened as operator may use it. */
export interface OperatorActor {
  readonly kind: "operator";
  readonly tenantId: string;
  readonly name: string;
  readonly role: "operator";
}

/** Who acts, in which tenant. */
export type Actor = SessionActor | OperatorActor;

/** What is done and why. `requestId` joins the log rows of one request; left out, a new one is made. */
export interface Act {
  readonly purpose: Purpose;
  /** The action's or the route's name, for the access log. */
  readonly action: string;
  readonly requestId?: string | undefined;
  /** For a write that may be sent twice: the second time, the first answer is given again and nothing is done. */
  readonly once?: Once | undefined;
}

/** How a repeated write is known: its sender's key, and a digest of all it says. */
export interface Once {
  readonly key: string;
  readonly requestHash: Uint8Array;
}

/** What the work tells the access log before anything leaves. */
export interface AccessNote {
  /** Declares that the result shows these persons: one log row each, in the same transaction. */
  reveals(personIds: Iterable<string>): void;
  /** How many rows the action concerned, and of what kind. */
  concerns(category: string, count: number): void;
}

/** Why nobody came through the door. The attempt is logged. */
export type AccessError =
  /** No valid session, or the account is no longer a member of the tenant: log in again. */
  | { readonly code: "access.session-ended" }
  /** The role may not act for this purpose. */
  | { readonly code: "access.not-permitted"; readonly purpose: Purpose }
  /** The key of a write has been used for another one: the form was changed and sent again with its old key. */
  | { readonly code: "access.key-reused" };

/** Was it at the door that an action failed? */
export const isAccessError = <E extends { readonly code: string }>(
  error: E,
): error is Extract<E, { readonly code: `access.${string}` }> => error.code.startsWith("access.");

/** The database, opened for a program. */
export interface Db {
  readonly as: "app" | "operator";
  readonly server: ServerSettings;
  /** The pool of a login role, opened when first asked for. */
  pool(role: LoginRole): pg.Pool;
  close(): Promise<void>;
}

/** Settings of {@link connect}. */
export interface ConnectOptions {
  /** `operator` for the command line on the host; `app` for everything that serves others. */
  readonly as: "app" | "operator";
  /** Connections of the main pool; the pools for importing and for logging in are small. */
  readonly connections?: number;
  /** Told about connections that broke while idle; the pool replaces them by itself. */
  readonly onError?: (error: Error) => void;
}

const DATE = 1082;
const INT8 = 20;

/** Dates stay texts (`2022-01-31`): a calendar day has no time zone. Counts are numbers. */
const types = new pg.TypeOverrides();
types.setTypeParser(DATE, (value) => value);
types.setTypeParser(INT8, Number);

const MINUTE = 60_000;

/** Opens the database; connects when first used. `server` is a connection string or settings; roles must exist. */
export function connect(server: string | ServerSettings, options: ConnectOptions): Db {
  const settings = typeof server === "string" ? readConnectionString(server) : server;
  const pools = new Map<LoginRole, pg.Pool>();

  function open(role: LoginRole): pg.Pool {
    const patient = role === "stegvis_import" || role === "stegvis_operator";
    const pool = new pg.Pool({
      ...settingsAs(settings, role),
      types,
      max: role === "stegvis_app" || role === "stegvis_operator" ? (options.connections ?? 10) : 3,
      application_name: `stegvis ${role.slice("stegvis_".length)}`,
      connectionTimeoutMillis: 5_000,
      statement_timeout: patient ? 60 * MINUTE : MINUTE / 2,
      lock_timeout: patient ? MINUTE : 5_000,
      idle_in_transaction_session_timeout: patient ? 10 * MINUTE : MINUTE,
    });
    pool.on("error", options.onError ?? (() => undefined));
    return pool;
  }

  return {
    as: options.as,
    server: settings,
    pool(role) {
      const opened = pools.get(role) ?? open(role);
      pools.set(role, opened);
      return opened;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
      pools.clear();
    },
  };
}

const clients = new WeakMap<Tx, pg.PoolClient>();

/** The driver's connection under a transaction, for COPY. Only for queries in this folder. */
export function clientOf(tx: Tx): pg.PoolClient {
  const client = clients.get(tx);
  if (!client) throw new Error("Not a transaction of asActor");
  return client;
}

/** Carries a failed result out of a transaction, so that it is rolled back. */
class RolledBack extends Error {
  readonly result: Result<never, unknown>;
  constructor(result: Result<never, unknown>) {
    super("rolled back");
    this.result = result;
  }
}

/** The login role that acts for a purpose: only importing may write the register. */
const loginFor = (db: Db, purpose: Purpose): LoginRole =>
  db.as === "operator" ? "stegvis_operator" : purpose === "import" ? "stegvis_import" : "stegvis_app";

/**
 * Runs work in one transaction as an actor. The access log's rows are written last in the same transaction: no log row,
 * no answer. A failed result rolls back and is logged as failed; an attempt that is refused is logged by itself.
 * Bugs and outages throw.
 */
export async function asActor<T, E>(
  db: Db,
  actor: Actor,
  act: Act,
  work: (tx: Tx, note: AccessNote) => Promise<Result<T, E>>,
): Promise<Result<T, E | AccessError>> {
  const named = { ...act, requestId: act.requestId ?? randomUUID() };
  const subjects = new Set<string>();
  let category: string | null = null;
  let count: number | null = null;
  const note: AccessNote = {
    reveals(personIds) {
      for (const id of personIds) subjects.add(id);
    },
    concerns(what, howMany) {
      category = what;
      count = howMany;
    },
  };

  try {
    if (!mayAct(actor.role, act.purpose)) throw new Refused({ code: "access.not-permitted", purpose: act.purpose });
    return await transact(db, loginFor(db, act.purpose), async (tx) => {
      await begin(tx, actor, named);
      const earlier = named.once && (await claim(tx, named.once));
      const result = earlier ? (earlier as Result<T, AccessError>) : await work(tx, note);
      if (!result.ok) throw new RolledBack(result);
      if (named.once && !earlier) await keepAnswer(tx, named.once, result.value);
      await sql`select app.finish(${[...subjects]}::text[], ${category}, ${count ?? subjects.size}, 'done')`.execute(
        tx,
      );
      return result;
    });
  } catch (thrown) {
    if (thrown instanceof Refused) {
      if (actor.kind === "session") await logRefusal(db, actor, named);
      return fail(thrown.error);
    }
    await logFailure(db, actor, named, [...subjects]);
    if (thrown instanceof RolledBack) return thrown.result as Result<T, E>;
    throw thrown;
  }
}

/** Claims a write's key; the first answer when it has been done already. Waits for one that is under way. */
async function claim(tx: Tx, { key, requestHash }: Once): Promise<Result<unknown, AccessError> | undefined> {
  const claimed = await tx
    .insertInto("idempotency_key")
    .values({ key, request_hash: Buffer.from(requestHash) })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  if (claimed) return undefined;
  const earlier = await tx
    .selectFrom("idempotency_key")
    .select(["request_hash", "answer"])
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  const same = earlier.request_hash.equals(requestHash);
  return same ? ok((earlier.answer as { value?: unknown }).value) : fail({ code: "access.key-reused" });
}

async function keepAnswer(tx: Tx, { key }: Once, value: unknown): Promise<void> {
  await tx
    .updateTable("idempotency_key")
    .set({ answer: JSON.stringify({ value }) })
    .where("key", "=", key)
    .execute();
}

/** The actor was refused; nothing was done. */
class Refused extends Error {
  readonly error: AccessError;
  constructor(error: AccessError) {
    super(error.code);
    this.error = error;
  }
}

type NamedAct = Act & { readonly requestId: string };

async function begin(tx: Tx, actor: Actor, act: NamedAct): Promise<void> {
  const call =
    actor.kind === "session"
      ? sql`select app.begin(${actor.token}, ${actor.tenantId}, ${act.purpose}, ${act.action}, ${act.requestId})`
      : sql`select app.begin_operator(${actor.name}, ${actor.tenantId}, ${act.purpose}, ${act.action}, ${act.requestId})`;
  try {
    await call.execute(tx);
  } catch (thrown) {
    const state = thrown instanceof pg.DatabaseError ? thrown.code : undefined;
    if (state === "28000") throw new Refused({ code: "access.session-ended" });
    if (state === "42501") throw new Refused({ code: "access.not-permitted", purpose: act.purpose });
    throw thrown;
  }
}

/** Kysely's transaction, with the driver's connection remembered for COPY. */
async function transact<T>(db: Db, role: LoginRole, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await db.pool(role).connect();
  let broken: Error | undefined;
  // A lent connection that breaks between two statements says so to whoever listens; to nobody would end the program.
  const onError = (error: Error) => void (broken = error);
  client.on("error", onError);
  try {
    const borrowed = { connect: () => Promise.resolve({ query: client.query.bind(client), release: () => undefined }) };
    const kysely = new Kysely<Database>({
      dialect: new PostgresDialect({ pool: { ...borrowed, end: () => Promise.resolve() } as unknown as pg.Pool }),
    });
    return await kysely.transaction().execute(async (tx) => {
      clients.set(tx, client);
      return work(tx);
    });
  } catch (thrown) {
    if (!(thrown instanceof Refused) && !(thrown instanceof RolledBack) && !(thrown instanceof pg.DatabaseError)) {
      broken = thrown as Error;
    }
    throw thrown;
  } finally {
    client.off("error", onError);
    // A connection that failed in an unknown way is closed rather than given to somebody else.
    client.release(broken);
  }
}

/**
 * Logs an attempt that was refused, in the tenant it aimed at: `asActor` does so by itself, others that refuse earlier ask
 * for it. Nothing is logged for somebody who never was a member there.
 */
export async function logRefusal(
  db: Db,
  { token, tenantId }: Pick<SessionActor, "token" | "tenantId">,
  act: Act & { readonly requestId: string },
): Promise<void> {
  await transact(db, "stegvis_app", (tx) =>
    sql`select app.log_refusal(${token}, ${tenantId}, ${act.purpose}, ${act.action}, ${act.requestId})`.execute(tx),
  );
}

async function logFailure(db: Db, actor: Actor, act: NamedAct, subjects: readonly string[]): Promise<void> {
  await transact(db, loginFor(db, act.purpose), async (tx) => {
    await begin(tx, actor, act);
    await sql`select app.finish(${subjects}::text[], null, null, 'failed')`.execute(tx);
  }).catch((error: unknown) => {
    // The session may have ended meanwhile, or the server be gone: the first error is the one to tell.
    if (!(error instanceof Refused) && !(error instanceof pg.DatabaseError) && !isConnectionError(error)) throw error;
  });
}

const isConnectionError = (error: unknown): boolean => error instanceof Error && "code" in error;

/**
 * Runs work that belongs to no tenant, in one transaction: logging in and out (as `stegvis_gate`), or the host's own
 * administration (as `stegvis_operator`). There is no context, so no register row is visible.
 */
export async function withoutTenant<T>(
  db: Db,
  as: "stegvis_gate" | "stegvis_operator",
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(db, as, work);
}
