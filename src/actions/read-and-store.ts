/**
 * Reads, checks and stores a register file in one transaction. Runs in a process of its own (src/jobs/import-process.ts):
 * `importRegister` is what callers use.
 */
import { asActor, type AccessError, type Actor, type Db, type Tx } from "#src/db/database.server.ts";
import { finishImportRun } from "#src/db/queries/import-runs.ts";
import { loadKnown, lockImport } from "#src/db/queries/known-register.ts";
import { createStage, openStage, type StagedSheet, type StageWriter } from "#src/db/queries/stage-register.ts";
import { deleteMissing, storeStaged, type Deletion, type StoredCounts } from "#src/db/queries/store-register.ts";
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
import type { Day } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { openSource } from "#src/readers/open-source.ts";
import { ReadFailure, type ReadError, type RegisterSource, type SheetSource } from "#src/readers/source.ts";

/** What is to be read, and how. */
export interface ReadAndStore {
  readonly path: string;
  readonly fileName: string;
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly runId: string;
  readonly requestId: string;
  readonly today: Day;
  readonly onProgress: (progress: ImportProgress) => void;
}

const readingShare = 0.6;
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

/** One import under way. */
class ImportRun {
  readonly #tx: Tx;
  readonly #source: RegisterSource;
  readonly #task: ReadAndStore;
  readonly #refused: RefusedRow[] = [];
  readonly #refusedCount = new Map<TableName, number>();
  readonly #staged: StagedSheet[] = [];
  readonly #bytes: number;
  #stage: StageWriter | undefined;
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
    const check = new RegisterCheck(
      { known: await loadKnown(this.#tx), today: this.#task.today, replace: this.#task.replace },
      {
        accept: (_, row) => this.#stage!.add(row),
        refuse: (row) => {
          this.#refusedCount.set(row.table, (this.#refusedCount.get(row.table) ?? 0) + 1);
          if (this.#refused.length < keptRefusals) this.#refused.push(row);
        },
      },
    );
    for (const [table, name] of plan.value.sheets) await this.#readSheet(check, table, name);

    const work = () => this.#store();
    const { counts, deletions, held } = this.#task.dryRun ? await asDryRun(this.#tx, work) : await work();
    return ok({
      runId: this.#task.runId,
      dryRun: this.#task.dryRun,
      replace: this.#task.replace,
      sheets: this.#sheetCounts(counts, deletions),
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

  async #readSheet(check: RegisterCheck, table: TableName, name: string): Promise<void> {
    const source = this.#source.sheets.find((sheet) => sheet.name === name)!;
    await createStage(this.#tx, table);
    const stage = openStage(this.#tx, table);
    this.#stage = stage;
    try {
      const present = await this.#stream(check, table, source, stage);
      await stage.finish();
      this.#staged.push({ table, present });
    } catch (thrown) {
      await stage.abort();
      throw thrown;
    }
  }

  /** Reads a sheet into its stage; the fields that it has columns for. */
  async #stream(
    check: RegisterCheck,
    table: TableName,
    source: SheetSource,
    stage: StageWriter,
  ): Promise<readonly string[]> {
    let sheet: SheetCheck | undefined;
    await source.read({
      header: (cells) => {
        const started = check.startSheet(table, cells);
        if (!started.ok) throw new PlanFailure(started.error);
        sheet = started.value;
      },
      row: (row) => {
        this.#rows++;
        sheet!.row(row);
      },
      breathe: async (bytes) => {
        this.#bytesRead += bytes;
        this.#tell("reading", readingShare * Math.min(1, this.#bytesRead / this.#bytes));
        await stage.drain();
      },
    });
    sheet?.end();
    return sheet?.present ?? [];
  }

  #tell(phase: ImportProgress["phase"], share: number): void {
    const now = performance.now();
    if (phase === this.#phase && now - this.#told < progressEvery) return;
    this.#phase = phase;
    this.#told = now;
    this.#task.onProgress({ phase, rows: this.#rows, share });
  }

  async #store(): Promise<{
    counts: ReadonlyMap<TableName, StoredCounts>;
    deletions: readonly Deletion[];
    held: boolean;
  }> {
    const counts = new Map<TableName, StoredCounts>();
    for (const [i, sheet] of this.#staged.entries()) {
      this.#tell("storing", readingShare + ((1 - readingShare) * i) / this.#staged.length);
      counts.set(sheet.table, await storeStaged(this.#tx, sheet));
    }
    const held = this.#task.replace && this.#refusedCount.size > 0;
    if (!this.#task.replace || held) return { counts, deletions: [], held };
    for (const { table } of workbook) if (!counts.has(table)) await createStage(this.#tx, table);
    return {
      counts,
      deletions: await deleteMissing(
        this.#tx,
        workbook.map(({ table }) => table),
      ),
      held,
    };
  }

  #sheetCounts(counts: ReadonlyMap<TableName, StoredCounts>, deletions: readonly Deletion[]): SheetCounts[] {
    return workbook.flatMap(({ table, sheet }) => {
      const stored = counts.get(table);
      const refused = this.#refusedCount.get(table) ?? 0;
      const deleted = deletions.find((deletion) => deletion.table === table)?.count ?? 0;
      if (!stored && deleted === 0) return [];
      const { new: added, changed, unchanged } = stored ?? { new: 0, changed: 0, unchanged: 0 };
      return [
        { table, sheet, read: added + changed + unchanged + refused, new: added, changed, unchanged, refused, deleted },
      ];
    });
  }
}
