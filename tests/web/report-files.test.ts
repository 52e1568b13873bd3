import { afterAll, beforeAll, expect, test } from "vitest";
import type { Web } from "#src/web/server.ts";
import { createTenant, createTestDatabase, importFixture, type TestDatabase } from "../support/test-database.ts";
import { makeAccount, startSite } from "../support/web.ts";
import { browserOf } from "../support/web-world.ts";

let database: TestDatabase;
let site: Web;
beforeAll(async () => {
  database = await createTestDatabase();
  site = await startSite(database);
});
afterAll(async () => {
  await site.close();
  await database.close();
});

test("the built site makes a report's file in every format", async () => {
  const tenantId = await createTenant(database);
  await importFixture(database, tenantId, "vasteras-2022");
  const { accountId } = await makeAccount(database, tenantId, "team-leader");
  const browser = await browserOf(database, site.url, accountId);
  const choice = "team=Samordningsteam Västerås&from=2022-01-01&to=2022-12-31&template=vasteras-helar";
  const file = (format: string) => browser.get(encodeURI(`/t/${tenantId}/reports/file?${choice}&format=${format}`));

  const answers = [await file("html"), await file("pdf"), await file("docx"), await file("xlsx")];

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(answers.map(({ body }) => body.subarray(0, 2).toString())).toEqual(["<!", "%P", "PK", "PK"]);
});
