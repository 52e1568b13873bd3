import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mayAct } from "#src/domain/rights.ts";
import { declarations, type MethodDeclaration, type RouteDeclaration } from "#src/web/declarations.ts";
import type { Web } from "#src/web/server.ts";
import {
  createTenant,
  createTestDatabase,
  importFixture,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";
import { makeAccount, startSite, type Answer } from "../support/web.ts";
import { askFor, browserOf, groups, makeWorld, type World } from "../support/web-world.ts";
import { exampleOf, matrix, steps, type Outcome } from "./routes.ts";

let database: TestDatabase;
let site: Web;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  site = await startSite(database);
  world = await makeWorld(database);
  await importFixture(database, world.tenantId, "vasteras-2017h1");
});
afterAll(async () => {
  await site.close();
  await database.close();
});

const keyOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

/** A refusal says nothing but its own number. */
const withoutIds = (text: string) => text.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "…");

function isExpected(answer: Answer, expected: Outcome, missing: string): boolean {
  if (typeof expected === "number") {
    return answer.status === expected && (expected !== 404 || withoutIds(answer.text) === missing);
  }
  const location = answer.headers.location?.split("?")[0] ?? "";
  const redirects = answer.status === 302 || answer.status === 303;
  return (
    redirects && (expected.endsWith("/") && expected !== "/" ? location.startsWith(expected) : location === expected)
  );
}

/** Every cell of some rows that is not as expected, in words. Each cell has a session of its own. */
async function mismatches(at: Web, keys: readonly string[]): Promise<string[]> {
  const missing = withoutIds((await askFor(await browserOf(database, at.url, undefined), "GET", "/no-such-page")).text);
  const found: string[] = [];
  for (const key of keys) {
    const [method, pattern] = key.split(" ") as [string, string];
    for (const { name, group, accountId } of world.principals) {
      const expected = matrix[key]![groups.indexOf(group)]!;
      const browser = await browserOf(database, at.url, accountId);
      const answer = await askFor(browser, method, await exampleOf(pattern, world, browser));
      if (isExpected(answer, expected, missing)) continue;
      found.push(`${key} by ${name}: ${answer.status} ${answer.headers.location ?? ""}, expected ${expected}`);
    }
  }
  return found;
}

