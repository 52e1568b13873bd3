/** A real Chromium for tests and screenshots: the one from npm with its own libraries, or `CHROMIUM_PATH`. */
import { fileURLToPath } from "node:url";
import sparticuz, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { chromium, type Browser } from "playwright-core";

/** The program's path; unpacks the one from npm (to the temporary folder, once) unless `CHROMIUM_PATH` says another. */
async function findChromium(): Promise<string> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return own;
  const folder = fileURLToPath(new URL("../bin/", import.meta.resolve("@sparticuz/chromium")));
  sparticuz.setGraphicsMode = false;
  setupLambdaEnvironment(`${await inflate(`${folder}al2023.tar.br`)}/lib`);
  return sparticuz.executablePath(folder);
}

/** Starts Chromium without a window and without calls home. The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    // The sandbox needs rights that a container does not have; only our own pages are opened.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--no-first-run",
      "--lang=sv-SE",
      "--font-render-hinting=none",
    ],
  });
}
