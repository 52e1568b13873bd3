/** The list of imports: when, by whom, how it went. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";

/** Notes that an import begins. False when one with its id has begun already; waits for one that is about to. */
export async function insertImportRun(
  tx: Tx,
  run: { readonly id: string; readonly fileName: string; readonly dryRun: boolean; readonly replace: boolean },
): Promise<boolean> {
  const made = await tx
    .insertInto("import_run")
    .values({ id: run.id, file_name: run.fileName, dry_run: run.dryRun, replace: run.replace })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** Has whoever acts begun an import with this id? */
export async function hasBegunImport(tx: Tx, id: string): Promise<boolean> {
  const run = await tx
    .selectFrom("import_run")
    .select("id")
    .where("id", "=", id)
    .where(sql<boolean>`started_by = app.actor()`)
    .executeTakeFirst();
  return run !== undefined;
}

/** Ends runs whose process cannot be alive any more: begun longer ago than any import may take, in seconds. */
export async function closeAbandonedRuns(tx: Tx, seconds: number): Promise<void> {
  await tx
    .updateTable("import_run")
    .set({ state: "failed", finished_at: sql`clock_timestamp()` })
    .where("state", "=", "running")
    .where(sql<boolean>`started_at < clock_timestamp() - make_interval(secs => ${seconds})`)
    .execute();
}

/** Notes how many rows have been read. */
export async function updateImportProgress(tx: Tx, id: string, rows: number): Promise<void> {
  await tx
    .updateTable("import_run")
    .set({ rows_read: rows })
    .where("id", "=", id)
    .where("state", "=", "running")
    .execute();
}

/** Notes how an import ended. `report` is kept as JSON and holds no personal data. */
export async function finishImportRun(
  tx: Tx,
  id: string,
  end: { readonly state: "done" | "failed" | "cancelled"; readonly rows: number | undefined; readonly report: unknown },
): Promise<void> {
  await tx
    .updateTable("import_run")
    .set({
      state: end.state,
      report: sql`${JSON.stringify(end.report)}::jsonb`,
      finished_at: sql`clock_timestamp()`,
      version: sql`version + 1`,
      ...(end.rows === undefined ? {} : { rows_read: end.rows, rows_total: end.rows }),
    })
    .where("id", "=", id)
    .where("state", "=", "running")
    .execute();
}

/** An import that has begun, as it stands now. */
export interface ImportRun {
  readonly id: string;
  readonly fileName: string;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly rows: number;
  readonly replace: boolean;
  /** What was kept of its report; undefined until it has ended. Holds no personal data. */
  readonly report: unknown;
  /** An account's id, or `operator:` and a name. */
  readonly startedBy: string;
  readonly startedAt: Date;
  /** Whoever acts has sent its file, and it is still there. */
  readonly fileKept: boolean;
}

/** The latest imports that were not dry runs, newest first; with `id`, only that one. */
export async function readImportRuns(
  tx: Tx,
  { limit, id }: { readonly limit: number; readonly id?: string | undefined },
): Promise<ImportRun[]> {
  const runs = await tx
    .selectFrom("import_run")
    .select(["id", "file_name", "state", "rows_read", "replace", "report", "started_by"])
    .select(sql<Date>`started_at`.as("started_at"))
    .select(
      sql<boolean>`exists (select from kept_file k where k.id = import_run.id and k.expires_at > now())`.as("kept"),
    )
    .where("dry_run", "=", false)
    .$if(id !== undefined, (query) => query.where("id", "=", id!))
    .orderBy("started_at", "desc")
    .limit(limit)
    .execute();
  return runs.map((run) => ({
    id: run.id,
    fileName: run.file_name,
    state: stateOf(run.state),
    rows: Number(run.rows_read),
    replace: run.replace,
    report: run.report ?? undefined,
    startedBy: run.started_by,
    startedAt: run.started_at,
    fileKept: run.kept,
  }));
}

const states = ["running", "done", "failed", "cancelled"] as const;
const stateOf = (state: string): ImportRun["state"] => states.find((known) => known === state) ?? "failed";
