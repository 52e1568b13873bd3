/** Lists the teams somebody may choose between. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { readTeams, type Team } from "#src/db/queries/teams.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** The actor's teams with their tracks and the days their registers cover, in Swedish order. */
export const listTeams = (
  db: Db,
  actor: Actor,
  { requestId }: { readonly requestId?: string | undefined } = {},
): Promise<Result<readonly Team[], AccessError>> =>
  asActor(db, actor, { purpose: "figures", action: "list-teams", requestId }, async (tx) => ok(await readTeams(tx)));
