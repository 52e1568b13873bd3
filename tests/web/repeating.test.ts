/** Forms that are sent twice, as happens when the network is poor or a button is pressed again. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { declarations } from "#src/web/declarations.ts";
import type { Web } from "#src/web/server.ts";
import { createTestDatabase, withSuperuser, type TestDatabase } from "../support/test-database.ts";
import { hiddenFields, startSite, type Browser } from "../support/web.ts";
import { browserOf, csrfTokenOf, makeWorld, type World } from "../support/web-world.ts";
import { exampleOf } from "./routes.ts";

let database: TestDatabase;
let site: Web;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  site = await startSite(database);
  world = await makeWorld(database);
});
afterAll(async () => {
  await site.close();
  await database.close();
});

const asHost = (): Promise<Browser> =>
  browserOf(database, site.url, world.principals.find(({ group }) => group === "host")!.accountId);

const count = (statement: string, ...values: unknown[]): Promise<number> =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n ${statement}`, values);
    return rows[0]!.n;
  });

describe("a form with a key", () => {
  const keyed = declarations.filter(({ post }) => post?.repeating === "key").map(({ path }) => path);

  test("is used for what must not happen twice", () => {
    expect(keyed).toEqual(["/t/:tenantId/members", "/t/:tenantId/benefit/values"]);
  });

  test.each(keyed)("has a new one on its page each time, and is refused without one, at %s", async (pattern) => {
    const browser = await asHost();
    const path = await exampleOf(pattern, world, browser);

    const [first, second] = [
      hiddenFields((await browser.get(path)).text),
      hiddenFields((await browser.get(path)).text),
    ];
    const keyless = await browser.post(path, { csrfToken: csrfTokenOf(browser) });
    const short = await browser.post(path, { csrfToken: csrfTokenOf(browser), idempotencyKey: "1" });

    expect(first.idempotencyKey).toMatch(/^[\da-f-]{36}$/);
    expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
    expect([keyless.status, short.status]).toEqual([400, 400]);
  });

  test("has one effect and one answer, but for the password, which is told once", async () => {
    const browser = await asHost();
    const path = `/t/${world.tenantId}/members`;
    const userName = `${randomUUID()}@example.org`;
    const form = {
      csrfToken: csrfTokenOf(browser),
      idempotencyKey: randomUUID(),
      name: "Två Gånger",
      role: "board",
      userName,
    };

    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post(path, form)));

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(answers.filter(({ text }) => text.includes("<code>"))).toHaveLength(1);
    expect(answers.filter(({ text }) => text.includes("skickades en gång till"))).toHaveLength(3);
    expect(await count("from sec.account where user_name = $1", userName)).toBe(1);
    expect(await count("from audit.access where action = 'add-member' and outcome = 'failed'")).toBe(0);
  });

  test("that was changed and sent again with its old key is refused", async () => {
    const browser = await asHost();
    const path = `/t/${world.tenantId}/members`;
    const form = { csrfToken: csrfTokenOf(browser), idempotencyKey: randomUUID(), name: "Ändrad", role: "board" };
    const [first, second] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`];

    const before = await browser.post(path, { ...form, userName: first });
    const after = await browser.post(path, { ...form, userName: second });

    expect([before.status, after.status]).toEqual([200, 422]);
    expect(after.text).toContain("Formuläret är redan skickat");
    expect(await count("from sec.account where user_name = $1", second)).toBe(0);
  });
});

describe("a form without a key", () => {
  test("makes one tenant when it is sent four times", async () => {
    const browser = await asHost();
    const form = { csrfToken: csrfTokenOf(browser), name: "Fyra Försök", kind: "kommun" };

    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post("/tenants/new", form)));

    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409, 409, 409]);
    expect(await count("from sec.tenant where name = 'Fyra Försök'")).toBe(1);
  });

  test("gives one new password when it is sent four times", async () => {
    const browser = await asHost();
    const page = `/t/${world.tenantId}/members/${world.memberId}/password`;
    const form = hiddenFields((await browser.get(page)).text);

    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post(page, form)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test("begins one import when it is sent four times", async () => {
    const browser = await asHost();
    const page = await exampleOf("/t/:tenantId/register/files/:fileId", world, browser);
    const form = { csrfToken: csrfTokenOf(browser) };

    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post(page, form)));

    expect(new Set(answers.map(({ headers }) => headers.location))).toHaveLength(1);
    expect(answers[0]!.headers.location).toContain("/register/imports/");
    expect(await count("from import_run where not dry_run and id <> $1", world.importId)).toBe(1);
  });
});
