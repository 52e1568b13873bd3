/**
 * Reads, checks and stores a register file in one transaction. Runs in a process of its own (src/jobs/import-process.ts):
 * `importRegister` is what callers use.
 */
import type { ImportTask } from "#src/actions/import-protocol.ts";
import { asActor, type AccessError, type Actor, type Db, type Tx } from "#src/db/database.server.ts";
import { finishImportRun } from "#src/db/queries/import-runs.ts";
import { loadKnown, lockImport } from "#src/db/queries/known-register.ts";
import { createStage, StageQueue } from "#src/db/queries/stage-register.ts";
import { deleteMissing, storeSheet, type Deletion, type StoredCounts } from "#src/db/queries/store-register.ts";
import { asDryRun } from "#src/db/queries/dry-run.ts";
import { RegisterCheck, type SheetCheck } from "#src/domain/register-import/check-register.ts";
import { planSheets, type PlanError } from "#src/domain/register-import/plan.ts";
import type { RefusedRow } from "#src/domain/register-import/problems.ts";
import {
  keptRefusals,
  storedReport,
  type ImportProgress,
  type ImportReport,
  type SheetCounts,
} from "#src/domain/register-import/report.ts";
import { sheetOf, workbook, type TableName } from "#src/domain/workbook.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { openSource } from "#src/readers/open-source.ts";
import type { ReadError } from "#src/domain/register-import/read-error.ts";
import { ReadFailure, type RegisterSource } from "#src/readers/source.ts";

/** An import, and who hears how it goes. */
export interface ReadAndStore extends ImportTask {
  readonly onProgress: (progress: ImportProgress) => void;
}

/** Part of the work that is reading; the rest is storing. */
const readingShare = 0.4;
/** Milliseconds between two messages of the same phase. */
const progressEvery = 100;

/** Carries the plan's error out of a reader's callback. */
class PlanFailure extends Error {
  readonly error: PlanError;
  constructor(error: PlanError) {
    super(error.code);
    this.error = error;
  }
}

/** Does the whole import. A file that cannot be read changes nothing; neither does a dry run. */
export async function readAndStore(
  db: Db,
  actor: Actor,
  task: ReadAndStore,
): Promise<Result<ImportReport, ReadError | PlanError | AccessError>> {
  let source: RegisterSource | undefined;
  try {
    source = await openSource(task.path, task.fileName);
    const opened = source;
    return await asActor(
      db,
      actor,
      { purpose: "import", action: task.dryRun ? "import.try" : "import.register", requestId: task.requestId },
      async (tx, note) => {
        await lockImport(tx);
        const report = await new ImportRun(tx, opened, task).execute().catch(asFailure);
        if (!report.ok) return report;
        const rows = report.value.sheets.reduce((sum, sheet) => sum + sheet.read, 0);
        note.concerns("import", rows);
        await finishImportRun(tx, task.runId, { state: "done", rows, report: storedReport(report.value) });
        return report;
      },
    );
  } catch (thrown) {
    return asFailure(thrown);
  } finally {
    await source?.close();
  }
}

function asFailure(thrown: unknown): Result<never, ReadError | PlanError> {
  if (thrown instanceof ReadFailure || thrown instanceof PlanFailure) return fail(thrown.error);
  throw thrown;
}

/** What a replacing import took away. */
interface Stored {
  readonly deletions: readonly Deletion[];
  /** Rows were refused, so nothing was deleted. */
  readonly held: boolean;
}

/** One import under way: the reader is at most a few megabytes ahead of the database. */
class ImportRun {
  readonly #tx: Tx;
  readonly #source: RegisterSource;
  readonly #task: ReadAndStore;
  readonly #refused: RefusedRow[] = [];
  readonly #refusedCount = new Map<TableName, number>();
  readonly #counts = new Map<TableName, StoredCounts>();
  readonly #bytes: number;
  #queue: StageQueue | undefined;
  #storing: Promise<void> = Promise.resolve();
  #rows = 0;
  #bytesRead = 0;
  #told = 0;
  #phase: ImportProgress["phase"] = "reading";

