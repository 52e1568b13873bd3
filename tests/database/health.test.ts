/** What `doctor` finds out about a database. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { checkHealth } from "#src/actions/check-health.ts";
import { takeBackup } from "#src/actions/take-backup.ts";
import { createTestDatabase, withSuperuser, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "stegvis-health-"));
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const check = (server = database.settings) =>
  checkHealth({ server, embedded: true, dataDir, now: new Date().toISOString() });
const codes = async (server = database.settings) => (await check(server)).problems.map(({ code }) => code);

test("a migrated database has its roles and schema; a backup that was taken is known", async () => {
  expect(await codes()).toContain("health.no-backup");
  await takeBackup({ server: database.settings, out: join(dataDir, "copies"), programVersion: "0.1.0", dataDir });

  const { facts, problems } = await check();

  const about = problems.map(({ code }) => code).filter((code) => /schema|roles|backup|server/.test(code));
  expect(about).toEqual([]);
  expect(facts.server.versionNumber).toBeGreaterThanOrEqual(150_000);
  expect(facts.backup?.directory).toContain(join(dataDir, "copies"));
  expect(facts.disk.free).toBeGreaterThan(0);
});

test("a database without schema is told to be behind", async () => {
  const { settings } = inject("databaseServer");

  expect(await codes({ ...settings, database: "postgres" })).toContain("health.schema-behind");
});

test("a step that a later program has made is told", async () => {
  await withSuperuser(database.settings, (client) =>
    client.query("insert into sec.migration (name, checksum) values ('9999_later', '')"),
  );

  expect(await codes()).toContain("health.schema-newer");
});
