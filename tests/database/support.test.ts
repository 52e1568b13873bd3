import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asActor } from "#src/db/database.server.ts";
import { ok } from "#src/kernel/result.ts";
import { createTenant, createTestDatabase, signedIn, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("somebody signed in acts in the own tenant, as the own account", async () => {
  const tenantId = await createTenant(database);
  const leader = await signedIn(database, tenantId, "team-leader");

  const seen = await asActor(database.app, leader, { purpose: "rows", action: "test" }, async (tx) =>
    ok(
      (await sql<{ tenant: string; actor: string }>`select app.tenant_id() as tenant, app.actor() as actor`.execute(tx))
        .rows[0],
    ),
  );

  expect(seen).toEqual(ok({ tenant: tenantId, actor: leader.accountId }));
});