  constructor(tx: Tx, source: RegisterSource, task: ReadAndStore) {
    this.#tx = tx;
    this.#source = source;
    this.#task = task;
    this.#bytes = Math.max(
      1,
      source.sheets.reduce((sum, sheet) => sum + sheet.bytes, 0),
    );
  }

  async execute(): Promise<Result<ImportReport, PlanError>> {
    const plan = planSheets(this.#source.sheets.map(({ name }) => name));
    if (!plan.ok) return fail(plan.error);
    const { known, today, replace } = { known: await loadKnown(this.#tx), ...this.#task };
    const check = new RegisterCheck(
      { known, today, replace },
      {
        accept: (_, row) => this.#queue!.add(row),
        refuse: (row) => {
          this.#refusedCount.set(row.table, (this.#refusedCount.get(row.table) ?? 0) + 1);
          if (this.#refused.length < keptRefusals) this.#refused.push(row);
        },
      },
    );
    const work = () => this.#readAndStore(check, plan.value.sheets);
    const { deletions, held } = this.#task.dryRun ? await asDryRun(this.#tx, work) : await work();
    return ok({
      runId: this.#task.runId,
      dryRun: this.#task.dryRun,
      replace,
      sheets: this.#sheetCounts(deletions),
      refused: this.#refused,
      warnings: check.warnings,
      unknownSheets: plan.value.unknown,
      unknownColumns: check.unknownColumns,
      ignoredFiles: this.#source.ignored,
      notes: this.#source.notes,
      deletions: deletions.map((deletion) => ({ ...deletion, sheet: sheetOf(deletion.table).sheet })),
      deletionsHeld: held,
    });
  }

  async #readAndStore(check: RegisterCheck, sheets: ReadonlyMap<TableName, string>): Promise<Stored> {
    try {
      for (const [table, name] of sheets) await this.#readSheet(check, table, name);
    } catch (thrown) {
      // The connection must be at rest before anybody rolls back.
      await this.#storing.catch(() => undefined);
      throw thrown;
    }
    this.#tell("storing");
    await this.#storing;
    const held = this.#task.replace && this.#refusedCount.size > 0;
    if (!this.#task.replace || held) return { deletions: [], held };
    for (const { table } of workbook) if (!this.#counts.has(table)) await createStage(this.#tx, table);
    const deletions = await deleteMissing(
      this.#tx,
      workbook.map(({ table }) => table),
    );
    return { deletions, held };
  }

  /** Reads a sheet; its rows are stored when those of the sheets before are. */
  async #readSheet(check: RegisterCheck, table: TableName, name: string): Promise<void> {
    const source = this.#source.sheets.find((sheet) => sheet.name === name)!;
    const queue = new StageQueue(table);
    this.#queue = queue;
    let present: readonly string[] = [];
    this.#storing = this.#storing.then(async () => {
      const coming = { table, queue, present: () => present, keepStage: this.#task.replace };
      this.#counts.set(table, await storeSheet(this.#tx, coming));
      this.#tell(this.#phase);
    });
    // Told to the reader, which would otherwise wait for room that never comes; `await this.#storing` throws it.
    this.#storing.catch((error: unknown) => {
      queue.fail(error);
    });

    let sheet: SheetCheck | undefined;
    try {
      await source.read({
        header: (cells) => {
          const started = check.startSheet(table, cells);
          if (!started.ok) throw new PlanFailure(started.error);
          sheet = started.value;
          present = sheet.present;
        },
        row: (row) => {
          this.#rows++;
          sheet!.row(row);
        },
        breathe: async (bytes) => {
          this.#bytesRead += bytes;
          this.#tell("reading");
          await queue.room();
        },
      });
      sheet?.end();
      queue.end();
    } catch (thrown) {
      queue.fail(thrown);
      throw thrown;
    }
  }

  #tell(phase: ImportProgress["phase"]): void {
    const now = performance.now();
    if (phase === this.#phase && now - this.#told < progressEvery) return;
    this.#phase = phase;
    this.#told = now;
    const read = Math.min(1, this.#bytesRead / this.#bytes);
    const stored = this.#counts.size / this.#source.sheets.length;
    this.#task.onProgress({
      phase,
      rows: this.#rows,
      share: readingShare * read + (1 - readingShare) * stored,
    });
  }

  #sheetCounts(deletions: readonly Deletion[]): SheetCounts[] {
    return workbook.flatMap(({ table, sheet }) => {
      const stored = this.#counts.get(table);
      const refused = this.#refusedCount.get(table) ?? 0;
      const deleted = deletions.find((deletion) => deletion.table === table)?.count ?? 0;
      if (!stored && deleted === 0) return [];
      const { new: added, changed, unchanged } = stored ?? { new: 0, changed: 0, unchanged: 0 };
      const read = added + changed + unchanged + refused;
      return [{ table, sheet, read, new: added, changed, unchanged, refused, deleted }];
    });
  }
}
