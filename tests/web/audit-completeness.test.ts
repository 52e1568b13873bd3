/**
 * Everybody whose data leaves, in any answer to anybody, has a row in the access log with the same request id; and when
 * the log cannot be written, nothing leaves. What "data" is does not depend on the pages: every field of every person
 * carries a mark, and the marks are searched for in the answers' bytes.
 */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Web } from "#src/web/server.ts";
import { plantCanaries, type Canaries } from "../support/canaries.ts";
import { createTestDatabase, importFixture, withSuperuser, type TestDatabase } from "../support/test-database.ts";
import { startSite, type Answer, type Browser } from "../support/web.ts";
import { browserOf, change, csrfTokenOf, makeWorld, type World } from "../support/web-world.ts";
import { exampleOf, matrix } from "./routes.ts";

let database: TestDatabase;
let site: Web;
let world: World;
let canaries: Canaries;
beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld(database);
  await importFixture(database, world.tenantId, "vasteras-2022");
  canaries = await plantCanaries(database, world.tenantId);
  site = await startSite(database);
});
afterAll(async () => {
  await site.close();
  await database.close();
});

const routes = Object.keys(matrix).map((key) => key.split(" ") as [method: string, pattern: string]);
const MOST_PER_ROUTE = 24;

/** Visits every route as somebody, and what the pages link to: some of each route, spread over what there is. */
async function visitAll(browser: Browser): Promise<{ path: string; answer: Answer }[]> {
  const patterns = routes.filter(([method]) => method === "GET").map(([, pattern]) => pattern);
  const shapes = patterns.map((pattern) => ({
    pattern,
    shape: new RegExp(`^${pattern.replaceAll(/:\w+/g, "[^/?]+")}$`),
  }));
  const routeOf = (path: string) => shapes.find(({ shape }) => shape.test(path.split("?")[0]!))?.pattern;
  const visited = new Map<string, Answer>();
  const perRoute = new Map<string, number>();
  let next = [
    ...(await Promise.all(patterns.map((pattern) => exampleOf(pattern, world, browser)))),
    `/t/${world.tenantId}/figures?from=2022-01-01&to=2022-12-31`,
  ];
  for (let depth = 0; depth < 3; depth++) {
    const found = new Map<string, string[]>();
    for (const path of next) {
      if (visited.has(path)) continue;
      const answer = await browser.get(path);
      visited.set(path, answer);
      for (const link of linksOf(answer)) {
        const route = routeOf(link);
        if (route) found.set(route, [...(found.get(route) ?? []), link]);
      }
    }
    next = [...found].flatMap(([route, links]) => {
      const fresh = [...new Set(links)].filter((link) => !visited.has(link));
      const room = MOST_PER_ROUTE - (perRoute.get(route) ?? 0);
      const step = Math.max(1, Math.ceil(fresh.length / Math.max(room, 1)));
      const chosen = fresh.filter((_, place) => place % step === 0).slice(0, Math.max(room, 0));
      perRoute.set(route, (perRoute.get(route) ?? 0) + chosen.length);
      return chosen;
    });
  }
  return [...visited].map(([path, answer]) => ({ path, answer }));
}

const linksOf = ({ text, headers }: Answer): string[] =>
  headers["content-type"]?.startsWith("text/html")
    ? [...text.matchAll(/ href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll("&amp;", "&"))
    : [];

/** The persons in an answer that the log does not know of. */
async function unlogged({ path, answer }: { readonly path: string; readonly answer: Answer }): Promise<string[]> {
  const shown = await canaries.personsIn(answer);
  if (shown.size === 0) return [];
  const logged = await subjectsOf(String(answer.headers["x-request-id"]));
  return [...shown].filter((person) => !logged.has(person)).map((person) => `${path} shows ${person} without a trace`);
}

const subjectsOf = (requestId: string): Promise<ReadonlySet<string>> =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ subject: string }>(
      "select subject from audit.access where request_id = $1 and tenant_id = $2 and subject is not null",
      [requestId, world.tenantId],
    );
    return new Set(rows.map((row) => row.subject));
  });

const principal = (group: string) => world.principals.find((one) => one.group === group)!;

