import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportRegister, type ExportFormat } from "#src/actions/export-register.ts";
import { importRegister, type ImportRequest } from "#src/actions/import-register.ts";
import type { ImportReport } from "#src/domain/register-import/report.ts";
import { listErrors, totalCounts } from "#src/domain/register-import/report.ts";
import { writeRejects } from "#src/writers/rejects.ts";
import {
  createTenant,
  createTestDatabase,
  fixturePath,
  importFixture,
  operatorIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "stegvis-import-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function importFile(tenant: string, path: string, options: Partial<ImportRequest> = {}): Promise<ImportReport> {
  const request = { path, fileName: "register", dryRun: false, replace: false, ...options };
  const imported = await importRegister(database.operator, operatorIn(tenant), request);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value;
}

async function exportFiles(tenant: string, format: ExportFormat) {
  const exported = await exportRegister(database.operator, operatorIn(tenant), format);
  if (!exported.ok) throw new Error(exported.error.code);
  return exported.value;
}

const asText = (files: Awaited<ReturnType<typeof exportFiles>>) =>
  Object.fromEntries(files.map(({ name, bytes }) => [name, Buffer.from(bytes).toString("utf8")]));

/** Writes files into a folder of their own; its path. */
async function inFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const path = await mkdtemp(join(folder, "csv-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
  return path;
}

/** How often the tenant's register has changed, and how many older rows are kept. */
async function traces(tenant: string): Promise<{ version: number; history: number }> {
  return withSuperuser(database.settings, async (client) => {
    const { rows } = await client.query<{ version: string | null; history: string }>(
      `select (select register_version from audit.head where tenant_id = $1) as version,
         (select count(*) from hist.person where tenant_id = $1) + (select count(*) from hist.enrolment where tenant_id = $1)
         + (select count(*) from hist.situation where tenant_id = $1) + (select count(*) from hist.answer where tenant_id = $1) as history`,
      [tenant],
    );
    return { version: Number(rows[0]!.version ?? 0), history: Number(rows[0]!.history) };
  });
}

const people = "Deltagar-id;Personnummer;Förnamn;Kön;Födelseår\n";
const programme = "Insats;Huvudman;Trappa\nTeamet;Provstad;Start > Klar\n";
const enrolments = "Inskrivnings-id;Deltagar-id;Insats;Startdatum;Slutdatum\n";

describe("a fixture register", () => {
  test.each(["vasteras-2022", "vasteras-2017h1", "random-101"] as const)("%s goes in whole", async (name) => {
    const tenant = await createTenant(database);

    const report = await importFile(tenant, fixturePath(name));

    expect(report.refused).toEqual([]);
    expect(totalCounts(report).new).toBe(totalCounts(report).read);
    expect(totalCounts(report).read).toBeGreaterThan(300);
  });

  test("gives the same export from its workbook as from its CSV files", async () => {
    const [fromCsv, fromXlsx] = [await createTenant(database), await createTenant(database)];

    await importFile(fromCsv, fixturePath("vasteras-2022"));
    await importFile(fromXlsx, join(fixturePath("vasteras-2022"), "vasteras-2022.xlsx"));

    expect(asText(await exportFiles(fromXlsx, "csv"))).toEqual(asText(await exportFiles(fromCsv, "csv")));
  });

  test.each(["vasteras-2022", "vasteras-2017h1", "random-101"] as const)(
    "%s, exported and imported into an empty tenant, exports the same bytes in every format",
    async (name) => {
      const first = await createTenant(database);
      await importFixture(database, first, name);
      const csv = asText(await exportFiles(first, "csv"));

      for (const format of ["xlsx", "zip", "csv"] as const) {
        const tenant = await createTenant(database);
        const files = await exportFiles(first, format);
        let path = join(folder, `${name}.${format}`);
        if (format === "csv") path = await inFolder(csv);
        else await writeFile(path, files[0]!.bytes);
        const report = await importFile(tenant, path);

        expect(report.refused).toEqual([]);
        expect(report.warnings).toEqual([]);
        expect(asText(await exportFiles(tenant, "csv"))).toEqual(csv);
        expect(await exportFiles(tenant, "xlsx")).toEqual(await exportFiles(first, "xlsx"));
      }
    },
    180_000,
  );
});

describe("importing again", () => {
  test("the same file changes nothing and leaves no history", async () => {
    const tenant = await createTenant(database);
    await importFixture(database, tenant, "random-101");
    const before = await traces(tenant);

    const report = await importFile(tenant, fixturePath("random-101"));

    expect(totalCounts(report)).toMatchObject({ new: 0, changed: 0, refused: 0, unchanged: 4965 });
    expect(await traces(tenant)).toEqual(before);
  });

  test("a changed row is updated, its old values are kept, and the others are left alone", async () => {
    const tenant = await createTenant(database);
    await importFile(tenant, await inFolder({ "Deltagare.csv": `${people}D1;;Anna;K;1980\nD2;;Bo;M;1970\n` }));
    const before = await traces(tenant);

    const report = await importFile(
      tenant,
      await inFolder({ "Deltagare.csv": `${people}D1;;Anna;K;1981\nD2;;Bo;M;1970\n` }),
    );

    expect(totalCounts(report)).toMatchObject({ new: 0, changed: 1, unchanged: 1 });
    expect(await traces(tenant)).toEqual({ version: before.version + 1, history: before.history + 1 });
    expect(asText(await exportFiles(tenant, "csv"))["Deltagare.csv"]).toContain("D1;;;Anna;;Kvinna;;1981");
  });

  test("columns that a later file lacks keep what the register has", async () => {
    const tenant = await createTenant(database);
    await importFile(tenant, await inFolder({ "Deltagare.csv": `${people}D1;;Anna;K;1980\n` }));

    const report = await importFile(tenant, await inFolder({ "Deltagare.csv": "Deltagar-id;Kön\nD1;M\n" }));

    expect(totalCounts(report)).toMatchObject({ changed: 1 });
    expect(asText(await exportFiles(tenant, "csv"))["Deltagare.csv"]).toContain("D1;;;Anna;;Man;;1980");
  });

  test("a person who becomes anonymous loses name, number and birth, also when the file lacks those columns", async () => {
    const tenant = await createTenant(database);
    await importFile(tenant, await inFolder({ "Deltagare.csv": `${people}D1;19121212-1212;Anna;M;1980\n` }));

    await importFile(tenant, await inFolder({ "Deltagare.csv": "Deltagar-id;Anonym;Kön\nD1;Ja;M\n" }));

    expect(asText(await exportFiles(tenant, "csv"))["Deltagare.csv"]).toContain("D1;;Ja;;;Man;;;;;");
  });

  test("a dry run says the same as the import and changes nothing", async () => {
    const tenant = await createTenant(database);
    await importFixture(database, tenant, "vasteras-2017h1");
    const before = [await traces(tenant), asText(await exportFiles(tenant, "csv"))];

    const dry = await importFile(tenant, fixturePath("vasteras-2022"), { dryRun: true, replace: true });

    expect([await traces(tenant), asText(await exportFiles(tenant, "csv"))]).toEqual(before);
    const real = await importFile(tenant, fixturePath("vasteras-2022"), { replace: true });
    expect(real.sheets).toEqual(dry.sheets);
    expect(real.deletions).toEqual(dry.deletions);
    expect(totalCounts(real).deleted).toBeGreaterThan(300);
  });
});

describe("a replacing import", () => {
  const register = {
    "Insatser.csv": `${programme}Andra;Provstad;\n`,
    "Deltagare.csv": `${people}D1;;;K;1980\nD2;;;M;1970\nD3;;;M;1990\n`,
    "Inskrivningar.csv": `${enrolments}I1;D1;Teamet;2022-01-01;\nI2;D2;Teamet;2022-01-01;\nI3;D3;Andra;2022-01-01;\n`,
    "Stegmätningar.csv": "Inskrivnings-id;Datum;Steg\nI1;2022-02-01;Start\nI2;2022-02-01;Start\nI3;2022-02-01;X\n",
  };

  test("deletes what the file lacks of its own programmes, and nothing of others", async () => {
    const tenant = await createTenant(database);
    await importFile(tenant, await inFolder(register));

    const report = await importFile(
      tenant,
      await inFolder({
        "Insatser.csv": programme,
        "Deltagare.csv": `${people}D1;;;K;1980\n`,
        "Inskrivningar.csv": `${enrolments}I1;D1;Teamet;2022-01-01;\n`,
        "Stegmätningar.csv": register["Stegmätningar.csv"].split("\n").slice(0, 2).join("\n"),
      }),
      { replace: true },
    );

    expect(report.deletions.map(({ sheet, count, ids }) => [sheet, count, ids])).toEqual([
      ["Deltagare", 1, ["D2"]],
      ["Inskrivningar", 1, ["I2"]],
      ["Stegmätningar", 1, ["I2"]],
    ]);
    const left = asText(await exportFiles(tenant, "csv"));
    expect(left["Inskrivningar.csv"]).toContain("I3;D3");
    expect(left["Inskrivningar.csv"]).not.toContain("I2;");
  });

  test("deletes nothing as long as a row is refused", async () => {
    const tenant = await createTenant(database);
    await importFile(tenant, await inFolder(register));

    const report = await importFile(
      tenant,
      await inFolder({ "Insatser.csv": programme, "Deltagare.csv": `${people}D1;;;Q;1980\n` }),
      { replace: true },
    );

    expect(report.deletions).toEqual([]);
    expect(report.deletionsHeld).toBe(true);
  });

  test("without being told to, an import deletes nothing", async () => {
    const tenant = await createTenant(database);
    await importFile(tenant, await inFolder(register));
    const before = asText(await exportFiles(tenant, "csv"));

    await importFile(tenant, await inFolder({ "Insatser.csv": programme }));

    expect(asText(await exportFiles(tenant, "csv"))["Inskrivningar.csv"]).toBe(before["Inskrivningar.csv"]);
  });
});

describe("refused rows", () => {
  test("come back as a workbook that goes in once it is corrected", async () => {
    const tenant = await createTenant(database);
    const files = (sex: string) => ({
      "Insatser.csv": programme,
      "Deltagare.csv": `${people}D1;;=2+3;${sex};1980\nD2;;;M;1970\n`,
      "Inskrivningar.csv": `${enrolments}I1;D1;Teamet;2022-01-01;\nI2;D2;Teamet;2022-01-01;\n`,
      "Stegmätningar.csv": "Inskrivnings-id;Datum;Steg\nI1;2022-02-01;Start\nI2;2022-02-01;Start\n",
    });
    const report = await importFile(tenant, await inFolder(files("Kvinnna")));
    expect(
      listErrors(report).map(({ sheet, line, column, value, reason, nearest }) => [
        sheet,
        line,
        column,
        value,
        reason.code,
        nearest,
      ]),
    ).toEqual([
      ["Deltagare", 2, "Kön", "Kvinnna", "unknown-code", ["Kvinna"]],
      ["Inskrivningar", 2, "Deltagar-id", "D1", "parent-refused", []],
      ["Stegmätningar", 2, "Inskrivnings-id", "I1", "parent-refused", []],
    ]);
    const rejects = join(folder, "rejects.xlsx");
    await writeFile(rejects, (await writeRejects(report.refused))!);

    const again = await importFile(tenant, rejects);
    expect(again.unknownColumns).toEqual([]);
    expect(listErrors(again)).toHaveLength(3);

    const corrected = await createTenant(database);
    await importFile(corrected, await inFolder(files("K")));
    const mended = report.refused.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => (cell === "Kvinnna" ? "Kvinna" : cell)),
    }));
    await writeFile(rejects, (await writeRejects(mended))!);
    expect(listErrors(await importFile(tenant, rejects))).toEqual([]);
    const [mine, theirs] = [asText(await exportFiles(tenant, "csv")), asText(await exportFiles(corrected, "csv"))];
    const sorted = (text: string | undefined) => text?.split("\r\n").sort();
    for (const name of Object.keys(theirs)) expect(sorted(mine[name])).toEqual(sorted(theirs[name]));
  });
});

test("an exported person's name and number are logged by the database itself", async () => {
  const tenant = await createTenant(database);
  await importFile(tenant, await inFolder({ "Deltagare.csv": `${people}D1;19121212-1212;Anna;M;\n` }));

  const exported = asText(await exportFiles(tenant, "csv"));

  expect(exported["Deltagare.csv"]).toContain("D1;19121212-1212;;Anna;;Man");
  const logged = await withSuperuser(database.settings, (client) =>
    client.query("select subject from audit.access where tenant_id = $1 and category = 'identity'", [tenant]),
  );
  expect(logged.rows).toEqual([{ subject: "D1" }]);
});
