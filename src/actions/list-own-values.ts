/** Lists a tenant's own parameter values. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { readOwnValues, type KeptOwnValue } from "#src/db/queries/own-values.ts";
import { valuesInForce } from "#src/domain/model/parameters/own-values.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** What has been set, and what of it holds. */
export interface OwnValues {
  /** Everything that was ever set, oldest first: for the history. */
  readonly all: readonly KeptOwnValue[];
  /** What holds for the team asked about. */
  readonly inForce: readonly (KeptOwnValue & { readonly value: number })[];
}

/** The tenant's values; those in force are for one team, or without a team for all of them. */
export const listOwnValues = (
  db: Db,
  actor: Actor,
  request: { readonly programme: string | undefined; readonly requestId?: string | undefined },
): Promise<Result<OwnValues, AccessError>> =>
  asActor(
    db,
    actor,
    { purpose: "figures", action: "list-own-values", requestId: request.requestId },
    async (tx, note) => {
      const all = await readOwnValues(tx);
      note.concerns("own-value", all.length);
      return ok({ all, inForce: valuesInForce(all, request.programme) });
    },
  );
