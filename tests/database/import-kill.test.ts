import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importRegister } from "#src/actions/import-register.ts";
import { connect, withoutTenant } from "#src/db/database.server.ts";
import { startEmbedded } from "#src/db/embedded/server.ts";
import { migrate } from "#src/db/migrate.ts";
import { isOutage } from "#src/db/outage.ts";
import { createStage, StageQueue } from "#src/db/queries/stage-register.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import { sheetOf } from "#src/domain/workbook.ts";
import { writeCsvRegister } from "../../bench/register-files.ts";
import {
  createTenant,
  createTestDatabase,
  operatorIn,
  withSuperuser,
  type TestDatabase,
} from "../support/test-database.ts";

let database: TestDatabase;
let scratch: string;
let large: string;
let small: string;
beforeAll(async () => {
  database = await createTestDatabase();
  scratch = await mkdtemp(join(tmpdir(), "stegvis-kill-"));
  [large, small] = [join(scratch, "large"), join(scratch, "small")];
  await writeCsvRegister(large, 8_000);
  await writeCsvRegister(small, 20);
});
afterAll(async () => {
  await database.close();
  await rm(scratch, { recursive: true, force: true });
});

const request = (path: string) => ({ path, fileName: "register", dryRun: false, replace: false });

/** Rows of all register tables of a tenant. */
async function countRows(settings: ServerSettings, tenantId: string): Promise<number> {
  return withSuperuser(settings, async (client) => {
    const tables = [
      "programme",
      "person",
      "referral",
      "enrolment",
      "situation",
      "income_source",
      "ladder_rating",
      "answer",
    ];
    const counts = tables.map((table) => `(select count(*) from ${table} where tenant_id = $1)`).join(" + ");
    const { rows } = await client.query<{ n: string }>(`select ${counts} as n`, [tenantId]);
    return Number(rows[0]!.n);
  });
}

/** The importing processes that a process has started. */
async function importersOf(parent: number): Promise<number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [stat, command] = await Promise.all([
      readFile(`/proc/${name}/stat`, "utf8").catch(() => ""),
      readFile(`/proc/${name}/cmdline`, "utf8").catch(() => ""),
    ]);
    const parentOf = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
    if (parentOf === parent && command.includes("import-process")) found.push(Number(name));
  }
  return found;
}

async function until(what: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) if (await what()) return;
  throw new Error("It never happened");
}

const isGone = (pid: number) =>
  readFile(`/proc/${pid}/stat`, "utf8").then(
    (stat) => stat.includes(" Z "),
    () => true,
  );

const sessions = (settings: ServerSettings) =>
  withSuperuser(settings, async (client) => {
    const { rows } = await client.query<{ n: string }>(
      "select count(*) as n from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()",
    );
    return Number(rows[0]!.n);
  });

test("an importing process that is killed while storing leaves nothing, and the import is noted as failed", async () => {
  const tenant = await createTenant(database);
  let killed = false;

  const imported = await importRegister(database.operator, operatorIn(tenant), {
    ...request(large),
    onProgress({ phase }) {
      if (phase !== "storing" || killed) return;
      killed = true;
      void importersOf(process.pid).then((pids) => pids.forEach((pid) => process.kill(pid, "SIGKILL")));
    },
  });

  expect(killed).toBe(true);
  expect(imported).toEqual({ ok: false, error: { code: "import.process-died" } });
  await until(async () => (await sessions(database.settings)) === 0);
  expect(await countRows(database.settings, tenant)).toBe(0);
  const runs = await withSuperuser(database.settings, (client) =>
    client.query("select state from import_run where tenant_id = $1", [tenant]),
  );
  expect(runs.rows).toEqual([{ state: "failed" }]);
});

test("when the parent is killed, the importing process ends and its work is rolled back", async () => {
  const tenant = await createTenant(database);
  const program = fileURLToPath(new URL("../support/import-and-wait.ts", import.meta.url));
  const job = JSON.stringify({ settings: database.settings, tenantId: tenant });
  const parent = spawn(process.execPath, [program, job, large], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve) => {
    parent.stdout.setEncoding("utf8").on("data", (text: string) => text.includes("storing") && resolve());
  });
  const importers = await importersOf(parent.pid!);

  parent.kill("SIGKILL");

  expect(importers).toHaveLength(1);
  await until(() => isGone(importers[0]!));
  await until(async () => (await sessions(database.settings)) === 0);
  expect(await countRows(database.settings, tenant)).toBe(0);
});

test("a database killed during an import has what was acknowledged before, and nothing of what was not", async () => {
  const started = await startEmbedded({ dataDir: join(scratch, "data"), command: "test" });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { settings, stop } = started.value;
  const migrated = await migrate(settings);
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
  const db = connect(settings, { as: "operator" });
  try {
    const tenant = await withoutTenant(db, "stegvis_operator", async (tx) => {
      const made = await sql<{ id: string }>`select app.create_tenant('Huvudman', 'kommun') as id`.execute(tx);
      return made.rows[0]!.id;
    });
    const first = await importRegister(db, operatorIn(tenant), request(small));
    expect(first.ok).toBe(true);
    const acknowledged = await countRows(settings, tenant);

    let killed = false;
    const second = await importRegister(db, operatorIn(tenant), {
      ...request(large),
      onProgress({ phase }) {
        if (phase !== "storing" || killed) return;
        killed = true;
        void readFile(join(scratch, "data/postgres/postmaster.pid"), "utf8").then((file) =>
          process.kill(Number.parseInt(file, 10), "SIGKILL"),
        );
      },
    });

    expect(killed).toBe(true);
    expect(second).toEqual({ ok: false, error: { code: "import.database-lost" } });
    await until(() => answers(settings));
    expect(acknowledged).toBeGreaterThan(300);
    expect(await countRows(settings, tenant)).toBe(acknowledged);
    const again = await importRegister(db, operatorIn(tenant), request(large));
    expect(again.ok).toBe(true);
  } finally {
    await db.close();
    await stop();
  }
}, 180_000);

test("rows on their way to a server that stopped listening and then died are given up, not waited for", async () => {
  const started = await startEmbedded({ dataDir: join(scratch, "listening"), command: "test" });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { settings, stop } = started.value;
  const migrated = await migrate(settings);
  if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
  const db = connect(settings, { as: "operator" });
  const line = "x".repeat(1000);
  const row = {
    line: 1,
    cells: sheetOf("referral").columns.map(() => null),
    rowKey: line,
    derivedBirthDate: null,
  };
  try {
    const sent = withoutTenant(db, "stegvis_operator", async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await createStage(tx, "referral");
      const queue = new StageQueue("referral");
      const pumped = queue.pump(tx);
      pumped.catch(() => undefined);
      process.kill(rows[0]!.pid, "SIGSTOP");
      // More than the socket holds, so that a piece waits to be taken.
      for (let count = 0; count < 4000; count++) queue.add(row);
      await sleep(300);
      process.kill(rows[0]!.pid, "SIGKILL");
      await pumped;
    });
    expect(await Promise.race([sent.then(() => "stored", isOutage), sleep(15_000, "still waiting")])).toBe(true);
  } finally {
    await stop();
    await db.close();
  }
}, 60_000);

async function answers(settings: ServerSettings): Promise<boolean> {
  const client = new pg.Client(settings);
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}
