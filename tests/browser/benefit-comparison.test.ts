/** Two teams of one tenant: the other one's change says what would have come about anyway, in words and in every number. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { setOwnValue } from "#src/actions/set-own-value.ts";
import { openBrowser } from "../support/browser.ts";
import { findBarriers, findOverflow, logInFirst, openSite, openVisitor, type Site } from "../support/site.ts";
import { createTenant, importFixture, signedIn } from "../support/test-database.ts";

const ownValues = {
  skatt_kommun: 0.21,
  skatt_region: 0.11,
  antagen_heltidslon: 26_000,
  antagen_boendekostnad: 6500,
};

let browser: Browser;
let site: Site;
let page: Page;
let address: string;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  const tenant = await createTenant(site.database, "Provstad");
  await importFixture(site.database, tenant, "random-101");
  const leader = await signedIn(site.database, tenant, "team-leader");
  for (const [parameter, value] of Object.entries(ownValues)) {
    const set = await setOwnValue(site.database.app, leader, {
      programme: undefined,
      parameter,
      from: "2016-01-01",
      value,
      source: "provet",
      confidence: "sure",
      checked: null,
      note: undefined,
    });
    if (!set.ok) throw new Error(JSON.stringify(set.error));
  }
  page = (await openVisitor(browser, site.url)).page;
  await logInFirst(page, site);
  const query = new URLSearchParams({ team: "Samordningsteam Prov", from: "2021-01-01", to: "2024-12-31" });
  address = `/t/${tenant}/benefit?${query.toString()}`;
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const profitOf = () => page.locator(".answer-tiles .tile-value").first().innerText();

describe("another team as comparison", () => {
  test("is chosen on the page, changes the answer, and takes the place of the deadweight", async () => {
    await page.goto(address);
    const before = await profitOf();
    expect(await page.locator("#deadweight-fakta").innerText()).toContain("Utgångsläget: 30\u00a0%");

    await page.locator("#grupp-counting summary").click();
    await page.getByLabel("Jämför med ett annat team").selectOption("Närteam Övning");
    await page.waitForURL(/comparison=N/);

    expect(await profitOf()).not.toBe(before);
    expect(await page.locator(".answer").innerText()).toContain("Deltagarna är jämförda med dem i Närteam Övning.");
    expect(await page.locator("#deadweight-fakta").innerText()).toContain("Används inte nu");
    expect(await page.locator("#underlaget").innerText()).toContain("Närteam Övning, 31 personer.");
    const moved = await profitOf();
    await page.goto(`${address}&comparison=N%C3%A4rteam+%C3%96vning&deadweight=60`);
    expect(await profitOf()).toBe(moved);
  });

  test("has its size open the steps in which its change is taken off", async () => {
    await page.goto(`${address}&comparison=N%C3%A4rteam+%C3%96vning`);
    await page.getByRole("link", { name: /^Vad hade hänt ändå\?: 31$/ }).click();

    const steps = await page.locator("#steg tbody tr").allInnerTexts();
    expect(steps.map((step) => step.split("\t")[0])).toEqual([
      "Summan av raderna",
      "Jämförelsegruppens förändring",
      "Intäkt, 1 år",
    ]);
    expect(steps[1]).toMatch(/Närteam Övning, 31 personer: −?[\d\u00a0]+,\d\d\u00a0kr per person, gånger \d+/);
    const [lines, compared, revenue] = steps.map((step) => kronorOf(step.split("\t").at(-1)!));
    expect(Math.abs(lines! + compared! - revenue!)).toBeLessThanOrEqual(1);
  });

  test("is named beside the years that are compared, with how many it has each year, instead of the deadweight", async () => {
    await page.goto(`${address.replace("/benefit?", "/benefit/compare?")}&comparison=N%C3%A4rteam+%C3%96vning`);
    const said = await page.locator("main").innerText();

    expect(said).toContain("Alla år räknas med Närteam Övning som jämförelse, kvarvaro");
    expect(said).not.toContain("dödvikt");
    expect(said).toMatch(/Antal i jämförelsen, Närteam Övning \(n\)\t\d/);
  });

  test("that is too small is refused in words, and nothing is then said about the cost", async () => {
    const short = address.replace("from=2021-01-01", "from=2023-09-03");
    await page.goto(`${short}&comparison=N%C3%A4rteam+%C3%96vning`);

    expect(await page.locator("#svar").innerText()).toMatch(
      /”Närteam Övning” kan inte vara jämförelsegrupp\. Färre än 10/,
    );
    expect(await page.locator("main").innerText()).not.toContain("Ingen kostnad är registrerad");
    expect(await page.locator("#comparison").isVisible()).toBe(true);
    expect(await page.locator(".answer-tiles, .chart").count()).toBe(0);
  });

  test("shows nobody of the other team: no line, no case, no follow-up", async () => {
    await page.goto(`${address}&comparison=N%C3%A4rteam+%C3%96vning`);
    const lines = `${address.replace("/benefit?", "/benefit/lines?")}&row=samhalle&measure=gross`;
    const casesAt = async (at: string) => {
      await page.goto(at);
      return page.locator(".cases li").allInnerTexts();
    };
    expect(await casesAt(`${lines}&comparison=N%C3%A4rteam+%C3%96vning`)).toEqual(await casesAt(lines));
  });

  test("and persistence that was measured is said to be, with the follow-ups it opens", async () => {
    await page.goto(address);
    expect(await page.locator("#persistence-andrat").innerText()).toBe("uppmätt");
    const share = (await page.locator("#varar + p a.number").innerText()).trim();
    await page.locator("#varar + p a.number").click();

    expect(await page.locator("main").innerText()).toContain(`Det ger kvarvaron ${share} om året`);
    expect(await page.locator("main").innerText()).toContain("Det är den som beräkningen använder.");
  });

  test("stands on pages without barriers, also on a telephone", async () => {
    const found: string[] = [];
    for (const width of [320, 1366]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${address}&comparison=N%C3%A4rteam+%C3%96vning`);
      if ((await findOverflow(page)) > 0) found.push(`${width}: too wide`);
      found.push(...(await findBarriers(page)));
    }
    expect(found).toEqual([]);
  });
});

/** `−1 234 kr` as a number. */
const kronorOf = (text: string): number => Number(text.replace("\u2212", "-").replace(/[^\d-]/g, ""));
