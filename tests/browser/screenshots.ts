/** Takes the pictures in docs/screenshots, of the demo and of a real register page: `npm run screenshots`. */
import { mkdir } from "node:fs/promises";
import { afterAll, beforeAll, describe, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { loadDemo } from "#src/actions/load-demo.ts";
import { openBrowser } from "../support/browser.ts";
import { createTenant, fixturePath } from "../support/test-database.ts";
import { importFile, logInFirst, openSite, openVisitor, type Site } from "../support/site.ts";

const folder = "docs/screenshots";

describe("pictures of the demo", () => {
  let browser: Browser;
  let site: Site;
  let page: Page;
  let demo: string;
  let real: string;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), openSite()]);
    const loaded = await loadDemo(site.database.operator, "test");
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    await mkdir(folder, { recursive: true });
    page = (await openVisitor(browser, site.url)).page;
    await logInFirst(page, site);
    await page.waitForURL(/\/t\//);
    demo = /\/t\/[\da-f-]+/.exec(page.url())![0];
    real = `/t/${await createTenant(site.database, "Västerås stad")}`;
    await importFile(page, real, `${fixturePath("vasteras-2022")}/vasteras-2022.xlsx`);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const laptop = { width: 1366, height: 860 };
  const phone = { width: 360, height: 740 };
  test.each([
    { name: "start", path: "", size: laptop },
    { name: "register", path: "/register", size: laptop },
    { name: "figures", path: "/figures", size: { ...laptop, height: 1200 } },
    { name: "figures-ladder", path: "/figures?group=ladder", size: laptop },
    { name: "figures-dark", path: "/figures?group=exit", size: laptop, colorScheme: "dark" },
    { name: "rows", path: "/figures/exit.results?path=rows%2Farbete%2Fcount", size: laptop },
    { name: "benefit", path: "/benefit", size: { ...laptop, height: 1300 } },
    { name: "benefit-dark", path: "/benefit?deadweight=20#nar", size: laptop, colorScheme: "dark" },
    {
      name: "benefit-lines",
      path: "/benefit/lines?row=kommun&measure=horizonProfit",
      size: { ...laptop, height: 1300 },
    },
    { name: "benefit-case", path: "/benefit/type-case", size: { ...laptop, height: 1200 } },
    { name: "phone-benefit", path: "/benefit", size: phone },
    { name: "reports", path: "/reports", size: laptop },
    { name: "report", path: "/reports/view?template=vasteras-helar", size: { ...laptop, height: 1200 } },
    { name: "phone-start", path: "", size: phone },
    { name: "phone-figures", path: "/figures?group=referrals", size: phone },
  ] as const)("$name", async (shot) => {
    await page.setViewportSize(shot.size);
    await page.emulateMedia({ colorScheme: "colorScheme" in shot ? shot.colorScheme : "light" });
    // A demo takes no files.
    await page.goto(`${shot.name === "register" ? real : demo}${shot.path}`);
    await page.screenshot({ path: `${folder}/${shot.name}.png` });
  });
});
