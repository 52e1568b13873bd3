/** Takes a backup (sv. säkerhetskopia) of the whole installation, on the host. */
import { copyOut } from "#src/db/backup/copy-out.ts";
import { beginFolder, type FolderError } from "#src/db/backup/folder.ts";
import { noteBackup } from "#src/db/backup/last-backup.ts";
import type { TablesError } from "#src/db/backup/tables.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import type { Manifest, TableCopy } from "#src/domain/backup-manifest.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** What to copy and where to. */
export interface TakeBackupRequest {
  /** The migrated database, reached as its owner. */
  readonly server: ServerSettings;
  /** The folder in which the copy gets a folder of its own, named by its time. */
  readonly out: string;
  readonly programVersion: string;
  /** The data folder, where it is noted that a backup was taken. */
  readonly dataDir: string;
  readonly onTable?: ((table: TableCopy) => void) | undefined;
}

/** A backup that has been read back and found whole. */
export interface TakenBackup {
  readonly directory: string;
  readonly manifest: Manifest;
}

/**
 * Copies every table as it was at one moment, while others go on working, and reads the copy back. Sessions are left
 * out. A copy that is interrupted leaves nothing; a full disk throws.
 */
export async function takeBackup(request: TakeBackupRequest): Promise<Result<TakenBackup, TablesError | FolderError>> {
  const folder = await beginFolder(request.out);
  try {
    const tables: TableCopy[] = [];
    const facts = await copyOut(request.server, async (table, bytes) => {
      const copy = await folder.storeTable(table, bytes);
      tables.push(copy);
      request.onTable?.(copy);
    });
    if (!facts.ok) return facts;
    const { steps, ...when } = facts.value;
    const manifest: Manifest = {
      format: "stegvis-backup-1",
      ...when,
      programVersion: request.programVersion,
      steps: [...steps],
      tables,
    };
    const directory = await folder.finish(manifest);
    if (!directory.ok) return directory;
    await noteBackup(request.dataDir, { takenAt: manifest.takenAt, directory: directory.value });
    return ok({ directory: directory.value, manifest });
  } finally {
    await folder.discard();
  }
}
