/** The library in a browser: plain modules from a folder, with nothing of Node. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildLibrary } from "../../scripts/build-library.ts";
import { openBrowser } from "../support/browser.ts";

let folder: string;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stegvis-library-"));
  await buildLibrary(folder);
  server = createServer((request, response) => {
    const path = normalize(request.url ?? "/");
    const isModule = path.endsWith(".js");
    response.setHeader("content-type", isModule ? "text/javascript" : "text/html");
    if (!isModule) return void response.end("<!doctype html><title>Library</title>");
    readFile(join(folder, path)).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

test("the library computes the first worked person in a browser as everywhere else", async () => {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  const society = await page.evaluate(`
    import("/library/nytta.js").then(({ evaluatePersons, parameters, presets }) => {
      const person = {
        id: 1,
        year: 2017,
        context: { municipalTax: 0.2036, regionalTax: 0.1088, housing: 5500 },
        before: { spells: [{ kind: "sjukpenning", months: 12, extent: 1, sgi: 330000, level: "fortsatt" }] },
        after: { spells: [{ kind: "lon", months: 12, extent: 1, fullTimeWage: 30000 }] },
      };
      return evaluatePersons([person], parameters, presets.huvud, { illustrative: true }).persons[0].effect.samhalle;
    })`);
  expect(society).toBe(480_312);
});
