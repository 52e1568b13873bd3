/** Another team as comparison: never of so few that what is told is about persons, and whoever takes it out is noted. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildBenefitPackage } from "#src/actions/build-benefit-package.ts";
import { evaluateBenefit, type BenefitRequest } from "#src/actions/evaluate-benefit.ts";
import { importRegister } from "#src/actions/import-register.ts";
import { presets } from "#src/domain/model/assumptions.ts";
import type { Row } from "#src/domain/register.ts";
import { workbook, type TableName } from "#src/domain/workbook.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { sheetCell } from "#src/writers/register-cells.ts";
import { writeCsv } from "#src/writers/register-csv.ts";
import { createTenant, createTestDatabase, operatorIn, signedIn, withSuperuser, type TestDatabase } from "../support/test-database.ts"; // prettier-ignore

let database: TestDatabase;
let tenantId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  tenantId = await createTenant(database);
  await importTeams({
    Eget: { persons: 12, introductionJobs: 0 },
    Stort: { persons: 12, introductionJobs: 0 },
    Delvis: { persons: 12, introductionJobs: 9 },
    Okänt: { persons: 12, introductionJobs: 12 },
  });
});
afterAll(() => database.close());

interface Team {
  readonly persons: number;
  /** So many of them had an introduction job in 2017, whose level that year nobody has found. */
  readonly introductionJobs: number;
}

/** Teams in Västerås where everybody ended in 2016, from social assistance to work. */
async function importTeams(teams: Readonly<Record<string, Team>>): Promise<void> {
  const rows: Partial<Record<TableName, Row[]>> = {};
  const add = (table: TableName, row: Row) => (rows[table] ??= []).push(row);
  for (const [name, { persons, introductionJobs }] of Object.entries(teams)) {
    add("programme", { name, municipality: "Västerås" });
    for (let number = 0; number < persons; number++) {
      const id = `${name}-${number}`;
      const subsidy = number < introductionJobs ? "introduktionsjobb" : null;
      const at = (occasion: string, date: string, more: Row = {}): Row => ({
        enrolmentId: id,
        occasion,
        date,
        ...more,
      });
      const work = { occupations: ["arbete"], extent: 100, monthlyWage: 25_000 + 100 * number, subsidy };
      add("person", { id, sex: "kvinna", birthDate: "1991-05-05" });
      add("enrolment", { id, personId: id, programme: name, startDate: "2016-01-11", endDate: "2016-06-15", exitKind: "fullfoljd" }); // prettier-ignore
      add("situation", at("start", "2016-01-11"));
      add("situation", at("12m", "2017-06-15", work));
      add("income_source", { enrolmentId: id, occasion: "start", source: "forsorjningsstod", amount: 9000 });
      add("income_source", { enrolmentId: id, occasion: "12m", source: "lon", extent: 100 });
    }
  }
  const folder = await mkdtemp(join(tmpdir(), "stegvis-teams-"));
  try {
    for (const { sheet, table, columns } of workbook) {
      const cells = rows[table]?.map((row) => columns.map((column) => sheetCell(column, row[column.field])));
      if (!cells) continue;
      const headers = columns.map(({ header }) => header);
      await writeFile(join(folder, `${sheet}.csv`), writeCsv({ name: sheet, headers, rows: cells }));
    }
    const options = { path: folder, fileName: "team", dryRun: false, replace: false };
    const imported = await importRegister(database.operator, operatorIn(tenantId), options);
    if (!imported.ok) throw new Error(JSON.stringify(imported.error));
    expect(imported.value.sheets.filter(({ refused }) => refused > 0)).toEqual([]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const comparedWith = (comparisonProgramme: string): BenefitRequest => ({
  programmes: ["Eget"],
  tracks: null,
  period: { from: parseIsoDate("2016-01-01")!, to: parseIsoDate("2016-12-31")! },
  comparisonProgramme,
  preset: "huvud",
  assumptions: presets.huvud,
  draws: 0,
});

const evaluate = async (comparisonProgramme: string) =>
  evaluateBenefit(database.app, await signedIn(database, tenantId, "team-leader"), comparedWith(comparisonProgramme));

describe("a comparison group", () => {
  test("of ten or more who can be computed says what would have come about anyway", async () => {
    expect(await evaluate("Stort")).toMatchObject({
      ok: true,
      value: { calculation: { counterfactual: { step: "comparison-group", name: "Stort", n: 12 } } },
    });
  });

  test.each(["Delvis", "Okänt"])("of whom fewer can be computed, as in %s, is refused and never put aside", async (name) => {
    const why = { code: "comparison.too-few", fewest: 10 };

    expect(await evaluate(name)).toMatchObject({ ok: false, error: { code: "benefit.no-comparison", programme: name, why } });
  }); // prettier-ignore

  test("that goes out in a package is noted in the log, person by person", async () => {
    const request = { ...comparedWith("Stort"), requestId: "package-with-others" };
    const built = await buildBenefitPackage(database.operator, operatorIn(tenantId), request);
    expect(built.ok).toBe(true);

    const noted = await withSuperuser(database.settings, async (client) => {
      const { rows } = await client.query<{ team: string; persons: string }>(
        `select e.programme as team, count(distinct a.subject) as persons from audit.access a
         join enrolment e on e.person_id = a.subject where a.request_id = $1 group by 1 order by 1`,
        [request.requestId],
      );
      return rows.map(({ team, persons }) => [team, Number(persons)]);
    });
    expect(noted).toEqual([["Eget", 12], ["Stort", 12]]); // prettier-ignore
  });
});
