/** Every line behind one person's benefit. */
import { readBenefitCohort, type BenefitScope } from "#src/actions/read-benefit-cohort.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import type { Assumptions } from "#src/domain/model/assumptions.ts";
import type { CohortPerson, PersonResult } from "#src/domain/model/calculation.ts";
import { evaluatePerson, type Uncomputed } from "#src/domain/model/engine/evaluate.ts";
import { compileRules } from "#src/domain/model/engine/rules.ts";
import type { BenefitError } from "#src/domain/model/from-register/cohort.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { textAt } from "#src/domain/register.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Whose lines, under which assumptions. */
export interface LinesRequest extends BenefitScope {
  readonly caseNumber: number;
  readonly assumptions: Assumptions;
  readonly illustrative?: boolean;
  readonly requestId?: string | undefined;
}

/** A person's lines, with the enrolment they are about. */
export interface BenefitLines {
  readonly person: CohortPerson;
  /** Id of the enrolment in the team's own register. */
  readonly enrolmentId: string | undefined;
  readonly result: PersonResult | Uncomputed;
  /** What the lines were computed with: where their sources are found. */
  readonly parameters: readonly Parameter[];
}

/** Somebody left out of the cohort: why, and the enrolment where what is missing can be entered. */
export interface LeftOutCase {
  readonly reason: string;
  readonly enrolmentId: string | undefined;
}

/** Why there are no lines. */
export type LinesError =
  | BenefitError
  /** Nobody has that number. */
  | { readonly code: "benefit.no-such-case"; readonly caseNumber: number };

/** The lines of one person, or why there are none; the access log says who looked at whom. */
export const benefitLines = (
  db: Db,
  actor: Actor,
  request: LinesRequest,
): Promise<Result<BenefitLines | LeftOutCase, LinesError | AccessError>> =>
  asActor<BenefitLines | LeftOutCase, LinesError>(
    db,
    actor,
    { purpose: "rows", action: "benefit-lines", requestId: request.requestId },
    async (tx, note) => {
      const read = await readBenefitCohort(db, tx, actor.tenantId, { ...request, comparisonProgramme: undefined });
      if (!read.ok) return read;
      const { cohort, enrolments, register, parameters } = read.value;
      const person = cohort.persons.find((one) => one.person.id === request.caseNumber);
      const leftOut = cohort.coverage.leftOut.find(({ id }) => id === request.caseNumber);
      if (!person && !leftOut) return fail({ code: "benefit.no-such-case", caseNumber: request.caseNumber });
      const row = enrolments[request.caseNumber - 1]!;
      const personId = textAt(register.enrolment.personId, row);
      if (personId !== undefined) note.reveals([personId]);
      note.concerns("benefit-lines", 1);
      const enrolmentId = textAt(register.enrolment.id, row);
      if (!person) return ok({ reason: leftOut!.reason, enrolmentId });
      const rules = compileRules(parameters, person.person.year, { illustrative: request.illustrative ?? false });
      return ok({
        person,
        enrolmentId,
        result: evaluatePerson(person.person, rules, request.assumptions),
        parameters,
      });
    },
  );
