import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareInstallation } from "#src/actions/prepare-installation.ts";
import type { Web } from "#src/web/server.ts";
import { createTenant, createTestDatabase, withSuperuser, type TestDatabase } from "../support/test-database.ts";
import { ask, logIn, makeAccount, openBrowser, startSite, type Account, type Browser } from "../support/web.ts";
import { browserOf, change } from "../support/web-world.ts";

let database: TestDatabase;
let site: Web;
let tenantId: string;
let account: Account;
beforeAll(async () => {
  database = await createTestDatabase();
  site = await startSite(database);
  tenantId = await createTenant(database);
  account = await makeAccount(database, tenantId, "administrator");
});
afterAll(async () => {
  await site.close();
  await database.close();
});

const anonymous = (text: string) =>
  text.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, "…").replaceAll(/nonce="[^"]*"/g, "");
const isOpenTo = async (browser: Browser) => (await browser.get("/password")).status === 200;

describe("logging in", () => {
  test("with the right password opens a session and leads on", async () => {
    const browser = openBrowser(site.url);

    const answer = await browser.submit("/login?next=/t/1?team=A", {
      userName: ` ${account.userName.toUpperCase()} `,
      password: account.password,
    });

    expect([answer.status, answer.headers.location]).toEqual([302, "/t/1?team=A"]);
    expect(answer.headers["set-cookie"]).toEqual([
      expect.stringMatching(/^stegvis=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    expect(await isOpenTo(browser)).toBe(true);
  });

  test("a wrong password and an unknown name are answered with the same words", async () => {
    const known = { userName: (await makeAccount(database, tenantId, "board")).userName, password: "fel fel fel fel" };
    const unknown = { ...known, userName: known.userName.replace("board", "other") };

    const answers = [known, unknown].map((fields) => openBrowser(site.url).submit("/login", fields));

    const [first, second] = await Promise.all(answers);
    expect([first!.status, second!.status]).toEqual([422, 422]);
    const shown = (text: string) => anonymous(text).replaceAll(known.userName, "").replaceAll(unknown.userName, "");
    expect(shown(first!.text)).toBe(shown(second!.text));
    expect(first!.headers["set-cookie"]).toBeUndefined();
  });

  test("after a few wrong passwords one must wait, even with the right one, and then it works again", async () => {
    const { userName, password } = await makeAccount(database, tenantId, "board");
    for (let attempt = 0; attempt < 5; attempt++) {
      await openBrowser(site.url).post("/login", { userName, password: "fel fel fel fel" });
    }
    // The wait doubles with each attempt; here it is made long enough for a slow machine.
    await change(database, "update sec.login_attempt set failures = failures + 8 where failures = 5");

    const early = await openBrowser(site.url).post("/login", { userName, password });
    await change(database, "update sec.login_attempt set last_at = last_at - interval '16 minutes'");
    const late = await openBrowser(site.url).post("/login", { userName, password });

    expect([early.status, late.status]).toEqual([429, 302]);
    expect(early.text).toMatch(/Vänta \d+ minuter/);
  });

  test("again ends the session the browser had", async () => {
    const browser = await logIn(site.url, account);
    const before = browser.cookie;

    await browser.post("/login", { userName: account.userName, password: account.password });

    expect(browser.cookie).not.toBe(before);
    expect((await ask(`${site.url}/password`, { headers: { cookie: before } })).status).toBe(303);
    expect(await isOpenTo(browser)).toBe(true);
  });

  test("never leads to another site", async () => {
    const { text } = await openBrowser(site.url).get("/login?next=//evil.example/");

    expect(text).toContain('name="next" value="/"');
    expect(text).not.toContain("evil.example");
  });
});

describe("a session", () => {
  const ends = {
    "when its member logs out": async (browser: Browser) => void (await browser.submit("/password", {}, "/logout")),
    "when nothing was done for the idle time": () =>
      change(database, "update sec.session set seen_at = now() - interval '31 minutes'"),
    "when its absolute time is over": () => change(database, "update sec.session set expires_at = now()"),
    "when the account is disabled": () =>
      change(database, "update sec.account set disabled_at = now() where id = $1", account.accountId),
  };

  test.each(Object.entries(ends))("ends %s", async (_, end) => {
    const browser = await browserOf(database, site.url, account.accountId);
    const { cookie } = browser;
    expect(await isOpenTo(browser)).toBe(true);

    await end(browser);

    const answer = await ask(`${site.url}/password`, { headers: { cookie } });
    expect([answer.status, answer.headers.location]).toEqual([303, "/login?next=%2Fpassword"]);
    await change(database, "update sec.account set disabled_at = null");
  });

  test("is no longer a member's in the request after the membership ended", async () => {
    const member = await makeAccount(database, tenantId, "administrator");
    const browser = await browserOf(database, site.url, member.accountId);
    const before = await browser.get(`/t/${tenantId}/members`);

    await change(database, "update sec.membership set ended_at = now() where account_id = $1", member.accountId);

    expect([before.status, (await browser.get(`/t/${tenantId}/members`)).status]).toEqual([200, 404]);
  });

  test.each(["stegvis=", "stegvis=short", `stegvis=${"A".repeat(43)}`])(
    "is not opened by the cookie %s",
    async (cookie) => {
      expect((await ask(`${site.url}/password`, { headers: { cookie } })).status).toBe(303);
    },
  );

  test("is not opened by two cookies of the same name", async () => {
    const { cookie } = await browserOf(database, site.url, account.accountId);

    const answer = await ask(`${site.url}/password`, { headers: { cookie: `${cookie}; ${cookie}` } });

    expect(answer.status).toBe(303);
  });

  test("is known in the database by its hash only", async () => {
    const browser = await browserOf(database, site.url, account.accountId);
    const token = Buffer.from(browser.cookie.split("=")[1]!, "base64url");

    const stored = await withSuperuser(database.settings, async (client) =>
      (await client.query<{ token_hash: Buffer }>("select token_hash from sec.session")).rows.map(
        (row) => row.token_hash,
      ),
    );

    expect(stored.some((hash) => hash.equals(token))).toBe(false);
  });
});

describe("over https", () => {
  test("the cookie is bound to the host, and the browser is told to stay with https", async () => {
    const secure = await startSite(database, { publicUrl: "https://stegvis.example.org" });
    const browser = openBrowser(secure.listensAt);

    const answer = await browser.post("/login", { userName: account.userName, password: account.password });
    const foreign = await browser.post(
      "/login",
      {},
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    );
    const own = await browser.post("/logout", {}, { origin: "https://stegvis.example.org" });

    await secure.close();
    expect(answer.headers["set-cookie"]).toEqual([expect.stringMatching(/^__Host-stegvis=.*; SameSite=Lax; Secure$/)]);
    expect(answer.headers["strict-transport-security"]).toContain("max-age=63072000");
    expect(foreign.status).toBe(403);
    expect(own.status).not.toBe(303);
  });
});

describe("a one-time password", () => {
  test("of the first administrator must be changed before anything else, and then the installation is theirs", async () => {
    const fresh = await createTestDatabase();
    const own = await startSite(fresh);
    const first = await prepareInstallation(fresh.operator);
    if (!first.created) throw new Error("There was an account already");
    const browser = await logIn(own.url, { accountId: "", ...first });

    const barred = await browser.get("/tenants/new");
    const fields = {
      currentPassword: first.password,
      wantedPassword: "elva små grodor",
      repeatedPassword: "elva små grodor",
    };
    const changed = await browser.submit("/password", fields);
    const made = await browser.submit("/tenants/new", { name: "Nya förbundet", kind: "forbund" });
    const again = await browser.submit("/tenants/new", { name: "nya Förbundet", kind: "forbund" });
    const opened = await browser.get(`${made.headers.location}/members`);

    await own.close();
    await fresh.close();
    expect([barred.status, barred.headers.location]).toEqual([303, "/password"]);
    expect([changed.status, made.status, again.status, opened.status]).toEqual([200, 302, 409, 200]);
    expect(opened.text).toContain("Nya förbundet");
  });
});

describe("changing the password", () => {
  test("ends the account's other sessions but not this one", async () => {
    const member = await makeAccount(database, tenantId, "board");
    const [here, there] = [await logIn(site.url, member), await logIn(site.url, member)];

    const wanted = "elva små grodor";
    await here.submit("/password", {
      currentPassword: member.password,
      wantedPassword: wanted,
      repeatedPassword: wanted,
    });

    expect([await isOpenTo(here), await isOpenTo(there)]).toEqual([true, false]);
    await expect(logIn(site.url, member)).rejects.toThrow("was not logged in");
    await logIn(site.url, { ...member, password: wanted });
  });

  test.each([
    ["the wrong current one", "fel fel fel fel", "elva små grodor", "stämmer inte"],
    ["a short new one", "", "zq7", "för kort"],
    ["a common new one", "", "lösenord1234", "lätt att gissa"],
    ["the same again", "", "", "samma som det nuvarande"],
  ])("is refused with %s", async (_, current, wanted, reason) => {
    const member = await makeAccount(database, tenantId, "board");
    const browser = await browserOf(database, site.url, member.accountId);
    const wantedPassword = wanted || member.password;

    const answer = await browser.submit("/password", {
      currentPassword: current || member.password,
      wantedPassword,
      repeatedPassword: wantedPassword,
    });

    expect([answer.status, answer.text.includes(reason)]).toEqual([422, true]);
    expect(answer.text).not.toContain(wantedPassword);
    await logIn(site.url, member);
  });
});

describe("members", () => {
  test("are added with a one-time password, given a new one, and ended", async () => {
    const administrator = await browserOf(database, site.url, account.accountId);
    const members = `/t/${tenantId}/members`;
    const userName = `${randomUUID()}@example.org`;

    const added = await administrator.submit(members, { name: "Ny Samordnare", userName, role: "team-leader" });
    const again = await administrator.submit(members, { name: "Ny Samordnare", userName, role: "team-leader" });
    const password = passwordIn(added.text);
    const accountId = await idOf(userName);
    const first = await logIn(site.url, { accountId, userName, password });
    const page = `${members}/${accountId}`;
    const stale = await administrator.get(`${page}/end`);
    const reset = await administrator.submit(`${page}/password`, {});
    const second = await logIn(site.url, { accountId, userName, password: passwordIn(reset.text) });
    const ended = await administrator.submit(`${page}/end`, {});

    expect([added.status, again.status, stale.status, reset.status, ended.status]).toEqual([200, 409, 200, 200, 302]);
    expect([await isOpenTo(first), await isOpenTo(second)]).toEqual([false, true]);
    expect((await second.get(`/t/${tenantId}/figures`)).headers.location).toBe("/password");
    expect((await administrator.get(`${page}/end`)).status).toBe(404);
  });

  test("are not ended from a page that was opened before somebody else changed them", async () => {
    const administrator = await browserOf(database, site.url, account.accountId);
    const member = await makeAccount(database, tenantId, "board");
    const page = `/t/${tenantId}/members/${member.accountId}/end`;
    await change(database, "update sec.membership set version = version + 1 where account_id = $1", member.accountId);

    const answer = await administrator.submit(page, { version: "1" });

    expect([answer.status, answer.text.includes("har ändrats sedan du öppnade sidan")]).toEqual([409, true]);
  });

  test("cannot end themselves, nor reset somebody who belongs to another tenant too", async () => {
    const administrator = await browserOf(database, site.url, account.accountId);
    const shared = await makeAccount(database, tenantId, "board");
    await change(
      database,
      "insert into sec.membership (tenant_id, account_id, role) values ($1, $2, 'board')",
      await createTenant(database),
      shared.accountId,
    );

    const own = await administrator.get(`/t/${tenantId}/members/${account.accountId}/end`);
    const reset = await administrator.submit(`/t/${tenantId}/members/${shared.accountId}/password`, {});

    expect([own.status, reset.status]).toEqual([404, 409]);
    await logIn(site.url, shared);
  });
});

const passwordIn = (html: string): string => /<code>([^<]+)<\/code>/.exec(html)![1]!;

const idOf = (userName: string): Promise<string> =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ id: string }>("select id from sec.account where user_name = $1", [userName]);
    return rows[0]!.id;
  });
