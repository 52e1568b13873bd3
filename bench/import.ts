/** Measures importing: a register of 300 000 rows, validated and stored in an empty tenant, as CSV and as a workbook. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import pg from "pg";
import { importRegister } from "#src/actions/import-register.ts";
import { connect, withoutTenant, type Db } from "#src/db/database.server.ts";
import { startEmbedded } from "#src/db/embedded/server.ts";
import { migrate } from "#src/db/migrate.ts";
import { prepareRoles } from "#src/db/roles.ts";
import type { Measurement } from "./measurement.ts";
import { writeCsvRegister, writeXlsxRegister } from "./register-files.ts";

const enrolments = 20_000;

/** Rows per second for each format, best of two, and the most memory the importing process held. */
export async function run(): Promise<Measurement[]> {
  const scratch = await mkdtemp(join(tmpdir(), "stegvis-bench-"));
  const started = await startEmbedded({ dataDir: join(scratch, "data"), command: "bench" });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  const { settings, stop } = started.value;
  const db = connect(settings, { as: "operator" });
  try {
    const migrated = await migrate(settings);
    if (!migrated.ok) throw new Error(JSON.stringify(migrated.error));
    const owner = new pg.Client(settings);
    await owner.connect();
    await prepareRoles(owner, settings);
    await owner.end();
    const files = { csv: join(scratch, "csv"), xlsx: join(scratch, "register.xlsx") };
    const rows = await writeCsvRegister(files.csv, enrolments);
    await writeXlsxRegister(files.xlsx, enrolments);
    const csv = await best(db, files.csv, rows);
    const xlsx = await best(db, files.xlsx, rows);
    return [
      { label: "import, CSV", unit: "rows/s", goal: { kind: "at-least", value: 100_000 }, value: csv.rate },
      { label: "import, XLSX", unit: "rows/s", goal: { kind: "at-least", value: 60_000 }, value: xlsx.rate },
      {
        label: "import, memory of the importing process",
        unit: "MB",
        goal: { kind: "at-most", value: 300 },
        value: Math.max(csv.megabytes, xlsx.megabytes),
      },
    ];
  } finally {
    await db.close();
    await stop();
    await rm(scratch, { recursive: true, force: true });
  }
}

interface Best {
  readonly rate: number;
  readonly megabytes: number;
}

async function best(db: Db, path: string, rows: number): Promise<Best> {
  const rounds = [await once(db, path, rows), await once(db, path, rows)];
  return {
    rate: Math.max(...rounds.map(({ rate }) => rate)),
    megabytes: Math.max(...rounds.map(({ megabytes }) => megabytes)),
  };
}

let tenants = 0;

async function once(db: Db, path: string, rows: number): Promise<Best> {
  const name = `Huvudman ${++tenants}`;
  const tenantId = await withoutTenant(db, "stegvis_operator", async (tx) => {
    const made = await sql<{ id: string }>`select app.create_tenant(${name}, 'kommun') as id`.execute(tx);
    return made.rows[0]!.id;
  });
  let megabytes = 0;
  const watch = setInterval(() => void peakMemory().then((peak) => (megabytes = Math.max(megabytes, peak))), 200);
  const start = performance.now();
  const imported = await importRegister(
    db,
    { kind: "operator", tenantId, name: "bench", role: "operator" },
    { path, fileName: "register", dryRun: false, replace: false },
  );
  const seconds = (performance.now() - start) / 1000;
  clearInterval(watch);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return { rate: rows / seconds, megabytes };
}

/** The most memory that our importing process has held, in megabytes; 0 where the system does not tell. */
async function peakMemory(): Promise<number> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, "utf8").catch(() => "");
  const peaks = children.split(" ").map(async (id) => {
    const command = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
    if (!command.includes("import-process")) return 0;
    const status = await readFile(`/proc/${id}/status`, "utf8").catch(() => "");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  });
  return Math.max(0, ...(await Promise.all(peaks)));
}
