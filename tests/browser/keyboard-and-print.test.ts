import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { chosenPassword, enterSite, logIn, openSite, openVisitor, type Site } from "../support/site.ts";
import { fixturePath } from "../support/test-database.ts";

let browser: Browser;
let site: Site;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), openSite()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Presses Tab until what has the focus fits; gives up after sixty. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`Tab never reached ${selector}`);
}

/** Is the focus seen: an outline of at least two pixels? */
const focusIsSeen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  });

const workbook = `${fixturePath("vasteras-2022")}/vasteras-2022.xlsx`;
let tenant: string;

describe("with the keyboard alone", () => {
  test("somebody logs in, skips to the content, and reads a register in", async () => {
    const first = await openVisitor(browser, site.url);
    tenant = await enterSite(first.page, site);
    await first.context.close();

    const { page, context, faults } = await openVisitor(browser, site.url);
    await page.goto("/login");
    await tabTo(page, "#userName");
    await page.keyboard.type(site.administrator.userName);
    await tabTo(page, "#password");
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.type(chosenPassword);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/t\//);

    await page.keyboard.press("Tab");
    expect(await page.locator(".skip-link:focus").count()).toBe(1);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("innehall");

    // Asked for early: the browser must know that we answer before the key is pressed.
    const chosen = page.waitForEvent("filechooser", { timeout: 60_000 });
    await tabTo(page, 'main a[href$="/register"]');
    expect(await focusIsSeen(page)).toBe(true);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/register$/);
    await tabTo(page, "#file");
    await page.keyboard.press("Space");
    await (await chosen).setFiles(workbook);
    await tabTo(page, "main button[type=submit]");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/files\//);
    await tabTo(page, "main button[type=submit]");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Registret är inläst" }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  test("a refused form takes the focus to what must be mended, and each line leads to its field", async () => {
    const { page, context } = await openVisitor(browser, site.url);
    await page.goto("/login");
    await page.getByRole("button", { name: "Logga in" }).press("Enter");
    await page.locator(".message-attention:focus").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("userName");
    await context.close();
  });
});

describe("on paper", () => {
  test("the figures page prints what it says and not what it can do", async () => {
    const { page, context } = await openVisitor(browser, site.url);
    await page.goto("/login");
    await logIn(page, site.administrator.userName);
    await page.waitForURL(/\/t\//);
    await page.goto(`${tenant}/figures`);
    expect(await page.locator(".rail").isVisible()).toBe(true);

    await page.emulateMedia({ media: "print" });
    for (const hidden of [".rail", ".top", ".toolbar", ".tabs", ".foot"])
      expect(await page.locator(hidden).isVisible()).toBe(false);
    for (const shown of ["h1", ".tile-value", ".chart", ".lead"])
      expect(await page.locator(shown).first().isVisible()).toBe(true);
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await context.close();
  });
});
