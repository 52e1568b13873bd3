/**
 * Keeps the latest register snapshots in memory, so that the next figure needs no loading. A snapshot is used again only
 * while the database says that the tenant's register has not changed since, and only within the transaction of somebody
 * who may read it.
 */
import type { Db, Tx } from "#src/db/database.server.ts";
import { loadRegister, readRegisterVersion } from "#src/db/queries/register.ts";
import type { Register } from "#src/domain/register.ts";
import { workbook } from "#src/domain/workbook.ts";

/** Rows kept at most, over all snapshots: about a hundred bytes each. */
const MOST_ROWS = 12_000_000;
const MOST_SNAPSHOTS = 50;

interface Kept {
  readonly version: number;
  readonly register: Register;
}

const residents = new WeakMap<Db, Map<string, Kept>>();

/** The register of some programmes of the acting tenant, loaded or still in memory. For the purposes figures and report. */
export async function residentRegister(
  db: Db,
  tx: Tx,
  tenantId: string,
  programmes: readonly string[] | undefined,
): Promise<Register> {
  const kept = residents.get(db) ?? new Map<string, Kept>();
  residents.set(db, kept);
  const key = JSON.stringify([tenantId, programmes === undefined ? null : [...programmes].sort()]);
  const version = await readRegisterVersion(tx);
  const known = kept.get(key);
  kept.delete(key);
  // Read before loading: if the register changes meanwhile, the snapshot is at worst loaded again.
  const register = known?.version === version ? known.register : await loadRegister(tx, programmes);
  kept.set(key, { version, register });
  makeRoom(kept);
  return register;
}

/** Lets go of the snapshots that were used longest ago. */
function makeRoom(kept: Map<string, Kept>): void {
  let rows = [...kept.values()].reduce((sum, { register }) => sum + rowsOf(register), 0);
  for (const [key, { register }] of kept) {
    if (rows <= MOST_ROWS && kept.size <= MOST_SNAPSHOTS) return;
    kept.delete(key);
    rows -= rowsOf(register);
  }
}

const rowsOf = (register: Register): number => workbook.reduce((sum, { table }) => sum + register[table].rows, 0);
