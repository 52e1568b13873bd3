/** The benefit pages under attack: nothing in an address shows more than a role may see, breaks a page or keeps it busy. */
import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDemo } from "#src/actions/load-demo.ts";
import { demoTeam } from "#src/domain/demo/team.ts";
import type { Web } from "#src/web/server.ts";
import { createTestDatabase, importFixture, withSuperuser, type TestDatabase } from "../support/test-database.ts";
import { makeAccount, startSite, type Browser } from "../support/web.ts";
import { browserOf, csrfTokenOf } from "../support/web-world.ts";

let database: TestDatabase;
let site: Web;
let home: string;
let board: Browser;
let leader: Browser;

/** The demo's team, and another in the same tenant. */
beforeAll(async () => {
  database = await createTestDatabase();
  const loaded = await loadDemo(database.operator, "test");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  const tenantId = await withSuperuser(
    database.settings,
    async (client) => (await client.query<{ id: string }>("select id from sec.tenant where demo")).rows[0]!.id,
  );
  await importFixture(database, tenantId, "vasteras-2017h1");
  home = `/t/${tenantId}`;
  site = await startSite(database);
  board = await browserOf(database, site.url, (await makeAccount(database, tenantId, "board")).accountId);
  leader = await browserOf(database, site.url, (await makeAccount(database, tenantId, "team-leader")).accountId);
});
afterAll(async () => {
  await site.close();
  await database.close();
});

const otherTeam = "Samordningsteam Västerås";

/** Every Swedish amount, count and share of a page, in order. */
const numbersOf = (html: string): readonly string[] =>
  html.replaceAll(/<[^>]*>/g, " ").match(/\d[\d\u00a0,]*(?:\u00a0(?:kr|%|mkr|tkr))?/g) ?? [];

describe("somebody from the board", () => {
  test.each(["benefit", "figures", "benefit/compare"])("cannot ask for all teams together at %s", async (page) => {
    const first = await board.get(`${home}/${page}`);
    const all = await leader.get(`${home}/${page}`);
    expect(all.text).toContain(`${demoTeam}, `);
    for (const team of ["", "%20", "&team="]) {
      const { status, text } = await board.get(`${home}/${page}?team=${team}`);

      expect([team, status, numbersOf(text)]).toEqual([team, 200, numbersOf(first.text)]);
    }
  });
});

describe("another team as comparison", () => {
  const year = `team=${encodeURIComponent(demoTeam)}&from=2024-01-01&to=2024-12-31`;
  const compared = `&comparison=${encodeURIComponent(otherTeam)}`;

  test.each(["", "/compare", "/lines"])("changes nothing that the board sees at benefit%s", async (page) => {
    const address = `${home}/benefit${page}?${year}&row=samhalle&measure=horizonProfit`;
    const usual = await board.get(address);
    expect([usual.status, numbersOf(usual.text).length > 2]).toEqual([200, true]);
    for (const asked of [compared, "&comparison=Finns+inte"]) {
      const { status, text } = await board.get(address + asked);
      expect([asked, status, numbersOf(text)]).toEqual([asked, 200, numbersOf(usual.text)]);
      expect(text).not.toContain("kan inte vara jämförelsegrupp");
    }
    // The leader is answered otherwise: nobody of the other team ended that year.
    expect((await leader.get(address + compared)).text).toContain("kan inte vara jämförelsegrupp");
  });

  const closed = ["/persistence", "/package", ".data", "/lines.data", "/compare.data"];
  test.each(closed)("opens no other door for the board: there is no benefit%s", async (page) => {
    expect((await board.get(`${home}/benefit${page}?${year}${compared}`)).status).toBe(404);
  });

  test.each(["Samordningsteam Prov", "x' or 1=1 --"])("is never %s, which is not the tenant's", async (name) => {
    const { status, text } = await leader.get(`${home}/benefit?${year}&comparison=${encodeURIComponent(name)}`);

    expect(status).toBe(200);
    expect(text).toContain("kan inte vara jämförelsegrupp. Registret har ingen insats som heter");
    const taken = await leader.get(`${home}/benefit/package?${year}&comparison=${encodeURIComponent(name)}`);
    expect(taken.status).toBe(404);
  });
});

