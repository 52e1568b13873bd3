import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contentsFile, contentsText } from "#src/domain/model/package/check-package.ts";
import { benefitPackageFiles, writeBenefitPackage } from "#src/writers/benefit-package.ts";
import { zipOf } from "../support/hostile-files.ts";
import { samplePackage } from "../support/sample-cohort.ts";
import { newFolder, removeFolder, run } from "./support/processes.ts";

const runFile = promisify(execFile);

/** The Node of the machine beside the program's own: verify must run on an older one too. */
const nodes = [process.execPath, "/usr/bin/node", "/usr/local/bin/node"].filter((path) => existsSync(path));

let root: string;
let files: ReadonlyMap<string, string>;
let zip: Uint8Array;

beforeAll(async () => {
  root = await newFolder();
  files = await benefitPackageFiles(samplePackage);
  zip = await writeBenefitPackage(samplePackage);
});

afterAll(() => removeFolder(root));

let folders = 0;

/** Lays the files in a folder of their own, away from the project. */
async function unpack(from: ReadonlyMap<string, string>): Promise<string> {
  const folder = join(root, `package-${folders++}`);
  for (const [name, text] of from) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

/** Runs the package's own check from its folder with nothing of ours in the environment. */
async function verify(folder: string, node = process.execPath) {
  try {
    const { stdout, stderr } = await runFile(node, ["verify.mjs"], { cwd: folder, env: {} });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** The package with one file changed, and the table of contents written anew. */
function forged(file: string, from: string, to: string): ReadonlyMap<string, string> {
  const text = files.get(file)!;
  expect(text, `${file} has ${from}`).toContain(from);
  const changed = new Map(files).set(file, text.replace(from, to));
  changed.delete(contentsFile);
  return changed.set(contentsFile, contentsText(changed));
}

describe("a package on another machine", () => {
  test("uses nothing that Node 20 does not have", () => {
    const newer = /\b(?:Map|Object)\.groupBy\b|\bwithResolvers\b|\.(?:union|intersection|difference|isSubsetOf)\(/;
    const scripts = [...files].filter(([name]) => /\.m?js$/.test(name));
    expect(scripts.length).toBeGreaterThan(20);
    expect(scripts.filter(([, text]) => newer.test(text)).map(([name]) => name)).toEqual([]);
    expect("Map.groupBy([], String)").toMatch(newer);
  });

  test.each(nodes)("recomputes to the same with %s, without network, installs or the project", async (node) => {
    const { code, stdout, stderr } = await verify(await unpack(files), node);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/Räknar om 16 fall/);
    expect(stdout).toMatch(/lines\.csv: \d+ uppgifter jämförda, alla stämmer/);
    expect(stdout).toMatch(/Allt stämmer\.\n$/);
  });

  test.each([
    ["a krona", "persons.json", '"heltidslon":30000', '"heltidslon":30001'],
    ["a line", "lines.csv", "beräknad", "registrerad"],
    ["a parameter", "parameters.json", '"value":44800', '"value":44900'],
    ["an assumption", "assumptions.json", '"deadweight": 0.3', '"deadweight": 0.2'],
    ["the engine", "motor/domain/model/engine/benefits.js", "260 / 12", "261 / 12"],
  ])("fails when %s is changed, though the table of contents was forged", async (_what, file, from, to) => {
    const { code, stdout } = await verify(await unpack(forged(file, from, to)));
    expect(code).toBe(1);
    expect(stdout).toContain("Paketet stämmer inte:");
  });

  test("fails when a file of the engine is changed and the table of contents is not", async () => {
    const file = "motor/domain/model/engine/rules.js";
    const { code, stdout } = await verify(await unpack(new Map(files).set(file, `${files.get(file)!}\n// changed\n`)));
    expect(code).toBe(1);
    expect(stdout).toContain(file);
  });

  test("is the same to the byte when it is made again, and small", async () => {
    expect(Buffer.from(await writeBenefitPackage(samplePackage)).equals(zip)).toBe(true);
    expect(zip.length).toBeLessThan(400_000);
  });
});

describe("nytta verify", () => {
  const check = async (from: ReadonlyMap<string, string>) => run(root, ["nytta", "verify", await unpack(from)]);

  test("checks a zip with the program's own engine", async () => {
    const path = join(root, "package.zip");
    await writeFile(path, zip);
    const { code, stdout, stderr } = await run(root, ["nytta", "verify", path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Allt stämmer.");
  });

  test("checks a folder, and fails when a krona is changed", async () => {
    expect((await check(files)).code).toBe(0);
    const { code, stdout } = await check(forged("persons.json", '"heltidslon":30000', '"heltidslon":30001'));
    expect(code).toBe(1);
    expect(stdout).toContain("inputs.csv, rad");
  });

  test("never runs code from the package, and says when its engine is not the program's", async () => {
    const trap = 'import { writeFileSync } from "node:fs"; writeFileSync("caught", "");\n';
    const file = "motor/domain/model/calculate.js";
    const changed = new Map(files).set(file, trap).set("verify.mjs", trap);
    changed.delete(contentsFile);
    const folder = await unpack(changed.set(contentsFile, contentsText(changed)));
    const { code, stdout } = await run(root, ["nytta", "verify", folder]);
    expect(code).toBe(1);
    expect(stdout).toContain(file);
    expect(existsSync(join(folder, "caught")) || existsSync("caught")).toBe(false);
  });

  test.each([
    ["something that is no package", "LÄSMIG.txt", 1, "Paketet går inte att räkna om."],
    ["nothing", "saknas.zip", 2, "finns inte"],
  ])("says what is wrong with %s", async (_what, name, code, sentence) => {
    const folder = await unpack(new Map([["LÄSMIG.txt", "Hej"]]));
    const done = await run(root, ["nytta", "verify", name === "LÄSMIG.txt" ? folder : join(folder, name)]);
    expect(done.code).toBe(code);
    expect(done.stdout + done.stderr).toContain(sentence);
  });
});

describe("a zip made to harm", () => {
  const honest = () => [...files].map(([name, content]) => ({ name, content }));

  test.each([
    ["with a file that would be laid outside the folder", () => [...honest(), { name: "../outside.txt", content: "" }]],
    ["with a file at the root of the disk", () => [...honest(), { name: "/etc/outside.txt", content: "" }]],
    ["with a file on another disk", () => [...honest(), { name: "C:\\outside.txt", content: "" }]],
    ["with the same name twice", () => [...honest(), { name: "persons.json", content: files.get("persons.json")! }]],
    ["that unpacks to more than it says", () => [{ name: "persons.json", content: "[".repeat(5_000_000), claimedSize: 10 }]], // prettier-ignore
    ["that unpacks to a thousand times its size", () => [{ name: "persons.json", content: "[".repeat(50_000_000) }]],
  ])("%s is refused", async (_what, entries) => {
    const path = join(root, "harm.zip");
    await writeFile(path, zipOf(entries()));
    const { code, stdout, stderr } = await run(root, ["nytta", "verify", path]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Filen är inte en hel zip");
    expect(existsSync(join(root, "..", "outside.txt"))).toBe(false);
  });

  test("built the same way of honest files is accepted", async () => {
    const path = join(root, "honest.zip");
    await writeFile(path, zipOf(honest()));
    expect(await run(root, ["nytta", "verify", path])).toMatchObject({ code: 0 });
  });
});

test("the readme of a package says that it holds personal data", async () => {
  expect(files.get("LÄSMIG.txt")).toContain("raderna är personuppgifter");
  expect(await readFile("src/writers/verify.mjs", "utf8")).toBe(files.get("verify.mjs"));
});
