/** Tells who has seen a person's data. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { readEntriesAbout, type AccessEntry } from "#src/db/queries/access-log.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** Everybody who has been shown a person's data, latest first. That it was asked is logged about the person too. */
export const whoHasRead = (
  db: Db,
  actor: Actor,
  { personId, requestId }: { readonly personId: string; readonly requestId?: string | undefined },
): Promise<Result<readonly AccessEntry[], AccessError>> =>
  asActor(db, actor, { purpose: "audit", action: "who-has-read", requestId }, async (tx, note) => {
    const entries = await readEntriesAbout(tx, personId);
    note.concerns("access-log", entries.length);
    if (entries.length > 0) note.reveals([personId]);
    return ok(entries);
  });
