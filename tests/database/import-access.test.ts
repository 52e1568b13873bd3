import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportRegister } from "#src/actions/export-register.ts";
import { findControllers, importRegister } from "#src/actions/import-register.ts";
import { totalCounts, type ImportProgress } from "#src/domain/register-import/report.ts";
import {
  createTenant,
  createTestDatabase,
  fixturePath,
  operatorIn,
  signedIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), "stegvis-access-"));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const fixture = { path: fixturePath("vasteras-2017h1"), fileName: "register", dryRun: false, replace: false };

const query = (text: string, values: unknown[]) =>
  withSuperuser(database.settings, async (client) => (await client.query<Record<string, unknown>>(text, values)).rows);

test("a team leader imports in the browser's own name, and the run says so", async () => {
  const tenant = await createTenant(database);
  const leader = await signedIn(database, tenant, "team-leader");

  const imported = await importRegister(database.app, leader, fixture);

  expect(imported.ok && totalCounts(imported.value).new).toBe(366);
  expect(await query("select state, started_by, rows_read from import_run where tenant_id = $1", [tenant])).toEqual([
    { state: "done", started_by: leader.accountId, rows_read: "366" },
  ]);
  expect(await query("select distinct recorded_by from person where tenant_id = $1", [tenant])).toEqual([
    { recorded_by: leader.accountId },
  ]);
});

test("the board may neither import nor export, and no process is started for it", async () => {
  const tenant = await createTenant(database);
  const board = await signedIn(database, tenant, "board");

  const imported = await importRegister(database.app, board, fixture);
  const exported = await exportRegister(database.app, board, "csv");

  expect(imported).toEqual({ ok: false, error: { code: "access.not-permitted", purpose: "import" } });
  expect(exported).toEqual({ ok: false, error: { code: "access.not-permitted", purpose: "export" } });
  expect(await query("select 1 from import_run where tenant_id = $1", [tenant])).toEqual([]);
});

test("two imports of one file at the same time wait for each other: one stores it, the other finds it stored", async () => {
  const tenant = await createTenant(database);
  const run = () => importRegister(database.operator, operatorIn(tenant), fixture);

  const both = await Promise.all([run(), run()]);

  const counts = both.map((result) => (result.ok ? totalCounts(result.value) : undefined));
  expect(counts.map((count) => count?.new).sort()).toEqual([0, 366]);
  expect(counts.map((count) => count?.unchanged).sort()).toEqual([0, 366]);
});

test("what is kept of an import's report holds nothing that was typed in a refused row", async () => {
  const tenant = await createTenant(database);
  const path = join(folder, "Deltagare.csv");
  await writeFile(path, "Deltagar-id;Personnummer;Förnamn;Kön\nKANARIE1;640823-3235;KANARIE2;KANARIE3\n");

  const imported = await importRegister(database.operator, operatorIn(tenant), {
    ...fixture,
    path,
    fileName: "Deltagare.csv",
  });

  expect(imported.ok && imported.value.refused).toHaveLength(1);
  const [run] = await query("select report::text from import_run where tenant_id = $1", [tenant]);
  expect(run?.report).toContain("personnummer-check");
  expect(run?.report).not.toMatch(/KANARIE|640823/);
});

test("a cancelled import is noted as cancelled and changes nothing", async () => {
  const tenant = await createTenant(database);

  const imported = await importRegister(database.operator, operatorIn(tenant), {
    ...fixture,
    signal: AbortSignal.timeout(50),
  });

  expect(imported).toEqual({ ok: false, error: { code: "import.cancelled" } });
  expect(await query("select state from import_run where tenant_id = $1", [tenant])).toEqual([{ state: "cancelled" }]);
  expect(await query("select 1 from person where tenant_id = $1", [tenant])).toEqual([]);
});

test("progress only goes forward, from reading to storing", async () => {
  const tenant = await createTenant(database);
  const told: ImportProgress[] = [];

  await importRegister(database.operator, operatorIn(tenant), { ...fixture, onProgress: (one) => told.push(one) });

  const shares = told.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
  expect(told.at(-1)).toMatchObject({ phase: "storing", rows: 366 });
});

test("the controllers a file names are found without importing it", async () => {
  expect(await findControllers(fixturePath("random-101"), "random-101")).toEqual({ ok: true, value: ["Provstad"] });
  expect(await findControllers(join(folder, "finns-inte"), "finns-inte")).toMatchObject({
    ok: false,
    error: { code: "import.not-found" },
  });
});
