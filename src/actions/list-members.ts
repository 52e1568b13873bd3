/** Lists a tenant's members. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { readMembers, type Member } from "#src/db/queries/members.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** Everybody who is or was a member of the actor's tenant, by name. */
export const listMembers = (db: Db, actor: Actor, requestId: string): Promise<Result<readonly Member[], AccessError>> =>
  asActor(db, actor, { purpose: "administer", action: "list-members", requestId }, async (tx) =>
    ok(await readMembers(tx)),
  );
