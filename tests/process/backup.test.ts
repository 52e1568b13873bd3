import { appendFile, cp, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startEmbedded } from "#src/db/embedded/server.ts";
import { endAll, newFolder, processesLeft, removeFolder, root, run, startProgram } from "./support/processes.ts";

let dataDir: string;
let other: string;
let files: string;
/** A copy of the demo, taken by the command. */
let copy: string;

beforeAll(async () => {
  [dataDir, other, files] = [await newFolder(), await newFolder(), await newFolder()];
  await run(dataDir, ["demo"]);
  const taken = await run(dataDir, ["backup", "--out", join(files, "kopior")]);
  copy = taken.stdout.trim();
}, 120_000);

afterAll(async () => {
  await endAll();
  await Promise.all([dataDir, other].map(processesLeft));
  await Promise.all([dataDir, other, files].map(removeFolder));
});

const figures = (folder: string) =>
  run(folder, ["figures", "--team", "Samordningsteam Ekhamn", "--from", "2025-01-01", "--to", "2025-12-31", "--json"]);
const withoutTime = (text: string) => text.replace(/"asOf": "[^"]*"/, "");

describe("backup and restore", () => {
  test("a copy gives the same figures in an empty installation, and a whole log", async () => {
    const restored = await run(other, ["restore", copy]);
    expect(restored).toMatchObject({ code: 0, stdout: "" });
    expect(restored.stderr).toMatch(/^Databasen är återställd till 20/);
    expect(withoutTime((await figures(other)).stdout)).toBe(withoutTime((await figures(dataDir)).stdout));
    expect((await run(other, ["audit", "verify"])).code).toBe(0);
  });

  test("a copy can be restored again over its own installation", async () => {
    expect((await run(dataDir, ["tenant", "create", "--name", "Tillfälliga kommunen"])).code).toBe(0);
    expect((await run(dataDir, ["restore", copy])).code).toBe(0);
    expect((await run(dataDir, ["tenant", "list"])).stdout).toBe("Ekhamns kommun (demo)\tkommun\n");
  });

  test.each([
    [
      "a changed table",
      (folder: string) => appendFile(join(folder, "public.person.copy"), "x\n"),
      "Kopian är skadad: public.person.copy",
    ],
    [
      "a missing table",
      (folder: string) => rm(join(folder, "public.person.copy")),
      "Kopian är skadad: public.person.copy",
    ],
    [
      "a changed manifest",
      (folder: string) => appendFile(join(folder, "manifest.json"), " "),
      "manifest.json går inte att läsa",
    ],
    ["no manifest", (folder: string) => rm(join(folder, "manifest.json")), "är ingen säkerhetskopia"],
  ])("with %s is refused with 2, and nothing is changed", async (_, damage, sentence) => {
    const broken = join(files, "trasig");
    await rm(broken, { recursive: true, force: true });
    await cp(copy, broken, { recursive: true });
    await damage(broken);
    const before = await figures(dataDir);
    const { code, stdout, stderr } = await run(dataDir, ["restore", broken]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(withoutTime((await figures(dataDir)).stdout)).toBe(withoutTime(before.stdout));
  });

  test("of another installation is refused with 1, until it is said that it may be replaced", async () => {
    const foreign = await newFolder();
    await run(foreign, ["tenant", "create", "--name", "Främmande kommunen"]);
    const refused = await run(foreign, ["restore", copy]);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect((await run(foreign, ["tenant", "list"])).stdout).toContain("Främmande kommunen");
    const here = /--replace-installation (\S+)\.$/.exec(refused.stderr.trim())![1]!;
    expect((await run(foreign, ["restore", copy, "--replace-installation", here])).code).toBe(0);
    expect((await run(foreign, ["tenant", "list"])).stdout).toBe("Ekhamns kommun (demo)\tkommun\n");
    await processesLeft(foreign);
    await removeFolder(foreign);
  });

  test("is refused while another program owns the database", async () => {
    const owner = startProgram(process.execPath, [join(root, "tests/process/support/own-database.ts")], dataDir);
    await owner.says("started");
    const { code, stderr } = await run(dataDir, ["restore", copy]);
    expect(code).toBe(1);
    expect(stderr).toContain(`används av ”stegvis test” (process ${owner.child.pid})`);
    owner.child.kill("SIGTERM");
    await owner.ended;
  });
});

describe("doctor", () => {
  test("is satisfied after a backup, and misses one before", async () => {
    const well = await run(dataDir, ["doctor"]);
    expect(well.code).toBe(0);
    expect(well.stdout).toMatch(/Databas +den inbyggda\n/);
    expect(well.stdout).toContain("Allt är som det ska.");
    const without = await run(other, ["doctor"]);
    expect(without.stdout).toContain("Bör åtgärdas: Ingen säkerhetskopia har tagits härifrån.");
  });
});

test("a changed entry of the log is found, with 1", async () => {
  const started = await startEmbedded({ dataDir: other, command: "test" });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const client = new pg.Client(started.value.settings);
  await client.connect();
  await client.query(
    "set session_replication_role = replica; update audit.access set action = 'nothing' where seq = 2",
  );
  await client.end();
  const verified = await run(other, ["audit", "verify"]);
  await started.value.stop();
  expect(verified.code).toBe(1);
  expect(verified.stdout).toContain("loggen är INTE hel");
  expect(verified.stdout).toContain("post 2: posten är ändrad");
});
