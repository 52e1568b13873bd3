import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderTypes } from "../../scripts/db-types.ts";
import { createTestDatabase, withSuperuser, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("the generated types are those of the migrated database", async () => {
  const file = await readFile(new URL("../../src/db/types.generated.ts", import.meta.url), "utf8");

  expect(await withSuperuser(database.settings, renderTypes)).toBe(file);
});

test("a column without new types is caught", async () => {
  const file = await readFile(new URL("../../src/db/types.generated.ts", import.meta.url), "utf8");
  await withSuperuser(database.settings, (client) => client.query("alter table programme add column motto text"));

  expect(await withSuperuser(database.settings, renderTypes)).not.toBe(file);
});
