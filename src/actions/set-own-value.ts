/** Sets a parameter's value for a team, or for all of a tenant's. */
import { listTeams } from "#src/actions/list-teams.ts";
import { asActor, type AccessError, type Actor, type Db, type Once } from "#src/db/database.server.ts";
import { insertOwnValue } from "#src/db/queries/own-values.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { checkOwnValue, type NewOwnValue, type OwnValueError } from "#src/domain/model/parameters/check-own-value.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/**
 * Keeps a value beside the earlier ones, which stay: the latest about the same parameter, day and team holds, and one
 * without value takes them back.
 */
export async function setOwnValue(
  db: Db,
  actor: Actor,
  wanted: NewOwnValue,
  { requestId, once }: { readonly requestId?: string | undefined; readonly once?: Once | undefined } = {},
): Promise<Result<NewOwnValue, OwnValueError | AccessError>> {
  const checked = checkOwnValue(parameters, wanted);
  if (!checked.ok) return checked;
  const { programme } = checked.value;
  if (programme !== undefined) {
    const teams = await listTeams(db, actor, { requestId });
    if (!teams.ok) return teams;
    if (!teams.value.some(({ name }) => name === programme))
      return fail({ code: "own-value.unknown-programme", programme });
  }
  return asActor<NewOwnValue, OwnValueError>(
    db,
    actor,
    { purpose: "values", action: "set-own-value", requestId, once },
    async (tx, note) => {
      await insertOwnValue(tx, checked.value);
      note.concerns("own-value", 1);
      return ok(checked.value);
    },
  );
}
