/** Files between being sent and being imported: any server that shares the database may take the next step. */
import { readdirSync, statSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { importKeptFile, keepFile } from "#src/actions/import-kept-file.ts";
import { connect, type Db } from "#src/db/database.server.ts";
import type { Web } from "#src/web/server.ts";
import {
  createTenant,
  createTestDatabase,
  fixturePath,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";
import { makeAccount, openBrowser, startSite, type Answer, type Browser } from "../support/web.ts";
import { browserOf, change, csrfTokenOf } from "../support/web-world.ts";

let database: TestDatabase;
let otherDb: Db;
let scratch: string;
let site: Web;
let otherSite: Web;
let whole: string;
beforeAll(async () => {
  database = await createTestDatabase();
  otherDb = connect(database.settings, { as: "app", connections: 4 });
  scratch = await mkdtemp(join(tmpdir(), "stegvis-kept-"));
  vi.stubEnv("TMPDIR", scratch);
  [site, otherSite] = await Promise.all([startSite(database), startSite(database, { db: otherDb })]);
  vi.unstubAllEnvs();
  whole = await readFile(join(fixturePath("vasteras-2017h1"), "Insatser.csv"), "utf8");
});
afterAll(async () => {
  await Promise.all([site.close(), otherSite.close()]);
  await otherDb.close();
  await database.close();
  await rm(scratch, { recursive: true });
});

let tenantId: string;
let here: Browser;
let there: Browser;
beforeEach(async () => {
  tenantId = await createTenant(database);
  ({ here, there } = await visitor());
});

/** Somebody new who may import, with a browser that goes to either server. */
async function visitor(tenant = tenantId): Promise<{ here: Browser; there: Browser }> {
  const { accountId } = await makeAccount(database, tenant, "team-leader");
  const one = await browserOf(database, site.url, accountId);
  const other = openBrowser(otherSite.url);
  other.cookie = one.cookie;
  return { here: one, there: other };
}

const faulty = "Insats;Startdatum\nTeamet;i går\n";

/** Sends a file; the address of its preview. */
async function send(content: string, fileName = "Insatser.csv"): Promise<string> {
  const form = { csrfToken: csrfTokenOf(here), missing: "keep" };
  const sent = await here.upload(`/t/${tenantId}/register`, form, { field: "file", fileName, content });
  expect(sent.status).toBe(303);
  return sent.headers.location!;
}

const confirm = (browser: Browser, page: string): Promise<Answer> =>
  browser.post(page, { csrfToken: csrfTokenOf(browser) });

const count = (from: string): Promise<number> =>
  withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from ${from} where tenant_id = '${tenantId}'`,
    );
    return rows[0]!.n;
  });
const kept = async (): Promise<number> => (await count("kept_file")) + (await count("kept_file_part"));
const imports = (state: string): Promise<number> => count(`(select * from import_run where state = '${state}') r`);
const expire = () => change(database, "update kept_file set expires_at = now() where tenant_id = $1", tenantId);
const filesOnDisk = (): string[] =>
  readdirSync(scratch, { recursive: true })
    .map(String)
    .filter((path) => path.includes("/"));

describe("a file that is sent to one server", () => {
  test("is shown and imported by another, and nothing is left of it", async () => {
    const page = await send(whole);
    const preview = await there.get(page);
    const confirmed = await confirm(there, page);

    expect([preview.status, confirmed.status]).toEqual([200, 303]);
    expect(preview.text).toContain("Insatser.csv");
    await expect.poll(kept).toBe(0);
    expect(await count("programme")).toBe(1);
    expect((await here.get(confirmed.headers.location!)).text).toContain("Registret är inläst");
    expect(filesOnDisk()).toEqual([]);
  });

  test("leads to one import when it is confirmed on both at the same time, and later again", async () => {
    const page = await send(whole);

    const answers = await Promise.all([here, there, here, there].map((browser) => confirm(browser, page)));
    await expect.poll(kept).toBe(0);
    const late = await confirm(there, page);

    const wanted = page.replace("/files/", "/imports/");
    expect([...answers, late].map(({ headers }) => headers.location)).toEqual(Array(5).fill(wanted));
    expect(await count("(select * from import_run where not dry_run) r")).toBe(1);
    expect(await imports("done")).toBe(1);
  });

  test("keeps its faulty rows to be fetched from either for the rest of the hour", async () => {
    const page = await send(faulty);
    const { headers } = await confirm(there, page);
    await expect.poll(() => imports("done")).toBe(1);

    const receipt = await there.get(headers.location!);
    const rejects = await here.get(`${page}/rejects`);

    expect(receipt.text).toContain(`${page}/rejects`);
    expect([rejects.status, rejects.headers["content-disposition"]]).toEqual([200, expect.stringContaining(".xlsx")]);
    await expire();
    expect((await there.get(headers.location!)).text).toContain("Läs in samma fil en gång till");
  });

  test("is gone when the import has failed", async () => {
    const page = await send("no workbook", "a.xlsx");

    const confirmed = await confirm(there, page);

    expect(confirmed.status).toBe(303);
    await expect.poll(kept).toBe(0);
    expect(await imports("failed")).toBe(1);
    expect(filesOnDisk()).toEqual([]);
  });

  test.each([
    ["somebody else in the tenant", () => visitor()],
    ["somebody in another tenant", async () => visitor(await createTenant(database))],
  ])("does not exist for %s", async (_, other) => {
    const page = await send(whole);
    const stranger = await other();

    const answers = await Promise.all([
      stranger.here.get(page),
      stranger.there.get(`${page}/rejects`),
      confirm(stranger.here, page),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(answers.map(({ text }) => text).join("")).not.toContain("Insatser.csv");
    expect(await count("import_run")).toBe(0);
    expect(await kept()).toBe(2);
  });

  test.each(["gone", "-".repeat(36), "A".repeat(32)])("is not there by the name %s", async (id) => {
    const page = `/t/${tenantId}/register/files/${id}`;

    const answers = await Promise.all([here.get(page), here.get(`${page}/rejects`), confirm(here, page)]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe("a file that was sent an hour ago", () => {
  const sentence = "En uppladdad fil sparas i högst en timme. Välj den igen";

  test("is neither shown nor imported, and the page asks for it again", async () => {
    const page = await send(whole);
    await expire();

    const answers = [await here.get(page), await confirm(there, page)];

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    for (const { text } of answers) expect(text).toContain(sentence);
    expect(await count("import_run")).toBe(0);
  });

  test("is deleted by whichever server is running, and a newer one is not", async () => {
    await send(whole);
    await expire();
    await send(faulty);

    const tidy = await startSite(database, { tidyMinutes: 1 / 600 });

    await expect.poll(kept).toBe(2);
    await expire();
    await expect.poll(kept).toBe(0);
    await tidy.close();
  });
});

test("the key of a repeated write is deleted after a day, not before", async () => {
  const insert = `insert into idempotency_key (tenant_id, actor, key, request_hash, created_at)
    values ($1, 'somebody', $2, '', now() - $3::interval)`;
  await change(database, insert, tenantId, "a key of yesterday", "25 hours");
  await change(database, insert, tenantId, "a key of today ..", "23 hours");

  await (await startSite(database)).close();

  await expect.poll(() => count("idempotency_key")).toBe(1);
});

describe("a large file", () => {
  test("lies in small parts, and on disk for nobody else while it is imported", async () => {
    const leader = await signedIn(database, tenantId, "team-leader");
    const directory = await mkdtemp(join(scratch, "large-"));
    const sent = join(directory, "sent");
    // A quotation mark that never ends: the file is read to its end, and refused.
    const bytes = Buffer.from(`Insats;Startdatum\n"${"å".repeat(1_500_000)}`);
    await writeFile(sent, bytes);
    const keeping = await keepFile(database.app, leader, { path: sent, fileName: "Insatser.csv", requestId: "test" });
    await rm(sent);
    const fileId = keeping.ok ? keeping.value : "";
    const parts = await count("kept_file_part");

    const asked = { fileId, replace: false, directory, requestId: "test" };
    const begun = await importKeptFile(otherDb, leader, asked);

    const copies = readdirSync(directory).map((name) => join(directory, name));
    expect([parts, copies.length]).toEqual([3, 1]);
    expect((statSync(copies[0]!).mode & 0o777).toString(8)).toBe("600");
    expect((await readFile(copies[0]!)).equals(bytes)).toBe(true);
    if (begun.ok) await begun.value.ended;
    expect([await kept(), readdirSync(directory)]).toEqual([0, []]);
  });
});

