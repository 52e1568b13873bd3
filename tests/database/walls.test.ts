/**
 * The walls around every table, tried from all sides: each table × command × login role × purpose × whose row. What is
 * expected is written here, apart from the migrations; tables, policies and functions come from the catalogue, so that
 * none is forgotten.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { settingsAs } from "#src/db/roles.ts";
import { purposes, rights, roles, type Purpose } from "#src/domain/rights.ts";
import { workbook } from "#src/domain/workbook.ts";
import { createTenant, createTestDatabase, signedIn, type TestDatabase } from "../support/test-database.ts";
import {
  attemptAll,
  plantRows,
  readTables,
  type Acting,
  type Cast,
  type CatalogTable,
  type Command,
  type Outcome,
  type Ownership,
  type Trial,
} from "../support/walls.ts";

let database: TestDatabase;
let client: pg.Client;
let tables: CatalogTable[];
let cast: Cast;

beforeAll(async () => {
  database = await createTestDatabase();
  const [tenant, otherTenant] = [await createTenant(database), await createTenant(database)];
  const { accountId, token } = await signedIn(database, tenant, "administrator");
  await signedIn(database, otherTenant, "administrator");
  cast = { tenant, otherTenant, accountId, token };
  client = new pg.Client(database.settings);
  await client.connect();
  tables = await readTables(client);
  await plantRows(client, tables, cast);
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const registerTables: readonly string[] = workbook.map(({ table }) => table);
const reading: readonly (string | undefined)[] = ["figures", "rows", "report", "import", "export"];
const readingValues: readonly (string | undefined)[] = ["figures", "rows", "report", "export", "values"];
const keptFiles = ["public.kept_file", "public.kept_file_part"];
const unreadableToBackup = ["sec.session", "sec.login_attempt", "sec.secret", ...keptFiles];

/** Everybody who may try: no context, and every purpose that the role can get one for. */
const everybody: readonly Acting[] = [
  ...purposes.map((purpose) => ({ role: "stegvis_operator", purpose })),
  ...purposes.filter((purpose) => purpose !== "import").map((purpose) => ({ role: "stegvis_app", purpose })),
  { role: "stegvis_import", purpose: "import" },
  { role: "stegvis_owner", purpose: "none" },
  ...["stegvis_app", "stegvis_import", "stegvis_gate", "stegvis_operator", "stegvis_backup", "stegvis_owner"].map(
    (role) => ({
      role,
      purpose: undefined,
    }),
  ),
];

type Try = Acting & { readonly command: Command; readonly ownership: Ownership };

/** What must come of a try. */
function expected(table: CatalogTable, attempt: Try): Outcome {
  const { role, command, ownership, purpose } = attempt;
  const name = `${table.schema}.${table.name}`;
  if (role === "stegvis_gate") return nothing(table, command);
  if (role === "stegvis_backup") {
    return command === "select" && !unreadableToBackup.includes(name) ? "reached" : nothing(table, command);
  }
  if (role === "stegvis_owner") return expectedOfOwner(table, attempt);
  if (table.schema === "sec" || name === "audit.head") return nothing(table, command);

  const own = ownership === "own" && purpose !== undefined;
  const writes = role !== "stegvis_app";
  if (command === "truncate" || command === "move") return "denied";
  if (table.schema === "hist") {
    if (command !== "select") return "denied";
    return own && (purpose === "rows" || purpose === "audit") ? "reached" : "none";
  }
  if (name === "audit.access") {
    if (command !== "select") return "denied";
    return own && purpose === "audit" ? "reached" : "none";
  }
  if (name === "public.idempotency_key") {
    if (command === "delete") return "denied";
    const mine = own || (ownership === "answered" && purpose !== undefined);
    if (command.startsWith("insert")) return mine ? "reached" : "denied";
    return command === "select" ? (mine ? "reached" : "none") : own ? "reached" : "none";
  }
  if (name === "public.import_run") {
    if (command === "select") return own && (purpose === "import" || purpose === "administer") ? "reached" : "none";
    if (command === "delete" || !writes) return "denied";
    if (command === "insert-forged") return "denied";
    if (command === "insert") return own && purpose === "import" ? "reached" : "denied";
    return own && purpose === "import" ? "reached" : "none";
  }
  if (keptFiles.includes(name)) {
    // Parts are not deleted by themselves, and nothing is changed.
    const mayEver = writes && !command.startsWith("update") && (command !== "delete" || name === "public.kept_file");
    if (!mayEver) return "denied";
    if (own && purpose === "import") return "reached";
    return command.startsWith("insert") ? "denied" : "none";
  }
  if (name === "public.parameter_value") {
    // Whoever may see numbers may see what they were computed with. Nothing is changed: a new row takes an older one's place.
    if (command === "select") return own && readingValues.includes(purpose) ? "reached" : "none";
    return command === "insert" && own && purpose === "values" ? "reached" : "denied";
  }
  if (!registerTables.includes(table.name))
    throw new Error(`No expectation for table ${name}: say who may do what with it`);
  if (command === "select") return own && reading.includes(purpose) ? "reached" : "none";
  if (!writes) return "denied";
  const importing = own && purpose === "import";
  if (command === "insert-forged" || (command === "update-forged" && importing)) return "denied";
  return importing ? "reached" : command === "insert" ? "denied" : "none";
}

