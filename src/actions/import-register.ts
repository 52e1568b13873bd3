/** Imports a register file into the actor's tenant, in a process of its own. */
import { randomUUID } from "node:crypto";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { runProcess } from "#src/actions/run-process.ts";
import { asActor, type AccessError, type Actor, type Db, type Tx } from "#src/db/database.server.ts";
import {
  closeAbandonedRuns,
  finishImportRun,
  insertImportRun,
  updateImportProgress,
} from "#src/db/queries/import-runs.ts";
import type { ImportProgress, ImportReport } from "#src/domain/register-import/report.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** What is to be imported. */
export interface ImportRequest {
  /** Excel workbook, zip or folder of CSV files, or one CSV file. */
  readonly path: string;
  /** The file's name as the person knows it; texts use it. */
  readonly fileName: string;
  /** Only say what would happen. */
  readonly dryRun: boolean;
  /** Delete what the file lacks of the programmes it is about. */
  readonly replace: boolean;
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  readonly requestId?: string | undefined;
  /** Cancels the import; nothing is stored. */
  readonly signal?: AbortSignal | undefined;
  /** Longest time, in seconds; 900 unless told. */
  readonly timeLimit?: number | undefined;
  /** Heap of the reading process, in megabytes; 192 unless told. */
  readonly heapMegabytes?: number | undefined;
}

const defaultSeconds = 900;
const defaultHeap = 192;
const noteEvery = 2_000;

/**
 * Imports a file: all its rows that are right, in one transaction, or nothing at all. A dry run changes nothing and says
 * the same. The report lists refused rows; `writeRejects` makes a workbook of them.
 */
export async function importRegister(
  db: Db,
  actor: Actor,
  request: ImportRequest,
): Promise<Result<ImportReport, ImportError | AccessError>> {
  const asked = { ...request, runId: randomUUID(), requestId: request.requestId ?? randomUUID() };
  const start = { purpose: "import", action: "import.start", requestId: asked.requestId } as const;
  const started = await asActor<boolean, never>(db, actor, start, async (tx) => ok(await noteStart(tx, asked)));
  return started.ok ? performImport(db, actor, asked) : started;
}

/** An import with its run's id. */
export interface StartedImport extends ImportRequest {
  readonly runId: string;
  readonly requestId: string;
}

/** Notes that an import begins. False when one with its id has begun already. */
export async function noteStart(tx: Tx, request: Omit<StartedImport, "path">): Promise<boolean> {
  await closeAbandonedRuns(tx, 2 * Math.max(request.timeLimit ?? 0, defaultSeconds));
  return insertImportRun(tx, { ...request, id: request.runId });
}

/** The import itself, when its beginning has been noted. */
export async function performImport(
  db: Db,
  actor: Actor,
  request: StartedImport,
): Promise<Result<ImportReport, ImportError | AccessError>> {
  const { path, fileName, dryRun, replace, runId, requestId } = request;
  const result = await runProcess(
    {
      kind: "import",
      server: db.server,
      as: db.as,
      actor,
      path,
      fileName,
      dryRun,
      replace,
      runId,
      requestId,
      today: Math.floor(Date.now() / 86_400_000),
    },
    {
      seconds: request.timeLimit ?? defaultSeconds,
      heapMegabytes: request.heapMegabytes ?? defaultHeap,
      onProgress: progressNotes(db, actor, runId, requestId, request.onProgress),
      signal: request.signal,
    },
  );
  if (!result.ok) await noteFailure(db, actor, runId, requestId, result.error);
  return result;
}

/** Passes progress on and notes it now and then where other pages can see it. */
function progressNotes(
  db: Db,
  actor: Actor,
  runId: string,
  requestId: string,
  tell: ((progress: ImportProgress) => void) | undefined,
): (progress: ImportProgress) => void {
  let noted = performance.now();
  return (progress) => {
    tell?.(progress);
    if (performance.now() - noted < noteEvery) return;
    noted = performance.now();
    // Only a picture for those who wait: the import itself goes on when it cannot be drawn.
    asActor(db, actor, { purpose: "import", action: "import.progress", requestId }, async (tx) =>
      ok(await updateImportProgress(tx, runId, progress.rows)),
    ).catch(() => undefined);
  };
}

async function noteFailure(
  db: Db,
  actor: Actor,
  runId: string,
  requestId: string,
  error: ImportError | AccessError,
): Promise<void> {
  const state = error.code === "import.cancelled" ? "cancelled" : "failed";
  // When the database is gone there is nobody to tell; the run is closed as abandoned later.
  await asActor(db, actor, { purpose: "import", action: "import.end", requestId }, async (tx) =>
    ok(await finishImportRun(tx, runId, { state, rows: undefined, report: { error: error.code } })),
  ).catch(() => undefined);
}

/**
 * The controllers (sv. huvudmän) that a file's programmes name, each once, in file order. Reads nothing else, and asks
 * no database: it decides which tenant a file on the host belongs to (docs/decisions/0015).
 */
export function findControllers(path: string, fileName: string): Promise<Result<readonly string[], ImportError>> {
  return runProcess(
    { kind: "controllers", path, fileName },
    { seconds: 120, heapMegabytes: defaultHeap, onProgress: () => undefined },
  );
}
