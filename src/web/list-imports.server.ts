/** The imports of a tenant, as pages list them. */
import { asActor } from "#src/db/database.server.ts";
import { readImportRuns, type ImportRun } from "#src/db/queries/import-runs.ts";
import { timeInSweden } from "#src/kernel/dates.ts";
import { ok } from "#src/kernel/result.ts";
import type { RouterContextProvider } from "react-router";
import { actorOf, visitContext } from "./context.server.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** An import with its time as people read it. */
export interface ListedImport {
  readonly id: string;
  readonly fileName: string;
  readonly state: ImportRun["state"];
  readonly rows: number;
  /** Swedish local time. */
  readonly date: string;
  readonly time: string;
  readonly by: "you" | "host" | "somebody";
  readonly replace: boolean;
  readonly report: unknown;
  /** The visitor sent its file, and it is still there. */
  readonly fileKept: boolean;
}

/** The latest imports, newest first; with `id`, only that one. */
export async function listImports(
  context: Readonly<RouterContextProvider>,
  limit: number,
  id?: string,
): Promise<readonly ListedImport[]> {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const runs = valueOrResponse(
    await asActor<ImportRun[], never>(db, actor, { purpose: "import", action: "list-imports", requestId }, async (tx) =>
      ok(await readImportRuns(tx, { limit, id })),
    ),
  );
  return runs.map((run) => {
    const by = run.startedBy === actor.accountId ? "you" : run.startedBy.startsWith("operator:") ? "host" : "somebody";
    const { id: runId, fileName, state, rows, replace, report, fileKept } = run;
    return { id: runId, fileName, state, rows, replace, report, fileKept, ...timeInSweden(run.startedAt), by };
  });
}
