import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import {
  enterSite,
  findBarriers,
  findOverflow,
  importFile,
  openSite,
  openVisitor,
  type Site,
  type Visitor,
} from "../support/site.ts";
import { fixturePath } from "../support/test-database.ts";

let browser: Browser;
let site: Site;
let visitor: Visitor;
let tenant: string;
let scratch: string;

beforeAll(async () => {
  [browser, site, scratch] = await Promise.all([
    openBrowser(),
    openSite(),
    mkdtemp(join(tmpdir(), "stegvis-browser-")),
  ]);
  visitor = await openVisitor(browser, site.url);
  tenant = await enterSite(visitor.page, site);
  await importFile(visitor.page, tenant, `${fixturePath("vasteras-2022")}/vasteras-2022.xlsx`);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(scratch, { recursive: true, force: true });
});

/** A file with one right row and one of each common mistake. */
async function faultyFile(): Promise<string> {
  const path = join(scratch, "Deltagare.csv");
  await writeFile(
    path,
    "\ufeffDeltagar-id;Kön;Födelsedatum;Eget\nD-1;Kvinna;1980-02-01;x\nD-2;Qvinna;1980-02-31;\n;Man;igår;\n",
  );
  return path;
}

const views = [
  { width: 1366, colorScheme: "light" },
  { width: 1366, colorScheme: "dark" },
  { width: 320, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
] as const;

/** Barriers and overflow of the page as it stands, in every view; a long page, which takes axe long, in two of them. */
async function findFaults({ page }: Visitor): Promise<string[]> {
  const found: string[] = [];
  const isLong = await page.evaluate(() => document.querySelectorAll("*").length > 1200);
  for (const { width, colorScheme } of isLong ? [views[0], views[3]] : views) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const overflow = await findOverflow(page);
    if (overflow > 0) found.push(`${width}: ${overflow} px too wide`);
    for (const barrier of await findBarriers(page)) found.push(`${width} ${colorScheme}: ${barrier}`);
  }
  return found;
}

const pages = [
  "",
  "/register",
  "/register/export",
  "/register/files/gone",
  "/figures",
  "/figures?group=all",
  "/figures?team=finns-inte",
  "/figures?from=igar&to=2022-13-01",
  "/figures/participants.ended?path=",
  "/figures/ladder.matrix?path=cells/0/1",
  "/reports",
  "/reports/view?template=vasteras-helar",
  "/reports/view?template=rapportsammanstallning&audience=public",
  "/members",
];

describe("no barrier that axe knows (WCAG 2.2 AA) and nothing wider than the window", () => {
  test.each(pages)("on the tenant's page %j", async (path) => {
    await visitor.page.goto(`${tenant}${path}`);
    expect(await visitor.page.getByRole("heading", { level: 1 }).count()).toBe(1);
    expect(await findFaults(visitor)).toEqual([]);
  });

  test.each(["/tenants", "/tenants/new", "/password", "/accessibility", "/no-such-page"])("on %s", async (path) => {
    await visitor.page.goto(path);
    expect(await findFaults(visitor)).toEqual([]);
  });

  test("on the log-in page, before and after a mistake", async () => {
    const stranger = await openVisitor(browser, site.url);
    await stranger.page.goto("/login");
    expect(await findFaults(stranger)).toEqual([]);
    await stranger.page.getByRole("button", { name: "Logga in" }).click();
    expect(await findFaults(stranger)).toEqual([]);
    expect(stranger.faults).toEqual([]);
    await stranger.context.close();
  });

  test("on the preview of a faulty file and the receipt after it", async () => {
    const { page } = visitor;
    await page.goto(`${tenant}/register`);
    await page.getByLabel("Fil", { exact: true }).setInputFiles(await faultyFile());
    await page.getByRole("button", { name: "Granska filen" }).click();
    expect(await page.locator("#errors tbody tr").count()).toBeGreaterThanOrEqual(3);
    expect(await findFaults(visitor)).toEqual([]);
    await page.getByRole("button", { name: "Läs in det som är rätt" }).click();
    await page.getByRole("heading", { name: "Registret är inläst" }).waitFor();
    expect(await findFaults(visitor)).toEqual([]);
  });

  test("on the pages that change a member, and when a member has been added", async () => {
    const { page } = visitor;
    await page.goto(`${tenant}/members`);
    await page.getByLabel("Namn", { exact: true }).fill("Samordnare i Väst");
    await page.getByLabel("Användarnamn").fill("vast@example.org");
    await page.getByRole("button", { name: "Lägg till" }).click();
    expect(await findFaults(visitor)).toEqual([]);
    for (const place of ["end", "password"]) {
      await page.goto(`${tenant}/members`);
      await page.locator(`main a[href$="/${place}"]`).first().click();
      expect(await findFaults(visitor)).toEqual([]);
    }
  });

  test("with the menu, help and account panels open on a phone", async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto(tenant);
    for (const name of ["Meny", "Hjälp", "Konto"]) {
      await page.getByRole("button", { name }).click();
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
  });

  test("and along the way no console error, refused style or request to anybody else", () => {
    expect(visitor.faults).toEqual([]);
  });
});

describe("the instruments themselves", () => {
  test("a label taken away and a box too wide are found", async () => {
    const { page } = visitor;
    await page.goto("/tenants/new");
    await page.evaluate(() => document.querySelector("label")?.remove());
    expect((await findBarriers(page)).join()).toContain("label");
    await page.evaluate(() => {
      const box = document.createElement("pre");
      box.textContent = "x".repeat(2000);
      document.body.append(box);
    });
    expect(await findOverflow(page)).toBeGreaterThan(0);
  });

  test.each<[string, (page: Visitor["page"]) => Promise<unknown>, string]>([
    ["a console error", (page) => page.evaluate("console.error(`planted`)"), "planted"],
    ["an uncaught error", (page) => page.evaluate(() => void setTimeout(() => undefinedName())), "undefinedName"],
    [
      "an inline script",
      (page) =>
        page.evaluate(() => {
          const script = document.createElement("script");
          script.textContent = "window.planted = 1";
          document.body.append(script);
        }),
      "Content Security Policy",
    ],
    [
      "an inline style",
      (page) => page.evaluate(() => document.body.setAttribute("style", "color: red")),
      "Content Security Policy",
    ],
    ["a page elsewhere", (page) => page.goto("https://example.org/").catch(() => undefined), "external request"],
  ])("%s is noted as a fault", async (_, plant, expected) => {
    const own = await openVisitor(browser, site.url);
    await own.page.goto("/login");
    await plant(own.page);
    await own.page.waitForTimeout(100);
    expect(own.faults.join("\n")).toContain(expected);
    await own.context.close();
  });
});

declare const undefinedName: () => void;
