/** Verifies that nobody has changed the access log. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { countEntries, verifyChain, type LogFault } from "#src/db/queries/access-log.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** What was found. No faults: the log is whole. */
export interface LogVerdict {
  readonly entries: number;
  readonly faults: readonly LogFault[];
}

/** Recomputes the chain of the actor's tenant. That it was verified is itself logged. */
export const verifyLog = (
  db: Db,
  actor: Actor,
  { requestId }: { readonly requestId?: string | undefined } = {},
): Promise<Result<LogVerdict, AccessError>> =>
  asActor(db, actor, { purpose: "audit", action: "verify-log", requestId }, async (tx, note) => {
    const entries = await countEntries(tx);
    note.concerns("access-log", entries);
    return ok({ entries, faults: await verifyChain(tx) });
  });
