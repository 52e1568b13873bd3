import type { RouterContextProvider } from "react-router";
import { listMembers } from "#src/actions/list-members.ts";
import type { Member } from "#src/db/queries/members.ts";
import { actorOf, visitContext } from "./context.server.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** A member of the tenant in the address, other than whoever asks; throws a 404 when there is none. */
export async function findMember(context: Readonly<RouterContextProvider>, accountId: string): Promise<Member> {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const members = valueOrResponse(await listMembers(db, actor, requestId));
  const found = members.find((member) => member.accountId === accountId && member.endedAt === null);
  if (!found || found.accountId === actor.accountId) throw new Response(null, { status: 404 });
  return found;
}