describe("the access matrix", () => {
  test("has a row for every route of the running server, and no other", () => {
    const listed = site.routes.filter(({ method }) => method !== "use").map(keyOf);

    expect(listed.toSorted()).toEqual(Object.keys(matrix).toSorted());
    expect(site.routes.filter(({ method }) => method === "use").map(({ path }) => path)).toEqual(steps);
  });

  test("is what every route answers to everybody", async () => {
    expect(await mismatches(site, Object.keys(matrix))).toEqual([]);
  });

  test("has pages to show in a tenant without a register too", async () => {
    const tenantId = await createTenant(database);
    const { accountId } = await makeAccount(database, tenantId, "administrator");
    const browser = await browserOf(database, site.url, accountId);
    const wrong: string[] = [];
    for (const key of Object.keys(matrix).filter((one) => one.startsWith("GET /t/"))) {
      const path = await exampleOf(key.slice(4), { ...world, tenantId }, browser);
      const { status } = await browser.get(path);
      if (status >= 500) wrong.push(`${key}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  test("holds for other methods too: they are not allowed, whoever asks", async () => {
    const wrong: string[] = [];
    for (const pattern of new Set(declarations.map(({ path }) => path))) {
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "QUERY"]) {
        for (const { name, accountId } of world.principals.slice(0, 4)) {
          const browser = await browserOf(database, site.url, accountId);
          const { status } = await askFor(browser, method, await exampleOf(pattern, world, browser));
          if (status !== 405) wrong.push(`${method} ${pattern} by ${name}: ${status}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test("holds for the head of an answer too", async () => {
    for (const key of Object.keys(matrix).filter((one) => one.startsWith("GET "))) {
      for (const { accountId } of world.principals.filter(({ group }) => group === "nobody" || group === "host")) {
        const browser = await browserOf(database, site.url, accountId);
        const path = await exampleOf(key.slice(4), world, browser);
        const [get, head] = [await askFor(browser, "GET", path), await askFor(browser, "HEAD", path)];
        expect([key, head.status, head.text]).toEqual([key, get.status, ""]);
      }
    }
  });
});

const memberRoles = ["board", "team-leader", "administrator"] as const;

/** A declaration with its check taken away from one method; undefined when there is none to take. */
function weaken(declared: RouteDeclaration, method: "get" | "post"): RouteDeclaration | undefined {
  const own: MethodDeclaration | undefined = declared[method];
  if (!own || declared.ownership === "public") return undefined;
  if (declared.ownership === "session") return { ...declared, ownership: "public" };
  if (declared.ownership === "host") return { ...declared, ownership: "session" };
  const { purpose } = own;
  const isEverybodys =
    purpose === undefined || purpose === "member" || memberRoles.every((role) => mayAct(role, purpose));
  return isEverybodys ? undefined : { ...declared, [method]: { ...own, purpose: "member" } };
}

const weakened = declarations.flatMap((declared) =>
  (["get", "post"] as const).flatMap((method) => {
    const weak = weaken(declared, method);
    return weak ? [{ key: `${method.toUpperCase()} ${declared.path}`, declared, weak }] : [];
  }),
);

describe("a check that is dropped", () => {
  test("is tried for most routes", () => {
    expect(weakened.length).toBeGreaterThan(8);
  });

  test.each(weakened)("from $key is caught", async ({ key, declared, weak }) => {
    const refusals = await refusalsOf(declared);
    const broken = await startSite(database, {
      declarations: declarations.map((one) => (one === declared ? weak : one)),
    });

    const caught = await mismatches(broken, [key]);

    await broken.close();
    // A page of a tenant stands behind the database's own wall too: there, everybody whom the guard let through was refused.
    if (caught.length === 0) {
      expect(declared.ownership).toBe("tenant");
      const before = Object.entries(refusals);
      const after = await refusalsOf(declared);
      expect(before.filter(([who, count]) => after[who]! <= count)).toEqual([]);
      expect(before.length).toBeGreaterThan(0);
    }
  });
});

/** How often each member has been refused whose role lacks a purpose of the route. */
async function refusalsOf({ get, post }: RouteDeclaration): Promise<Record<string, number>> {
  const purposes = [get, post].flatMap((own) => (own?.purpose && own.purpose !== "member" ? [own.purpose] : []));
  const barred = world.principals.filter(
    ({ name, accountId }) =>
      accountId !== undefined &&
      memberRoles.some((role) => role === name && !purposes.every((one) => mayAct(role, one))),
  );
  return withSuperuser(database.settings, async (client) => {
    const counts: Record<string, number> = {};
    for (const { name, accountId } of barred) {
      const { rows } = await client.query<{ n: number }>(
        "select count(*)::int as n from audit.access where outcome = 'refused' and actor = $1",
        [accountId],
      );
      counts[name] = rows[0]!.n;
    }
    return counts;
  });
}

describe("the declarations", () => {
  test("agree with the built site; a route that is missing, misplaced or surplus stops the start", async () => {
    const [first, ...rest] = declarations;
    const start = (changed: readonly RouteDeclaration[]) => startSite(database, { declarations: changed });

    await expect(start(rest)).rejects.toThrow("is not declared");
    await expect(start([...declarations, { ...first!, id: "more" }])).rejects.toThrow("is declared but not built");
    await expect(start([{ ...first!, path: "/other" }, ...rest])).rejects.toThrow("another path");
    await expect(start(declarations.map((one) => ({ ...one, ownership: "public" })))).rejects.toThrow(
      "must be a tenant's",
    );
    await expect(start(declarations.map(({ post: _, ...one }) => one))).rejects.toThrow("post is not as declared");
  });
});
