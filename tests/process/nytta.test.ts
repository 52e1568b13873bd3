import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoTeam } from "#src/domain/demo/team.ts";
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

describe("a file made to harm", () => {
  const opened = "[".repeat(200_000) + "]".repeat(200_000);
  const escape = "\u001b[2J\u001b]0;mål\u0007";

  test.each([
    ["deeper than calls can be", opened, "Det ska vara ett objekt"],
    ["deep inside", `{"persons": ${opened.slice(1, -1)}}`, "Person nummer 1 i filen"],
    ["of names that every object has", '{"__proto__": {"persons": []}, "constructor": 1, "persons": 3}', "”persons” är 3"],
    ["of bytes that are no text", "\ufffd\0\u0001", "inte JSON"],
    ["that gives a terminal orders", JSON.stringify({ persons: [{ id: escape }] }), "[2J"],
    ["with more faults than anybody reads", JSON.stringify({ persons: Array(20_000).fill({}) }), "Och 99500 till"],
  ])("is answered in words when it is %s", async (_what, content, sentence) => {
    const file = join(folder, "harm.json");
    await writeFile(file, content);
    const { code, stdout, stderr } = await run(folder, ["nytta", "evaluate", file]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr.length).toBeLessThan(200_000);
    expect(["\u001b", "\n    at "].filter((mark) => stderr.includes(mark))).toEqual([]);
  }); // prettier-ignore
});

test("JSON that is written person by person is one text", async () => {
  const { stdout } = await evaluate("--illustrative", "--json");
  expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
});

test.each([
  ["a folder", ".", "är en mapp, inte en fil"],
  ["nothing", "saknas.json", "finns inte"],
])("nytta evaluate of %s ends with 2 and a sentence", async (_what, name, sentence) => {
  const { code, stdout, stderr } = await run(folder, ["nytta", "evaluate", join(folder, name)]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(sentence);
});

describe("nytta of a team", () => {
  const team = (...options: string[]) =>
    run(folder, [
      "nytta",
      "--team",
      demoTeam,
      "--from",
      "2024-01-01",
      "--to",
      "2025-12-31",
      "--draws",
      "50",
      ...options,
    ]);

  beforeAll(async () => {
    expect((await run(folder, ["demo"])).code).toBe(0);
  });

  test("prints answer, tables, what decides it, assumptions and parameters, and names what is not known", async () => {
    const { code, stdout, stderr } = await team();
    expect(code).toBe(1);
    expect(stderr).toContain("[handlaggning_forsorjningsstod]: värdet är inte känt");
    for (const heading of [
      "Samhällsnytta: Samordningsteam Ekhamn, 1 januari 2024–31 december 2025",
      "Intäkter, lönsamhet och återbetalning",
      "Kostnadens delning",
      "Osäkerhet: 5 procent | median | 95 procent",
      "Vad som avgör samhällets vinst",
      "Antaganden (huvudkalkyl)",
      "Parametrar (",
      "frö 20031210",
    ]) {
      expect(stdout).toContain(heading);
    }
  });

  test("takes assumptions as options, and says which were changed", async () => {
    const { code, stdout } = await team(
      "--illustrative",
      "--dodvikt",
      "20%",
      "--kostnadsdelning",
      "lag",
      "--cost",
      "3000000",
    );
    expect(code).toBe(0);
    expect(stdout).toContain("Dödvikt: 20\u00a0% (ändrat)");
    expect(stdout).toContain("Använd delning: Enligt lagen");
    expect(stdout).toMatch(/Kostnad: 3\u00a0mkr\./);
  });

  test("gives the calculation as JSON, with a comparison instead of deadweight when persons are given", async () => {
    const { code, stdout } = await team(
      "--illustrative",
      "--json",
      "--comparison",
      examples,
      "--comparison-kind",
      "waiting-list",
    );
    expect(code).toBe(0);
    const calculation = JSON.parse(stdout) as { counterfactual: unknown; assumptions: { deadweight: number } };
    expect(calculation.counterfactual).toMatchObject({ step: "waiting-list", n: 16 });
    expect(calculation.assumptions.deadweight).toBe(0);
  });

  test("writes a package that its own check accepts", async () => {
    const path = join(folder, "nytta.zip");
    expect((await team("--illustrative", "--package", path)).stderr).toContain("Paketet är skrivet");
    const { code, stdout } = await run(folder, ["nytta", "verify", path]);
    expect(code).toBe(0);
    expect(stdout).toContain("Allt stämmer.");
  });

  test("writes a package of made-up persons that says what it is", async () => {
    const path = join(folder, "synthetic.zip");
    const { stderr } = await team("--illustrative", "--package", path, "--synthetic");
    expect(stderr).toContain("Personerna är påhittade");
    const { code, stdout } = await run(folder, ["nytta", "verify", path]);
    expect(code).toBe(0);
    expect(stdout).toContain("Allt stämmer.");
  });

  test("gives no amount of so few that it would be a person's, in text or JSON", async () => {
    const few = ["nytta", "--team", demoTeam, "--from", "2024-01-01", "--to", "2024-03-31", "--illustrative"];
    const { stdout } = await run(folder, [...few, "--json"]);
    const shown = JSON.parse(stdout) as { persons: number; rows: { row: string }[]; withheld: string };
    expect(shown.persons).toBeLessThan(10);
    expect(shown.rows.map(({ row }) => row).filter((row) => row !== "samhalle")).toEqual([]);
    expect(shown.withheld).toContain("enskilda personer");
    expect(stdout).not.toContain('"gross"');
    expect((await run(folder, few)).stdout).not.toContain("Arbetsförmedlingen  ");
    const refused = await run(folder, [...few, "--package", join(folder, "few.zip")]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("färre än 10 personer");
  });

  test.each([
    ["no team", ["--from", "2024-01-01", "--to", "2024-12-31"], "--team"],
    [
      "a share above one",
      ["--team", demoTeam, "--dodvikt", "30"],
      "Skriv ett tal från 0 till 1, till exempel 0,3 eller 30%",
    ],
    ["an unknown preset", ["--team", demoTeam, "--preset", "payoff"], "Välj ett av: huvud, forsiktig, jamforbar"],
    [
      "an unknown way to divide the cost",
      ["--team", demoTeam, "--kostnadsdelning", "halva"],
      "Välj ett av: faktisk, lag, lika",
    ],
  ] as const)("stops at %s with 2 and a sentence", async (_what, options, sentence) => {
    const { code, stdout, stderr } = await run(folder, ["nytta", ...options]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});