/** Moving a row to another tenant is meaningless where rows have none. */
const nothing = (table: CatalogTable, command: Command): Outcome =>
  command === "move" && !table.columns.some(({ name }) => name === "tenant_id") ? "none" : "denied";

/** The owner passes the tenant wall only in its tenant's context. TRUNCATE knows no row policies: nobody logs in as it. */
function expectedOfOwner(table: CatalogTable, { command, ownership, purpose }: Try): Outcome | "any" {
  const name = `${table.schema}.${table.name}`;
  if (command === "truncate" && name === "audit.access") return "denied";
  if (command === "truncate" || command === "update-blind" || table.schema === "sec") return "any";
  const own = ownership === "own" && purpose !== undefined;
  // Nobody has a policy for the owner there, so not even its functions touch them.
  const closed = table.schema === "public" && !registerTables.includes(table.name);
  if (name === "audit.access" && ["update", "update-forged", "move", "delete"].includes(command)) return "denied";
  if (command.startsWith("insert")) return own && !closed ? "reached" : "denied";
  if (command === "move") return own && !closed ? "denied" : "none";
  return own && !closed ? "reached" : "none";
}

const describeTrial = ({ table, command, role, purpose, ownership, outcome }: Trial) =>
  `${role} for ${purpose ?? "nothing"}: ${command} on ${ownership} ${table.schema}.${table.name} was ${outcome}`;

/** What came out otherwise than expected: everything, or only until something has. */
async function unexpected(some: readonly CatalogTable[], stopEarly = false): Promise<string[]> {
  const wrong: string[] = [];
  for (const acting of everybody) {
    if (stopEarly && wrong.length > 0) break;
    for (const trial of await attemptAll(client, some, acting, cast)) {
      const wanted = expected(trial.table, trial);
      if (wanted !== "any" && wanted !== trial.outcome) wrong.push(`${describeTrial(trial)}, not ${wanted}`);
    }
  }
  return wrong;
}

/** Runs work in a transaction that is rolled back whatever happens. */
async function undone<T>(work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    return await work();
  } finally {
    await client.query("rollback");
  }
}

