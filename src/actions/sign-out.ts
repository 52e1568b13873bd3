/** Logs somebody out. */
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { endSession } from "#src/db/queries/sign-in.ts";

/** Ends a session, at once and everywhere. Doing it twice is no error. */
export const signOut = (db: Db, token: Uint8Array, requestId: string): Promise<void> =>
  withoutTenant(db, "stegvis_gate", (tx) => endSession(tx, token, requestId));
