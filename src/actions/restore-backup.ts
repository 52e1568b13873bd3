/** Restores a backup (sv. återställer en säkerhetskopia), on the host. */
import { copyIn, type CopyInError } from "#src/db/backup/copy-in.ts";
import { openTable, readFolder, type FolderError } from "#src/db/backup/folder.ts";
import { checksum, readSteps } from "#src/db/migrate.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import type { Manifest } from "#src/domain/backup-manifest.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** What to restore and where to. */
export interface RestoreBackupRequest {
  /** The database that is replaced, reached as its owner. Nobody else may be connected. */
  readonly server: ServerSettings;
  readonly directory: string;
  /** Id of another installation whose data may be replaced by this copy. */
  readonly replaceInstallation?: string | undefined;
  readonly onTable?: ((file: string, rows: number) => void) | undefined;
}

/** Why nothing was restored. Nothing has been changed. */
export type RestoreError =
  | FolderError
  | CopyInError
  /** The copy was made by a later version of the program, with these steps that this one does not know. */
  | { readonly code: "restore.schema-newer"; readonly steps: readonly string[] }
  /** The copy's schema was made by other steps than this program's of the same name. */
  | { readonly code: "restore.schema-differs"; readonly steps: readonly string[] };

/**
 * Replaces the whole database by a copy, in one transaction, and brings it to this program's schema. The copy is read
 * through before anything is touched, and the tables are compared with it before anything is kept.
 */
export async function restoreBackup(request: RestoreBackupRequest): Promise<Result<Manifest, RestoreError>> {
  const read = await readFolder(request.directory);
  if (!read.ok) return read;
  const manifest = read.value;
  const steps = await readSteps();
  const unknown = manifest.steps.filter(({ name }) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) return fail({ code: "restore.schema-newer", steps: unknown.map(({ name }) => name) });
  const different = manifest.steps.filter(
    (step, place) => steps[place]!.name !== step.name || checksum(steps[place]!) !== step.checksum,
  );
  if (different.length > 0) return fail({ code: "restore.schema-differs", steps: different.map(({ name }) => name) });

  const done = await copyIn(request.server, {
    manifest,
    before: steps.slice(0, manifest.steps.length),
    after: steps.slice(manifest.steps.length),
    replaceInstallation: request.replaceInstallation,
    open: (file) => openTable(request.directory, file),
    ...(request.onTable && { onTable: request.onTable }),
  });
  return done.ok ? ok(manifest) : done;
}