interface Policy {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** The policy with its conditions replaced by `true`: all of them, each of the two, and each part of them. */
function weakenings({ using, check }: Policy): string[] {
  const parts = (condition: string) => condition.split(/ AND (?=\()/);
  const without = (condition: string) => {
    const all = parts(condition.replace(/^\((\(.* AND .*\))\)$/s, "$1"));
    return all.length === 1
      ? []
      : all.map((_, dropped) => all.filter((_part, place) => place !== dropped).join(" AND "));
  };
  const strict = (condition: string | null): condition is string => condition !== null && condition !== "true";
  return [
    ...(strict(using) && strict(check) ? ["using (true) with check (true)"] : []),
    ...(strict(using) ? ["true", ...without(using)].map((weaker) => `using (${weaker})`) : []),
    ...(strict(check) ? ["true", ...without(check)].map((weaker) => `with check (${weaker})`) : []),
  ];
}

describe("the walls", () => {
  test("every role reaches exactly the rows it may, in every table and with every command", async () => {
    expect(tables.length).toBeGreaterThan(40);
    expect(await undone(() => unexpected(tables))).toEqual([]);
  });

  test("each policy matters: replaced by `true`, it is noticed", { timeout: 120_000 }, async () => {
    const { rows: policies } = await client.query<Policy>(`
      select n.nspname as schema, c.relname as table, p.polname as name,
        pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace`);
    expect(policies.length).toBeGreaterThan(200);
    const survivors: string[] = [];
    for (const policy of policies) {
      const table = tables.find(({ schema, name }) => schema === policy.schema && name === policy.table)!;
      for (const weaker of weakenings(policy)) {
        const wrong = await undone(async () => {
          await client.query(`alter policy ${policy.name} on ${policy.schema}.${policy.table} ${weaker}`);
          return unexpected([table], true);
        });
        if (wrong.length === 0) survivors.push(`${policy.name} on ${policy.schema}.${policy.table} as ${weaker}`);
      }
    }
    expect(survivors).toEqual([]);
  });

  test("a table that nobody has said anything about is noticed", async () => {
    const found = undone(async () => {
      await client.query("create table public.planted (tenant_id uuid not null, id text primary key)");
      return unexpected((await readTables(client)).filter(({ name }) => name === "planted"));
    });

    await expect(found).rejects.toThrow("No expectation for table public.planted");
  });
});

describe("a session's context", () => {
  async function asApp<T>(work: (app: pg.Client) => Promise<T>): Promise<T> {
    const app = new pg.Client(settingsAs(database.settings, "stegvis_app"));
    await app.connect();
    try {
      return await work(app);
    } finally {
      await app.end();
    }
  }
  const begin = "select app.begin($1, $2, 'rows', 'test', 'test')";
  const setting = "select current_setting('stegvis.context', true) as context";

  test("that is made up is refused", async () => {
    await asApp(async (app) => {
      await app.query("begin");
      const forged = `${"0".repeat(64)}{"tenant": "${cast.tenant}", "purpose": "rows", "pid": 1, "began": 1}`;
      await app.query("select set_config('stegvis.context', $1, true)", [forged]);
      await expect(app.query("select id from person")).rejects.toThrow("forged context");
      await app.query("rollback");
    });
  });

  test("with its tenant exchanged is refused", async () => {
    await asApp(async (app) => {
      await app.query("begin");
      await app.query(begin, [cast.token, cast.tenant]);
      const { rows } = await app.query<{ context: string }>(setting);
      const changed = rows[0]!.context.replace(cast.tenant, cast.otherTenant);
      await app.query("select set_config('stegvis.context', $1, true)", [changed]);
      await expect(app.query("select id from person")).rejects.toThrow("forged context");
      await app.query("rollback");
    });
  });

  test("is worth nothing in the next transaction, nor on another connection", async () => {
    await asApp(async (app) => {
      await app.query("begin");
      await app.query(begin, [cast.token, cast.tenant]);
      const { rows } = await app.query<{ context: string }>(setting);
      expect((await app.query("select id from person")).rowCount).toBe(1);
      await app.query("commit");

      await app.query("begin");
      expect((await app.query("select id from person")).rowCount).toBe(0);
      await app.query("select set_config('stegvis.context', $1, true)", [rows[0]!.context]);
      await expect(app.query("select id from person")).rejects.toThrow("stale context");
      await app.query("rollback");

      await asApp(async (other) => {
        await other.query("begin");
        await other.query("select set_config('stegvis.context', $1, true)", [rows[0]!.context]);
        await expect(other.query("select id from person")).rejects.toThrow("stale context");
        await other.query("rollback");
      });
    });
  });

  test("is not opened by an unknown token, nor in a tenant the account does not belong to", async () => {
    await asApp(async (app) => {
      await expect(app.query(begin, [randomBytes(32), cast.tenant])).rejects.toThrow("no valid session");
      await expect(app.query(begin, [cast.token, cast.otherTenant])).rejects.toThrow("no valid session");
    });
  });
});

test("the database's rights are those of the code", async () => {
  const { rows } = await client.query<{ role: string; purpose: Purpose }>("select role, purpose from sec.permission");
  const inDatabase = Object.fromEntries(
    roles.map((role) => [
      role,
      rows
        .filter((r) => r.role === role)
        .map((r) => r.purpose)
        .sort(),
    ]),
  );

  expect(inDatabase).toEqual(Object.fromEntries(roles.map((role) => [role, [...rights[role]].sort()])));
});
