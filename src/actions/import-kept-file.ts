/**
 * Imports a file in two steps: it is sent and shown, and then confirmed. Between them the database keeps it, so that the
 * second step may be another process's, on another machine.
 */
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { importRegister, noteStart, performImport } from "#src/actions/import-register.ts";
import { asActor, type AccessError, type Actor, type Db, type Tx } from "#src/db/database.server.ts";
import { hasBegunImport } from "#src/db/queries/import-runs.ts";
import { deleteKeptFile, findKeptFile, insertKeptFile, partBytes, readKeptFile } from "#src/db/queries/kept-files.ts";
import { totalCounts, type ImportReport } from "#src/domain/register-import/report.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { isUuid } from "#src/kernel/uuid.ts";

/** The file is not there: used, an hour old, or somebody else's. */
export interface FileGone {
  readonly code: "kept-file.gone";
}

/** Which kept file, and what to do with it. */
export interface KeptFileRequest {
  readonly fileId: string;
  /** Delete what the file lacks of the programmes it is about. */
  readonly replace: boolean;
  /** A private directory, where the file lies while it is read. */
  readonly directory: string;
  readonly requestId: string;
}

/** Keeps a file for an hour, for its sender alone; its id. */
export function keepFile(
  db: Db,
  actor: Actor,
  file: { readonly path: string; readonly fileName: string; readonly requestId: string },
): Promise<Result<string, AccessError>> {
  const act = { purpose: "import", action: "import.keep", requestId: file.requestId } as const;
  return asActor<string, never>(db, actor, act, async (tx) => {
    const parts: AsyncIterable<Buffer> = createReadStream(file.path, { highWaterMark: partBytes });
    return ok(await insertKeptFile(tx, file.fileName, parts));
  });
}

/** What a kept file is called, and what importing it would do. */
export interface TriedFile {
  readonly fileName: string;
  readonly tried: Result<ImportReport, ImportError | AccessError>;
}

/** Says what importing a kept file would do. */
export async function tryKeptFile(
  db: Db,
  actor: Actor,
  { fileId, replace, directory, requestId }: KeptFileRequest,
): Promise<Result<TriedFile, FileGone | AccessError>> {
  if (!isUuid(fileId)) return fail({ code: "kept-file.gone" });
  const path = join(directory, randomUUID());
  try {
    const act = { purpose: "import", action: "import.open", requestId } as const;
    const found = await asActor<string, FileGone>(db, actor, act, async (tx) => {
      const fileName = await findKeptFile(tx, fileId);
      if (fileName === undefined) return fail({ code: "kept-file.gone" });
      await copyOut(tx, fileId, path);
      return ok(fileName);
    });
    if (!found.ok) return found;
    const fileName = found.value;
    return ok({
      fileName,
      tried: await importRegister(db, actor, { path, fileName, dryRun: true, replace, requestId }),
    });
  } finally {
    await rm(path, { force: true });
  }
}

/** An import that has begun; the promise is kept when it has ended, however it did, and broken by bugs and outages. */
export interface BegunImport {
  readonly ended: Promise<void>;
}

/**
 * Begins to import a kept file, and does not wait for the end. The import has the file's id: confirmed again, also at the
 * same time and elsewhere, it is still one import.
 */
export async function importKeptFile(
  db: Db,
  actor: Actor,
  { fileId, replace, directory, requestId }: KeptFileRequest,
): Promise<Result<BegunImport, FileGone | AccessError>> {
  if (!isUuid(fileId)) return fail({ code: "kept-file.gone" });
  const path = join(directory, randomUUID());
  const start = { purpose: "import", action: "import.start", requestId } as const;
  let ended = Promise.resolve();
  let begins = false;
  try {
    const started = await asActor<string | undefined, FileGone>(db, actor, start, async (tx) => {
      const fileName = await findKeptFile(tx, fileId);
      const run = { runId: fileId, dryRun: false, replace, requestId };
      if (fileName !== undefined && (await noteStart(tx, { ...run, fileName }))) {
        await copyOut(tx, fileId, path);
        return ok(fileName);
      }
      return (await hasBegunImport(tx, fileId)) ? ok(undefined) : fail({ code: "kept-file.gone" });
    });
    if (!started.ok) return started;
    if (started.value !== undefined) {
      begins = true;
      ended = finish(db, actor, {
        path,
        fileName: started.value,
        runId: fileId,
        dryRun: false,
        replace,
        requestId,
      });
    }
    return ok({ ended });
  } finally {
    if (!begins) await rm(path, { force: true });
  }
}

/** Imports the file, removes the copy, and forgets the file. */
async function finish(db: Db, actor: Actor, run: Parameters<typeof performImport>[2]): Promise<void> {
  let refused = 0;
  try {
    const imported = await performImport(db, actor, run);
    if (imported.ok) refused = totalCounts(imported.value).refused;
  } finally {
    await rm(run.path, { force: true });
    // Refused rows can be fetched from the file for the rest of its hour.
    if (refused === 0) {
      const act = { purpose: "import", action: "import.forget", requestId: run.requestId } as const;
      await asActor(db, actor, act, async (tx) => ok(await deleteKeptFile(tx, run.runId)));
    }
  }
}

/** Writes a kept file where only this program's user can read it. */
const copyOut = (tx: Tx, fileId: string, path: string): Promise<void> =>
  pipeline(readKeptFile(tx, fileId), createWriteStream(path, { mode: 0o600, flags: "wx" }));
