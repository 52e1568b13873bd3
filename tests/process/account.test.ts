import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openBrowser, type Browser } from "../support/web.ts";
import { endAll, newFolder, processesLeft, removeFolder, run, start } from "./support/processes.ts";

let dataDir: string;
let url: string;
let firstPassword: string;
beforeAll(async () => {
  dataDir = await newFolder();
  const site = start(dataDir, ["serve", "--port", "0"]);
  const said = await site.says("Stoppa med Ctrl-C.");
  url = /http:\/\/localhost:\d+/.exec(said)![0];
  firstPassword = /lösenord {2,}(\S+)/.exec(said)![1]!;
});
afterAll(async () => {
  await endAll();
  await processesLeft(dataDir);
  await removeFolder(dataDir);
});

const command = (...args: string[]) => run(dataDir, ["account", ...args]);

/** Where somebody is sent who tries to log in; undefined when the form is shown again. */
async function logIn(password: string): Promise<{ readonly browser: Browser; readonly to: string | undefined }> {
  const browser = openBrowser(url);
  const { headers } = await browser.submit("/login", { userName: "administrator", password });
  return { browser, to: headers.location };
}

const isLoggedIn = async (browser: Browser) => (await browser.get("/password")).status === 200;

test("the accounts are listed, for people and for programs", async () => {
  const list = await command("list");
  const json = await command("list", "--json");

  expect(list).toMatchObject({
    code: 0,
    stderr: "",
    stdout: "administrator\tAdministratör\tsköter hela installationen\n",
  });
  expect(z.array(z.record(z.string(), z.unknown())).parse(JSON.parse(json.stdout))).toEqual([
    { userName: "administrator", name: "Administratör", hostAdministrator: true, memberships: [] },
  ]);
});

test("the only administrator gets in again with a new password, before there is any controller, and nobody else does", async () => {
  const before = await logIn(firstPassword);
  expect([before.to, await isLoggedIn(before.browser)]).toEqual(["/", true]);
  // So many wrong guesses that even the right password would have to wait.
  for (let guess = 0; guess < 7; guess += 1) await logIn("fel lösenord");

  const { code, stdout, stderr } = await command("reset-password", "Administrator");

  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^[a-z\d]{5}(-[a-z\d]{5}){3}\n$/) as string,
  });
  expect(stderr).toContain("måste bytas vid nästa inloggning");
  expect(stderr).not.toContain(stdout.trim());
  const again = await logIn(stdout.trim());
  expect([again.to, (await again.browser.get("/tenants")).headers.location]).toEqual(["/", "/password"]);
  expect([(await logIn(firstPassword)).to, await isLoggedIn(before.browser)]).toEqual([undefined, false]);
});

test("a user name that nobody has changes nothing, and the nearest is named", async () => {
  const { code, stdout, stderr } = await command("reset-password", "administratör");

  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toBe("Det finns inget konto som heter ”administratör”. Menade du administrator?\n");
});
