import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importRegister } from "#src/actions/import-register.ts";
import { totalCounts } from "#src/domain/register-import/report.ts";
import {
  createTenant,
  createTestDatabase,
  fixturePath,
  operatorIn,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

describe("the fixture registers", () => {
  test.each(["vasteras-2022", "vasteras-2017h1", "random-101"] as const)("%s goes in whole", async (name) => {
    const tenant = await createTenant(database);

    const imported = await importRegister(database.operator, operatorIn(tenant), {
      path: fixturePath(name),
      fileName: name,
      dryRun: false,
      replace: false,
    });

    if (!imported.ok) throw new Error(JSON.stringify(imported.error));
    expect(imported.value.refused).toEqual([]);
    expect(totalCounts(imported.value).new).toBeGreaterThan(300);
  });
});