describe("an address", () => {
  const names = [
    "team", "track", "from", "to", "preset", "deadweight", "persistence", "displacement", "horizonYears", "discountRate",
    "writeOffYears", "taxFactor", "indirectTax", "saving", "kappaDisability", "kappaHiring", "agreedPremium", "costSplit",
    "population", "dailyBenefitsPayer", "after", "target", "cost", "comparison", "illustrative", "observed", "draws", "seed",
    "row", "measure", "rule", "only", "equalised", "equation", "label", "person", "year", "group", "search", "parameter",
    "b1kind", "b1months", "a1kind", "a1amount", "persons", "housing",
  ]; // prettier-ignore
  const values = [
    "NaN", "1e999", "-1", "x".repeat(300), "%ED%A0%80", "9".repeat(40), "0x10", "1%25%25", "%27%3B--", "__proto__",
    "constructor", "0.0000000000001",
  ]; // prettier-ignore

  test.each(["", "/lines", "/type-case", "/values"])("of benefit%s with anything in it is answered", async (page) => {
    const odd: unknown[] = [];
    for (const value of values) {
      // A team that does not exist is no page; the rest of the address is then never read.
      const search = names.filter((name) => name !== "team").map((name) => `${name}=${value}&${name}=2`);
      for (const address of [search.join("&"), `team=${value}`, `from=2024-01-01&to=${value}`]) {
        const { status } = await leader.get(`${home}/benefit${page}?${address}`);
        if (status !== 200 && status !== 404) odd.push([value, status]);
      }
    }
    expect(odd).toEqual([]);
  });

  test("with a NUL in it is refused before anything reads it", async () => {
    for (const page of ["benefit?comparison=%00", "figures/%00", "benefit/values?search=a%00b"])
      expect([page, (await leader.get(`${home}/${page}`)).status]).toEqual([page, 400]);
  });
});

describe("what a team writes of a value", () => {
  const payload = `"><img src=x onerror=alert(1)><script>alert(1)</script>'\u2028 =HYPERLINK("http://evil.example") #panic("typst") $x$ <w:evil/> \u202e`;
  const [source, checkedBy] = [`@SUM(1+1)*cmd|' /C calc'!A0 ${payload}`, `=1+1 ${payload}`];

  test("is text wherever it is shown: on pages, in every format of a report, in the package", async () => {
    for (const [parameter, value] of [["skatt_kommun", "21,5 %"], ["antagen_heltidslon", "27000"]] as const) { // prettier-ignore
      const fields = {
        parameter, value, from: "2024-01-01", source, confidence: "sure", checkedBy, checkedOn: "2024-02-01",
        csrfToken: csrfTokenOf(leader), idempotencyKey: randomUUID(), programme: demoTeam,
      }; // prettier-ignore
      expect((await leader.post(`${home}/benefit/values`, fields)).status).toBe(200);
    }
    const choice = `team=${encodeURIComponent(demoTeam)}&from=2024-01-01&to=2024-12-31`;
    const report = (format: string) =>
      leader.get(`${home}/reports/file?${choice}&template=vasteras-helar&format=${format}`);

    const pages = ["", "/lines", "/values", "/type-case", "/lines?person=1&"].map((page) =>
      leader.get(`${home}/benefit${page.includes("?") ? page : `${page}?`}${choice}`),
    );
    const html = [...(await Promise.all(pages)), await report("html")];
    const office = [await report("docx"), await report("xlsx")].map(({ body }) => unzipSync(body));
    const built = [await report("pdf"), await leader.get(`${home}/benefit/package?${choice}`)];

    expect([...html, ...built].map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(html.filter(({ text }) => text.includes("/C calc")).length).toBeGreaterThan(2);
    for (const { text } of html) expect(text).not.toMatch(/<img src=x|<script>|onerror=alert\(1\)>/);
    for (const files of office)
      for (const [name, bytes] of Object.entries(files))
        expect([name, /<img|<w:evil|<f>|<script/.test(strFromU8(bytes))]).toEqual([name, false]);
    const written = Object.entries(unzipSync(built[1]!.body)).filter(([name]) => name.endsWith(".csv"));
    expect(written.map(([name]) => name)).toEqual(["inputs.csv", "lines.csv"]);
    for (const [name, bytes] of written) {
      const computed = strFromU8(bytes).split(/[;\r\n]/).filter((cell) => /^"?[=+@\t]|^"?-(?![\d])/.test(cell));
      expect([name, computed]).toEqual([name, []]);
    }
  }); // prettier-ignore

  test("of a value that is no number, or too long, is refused in words and never kept", async () => {
    const fields = {
      from: "2024-01-01",
      confidence: "sure",
      checkedBy: "",
      checkedOn: "",
      parameter: "riksnorm_ensam",
    };
    for (const value of ["NaN", "Infinity", "1e308", "-1", "9".repeat(400), "0x10", "1e5", "=1+1"]) {
      const hidden = { csrfToken: csrfTokenOf(leader), idempotencyKey: randomUUID() };
      const { status } = await leader.post(`${home}/benefit/values`, { ...fields, ...hidden, value, source: "Beslut" });
      expect([value, status]).toEqual([value, 422]);
    }
    const hidden = { csrfToken: csrfTokenOf(leader), idempotencyKey: randomUUID() };
    const long = { ...fields, ...hidden, value: "5000", source: "x".repeat(501) };
    expect((await leader.post(`${home}/benefit/values`, long)).status).toBe(422);
    expect((await leader.get(`${home}/benefit/values`)).text).not.toContain("Beslut");
  });
});