describe("everybody who is shown", () => {
  test.each(["nobody", "board", "leader", "administrator", "foreign", "former"])(
    "to %s is in the access log",
    async (group) => {
      const browser = await browserOf(database, site.url, principal(group).accountId);

      const visits = await visitAll(browser);

      const missing = (await Promise.all(visits.map(unlogged))).flat();
      expect(missing).toEqual([]);
      const shown = await Promise.all(visits.map(({ answer }) => canaries.personsIn(answer)));
      const persons = new Set(shown.flatMap((some) => [...some]));
      if (group === "leader" || group === "administrator") expect(persons.size).toBeGreaterThan(100);
      else expect([...persons]).toEqual([]);
    },
  );

  test("is no more than is in the log: nobody is noted who was not shown", async () => {
    const browser = await browserOf(database, site.url, principal("leader").accountId);
    let [noted, shown] = [0, 0];

    for (const { answer } of await visitAll(browser)) {
      noted += (await subjectsOf(String(answer.headers["x-request-id"]))).size;
      shown += (await canaries.personsIn(answer)).size;
    }

    expect(noted).toBeLessThanOrEqual(shown * 1.01);
  });

  test.each(routes.filter(([method]) => method === "POST").map(([, pattern]) => pattern))(
    "in the answer to a form at %s is in the access log",
    async (pattern) => {
      for (const group of ["board", "leader", "administrator"]) {
        const browser = await browserOf(database, site.url, principal(group).accountId);
        const path = await exampleOf(pattern, world, browser);
        const answer = await browser.post(path, { csrfToken: csrfTokenOf(browser), idempotencyKey: randomUUID() });
        expect(await unlogged({ path, answer })).toEqual([]);
      }
    },
  );
});

/** Runs work while the function that writes the log is another one. */
async function withBrokenLog<T>(change: (definition: string) => string, work: () => Promise<T>): Promise<T> {
  const define = (statement: string) => withSuperuser(database.settings, (client) => client.query(statement));
  const whole = await withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ text: string }>(
      "select pg_get_functiondef(p.oid) as text from pg_proc p where p.pronamespace = 'audit'::regnamespace and p.proname = 'append'",
    );
    return rows[0]!.text;
  });
  const broken = change(whole);
  if (broken === whole) throw new Error("The log was not broken");
  await define(broken);
  try {
    return await work();
  } finally {
    await define(whole);
  }
}

describe("the suite", () => {
  test("notices pages that forget to log whom they show", async () => {
    const browser = await browserOf(database, site.url, principal("leader").accountId);

    const missing = await withBrokenLog(
      (definition) => definition.replace(" || subjects loop", " loop"),
      async () => (await Promise.all((await visitAll(browser)).map(unlogged))).flat(),
    );

    expect(missing.length).toBeGreaterThan(100);
  });

  test("finds a mark in a page, a header and a packed file", async () => {
    const { zipSync, strToU8 } = await import("fflate");
    const answerOf = (text: string | Uint8Array, headers = {}) => {
      const body = Buffer.from(text);
      return { status: 200, headers, body, text: body.toString("utf8") };
    };

    const found = await Promise.all([
      canaries.personsIn(answerOf("<td>K0001m3</td>")),
      canaries.personsIn(answerOf("", { location: "/t/1/V22-D001" })),
      canaries.personsIn(answerOf(zipSync({ "sheet1.xml": strToU8("<v>1931-01-02</v>") }))),
      canaries.personsIn(answerOf("K0001 V22-D1 1931-01-01")),
    ]);

    expect(found.map((persons) => [...persons])).toEqual([["V22-D001"], ["V22-D001"], ["V22-D001"], []]);
  });
});

describe("when the log cannot be written", () => {
  test("nothing of anybody leaves", async () => {
    const browser = await browserOf(database, site.url, principal("leader").accountId);
    const inTenant = (await visitAll(browser)).filter(({ path }) => path.startsWith(`/t/${world.tenantId}`));
    const withPersons: string[] = [];
    for (const { path, answer } of inTenant) if ((await canaries.personsIn(answer)).size > 0) withPersons.push(path);

    const answers = await withBrokenLog(
      (definition) =>
        definition.replace("begin\n", "begin\n  raise exception 'no room for the log' using errcode = '53100';\n"),
      () => Promise.all(withPersons.map((path) => browser.get(path))),
    );

    expect(withPersons.length).toBeGreaterThan(5);
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([503]);
    const leaked = await Promise.all(answers.map((answer) => canaries.personsIn(answer)));
    expect(leaked.filter((persons) => persons.size > 0)).toEqual([]);
    await change(database, "select 1");
  });
});
