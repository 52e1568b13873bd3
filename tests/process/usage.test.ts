import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { commandSummaries } from "#src/texts/cli.sv.ts";
import { newFolder, removeFolder, run } from "./support/processes.ts";

let dataDir: string;

beforeAll(async () => {
  dataDir = await newFolder();
});

afterAll(() => removeFolder(dataDir));

const period = ["--from", "2022-01-01", "--to", "2022-12-31"];

describe("help", () => {
  test("without arguments lists every command, in Swedish", async () => {
    const { code, stdout, stderr } = await run(dataDir, []);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^Användning: stegvis <kommando> \[val\]/);
    for (const name of Object.keys(commandSummaries)) expect(stdout).toContain(`  ${name} `);
  });

  test.each(Object.keys(commandSummaries))("of %s is Swedish all through", async (name) => {
    const { code, stdout } = await run(dataDir, [name, "--help"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Användning: stegvis ${name} `));
    expect(stdout).not.toMatch(/Usage|Options|Commands|Arguments|display help|default|choices/);
  });
});

describe("wrong usage ends with 2, one sentence and nothing on standard output:", () => {
  test.each([
    ["an unknown command", ["figurs"], "Kommandot ”figurs” finns inte. Menade du figures?"],
    ["an unknown option", ["demo", "--seed", "1"], "Valet ”--seed” finns inte."],
    ["a missing option", ["figures", ...period], "Kommandot behöver valet ”--team <namn>”."],
    ["a missing value", ["export", "--out"], "Valet ”--out <fil>” behöver ett värde."],
    ["a missing argument", ["import"], "Kommandot saknar ”fil”."],
    ["too many arguments", ["restore", "a", "b"], "Kommandot har för många argument."],
    [
      "a day that does not exist",
      ["figures", "--team", "T", "--from", "2022-02-30", "--to", "2022-12-31"],
      "Skriv en dag som finns",
    ],
    ["a period backwards", ["figures", "--team", "T", "--from", "2022-12-31", "--to", "2022-01-01"], "före sin början"],
    ["an unknown figure", ["figures", "--team", "T", ...period, "--only", "exit.result"], "Menade du exit.results"],
    [
      "an unknown scheme",
      ["figures", "--team", "T", ...period, "--scheme", "lansformat"],
      "Menade du lansformat-2023?",
    ],
    [
      "an unknown template",
      ["report", "--team", "T", ...period, "--template", "vasteras-helor"],
      "Menade du vasteras-helar",
    ],
    [
      "an unknown format",
      ["report", "--team", "T", ...period, "--template", "lansformat", "--format", "odt"],
      "Välj ett av: pdf, docx, xlsx, html.",
    ],
    ["a port that is none", ["serve", "--port", "99999"], "Skriv ett heltal från 1 till 65535."],
    [
      "an unknown kind of party",
      ["tenant", "create", "--name", "X", "--party", "bolag"],
      "Välj ett av: kommun, region",
    ],
    ["no subcommand", ["audit"], "Användning: stegvis audit <kommando>"],
    ["an unknown subcommand", ["audit", "verfy"], "Kommandot ”verfy” finns inte. Menade du verify?"],
  ])("%s", async (_, args, sentence) => {
    const { code, stdout, stderr } = await run(dataDir, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  test("none of them made a database", () => {
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
  });
});

describe("trouble with the database ends with 3 and one sentence:", () => {
  test.each([
    [
      "a server that does not answer",
      { DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" },
      3,
      "Databasen går inte att nå.",
    ],
    ["an address that cannot be read", { DATABASE_URL: "c" }, 2, "DATABASE_URL går inte att läsa."],
    [
      "a data folder that is a file",
      { STEGVIS_DATA: "/etc/hostname" },
      3,
      "Mappen /etc/hostname går inte att skapa eller skriva i.",
    ],
  ])("%s", async (_, env, code, sentence) => {
    const result = await run(dataDir, ["tenant", "list"], env);
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toContain(sentence);
    expect(result.stderr).not.toMatch(/\n {4}at /);
  });
});

test("definitions check finds nothing wrong and says how much it looked at", async () => {
  const { code, stdout, stderr } = await run(dataDir, ["definitions", "check"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toMatch(/^Allt stämmer: \d\d nyckeltal, 5 resultatscheman, 5 rapportmallar/);
});
