/** The library as others have it: built, packed, installed without a network, imported from JavaScript and type-checked. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildLibrary } from "../../scripts/build-library.ts";
import { newFolder, removeFolder } from "./support/processes.ts";

const runFile = promisify(execFile);
const root = join(import.meta.dirname, "../..");

let folder: string;

beforeAll(async () => {
  folder = await newFolder();
  await buildLibrary(join(folder, "dist"));
  await runFile("npm", ["pack", "./dist", "--silent"], { cwd: folder });
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  await writeFile(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }');
  await runFile("npm", ["install", "--offline", "--no-audit", "--no-fund", `./stegvis-${version}.tgz`], { cwd: folder });
}, 120_000); // prettier-ignore

afterAll(() => removeFolder(folder));

/** Runs a module in the consumer's folder and gives what it printed. */
async function run(code: string): Promise<string> {
  const path = join(folder, "consumer.mjs");
  await writeFile(path, code);
  return (await runFile(process.execPath, [path], { cwd: folder, env: {} })).stdout;
}

/** The examples of the page, and what each says that it prints. */
const page = readFileSync(join(root, "docs/library.md"), "utf8");
const examples = [...page.matchAll(/^## (\d\. [^\n]*)\n[\s\S]*?```js\n([\s\S]*?)```/gm)].map(([, title, code]) => ({
  title: title!,
  code: code!,
  printed: [...code!.matchAll(/\/\/ → (.*)$/gm)].map((match) => match[1]!),
}));

describe("the library", () => {
  test("has three worked examples on its page", () => {
    expect(examples).toHaveLength(3);
    for (const { printed } of examples) expect(printed.length).toBeGreaterThan(2);
  });

  test.each(examples)("prints what the page says: $title", async ({ code, printed }) => {
    expect((await run(code)).trim().split("\n")).toEqual(printed);
  });

  test("needs nothing beside it, from npm or from Node", async () => {
    const installed = (await readdir(join(folder, "node_modules"))).filter((name) => !name.startsWith("."));
    expect(installed).toEqual(["stegvis"]);
    const files = await readdir(join(folder, "node_modules/stegvis"), { recursive: true });
    const modules = files.filter((name) => name.endsWith(".js"));
    expect(modules.length).toBeGreaterThan(30);
    for (const name of modules) {
      const text = await readFile(join(folder, "node_modules/stegvis", name), "utf8");
      const targets = [...text.matchAll(/^(?:import|export)\b[^"';]*\bfrom "([^"]+)"/gm)].map((match) => match[1]!);
      expect(targets.filter((target) => !target.startsWith("."))).toEqual([]);
      expect(text).not.toMatch(/\b(process|Buffer|require)\s*[.(]/);
    }
  });

  test("is typed: right use compiles, wrong use does not", async () => {
    const check = (code: string) => {
      const path = join(folder, "consumer.mts");
      const flags = ["--noEmit", "--strict", "--target", "ES2022", "--module", "NodeNext", "--lib", "ES2023,DOM"];
      return writeFile(path, code)
        .then(() => runFile(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...flags, path], { cwd: folder }))
        .then(() => "compiles", (error: { stdout: string }) => error.stdout);
    }; // prettier-ignore
    const use = (year: string) => `
      import { calculate, evaluatePersons, parameters, presets, type Calculation, type Effect, type ModelPerson } from "stegvis/nytta";
      const nothing = { spells: [{ kind: "ingen", months: 12, extent: 1 }] } as const;
      const person: ModelPerson = {
        id: 1, year: ${year}, context: { municipalTax: 0.2, regionalTax: 0.1, housing: 5000 }, before: nothing, after: nothing,
      };
      const [first] = evaluatePersons([person], parameters, presets.huvud, { illustrative: false }).persons;
      export const effect: Effect | undefined = first && "effect" in first ? first.effect : undefined;
      export const whole: (...given: Parameters<typeof calculate>) => Calculation = calculate;
    `;
    expect(await check(use("2025"))).toBe("compiles");
    expect(await check(use('"2025"'))).toContain("Type 'string' is not assignable to type 'number'");
  });

  test("cannot be reached behind its public face", async () => {
    await expect(run('import "stegvis/domain/model/calculate.js";')).rejects.toThrow(/ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});
