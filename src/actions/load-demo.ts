/** Loads the demo register into a tenant of its own, by the ordinary import. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTenant, type CreateTenantError } from "#src/actions/create-tenant.ts";
import { operatorActor } from "#src/actions/find-team.ts";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { importRegister } from "#src/actions/import-register.ts";
import { listOwnValues } from "#src/actions/list-own-values.ts";
import { listTenants } from "#src/actions/list-tenants.ts";
import { setOwnValue } from "#src/actions/set-own-value.ts";
import { isAccessError, type AccessError, type Db } from "#src/db/database.server.ts";
import { demoSeed, makeDemoRegister } from "#src/domain/demo/demo-register.ts";
import { demoOwnValues } from "#src/domain/demo/own-values.ts";
import { randomFrom } from "#src/domain/demo/random.ts";
import { demoController } from "#src/domain/demo/team.ts";
import type { ImportProgress, ImportReport } from "#src/domain/register-import/report.ts";
import { workbook } from "#src/domain/workbook.ts";
import { ok, type Result } from "#src/kernel/result.ts";
import { sheetCell } from "#src/writers/register-cells.ts";
import { writeCsv } from "#src/writers/register-csv.ts";

/**
 * Loads the demo: the same rows every time, so that loading it again changes nothing. Its tenant is marked as a demo, and
 * nothing else is ever read into it. `db` is opened as operator.
 */
export async function loadDemo(
  db: Db,
  operator: string,
  onProgress?: (progress: ImportProgress) => void,
): Promise<Result<ImportReport, CreateTenantError | ImportError | AccessError>> {
  const existing = (await listTenants(db)).find((tenant) => tenant.demo);
  if (existing) return importDemo(db, operatorActor(existing, operator), onProgress);
  const made = await createTenant(db, { name: demoController, kind: "kommun", demo: true });
  return made.ok ? importDemo(db, operatorActor(made.value, operator), onProgress) : made;
}

async function importDemo(
  db: Db,
  actor: ReturnType<typeof operatorActor>,
  onProgress: ((progress: ImportProgress) => void) | undefined,
): Promise<Result<ImportReport, ImportError | AccessError>> {
  const folder = await mkdtemp(join(tmpdir(), "stegvis-demo-"));
  try {
    for (const [file, bytes] of demoFiles()) await writeFile(join(folder, file), bytes);
    const imported = await importRegister(db, actor, {
      path: folder,
      fileName: "demo",
      dryRun: false,
      replace: false,
      onProgress,
    });
    if (!imported.ok) return imported;
    const set = await setDemoValues(db, actor);
    return set.ok ? imported : set;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Sets the demo's own parameter values; a parameter that has been set before keeps what it has. */
async function setDemoValues(db: Db, actor: ReturnType<typeof operatorActor>): Promise<Result<undefined, AccessError>> {
  const known = await listOwnValues(db, actor, { programme: undefined });
  if (!known.ok) return known;
  for (const value of demoOwnValues) {
    if (known.value.all.some(({ parameter }) => parameter === value.parameter)) continue;
    const set = await setOwnValue(db, actor, value);
    if (set.ok) continue;
    if (isAccessError(set.error)) return { ok: false, error: set.error };
    throw new Error(`The demo's own value of ${value.parameter} is not valid: ${set.error.code}`);
  }
  return ok(undefined);
}

/** The demo as the register workbook's CSV files: name and bytes of each. */
function demoFiles(): readonly (readonly [file: string, bytes: Uint8Array])[] {
  const register = makeDemoRegister(randomFrom(demoSeed));
  return workbook.map(({ sheet, table, columns }) => [
    `${sheet}.csv`,
    writeCsv({
      name: sheet,
      headers: columns.map(({ header }) => header),
      rows: register[table].map((row) => columns.map((column) => sheetCell(column, row[column.field]))),
    }),
  ]);
}
