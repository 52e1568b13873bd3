import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { declarations } from "#src/web/declarations.ts";
import type { Web } from "#src/web/server.ts";
import { createTestDatabase, withSuperuser, type TestDatabase } from "../support/test-database.ts";
import { ask, startSite, type Answer, type Browser } from "../support/web.ts";
import { askFor, browserOf, change, csrfTokenOf, makeWorld, type World } from "../support/web-world.ts";
import { exampleOf, matrix } from "./routes.ts";

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

const routes = Object.keys(matrix).map((key) => key.split(" ") as [string, string]);
const gets = routes.filter(([method]) => method === "GET").map(([, pattern]) => pattern);
const posts = routes.filter(([method]) => method === "POST").map(([, pattern]) => pattern);

/** A new session of whoever may do most. */
const asHost = (): Promise<Browser> =>
  browserOf(database, site.url, world.principals.find(({ group }) => group === "host")!.accountId);

describe("every answer", () => {
  const required: Record<string, RegExp> = {
    "content-security-policy": /^default-src 'none'; script-src '(none|self)'; style-src 'self' 'nonce-[\w+/=]{24}'; /,
    "referrer-policy": /^no-referrer$/,
    "x-content-type-options": /^nosniff$/,
    "x-frame-options": /^DENY$/,
    "cross-origin-opener-policy": /^same-origin$/,
    "cross-origin-resource-policy": /^same-origin$/,
    "permissions-policy": /camera=\(\)/,
    "cache-control": /^no-store$/,
    "x-request-id": /^[\da-f-]{36}$/,
  };

  function faultsOf({ headers }: Answer): string[] {
    const missing = Object.entries(required).filter(([name, value]) => !value.test(String(headers[name] ?? "")));
    const policy = headers["content-security-policy"] ?? "";
    const loose = /unsafe-|\*|https?:/.test(String(policy)) ? ["a loose policy"] : [];
    const telling = ["server", "x-powered-by", "etag"].filter((name) => name in headers);
    return [...missing.map(([name]) => name), ...loose, ...telling];
  }

  test("carries the same strict headers, also errors and what nobody may see", async () => {
    const browser = await asHost();
    const answers = new Map<string, Answer>();
    for (const [method, pattern] of routes) {
      const asking = await asHost();
      const path = await exampleOf(pattern, world, asking);
      answers.set(`${method} ${pattern}`, await askFor(asking, method, path));
      answers.set(
        `${method} ${pattern} by nobody`,
        await askFor(await browserOf(database, site.url, undefined), method, path),
      );
      answers.set(`PUT ${pattern}`, await askFor(browser, "PUT", path));
    }
    answers.set("an unknown path", await askFor(browser, "GET", "/no-such-page"));
    answers.set(
      "a foreign form",
      await browser.post("/login", {}, { origin: "https://evil.example", "sec-fetch-site": "cross-site" }),
    );
    answers.set("a large form", await browser.post("/login", { userName: "x".repeat(70_000) }));

    const faults = [...answers].flatMap(([name, answer]) => faultsOf(answer).map((fault) => `${name}: ${fault}`));

    expect(faults).toEqual([]);
    expect([...new Set([...answers.values()].map(({ headers }) => headers["x-request-id"]))]).toHaveLength(
      answers.size,
    );
  });

  test("without one of them would be noticed", () => {
    const headers = { "content-security-policy": "default-src 'self' 'unsafe-inline'", server: "x" };

    expect(faultsOf({ status: 200, headers, body: Buffer.alloc(0), text: "" })).toEqual(
      expect.arrayContaining(["content-security-policy", "a loose policy", "cache-control", "server"]),
    );
  });

  test("lets no script run but on the one page that recalculates, and there only the site's own file", async () => {
    const scripted: string[] = [];
    for (const [method, pattern] of routes) {
      const browser = await asHost();
      const { text, headers } = await askFor(browser, method, await exampleOf(pattern, world, browser));
      const policy = String(headers["content-security-policy"]);
      const own = [...text.matchAll(/<script\b([^>]*)>([^<]*)/g)].filter(
        ([, rest, inside]) => !/^ type="module" src="\/assets\/recalculate-[\w-]+\.js"$/.test(rest!) || inside !== "",
      );
      expect([pattern, own]).toEqual([pattern, []]);
      if (policy.includes("script-src 'self'")) scripted.push(`${method} ${pattern}`);
      else expect([pattern, text.includes("<script")]).toEqual([pattern, false]);
    }
    expect(scripted).toEqual(["GET /t/:tenantId/benefit"]);
    const refused = await askFor(await browserOf(database, site.url, undefined), "GET", `/t/${world.tenantId}/benefit`);
    expect(refused.headers["content-security-policy"]).toContain("script-src 'none'");
  });

  test("is the page or the file alone: what it was made of cannot be had beside it", async () => {
    const browser = await asHost();
    const found: string[] = [];
    for (const pattern of gets) {
      const path = await exampleOf(pattern, world, browser);
      for (const address of [
        `${path}.data`,
        `${path.replace(/\/$/, "")}/_.data`,
        `${path}.data?_routes=root`,
        "/_root.data",
      ]) {
        const { status } = await askFor(browser, "GET", address);
        if (status !== 404) found.push(`${pattern}: ${address} ${status}`);
      }
    }
    expect(found).toEqual([]);
  });

  test("marks its own style blocks with a nonce that is new each time, and has nothing else inline", async () => {
    const browser = await asHost();
    const nonces = new Set<string>();
    for (const pattern of gets) {
      const { text, headers } = await askFor(browser, "GET", await exampleOf(pattern, world, browser));
      const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))![1]!;
      nonces.add(nonce);
      const running = [...text.matchAll(/<style\b([^>]*)>/g)].filter(([, rest]) => !rest!.includes(`nonce="${nonce}"`));
      expect([pattern, running, /\son\w+="|\sstyle="/.test(text)]).toEqual([pattern, [], false]);
    }
    expect(nonces.size).toBe(gets.length);
  });

  test("of a built file may be kept, and nothing beside them is served", async () => {
    const { text } = await ask(`${site.url}/login`);
    const path = /href="(\/assets\/[^"]+\.css)"/.exec(text)![1]!;

    const file = await ask(site.url + path);

    expect([file.status, file.headers["cache-control"]]).toEqual([200, "public, max-age=31536000, immutable"]);
    expect(file.headers["x-content-type-options"]).toBe("nosniff");
    for (const hidden of [
      "/.vite/manifest.json",
      "/assets/../.vite/manifest.json",
      "/assets/%2e%2e/%2e%2e/server/index.js",
    ]) {
      expect([hidden, (await ask(site.url + hidden)).status]).toEqual([hidden, 404]);
    }
  });
});

