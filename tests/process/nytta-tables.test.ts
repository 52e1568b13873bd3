import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newFolder, removeFolder, run } from "./support/processes.ts";

const given = join(import.meta.dirname, "../fixtures/model/given-2017.json");

let folder: string;

beforeAll(async () => {
  folder = await newFolder();
});

afterAll(() => removeFolder(folder));

const tables = (...words: string[]) => run(folder, ["nytta", "tables", ...words]);

describe("nytta tables", () => {
  test("prints the published tables as JSON, character for character", async () => {
    const { code, stdout, stderr } = await tables(given, "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { printed } = JSON.parse(readFileSync(given, "utf8")) as { readonly printed: unknown };
    expect(JSON.parse(stdout)).toEqual(printed);
  });

  test("prints them to read, with captions, the write-off and what has no row of its own", async () => {
    const { code, stdout } = await tables(given);
    expect(code).toBe(0);
    expect(stdout).toContain("Tabell 3: lönsamhet SOT");
    expect(stdout).toMatch(/^Samhället +-2,2 mkr +-64 000 kr +6 mkr$/m);
    expect(stdout).toMatch(/^Regionen +183 +81$/m);
    expect(stdout).toContain("blir lönsamheten första året 1,2 mkr (SOT, hela samhället).");
    expect(stdout).toContain("ej-utskriven-aktor har ingen egen rad.");
  });

  test("stops with 2 and a sentence at a file that is missing, a folder, or faulty", async () => {
    const faulty = join(folder, "faulty.json");
    await writeFile(faulty, '{"A": {"participants": 0, "revenue": {"k": 1}, "cost": {"k": 1}}, "aggregates": {"K": ["k"]}}');
    for (const [file, sentence] of [
      [join(folder, "none.json"), "none.json finns inte."],
      [folder, "är en mapp, inte en fil."],
      [faulty, "Fältet ”A”, ”participants” är 0. Det ska vara ett heltal från 1 till 1000000."],
    ] as const) {
      const { code, stdout, stderr } = await tables(file, "--json");
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(sentence);
    }
  }); // prettier-ignore
});
