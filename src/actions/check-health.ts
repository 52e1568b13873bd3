/** Checks how the installation is doing, on the host. */
import { statfs } from "node:fs/promises";
import { readLastBackup } from "#src/db/backup/last-backup.ts";
import { readDatabaseHealth } from "#src/db/health.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import { findProblems, type HealthFacts, type HealthProblem } from "#src/domain/health.ts";

/** What was found out, and what is wrong or missing. */
export interface Health {
  readonly facts: HealthFacts;
  readonly problems: readonly HealthProblem[];
}

/** Where to look. */
export interface CheckHealthRequest {
  /** The database, reached as its owner. */
  readonly server: ServerSettings;
  /** Is it the program's own? */
  readonly embedded: boolean;
  readonly dataDir: string;
  /** The time now, ISO 8601. */
  readonly now: string;
}

/** Looks at the database, the disk and the latest backup. Changes nothing; throws when the database cannot be reached. */
export async function checkHealth({ server, embedded, dataDir, now }: CheckHealthRequest): Promise<Health> {
  const database = await readDatabaseHealth(server, embedded ? "embedded" : "external");
  const { bavail, blocks, bsize } = await statfs(dataDir);
  const facts: HealthFacts = {
    ...database,
    disk: { folder: dataDir, free: bavail * bsize, total: blocks * bsize },
    backup: await readLastBackup(dataDir),
  };
  return { facts, problems: findProblems(facts, now) };
}
