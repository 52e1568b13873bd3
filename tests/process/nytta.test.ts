import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newFolder, removeFolder, run } from "./support/processes.ts";

const examples = join(import.meta.dirname, "../fixtures/model/nytta-examples.json");

interface Output {
  readonly persons: readonly {
    readonly id: number;
    readonly effect?: Readonly<Record<string, number>>;
    readonly identity?: number;
    readonly lines?: readonly { readonly amount: number; readonly source: unknown; readonly registered: unknown }[];
    readonly refused: readonly { readonly parameter: string; readonly equation: string }[];
  }[];
  readonly parameters: { readonly hash: string; readonly unchecked: readonly string[] };
}

interface Examples {
  readonly persons: readonly {
    readonly id: number;
    readonly expected: Readonly<Record<string, { readonly effect: Readonly<Record<string, number>> }>>;
  }[];
}

let folder: string;

beforeAll(async () => {
  folder = await newFolder();
});

afterAll(() => removeFolder(folder));

const evaluate = (...options: string[]) => run(folder, ["nytta", "evaluate", examples, ...options]);

describe("nytta evaluate", () => {
  test.each(["huvud", "jamforbar"])("gives the sixteen worked persons to the öre under %s", async (preset) => {
    const { code, stdout, stderr } = await evaluate("--preset", preset, "--illustrative", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { persons, parameters } = JSON.parse(stdout) as Output;
    const { persons: expected } = JSON.parse(readFileSync(examples, "utf8")) as Examples;
    expect(persons.map(({ id, effect }) => ({ id, effect }))).toEqual(
      expected.map(({ id, expected: by }) => ({ id, effect: by[preset]!.effect })),
    );
    expect(persons.map(({ identity }) => identity)).toEqual(persons.map(() => 0));
    expect(parameters.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(parameters.unchecked).toContain("handlaggning_fk");
    for (const line of persons.flatMap(({ lines }) => lines ?? [])) {
      expect([typeof line.source, line.source === "", typeof line.registered]).toEqual(["string", false, "boolean"]);
    }
  });

  test("refuses by name what is not known, computes the rest and ends with 1", async () => {
    const { code, stdout, stderr } = await evaluate("--json");
    expect(code).toBe(1);
    expect(stderr).toContain("[handlaggning_fk]: värdet är inte känt för 2017 (ekvation N16)");
    const { persons } = JSON.parse(stdout) as Output;
    expect(persons[0]!.refused).toEqual([{ parameter: "handlaggning_fk", year: 2017, equation: "N16", reach: "line" }]);
    // Production alone: the handling that the worked example has is left out.
    expect(persons[0]!.effect!.samhalle).toBe(473_112);
  });

  test("leaves out the effect of a person who cannot be computed", async () => {
    const file = join(folder, "early.json");
    const situation = { spells: [{ typ: "forsorjningsstod", man: 12 }] };
    const context = { kommunalskatt: 0.2, regionskatt: 0.1, boendekostnad: 5000 };
    await writeFile(file, JSON.stringify({ persons: [{ id: 1, year: 2016, context, before: situation, after: situation }] }));
    const { code, stdout } = await run(folder, ["nytta", "evaluate", file, "--illustrative", "--json"]);
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Output).persons).toEqual([
      { id: 1, refused: [{ parameter: "riksnorm_ensam", year: 2016, equation: "N4", reach: "person" }] },
    ]);
  }); // prettier-ignore

  test("shows a person as a table, and with --lines every krona's way", async () => {
    const { code, stdout } = await evaluate("--illustrative", "--lines");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Samhället +480\u00a0312,00/);
    expect(stdout).toMatch(/före +N5 +Försäkringskassan +Sjukpenning på fortsättningsnivå +−240\u00a0170,00 +beräknad +sfb/);
    expect(stdout).toContain("Påhittade styckkostnader är använda");
  }); // prettier-ignore

  test("stops at a faulty file with 2 and every fault in plain words", async () => {
    const file = join(folder, "faulty.json");
    await writeFile(file, '{"persons": [{"id": 1, "year": 2030}]}');
    const { code, stdout, stderr } = await run(folder, ["nytta", "evaluate", file, "--json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Person 1, fältet ”year” är 2030. Det ska vara ett heltal från 2016 till 2026.");
    expect(stderr).toContain("Person 1, fältet ”before” saknas.");
  });
});
