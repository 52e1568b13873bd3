/** Takes away somebody's role in a tenant. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { endMembership as end } from "#src/db/queries/members.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why the membership was not ended: `member.changed` means that it has changed since it was read, or is the actor's own. */
export type EndMembershipError = { readonly code: "member.changed" } | AccessError;

/** Ends a membership as it was read in `version`; the very next request of the member's sessions is refused. */
export const endMembership = (
  db: Db,
  actor: Actor,
  member: { readonly accountId: string; readonly version: number },
  requestId: string,
): Promise<Result<null, EndMembershipError>> =>
  asActor<null, EndMembershipError>(
    db,
    actor,
    { purpose: "administer", action: "end-membership", requestId },
    async (tx) => ((await end(tx, member.accountId, member.version)) ? ok(null) : fail({ code: "member.changed" })),
  );
