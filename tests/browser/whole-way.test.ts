import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { enterSite, importFile, openSite, openVisitor, type Site } from "../support/site.ts";
import { fixturePath } from "../support/test-database.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const workbook = `${fixturePath("vasteras-2022")}/vasteras-2022.xlsx`;

/** First bytes of each kind of file. */
const signatures = { Pdf: "%PDF-", Word: "PK", Excel: "PK", Webbsida: "<!doc" };

async function saved(page: Page, name: string): Promise<{ readonly fileName: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name, exact: true }).click(),
  ]);
  return { fileName: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

describe.each([
  { javaScript: true, words: "with JavaScript" },
  { javaScript: false, words: "without JavaScript" },
])("a new user, $words", ({ javaScript }) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  test("goes from the one-time password to a finished report without a single fault", async () => {
    const { page, context, faults } = await openVisitor(browser, site.url, { javaScript });

    const tenant = await enterSite(page, site);
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Hej Administratör");
    await page.getByRole("link", { name: "Läs in register" }).click();
    await page.getByRole("button", { name: "Granska filen" }).click();
    expect(await page.title()).toBe("Fel: Register – Stegvis");
    expect(await page.getByRole("alert").innerText()).toContain("Välj en fil att läsa in.");

    await page.getByLabel("Fil", { exact: true }).setInputFiles(workbook);
    await page.getByRole("button", { name: "Granska filen" }).click();
    await expectText(page, "Allt stämmer");
    expect(await page.locator("#sheets .total-row").innerText()).toMatch(/Totalt\s+1.520\s+1.520\s+0\s+0\s+0/);
    await page.goto(`${tenant}/figures`);
    await expectText(page, "Det finns inget register än");

    await importFile(page, tenant, workbook);
    await expectText(page, "1 520 rader gicks igenom.".replace(" ", "\u00a0"));

    await page.getByRole("link", { name: "Se nyckeltalen" }).click();
    await expectText(page, "Samordningsteam Västerås, 1 januari–31 december 2022");
    const ended = page.getByRole("link", { name: "Avslutade deltagare: 54" });
    await ended.click();
    await expectText(page, "54 rader på bladet Inskrivningar.");
    expect(await page.locator("#rows-enrolment tbody tr").count()).toBe(54);

    await page.goto(`${tenant}/reports`);
    await page.getByRole("button", { name: "Öppna rapporten" }).click();
    await expectText(page, "Året i korthet");
    await page.getByRole("link", { name: "66,7 % (36 av 54)" }).first().click();
    await expectText(page, "36 rader på bladet Inskrivningar.");
    await page.goBack();
    for (const [name, signature] of Object.entries(signatures)) {
      const { bytes, fileName } = await saved(page, name);
      expect(fileName).toMatch(/^[\w.-]+\.(pdf|docx|xlsx|html)$/);
      expect(bytes.subarray(0, signature.length).toString("latin1")).toBe(signature);
    }

    await page.getByRole("button", { name: "Administratör" }).click();
    await page.getByRole("button", { name: "Logga ut" }).click();
    await page.waitForURL(/\/login/);
    await page.goto(`${tenant}/figures`);
    expect(new URL(page.url()).pathname).toBe("/login");
    expect(faults).toEqual([]);
    await context.close();
  });
});

async function expectText(page: Page, text: string): Promise<void> {
  await page.getByText(text).first().waitFor({ timeout: 10_000 });
}