describe("the tests above", () => {
  /** Changes the walls or keys for a while. */
  async function during<T>(broken: string, mended: string, work: () => Promise<T>): Promise<T> {
    await change(database, broken);
    try {
      return await work();
    } finally {
      await change(database, mended);
    }
  }

  test("would notice a second import", async () => {
    const page = await send(faulty);

    const runs = await during(
      "alter table import_run drop constraint import_run_pkey",
      "truncate import_run; alter table import_run add primary key (tenant_id, id)",
      async () => {
        await confirm(here, page);
        await confirm(there, page);
        await expect.poll(() => imports("running")).toBe(0);
        return count("(select * from import_run where not dry_run) r");
      },
    );

    expect(runs).toBe(2);
  });

  test("would notice a file that everybody in the tenant may read", async () => {
    const page = await send(whole);
    const stranger = await visitor();
    const mine = "(select app.purpose()) = 'import' and actor = (select app.actor())";
    const alter = (condition: string) =>
      ["kept_file", "kept_file_part"]
        .map((table) => `alter policy own_import on ${table} using (${condition})`)
        .join(";");

    const seen = await during(alter("true"), alter(mine), () => stranger.there.get(page));

    expect([seen.status, seen.text.includes("Insatser.csv")]).toEqual([200, true]);
    expect((await stranger.there.get(page)).status).toBe(404);
  });
});
