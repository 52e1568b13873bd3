import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { enterSite, importFile, logIn, openSite, openVisitor, type Site, type Visitor } from "../support/site.ts";
import { fixturePath } from "../support/test-database.ts";

let browser: Browser;
let site: Site;
let tenant: string;
let member: Visitor;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
  const administrator = await openVisitor(browser, site.url);
  tenant = await enterSite(administrator.page, site);
  await importFile(administrator.page, tenant, `${fixturePath("vasteras-2022")}/vasteras-2022.xlsx`);
  const oneTimePassword = await addBoardMember(administrator.page);
  await administrator.context.close();

  member = await openVisitor(browser, site.url);
  page = member.page;
  await page.goto("/login");
  await logIn(page, "styrgrupp@example.org", oneTimePassword);
  await page.getByLabel("Nuvarande lösenord").fill(oneTimePassword);
  await page.getByLabel("Nytt lösenord", { exact: true }).fill("fyra blå kastruller");
  await page.getByLabel("Nytt lösenord en gång till").fill("fyra blå kastruller");
  await page.getByRole("button", { name: "Byt lösenord" }).click();
  await page.getByRole("link", { name: "Gå vidare" }).click();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function addBoardMember(administrator: Page): Promise<string> {
  await administrator.goto(`${tenant}/members`);
  await administrator.getByLabel("Namn", { exact: true }).fill("Styrgruppens ordförande");
  await administrator.getByLabel("Användarnamn").fill("styrgrupp@example.org");
  await administrator.getByLabel("Styrgrupp").check();
  await administrator.getByRole("button", { name: "Lägg till" }).click();
  return administrator.locator(".message code").first().innerText();
}

describe("somebody from the board", () => {
  test("has figures, benefits and reports in the menu, and neither register nor members", async () => {
    await page.goto(tenant);
    expect(await page.locator(".rail a").allInnerTexts()).toEqual(["Start", "Nyckeltal", "Nytta", "Rapporter"]);
    expect((await page.goto(`${tenant}/register`))?.status()).toBe(404);
    expect((await page.goto(`${tenant}/members`))?.status()).toBe(404);
  });

  test("sees small counts withheld, and why", async () => {
    await page.goto(`${tenant}/figures?group=exit`);
    await page.getByText("Antal mellan ett och fyra visas som två punkter").waitFor();
    expect(await page.getByLabel("lämnas inte ut").count()).toBeGreaterThan(5);
    expect(await page.getByText("Avslut till arbete", { exact: true }).count()).toBe(1);
    await page.getByText("Måttet visar enskilda personer och lämnas inte ut utanför teamet.").waitFor();
  });

  test("sees the definition of a number and never the rows behind it", async () => {
    await page.goto(`${tenant}/figures/participants.ended`);
    await page.getByText("Din roll ser nyckeltal men inte enskilda rader.").waitFor();
    expect(await page.locator("table").count()).toBe(0);
    expect(await page.locator(".figure-value").innerText()).toContain("54");
  });

  test("gets a whole year whatever period the address asks for: two periods cannot be subtracted", async () => {
    await page.goto(`${tenant}/figures?from=2022-03-01&to=2022-03-31&track=A&scheme=sus`);
    await page.getByText("1 januari–31 december 2022").waitFor();
    expect(await page.getByLabel("Från och med").count()).toBe(0);
    await page.goto(`${tenant}/reports/view?from=2022-03-01&to=2022-03-31`);
    await page.getByText("1 januari–31 december 2022").first().waitFor();
  });

  test("cannot ask for the team's own report", async () => {
    await page.goto(`${tenant}/reports`);
    expect(await page.getByLabel("Teamet").count()).toBe(0);
    await page.goto(`${tenant}/reports/view?audience=team`);
    await page.getByText("Mottagare: styrelse och styrgrupp.").waitFor();
  });

  test("and meets no fault on the way", () => {
    expect(member.faults).toEqual([]);
  });
});
