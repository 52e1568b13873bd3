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
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
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