describe("a form from somewhere else", () => {
  const origins: Record<string, Record<string, string>> = {
    "another site": { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    "another site, in a browser that does not say so": { origin: "https://evil.example" },
    "a sandboxed frame": { origin: "null", "sec-fetch-site": "cross-site" },
    "a sandboxed frame, in a browser that does not say so": { origin: "null" },
    "a neighbour under the same domain": { origin: "http://a.localhost", "sec-fetch-site": "same-site" },
    "another port of the same machine": { origin: "http://localhost:1", "sec-fetch-site": "same-site" },
    "nowhere at all": {},
    "the address bar": { "sec-fetch-site": "none" },
    "an origin that cannot be read": { origin: "::" },
  };

  test.each(posts)("is refused by POST %s", async (pattern) => {
    for (const [name, headers] of Object.entries(origins)) {
      const browser = await asHost();
      const answer = await ask(site.url + (await exampleOf(pattern, world, browser)), {
        method: "POST",
        headers: { cookie: browser.cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams({ csrfToken: csrfTokenOf(browser), idempotencyKey: randomUUID() }).toString(),
      });
      expect([name, answer.status]).toEqual([name, 403]);
    }
  });

  test.each(posts)("is told from our own by POST %s", async (pattern) => {
    const own = [{ origin: site.url }, { origin: "null", "sec-fetch-site": "same-origin" }];
    for (const headers of own) {
      const browser = await asHost();
      const answer = await ask(site.url + (await exampleOf(pattern, world, browser)), {
        method: "POST",
        headers: { cookie: browser.cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams({ csrfToken: csrfTokenOf(browser), idempotencyKey: randomUUID() }).toString(),
      });
      expect(answer.status).not.toBe(403);
    }
  });

  const guarded = declarations.filter(({ post, ownership }) => post && ownership !== "public").map(({ path }) => path);

  test.each(guarded)("without the session's own token is refused by POST %s", async (pattern) => {
    const [browser, other] = [await asHost(), await asHost()];
    const path = await exampleOf(pattern, world, browser);

    const answers = [
      await browser.post(path, { idempotencyKey: randomUUID() }),
      await browser.post(path, { idempotencyKey: randomUUID(), csrfToken: csrfTokenOf(other) }),
      await browser.post(path, { idempotencyKey: randomUUID(), csrfToken: "" }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  });
});

describe("a form with more in it than its page has", () => {
  const columns = [
    "tenant_id",
    "accountId",
    "role",
    "hostAdministrator",
    "mustChangePassword",
    "__proto__",
    "constructor",
  ];

  test.each(posts)("is refused by POST %s, and changes nothing", async (pattern) => {
    const path = await exampleOf(pattern, world, await asHost());
    const allowed = new Set(await fieldsOf(path));
    const before = await digest();
    for (const extra of columns.filter((name) => !allowed.has(name))) {
      const browser = await asHost();
      const answer = await browser.post(path, {
        csrfToken: csrfTokenOf(browser),
        idempotencyKey: randomUUID(),
        [extra]: "x",
      });
      expect([extra, answer.status]).toEqual([extra, 400]);
    }
    expect(await digest()).toEqual(before);
  });

  /** The names of the fields in a page's forms. */
  async function fieldsOf(path: string): Promise<string[]> {
    const { text } = await askFor(await asHost(), "GET", path);
    return [...text.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name!);
  }
});

/** A digest per table of everything but the access log, the sessions' own clocks, and notes of files only looked at. */
const digest = () =>
  withSuperuser(database.settings, async (client) => {
    const running = "select count(*)::int as n from import_run where state = 'running'";
    await expect.poll(async () => (await client.query<{ n: number }>(running)).rows[0]!.n, { timeout: 30_000 }).toBe(0);
    const { rows } = await client.query<{ name: string }>(`
      select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'hist', 'sec') and c.relkind = 'r' and c.relname not in ('session', 'secret')
      order by 1`);
    const tables: Record<string, string> = {};
    for (const { name } of rows) {
      const found = await client.query<{ all: string | null }>(
        `select string_agg(t::text, E'\\n' order by t::text) as all from ${name} t where to_jsonb(t) ->> 'dry_run' is distinct from 'true'`,
      );
      tables[name] = createHash("sha256")
        .update(found.rows[0]!.all ?? "")
        .digest("hex");
    }
    return tables;
  });

describe("looking", () => {
  test.each(gets)("at %s changes nothing", async (pattern) => {
    const visits: [browser: Browser, path: string][] = [];
    for (const { accountId } of world.principals.filter(({ group }) => ["nobody", "board", "host"].includes(group))) {
      const browser = await browserOf(database, site.url, accountId);
      visits.push([browser, await exampleOf(pattern, world, browser)]);
    }
    const before = await digest();

    for (const [browser, path] of visits) {
      await askFor(browser, "GET", path);
      await askFor(browser, "HEAD", path);
    }

    expect(await digest()).toEqual(before);
  });

  test("would be noticed if it changed something", async () => {
    const before = await digest();

    await change(database, "update sec.tenant set name = name || '!' where id = $1", world.tenantId);

    expect(await digest()).not.toEqual(before);
  });
});
