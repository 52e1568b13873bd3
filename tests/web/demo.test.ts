/** A demo in the browser: invented people, who are never mixed with what somebody sends. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerPages, demoRegister } from "#src/texts/register-pages.sv.ts";
import { startPage } from "#src/texts/start-page.sv.ts";
import type { Web } from "#src/web/server.ts";
import { createTenant, createTestDatabase, importFixture, type TestDatabase } from "../support/test-database.ts";
import { makeAccount, startSite, type Browser } from "../support/web.ts";
import { browserOf, csrfTokenOf } from "../support/web-world.ts";

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

interface Visit {
  readonly browser: Browser;
  /** The tenant's address. */
  readonly home: string;
}

/** An administrator of a tenant with a register. */
async function visit(demo: boolean): Promise<Visit> {
  const tenantId = await createTenant(database, demo ? "Övning" : "Riktig", demo);
  await importFixture(database, tenantId, "vasteras-2017h1");
  const { accountId } = await makeAccount(database, tenantId, "administrator");
  return { browser: await browserOf(database, site.url, accountId), home: `/t/${tenantId}` };
}

const send = ({ browser, home }: Visit) =>
  browser.upload(
    `${home}/register`,
    { csrfToken: csrfTokenOf(browser), missing: "keep" },
    { field: "file", fileName: "Insatser.csv", content: "Namn\n" },
  );

test("says that files are not read in, and still lets the register be taken out", async () => {
  const demo = await visit(true);

  const start = await demo.browser.get(demo.home);
  const register = await demo.browser.get(`${demo.home}/register`);
  const exported = await demo.browser.get(`${demo.home}/register/export`);

  expect([start.status, register.status, exported.status]).toEqual([200, 200, 200]);
  expect(start.text).not.toContain(startPage.update);
  expect(register.text).toContain(demoRegister.title);
  expect(register.text).not.toContain('type="file"');
  expect(register.text).toContain(`${demo.home}/register/export`);
  // A file that is sent all the same has nowhere to go.
  expect((await send(demo)).status).toBe(404);
});

test("is told apart from a real tenant: there, the same is offered and taken", async () => {
  const real = await visit(false);

  expect((await real.browser.get(real.home)).text).toContain(startPage.update);
  expect((await real.browser.get(`${real.home}/register`)).text).toContain(registerPages.check);
  expect((await send(real)).status).toBe(303);
});
