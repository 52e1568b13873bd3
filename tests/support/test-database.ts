/** A database of a test file's own, and the people in it. */
import { createHash, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import pg from "pg";
import { inject } from "vitest";
import {
  asActor,
  connect,
  withoutTenant,
  type Db,
  type OperatorActor,
  type SessionActor,
} from "#src/db/database.server.ts";
import { prepareRoles, type ServerSettings } from "#src/db/roles.ts";
import { ok } from "#src/kernel/result.ts";
import { runSql } from "./database-server.ts";

/** A copy of the migrated template. Close it in `afterAll`. */
export interface TestDatabase {
  /** Reaches it as the server's superuser. */
  readonly settings: ServerSettings;
  /** As the web server opens it. */
  readonly app: Db;
  /** As the command line opens it. */
  readonly operator: Db;
  close(): Promise<void>;
}

/** Makes a database: a copy of `from`, by default of the run's migrated and empty template. */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `stegvis_test_${randomBytes(6).toString("hex")}`;
  const settings: ServerSettings = { ...server.settings, database: name };
  await runSql(server.settings, `create database ${name} template ${from ?? server.template}`);
  await withSuperuser(settings, (client) => prepareRoles(client, settings));
  const app = connect(settings, { as: "app", connections: 4 });
  const operator = connect(settings, { as: "operator", connections: 4 });
  return {
    settings,
    app,
    operator,
    async close() {
      await Promise.all([app.close(), operator.close()]);
      await runSql(server.settings, `drop database if exists ${name} with (force)`);
    },
  };
}

/** Lends a superuser's connection: for looking behind the walls, and for breaking them on purpose. */
export async function withSuperuser<T>(settings: ServerSettings, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(settings);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Makes a tenant (sv. huvudman); its id. */
export async function createTenant(
  test: TestDatabase,
  name = `Huvudman ${randomBytes(4).toString("hex")}`,
  demo = false,
): Promise<string> {
  return withoutTenant(test.operator, "stegvis_operator", async (tx) => {
    const made = await sql<{ id: string }>`select app.create_tenant(${name}, 'kommun', ${demo}) as id`.execute(tx);
    return made.rows[0]!.id;
  });
}

/** Somebody on the host itself, acting in a tenant. Use with `test.operator`. */
export const operatorIn = (tenantId: string): OperatorActor => ({
  kind: "operator",
  tenantId,
  name: "test",
  role: "operator",
});

/** Makes an account with a role in a tenant and logs it in. Use with `test.app`. */
export async function signedIn(
  test: TestDatabase,
  tenantId: string,
  role: SessionActor["role"],
): Promise<SessionActor> {
  const name = `${role} ${randomBytes(4).toString("hex")}`;
  const email = `${name.replace(" ", ".")}@example.org`;
  const added = await asActor(
    test.operator,
    operatorIn(tenantId),
    { purpose: "administer", action: "test" },
    async (tx) =>
      ok(
        (
          await sql<{
            id: string;
          }>`select account_id as id from app.add_member(${email}, ${name}, '', ${role})`.execute(tx)
        ).rows[0]!.id,
      ),
  );
  if (!added.ok) throw new Error(JSON.stringify(added.error));
  const token = randomBytes(32);
  await withoutTenant(test.app, "stegvis_gate", (tx) =>
    sql`select app.open_session(${added.value}, ${createHash("sha256").update(token).digest()}, '1 hour', '1 day', 'test',
      ${email})`.execute(tx),
  );
  return { kind: "session", tenantId, accountId: added.value, name, role, token };
}

/** The registers under tests/fixtures/registers. */
export type FixtureName = "vasteras-2022" | "vasteras-2017h1" | "random-101";

/** Folder of a fixture register. */
export const fixturePath = (name: FixtureName): string =>
  fileURLToPath(new URL(`../fixtures/registers/${name}`, import.meta.url));

/** Imports a fixture register into a tenant, as the command line would. */
export async function importFixture(test: TestDatabase, tenantId: string, name: FixtureName): Promise<void> {
  const { importRegister } = await import("#src/actions/import-register.ts");
  const imported = await importRegister(test.operator, operatorIn(tenantId), {
    path: fixturePath(name),
    fileName: name,
    dryRun: false,
    replace: false,
  });
  if (!imported.ok) throw new Error(`${name} was not imported: ${JSON.stringify(imported.error)}`);
}
