import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareInstallation } from "#src/actions/prepare-installation.ts";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("a new installation gets one administrator with a password that is told once", async () => {
  const first = await prepareInstallation(database.operator);

  const second = await prepareInstallation(database.operator);

  expect(first).toMatchObject({
    created: true,
    userName: "administrator",
    password: expect.stringMatching(/^\S{23}$/) as string,
  });
  expect(second).toEqual({ created: false });
});
