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
import { browserOf, csrfTokenOf, makeWorld, type World } from "../support/web-world.ts";
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
const MOST_PER_ROUTE = 12;

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

interface Visited {
  readonly path: string;
  readonly answer: Answer;
  /** Whose marks are in the answer. */
  readonly persons: ReadonlySet<string>;
}

const visits = new Map<string, Promise<readonly Visited[]>>();

/** What a kind of people has seen of the whole site; they look once. */
function visitsOf(group: string): Promise<readonly Visited[]> {
  const known = visits.get(group) ?? look();
  visits.set(group, known);
  return known;

  async function look(): Promise<readonly Visited[]> {
    const seen: Visited[] = [];
    for (const { path, answer } of await visitAll(await browserAs(group))) {
      seen.push({ path, answer, persons: await canaries.personsIn(answer) });
    }
    return seen;
  }
}

const browserAs = (group: string): Promise<Browser> =>
  browserOf(database, site.url, world.principals.find((one) => one.group === group)!.accountId);

const linksOf = ({ text, headers }: Answer): string[] =>
  headers["content-type"]?.startsWith("text/html")
    ? [...text.matchAll(/ href="(\/[^"#]*)/g)].map(([, href]) => href!.replaceAll("&amp;", "&"))
    : [];

/** The persons in an answer that the log does not know of. */
async function unlogged(path: string, answer: Answer): Promise<string[]> {
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

describe("everybody who is shown", () => {
  test.each(["nobody", "board", "leader", "administrator", "foreign", "former"])(
    "to %s is in the access log",
    async (group) => {
      const seen = await visitsOf(group);

      const missing: string[] = [];
      for (const { path, answer } of seen) missing.push(...(await unlogged(path, answer)));
      expect(missing).toEqual([]);
      const persons = new Set(seen.flatMap((one) => [...one.persons]));
      if (group === "leader" || group === "administrator") expect(persons.size).toBeGreaterThan(100);
      else expect([...persons]).toEqual([]);
    },
  );

  test("is no more than is in the log: nobody is noted who was not shown", async () => {
    let [noted, shown] = [0, 0];

    for (const { answer, persons } of await visitsOf("leader")) {
      noted += (await subjectsOf(String(answer.headers["x-request-id"]))).size;
      shown += persons.size;
    }

    expect(noted).toBeLessThanOrEqual(shown * 1.01);
  });

  test.each(routes.filter(([method]) => method === "POST").map(([, pattern]) => pattern))(
    "in the answer to a form at %s is in the access log",
    async (pattern) => {
      for (const group of ["board", "leader", "administrator"]) {
        const browser = await browserAs(group);
        const path = await exampleOf(pattern, world, browser);
        const answer = await browser.post(path, { csrfToken: csrfTokenOf(browser), idempotencyKey: randomUUID() });
        expect(await unlogged(path, answer)).toEqual([]);
      }
    },
  );
});

describe("the whole register, taken out", () => {
  test.each(["xlsx", "zip"])("as %s has a row in the log for every person in it", async (format) => {
    const browser = await browserAs("leader");
    const path = `/t/${world.tenantId}/register/export/file`;

    const answer = await browser.post(path, { csrfToken: csrfTokenOf(browser), understand: "on", format });

    expect([answer.status, answer.headers["content-disposition"]]).toEqual([
      200,
      expect.stringContaining(`.${format}"`),
    ]);
    expect((await canaries.personsIn(answer)).size).toBeGreaterThan(150);
    expect(await unlogged(path, answer)).toEqual([]);
  });
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
    const paths = await pathsWithPersons();
    const browser = await browserAs("leader");

    const missing = await withBrokenLog(
      (definition) => definition.replace(" || subjects loop", " loop"),
      async () => {
        const found: string[] = [];
        for (const path of paths) found.push(...(await unlogged(path, await browser.get(path))));
        return found;
      },
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

/** The pages that show somebody of the tenant to its team leader. */
const pathsWithPersons = async (): Promise<readonly string[]> =>
  (await visitsOf("leader")).filter(({ persons }) => persons.size > 0).map(({ path }) => path);

describe("when the log cannot be written", () => {
  test("nothing of anybody leaves", async () => {
    const paths = await pathsWithPersons();
    const browser = await browserAs("leader");

    const answers = await withBrokenLog(
      (definition) =>
        definition.replace("begin\n", "begin\n  raise exception 'no room for the log' using errcode = '53100';\n"),
      () => Promise.all(paths.map((path) => browser.get(path))),
    );

    expect(paths.length).toBeGreaterThan(5);
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([503]);
    const leaked = await Promise.all(answers.map((answer) => canaries.personsIn(answer)));
    expect(leaked.filter((persons) => persons.size > 0)).toEqual([]);
  });
});
