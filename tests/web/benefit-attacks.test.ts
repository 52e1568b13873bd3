/** The benefit pages under attack: nothing in an address shows more than a role may see, breaks a page or keeps it busy. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDemo } from "#src/actions/load-demo.ts";
import { demoTeam } from "#src/domain/demo/team.ts";
import type { Web } from "#src/web/server.ts";
import { createTestDatabase, importFixture, withSuperuser, type TestDatabase } from "../support/test-database.ts";
import { makeAccount, startSite, type Browser } from "../support/web.ts";
import { browserOf } from "../support/web-world.ts";

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
