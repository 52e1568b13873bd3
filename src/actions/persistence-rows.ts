/** Everybody behind how long the effect lasts: whose work or studies were followed, and until when. */
import { readBenefitCohort, type BenefitScope } from "#src/actions/read-benefit-cohort.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import type { BenefitError } from "#src/domain/model/from-register/cohort.ts";
import type { Followed } from "#src/domain/model/from-register/durations.ts";
import { persistenceFrom, type ObservedPersistence } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import { textAt } from "#src/domain/register.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** One who was followed. */
export interface FollowedEnrolment extends Omit<Followed, "row"> {
  /** Id of the enrolment in the team's own register. */
  readonly enrolmentId: string | undefined;
}

/** What a persistence from follow-ups rests on. */
export interface PersistenceRows {
  /** In the order of the register. */
  readonly followed: readonly FollowedEnrolment[];
  /** Undefined when too few have been followed, or not for long enough. */
  readonly observed: ObservedPersistence | undefined;
}

/** Those followed, or why there is nobody; the access log says who looked at whom. */
export const persistenceRows = (
  db: Db,
  actor: Actor,
  request: Omit<BenefitScope, "comparisonProgramme"> & { readonly requestId?: string | undefined },
): Promise<Result<PersistenceRows, BenefitError | AccessError>> =>
  asActor<PersistenceRows, BenefitError>(
    db,
    actor,
    { purpose: "rows", action: "persistence-rows", requestId: request.requestId },
    async (tx, note) => {
      const read = await readBenefitCohort(db, tx, actor.tenantId, request);
      if (!read.ok) return read;
      const { cohort, followed, register } = read.value;
      note.reveals(followed.flatMap(({ row }) => textAt(register.enrolment.personId, row) ?? []));
      note.concerns("persistence-rows", followed.length);
      return ok({
        followed: followed.map(({ row, ...seen }) => ({ ...seen, enrolmentId: textAt(register.enrolment.id, row) })),
        observed: persistenceFrom(cohort.durations, cohort.measuredAt),
      });
    },
  );
