/** A running site on a database of its own, and pages of a real browser that notice every fault. */
import AxeBuilder from "@axe-core/playwright";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { prepareInstallation } from "#src/actions/prepare-installation.ts";
import { startWeb, type Web } from "#src/web/server.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

/** A site with its first administrator, whose one-time password must be changed. */
export interface Site {
  readonly database: TestDatabase;
  readonly url: string;
  readonly administrator: { readonly userName: string; readonly password: string };
  close(): Promise<void>;
}

/** Starts the built site on an empty database. */
export async function openSite(): Promise<Site> {
  const database = await createTestDatabase();
  let web: Web | undefined;
  try {
    const first = await prepareInstallation(database.operator);
    if (!first.created) throw new Error("The template has accounts already");
    web = await startWeb({ db: database.app, port: 0 });
    const { url } = web;
    return {
      database,
      url,
      administrator: { userName: first.userName, password: first.password },
      async close() {
        await web?.close();
        await database.close();
      },
    };
  } catch (error) {
    await web?.close();
    await database.close();
    throw error;
  }
}

/** How a page is looked at. */
export interface View {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: "light" | "dark";
  readonly javaScript?: boolean;
}

/** A browser's window at the site. `faults` fills with what must never happen. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Console errors, uncaught errors, refusals by the security policy, and requests that left the site. */
  readonly faults: string[];
}

/** Opens a window. Every request that would leave the site is stopped and noted. */
export async function openVisitor(browser: Browser, siteUrl: string, view: View = {}): Promise<Visitor> {
  const { width = 1366, height = 900, colorScheme = "light", javaScript = true } = view;
  const context = await browser.newContext({
    baseURL: siteUrl,
    locale: "sv-SE",
    timezoneId: "Europe/Stockholm",
    viewport: { width, height },
    colorScheme,
    javaScriptEnabled: javaScript,
    acceptDownloads: true,
  });
  const faults: string[] = [];
  await context.route(
    (address) => address.origin !== new URL(siteUrl).origin,
    (route) => {
      faults.push(`external request: ${route.request().url()}`);
      return route.abort();
    },
  );
  const page = await context.newPage();
  // A page that answers with an error page, or with a form to correct, is no fault; what a page asks for and misses is.
  const answeredWithError = new Set<string>();
  page.on("response", (response) => {
    if (response.status() >= 400 && response.request().isNavigationRequest()) answeredWithError.add(response.url());
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !answeredWithError.has(message.location().url))
      faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  return { context, page, faults };
}

/** What axe finds against WCAG 2.0–2.2, A and AA: rule, and where. */
export async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** How many pixels the page is wider than its window. */
export const findOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What {@link logInFirst} changes the password to. */
export const chosenPassword = "tretton gula cyklar";

/** Logs in for the first time and changes the one-time password. Ends where the administrator is sent on. */
export async function logInFirst(page: Page, site: Site): Promise<void> {
  await page.goto("/");
  await logIn(page, site.administrator.userName, site.administrator.password);
  await page.getByLabel("Nuvarande lösenord").fill(site.administrator.password);
  await page.getByLabel("Nytt lösenord", { exact: true }).fill(chosenPassword);
  await page.getByLabel("Nytt lösenord en gång till").fill(chosenPassword);
  await page.getByRole("button", { name: "Byt lösenord" }).click();
  await page.getByRole("link", { name: "Gå vidare" }).click();
}

/** Fills in the log-in page that is open. */
export async function logIn(page: Page, userName: string, password = chosenPassword): Promise<void> {
  await page.getByLabel("Användarnamn").fill(userName);
  await page.getByLabel("Lösenord").fill(password);
  await page.getByRole("button", { name: "Logga in" }).click();
}

/** Logs in for the first time and makes a tenant. Gives the tenant's address. */
export async function enterSite(page: Page, site: Site, tenantName = "Västerås stad"): Promise<string> {
  await logInFirst(page, site);
  await page.getByRole("link", { name: "Skapa en huvudman" }).click();
  await page.getByLabel("Namn").fill(tenantName);
  await page.getByRole("button", { name: "Skapa" }).click();
  await page.waitForURL(/\/t\/[\da-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Sends a register file and reads it in. Ends on the receipt. */
export async function importFile(page: Page, tenant: string, path: string): Promise<void> {
  await page.goto(`${tenant}/register`);
  await page.getByLabel("Fil", { exact: true }).setInputFiles(path);
  await page.getByRole("button", { name: "Granska filen" }).click();
  await page.getByRole("button", { name: /^Läs in/ }).click();
  await page.getByRole("heading", { name: "Registret är inläst" }).waitFor({ timeout: 30_000 });
}
