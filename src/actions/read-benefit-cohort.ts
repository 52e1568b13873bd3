/** Reads the cohort of a cost-benefit calculation: register, the tenant's own parameter values, comparison group. */
import { residentRegister } from "#src/actions/resident-register.ts";
import type { Db, Tx } from "#src/db/database.server.ts";
import { readOwnValues } from "#src/db/queries/own-values.ts";
import type { Period } from "#src/domain/figures/figure.ts";
import { usualTarget } from "#src/domain/model/assumptions.ts";
import type { Comparison } from "#src/domain/model/calculation.ts";
import {
  cohortOf,
  type BenefitError,
  type CohortRequest,
  type RegisterCohort,
} from "#src/domain/model/from-register/cohort.ts";
import { paybackTargetOf } from "#src/domain/model/from-register/payback-target.ts";
import { fewestForActors } from "#src/domain/model/group/disclosure.ts";
import { parameters as released } from "#src/domain/model/parameters/catalogue.ts";
import { toOwnValues, valuesInForce } from "#src/domain/model/parameters/own-values.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { withOwnValues, type OwnValue } from "#src/domain/model/parameters/select.ts";
import { textAt, type Register } from "#src/domain/register.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Whose benefit, when, compared with whom. */
export interface BenefitScope {
  readonly programmes: readonly string[];
  readonly tracks: readonly string[] | null;
  readonly period: Period;
  readonly afterOccasion?: CohortRequest["afterOccasion"] | undefined;
  /** A total cost instead of the register's, kronor. */
  readonly statedCost?: number | undefined;
  /** Another of the tenant's programmes, whose change says what would have come about anyway. */
  readonly comparisonProgramme?: string | undefined;
}

/** A cohort and what it is calculated with. */
export interface BenefitCohort extends RegisterCohort {
  readonly register: Register;
  /** The released parameters with the team's own values laid over. */
  readonly parameters: readonly Parameter[];
  /** The values that hold for the team, as they were laid over. */
  readonly ownValues: readonly OwnValue[];
  readonly comparison: Comparison | undefined;
  /** Everybody in the cohort and the comparison group, for the access log when their lines are taken out. */
  readonly personIds: readonly string[];
  /** Months within which the money should be back: the register's target, else {@link usualTarget}. */
  readonly targetMonths: number;
}

/** Reads everything within an action's transaction. The values of one team hold for it alone; several share the tenant's. */
export async function readBenefitCohort(
  db: Db,
  tx: Tx,
  tenantId: string,
  scope: BenefitScope,
): Promise<Result<BenefitCohort, BenefitError>> {
  const other = scope.comparisonProgramme;
  const needed = [...new Set([...scope.programmes, ...(other === undefined ? [] : [other])])];
  const register = await residentRegister(db, tx, tenantId, needed);
  const [only, ...others] = scope.programmes;
  const inForce = valuesInForce(await readOwnValues(tx), others.length === 0 ? only : undefined);
  const ownValues = toOwnValues(inForce, released);
  const parameters = withOwnValues(released, ownValues);
  const cohort = cohortOf(register, { ...scope, parameters });
  if (!cohort.ok) return cohort;
  const targetMonths = paybackTargetOf(register, scope.programmes, scope.period) ?? usualTarget;
  const personIds = personIdsOf(register, cohort.value);
  const read = { ...cohort.value, register, parameters, ownValues, targetMonths, personIds };
  if (other === undefined) return ok({ ...read, comparison: undefined });
  const compared = cohortOf(register, { ...scope, programmes: [other], tracks: null, parameters });
  if (!compared.ok) return fail({ code: "benefit.no-comparison", programme: other, why: compared.error });
  const persons = compared.value.cohort.persons.map(({ person }) => person);
  if (persons.length < fewestForActors) return fail(tooFewIn(other));
  return ok({
    ...read,
    comparison: { step: "comparison-group", name: other, persons },
    personIds: [...personIds, ...personIdsOf(register, compared.value)],
  });
}

/** Why a team whose counted persons are fewer than {@link fewestForActors} is nothing to compare with. */
export const tooFewIn = (programme: string): BenefitError => ({
  code: "benefit.no-comparison",
  programme,
  why: { code: "comparison.too-few", fewest: fewestForActors },
});

/** Those without an id are anonymous in the register too. */
const personIdsOf = (register: Register, { cohort, enrolments }: RegisterCohort): readonly string[] =>
  cohort.persons.flatMap(({ person }) => textAt(register.enrolment.personId, enrolments[Number(person.id) - 1]!) ?? []);
