import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startEmbedded, type EmbeddedServer } from "#src/db/embedded/server.ts";
import { differences, differencesInAnyOrder } from "../support/matches-expected.ts";
import { fixtureFolder, readExpected, type FixtureName } from "../support/read-fixture.ts";
import { endAll, newFolder, processesLeft, removeFolder, run } from "./support/processes.ts";

// One database for all tests of the file, owned by this process as by a running site: commands come to use it.
let dataDir: string;
let files: string;
let server: EmbeddedServer;

beforeAll(async () => {
  [dataDir, files] = [await newFolder(), await newFolder()];
  const started = await startEmbedded({ dataDir, command: "test", durable: false });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  server = started.value;
  await run(dataDir, ["import", fixtureFolder("random-101")]);
});

afterAll(async () => {
  await endAll();
  await server.stop();
  await processesLeft(dataDir);
  await Promise.all([removeFolder(dataDir), removeFolder(files)]);
});

const command = (...args: string[]) => run(dataDir, args);

/** Runs a command that must be done, and gives its JSON. */
async function json<T>(schema: z.ZodType<T>, ...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await command(...args, "--json");
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code}: ${stderr}`);
  return schema.parse(JSON.parse(stdout));
}

const Tenants = z.array(z.object({ name: z.string(), kind: z.string(), demo: z.boolean() }));
const Counts = z.object({
  read: z.number(),
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
});
const Imported = z.object({
  files: z.array(
    z.object({
      tenant: z.string(),
      total: Counts,
      sheets: z.array(Counts.extend({ sheet: z.string() })),
      errors: z.array(z.object({ sheet: z.string(), line: z.number(), column: z.string(), text: z.string() })),
      warnings: z.array(z.unknown()),
    }),
  ),
});
const Expected = z.object({
  team: z.string(),
  from: z.string(),
  to: z.string(),
  options: z.object({ scheme: z.string() }).partial().optional(),
  figures: z.record(z.string(), z.unknown()),
});
const Evaluation = z.object({
  scope: z.object({ programmes: z.array(z.string()), track: z.unknown() }),
  period: z.object({ from: z.string(), to: z.string() }),
  asOf: z.string(),
  figures: z.record(z.string(), z.unknown()),
});

/** The whole register of a tenant as text, sheet by sheet. */
async function exported(tenant: string): Promise<Record<string, string>> {
  const folder = join(files, `export-${Math.random()}`);
  expect((await command("export", "--tenant", tenant, "--out", folder)).code).toBe(0);
  const names = (await readdir(folder)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, index) => [name, texts[index]!]));
}

/** A folder of CSV files with some sheets of a small register. */
async function register(name: string, sheets: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(files, name);
  await mkdir(folder, { recursive: true });
  for (const [sheet, text] of Object.entries(sheets)) await writeFile(join(folder, `${sheet}.csv`), text);
  return folder;
}

const small = {
  Insatser: "Insats;Huvudman\nTeam Liten;Lillköpings kommun\n",
  Deltagare: "Deltagar-id;Kön;Födelseår\nL1;Kvinna;1980\nL2;Man;1990\n",
  Inskrivningar:
    "Inskrivnings-id;Deltagar-id;Insats;Startdatum;Slutdatum\nI1;L1;Team Liten;2022-01-10;2022-06-30\nI2;L2;Team Liten;2022-03-01;\n",
};

describe("import and figures", () => {
  test.each<[FixtureName, string, string]>([
    ["random-101", "Provstad", "Provstad"],
    ["vasteras-2022", "Västerås stad", "Västerås stad"],
    ["vasteras-2017h1", "Västerås stad 2017", ""],
  ])("%s goes in, and every figure is what its file of answers says", async (name, tenant, named) => {
    if (named === "") expect((await command("tenant", "create", "--name", tenant)).code).toBe(0);
    const imported = await json(Imported, "import", fixtureFolder(name), ...(named === "" ? ["--tenant", tenant] : []));
    expect(imported.files[0]).toMatchObject({ tenant, errors: [], total: { refused: 0 } });

    const expected = Expected.parse(readExpected(name));
    const scheme = expected.options?.scheme;
    const { figures, ...rest } = await json(
      Evaluation,
      ...["figures", "--team", expected.team, "--tenant", tenant, "--from", expected.from, "--to", expected.to],
      ...(scheme === undefined ? [] : ["--scheme", scheme]),
    );
    const unordered = Object.keys(expected.figures).map((id) => `/${id}`);
    expect(differencesInAnyOrder(figures, expected.figures, name === "random-101" ? [] : unordered)).toEqual([]);
    expect(rest).toMatchObject({
      scope: { programmes: [expected.team], track: null },
      period: { from: expected.from, to: expected.to },
    });
  });

  test("a wrong answer would be found", () => {
    expect(differences({ "participants.total": { value: 3 } }, { "participants.total": { value: 4 } })).toHaveLength(1);
  });

  test("a team that several controllers have is asked about, and one that nobody has is given its neighbours", async () => {
    const period = ["--from", "2022-01-01", "--to", "2022-12-31"];
    const both = await command("figures", "--team", "Samordningsteam Västerås", ...period);
    expect(both).toMatchObject({ code: 1, stdout: "" });
    expect(both.stderr).toContain("”Västerås stad”, ”Västerås stad 2017”. Ange vilken med --tenant.");
    const nobody = await command("figures", "--team", "Samordningsteam Västeros", ...period);
    expect(nobody).toMatchObject({ code: 1, stdout: "" });
    expect(nobody.stderr).toContain("Menade du ”Samordningsteam Västerås”");
  });

  test("figures can be narrowed to some ids and a track, and read as a table", async () => {
    const scope = ["--team", "samordningsteam prov", "--from", "2022-01-01", "--to", "2022-12-31"];
    const narrowed = await json(
      Evaluation,
      "figures",
      ...scope,
      "--only",
      "participants.total,exit.results",
      "--track",
      "MAC",
    );
    expect(Object.keys(narrowed.figures)).toEqual(["participants.total", "exit.results"]);
    expect(narrowed.scope.track).toBe("MAC");
    const text = await command("figures", ...scope, "--only", "participants.total,participants.by-sex");
    expect(text.code).toBe(0);
    expect(text.stdout).toMatch(/^Samordningsteam Prov, 1 januari–31 december 2022\n/);
    expect(text.stdout).toContain("Deltagare totalt [participants.total]: 115");
    expect(text.stdout).toMatch(/Totalt +115 +52 +63 +51 +64/);
    const unknown = await command("figures", ...scope, "--track", "MACK");
    expect(unknown.stderr).toContain("Menade du MAC");
    expect(unknown.code).toBe(1);
  });

  test("the same file again changes nothing, and a changed row is told as changed", async () => {
    const folder = await register("liten", small);
    expect((await json(Imported, "import", folder)).files[0]).toMatchObject({
      tenant: "Lillköpings kommun",
      total: { new: 5 },
    });
    const before = await exported("Lillköpings kommun");
    expect((await json(Imported, "import", folder)).files[0]!.total).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 5,
    });
    expect(await exported("Lillköpings kommun")).toEqual(before);
    const changed = await register("liten2", { ...small, Deltagare: small.Deltagare.replace("1980", "1981") });
    expect((await json(Imported, "import", changed)).files[0]!.total).toMatchObject({
      new: 0,
      changed: 1,
      unchanged: 4,
    });
  });

  test("a dry run says the same and changes nothing", async () => {
    const folder = await register("provas", { ...small, Deltagare: `${small.Deltagare}L3;Kvinna;1970\n` });
    const before = await exported("Lillköpings kommun");
    const dry = await command("import", folder, "--dry-run");
    expect(dry.code).toBe(0);
    expect(dry.stderr).toContain("Provläsning: inget har ändrats.");
    expect(dry.stdout).toMatch(/Deltagare +3 +1 +/);
    expect(await exported("Lillköpings kommun")).toEqual(before);
  });

  test("refused rows are named with the nearest values, end with 1, and come back in a workbook that can be read", async () => {
    const wrong = { ...small, Deltagare: `${small.Deltagare}L9;Kvina;1970\n` };
    const rejects = join(files, "underkända rader.xlsx");
    const refused = await command("import", await register("fel", wrong), "--rejects", rejects);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/Deltagare rad 4: Kön ”Kvina”: .* Menade du ”Kvinna”\?/);
    const again = await command("import", rejects, "--tenant", "Lillköpings kommun", "--json");
    expect(again.code).toBe(1);
    expect(Imported.parse(JSON.parse(again.stdout)).files[0]!.errors).toMatchObject([
      { sheet: "Deltagare", column: "Kön" },
    ]);
  });

  test("sheets given one by one are read parents first, and belong together", async () => {
    const folder = await register("blad", small);
    const sheets = ["Inskrivningar", "Deltagare", "Insatser"].map((sheet) => join(folder, `${sheet}.csv`));
    const { files: done } = await json(Imported, "import", ...sheets);
    expect(done.map(({ tenant, errors }) => ({ tenant, errors }))).toEqual(
      [1, 2, 3].map(() => ({ tenant: "Lillköpings kommun", errors: [] })),
    );
  });

  test("a file that names several controllers, or none when there are several, is not guessed about", async () => {
    const several = await register("flera", { Insatser: "Insats;Huvudman\nA;Ena kommunen\nB;Andra kommunen\n" });
    const tenants = await json(Tenants, "tenant", "list");
    const asked = await command("import", several);
    expect(asked).toMatchObject({ code: 1, stdout: "" });
    expect(asked.stderr).toContain("nämner flera huvudmän: ”Ena kommunen”, ”Andra kommunen”");
    const none = await register("ingen", { Deltagare: small.Deltagare });
    const unknown = await command("import", none);
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toContain("nämner ingen huvudman, och det finns flera");
    expect(await json(Tenants, "tenant", "list")).toEqual(tenants);
  });

  test.each([
    ["a file that is not there", () => Promise.resolve("finns inte.xlsx"), "finns inte, eller går inte att öppna"],
    ["a PDF", async () => (await writeFile(join(files, "a.pdf"), "%PDF-1.7\n"), join(files, "a.pdf")), "är en pdf"],
    ["a folder without sheets", () => register("tom", {}), "innehåller inget av registrets blad"],
  ])("%s ends with 2", async (_, make, sentence) => {
    const { code, stdout, stderr } = await command("import", await make());
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
  });
});

describe("export", () => {
  test("of an import into an empty controller is the same again, as folder and as workbook", async () => {
    const original = await exported("Provstad");
    const folder = join(files, "ut");
    const workbook = join(files, "ut.xlsx");
    expect((await command("export", "--tenant", "Provstad", "--out", folder)).stdout.split("\n")).toHaveLength(19);
    expect((await command("export", "--tenant", "Provstad", "--out", workbook)).stdout).toBe(`${workbook}\n`);
    for (const [tenant, source] of [
      ["Kopia ett", folder],
      ["Kopia två", workbook],
    ] as const) {
      expect((await command("tenant", "create", "--name", tenant)).code).toBe(0);
      expect((await command("import", source, "--tenant", tenant)).code).toBe(0);
      expect(await exported(tenant)).toEqual(original);
    }
  });

  test("asks which controller when there are several", async () => {
    const { code, stderr } = await command("export", "--out", join(files, "alla"));
    expect(code).toBe(1);
    expect(stderr).toContain("Det finns flera huvudmän");
  });
});

describe("the demo", () => {
  test("is loaded once, into a controller of its own that takes nothing else", async () => {
    const first = await command("demo");
    expect(first).toMatchObject({ code: 0, stdout: "" });
    expect(first.stderr).toContain("Demon är inläst: Samordningsteam Ekhamn");
    const before = await exported("Ekhamns kommun (demo)");
    const second = await command("demo");
    expect(second.stderr).toContain("Ingenting har ändrats.");
    expect(await exported("Ekhamns kommun (demo)")).toEqual(before);
    expect((await json(Tenants, "tenant", "list")).filter(({ demo }) => demo)).toHaveLength(1);

    const mixed = await command("import", await register("äkta", small), "--tenant", "Ekhamns kommun (demo)");
    expect(mixed.code).toBe(1);
    expect(mixed.stderr).toContain("är demon och har bara påhittade personer");
    expect(await exported("Ekhamns kommun (demo)")).toEqual(before);
  });

  test("gives no warning when it is read as anybody's register, and every figure has something to show", async () => {
    const folder = join(files, "demo");
    await command("export", "--tenant", "Ekhamns kommun (demo)", "--out", folder);
    expect((await command("tenant", "create", "--name", "Läser demon")).code).toBe(0);
    const read = await json(Imported, "import", folder, "--tenant", "Läser demon");
    expect(read.files[0]).toMatchObject({ errors: [], warnings: [] });
    const { figures } = await json(
      Evaluation,
      ...["figures", "--team", "Samordningsteam Ekhamn", "--tenant", "Läser demon"],
      ...["--from", "2025-01-01", "--to", "2025-12-31"],
    );
    const without = Object.entries(figures).filter(([, figure]) => (figure as { why?: string }).why !== undefined);
    expect(without.map(([id]) => id)).toEqual([]);
  });
});

describe("report", () => {
  const scope = [
    "--team",
    "Samordningsteam Ekhamn",
    "--tenant",
    "Ekhamns kommun (demo)",
    "--from",
    "2025-01-01",
    "--to",
    "2025-12-31",
  ];

  test("writes the four formats in one go, and says where", async () => {
    const folder = join(files, "rapport");
    const { code, stdout, stderr } = await command("report", ...scope, "--template", "vasteras-helar", "--out", folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const paths = stdout.trimEnd().split("\n");
    const beginnings = await Promise.all(
      paths.map(async (path) => (await readFile(path)).subarray(0, 4).toString("latin1")),
    );
    expect(paths.map((path) => path.split(".").at(-1))).toEqual(["pdf", "docx", "xlsx", "html"]);
    expect(beginnings).toEqual(
      ["%PDF", "PK\u0003\u0004", "PK\u0003\u0004", "<!do"].map(
        (text) => expect.stringMatching(new RegExp(text, "i")) as string,
      ),
    );
  });

  test("for the board withholds small numbers that the team's own has", async () => {
    const read = async (audience: string) => {
      const folder = join(files, audience);
      const made = await command(
        "report",
        ...scope,
        ...["--template", "lansformat", "--format", "html", "--audience", audience, "--out", folder],
      );
      expect(made.code).toBe(0);
      return readFile(made.stdout.trim(), "utf8");
    };
    const withheld = /Två punkter \(\.\.\) betyder/;
    expect(await read("board")).toMatch(withheld);
    expect(await read("team")).not.toMatch(withheld);
  });
});

describe("audit", () => {
  test("tells who has taken a person's data out, and that the log is whole", async () => {
    const who = await command("audit", "who", "--person", "L1", "--tenant", "Lillköpings kommun");
    expect(who.code).toBe(0);
    expect(who.stdout).toMatch(
      /operator:\S+\toperator\tutskrift av hela registret\texport\.register\tLillköpings kommun/,
    );
    const nobody = await command("audit", "who", "--person", "L1", "--tenant", "Kopia ett");
    expect(nobody).toMatchObject({ code: 0, stdout: "" });
    const verified = await command("audit", "verify", "--tenant", "Lillköpings kommun");
    expect(verified.code).toBe(0);
    expect(verified.stdout).toMatch(/^Lillköpings kommun: loggen är hel \(\d/);
  });
});

test("a reader that has seen enough is no error", async () => {
  const { startProgram } = await import("./support/processes.ts");
  const piped = `'${process.execPath}' src/cli/main.ts figures --team 'Samordningsteam Prov' --tenant Provstad --from 2022-01-01 --to 2022-12-31 --json | head -1; echo "\${PIPESTATUS[0]}"`;
  const { stdout, stderr } = await startProgram("bash", ["-c", piped], dataDir).ended;
  expect(stdout).toBe("{\n0\n");
  expect(stderr).toBe("");
});
