/** Calculates a team's benefit (sv. nytta). */
import { readBenefitCohort, tooFewIn, type BenefitScope } from "#src/actions/read-benefit-cohort.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import type { Assumptions, PresetName } from "#src/domain/model/assumptions.ts";
import {
  calculate,
  countedPersons,
  personResults,
  usualDraws,
  usualSeed,
  type CalculationRequest,
} from "#src/domain/model/calculate.ts";
import type { Calculation, Cohort, CohortPerson, Comparison, PersonResult } from "#src/domain/model/calculation.ts";
import type { BenefitError } from "#src/domain/model/from-register/cohort.ts";
import { fewestForActors } from "#src/domain/model/group/disclosure.ts";
import type { OwnValue } from "#src/domain/model/parameters/select.ts";
import { decideAmounts, type AmountPublication } from "#src/domain/report/benefit/publication.ts";
import { mayAct, seesSmallCells } from "#src/domain/rights.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** What to calculate. */
export interface BenefitRequest extends BenefitScope {
  readonly preset: PresetName | "egna";
  readonly assumptions: Assumptions;
  /** Read persistence from the team's own follow-ups when enough have been followed; true unless said otherwise. */
  readonly observePersistence?: boolean;
  readonly illustrative?: boolean;
  /** Months within which the money should be back; the register's target or {@link usualTarget} unless said otherwise. */
  readonly targetMonths?: number;
  readonly draws?: number;
  readonly seed?: number;
  /** Persons who say what would have come about anyway, given from elsewhere; they go before another team's. */
  readonly comparison?: Comparison | undefined;
  readonly requestId?: string | undefined;
}

/** A person of the cohort with what the model makes of it. */
export type EvaluatedPerson = CohortPerson & { readonly result: PersonResult };

/** A calculation and what it was made of. */
export interface EvaluatedBenefit {
  readonly calculation: Calculation;
  /**
   * The persons counted, by case number and without identity, with every line. Empty for a role that may not see rows:
   * the steering group sees sums.
   */
  readonly persons: readonly EvaluatedPerson[];
  /** As the calculation was asked for, parameters and comparison included: whoever repeats it gets the same. */
  readonly request: CalculationRequest;
  /** Who ended and what it cost; without persons for a role that may not see rows. */
  readonly cohort: Cohort;
  readonly ownValues: readonly OwnValue[];
  /** What of the amounts the actor's role may see. */
  readonly publication: AmountPublication;
}

/** Calculates from one snapshot of the register. `purpose` is `report` when a report is made of it, `export` for a package. */
export const evaluateBenefit = (
  db: Db,
  actor: Actor,
  request: BenefitRequest,
  purpose: "figures" | "report" | "export" = "figures",
): Promise<Result<EvaluatedBenefit, BenefitError | AccessError>> =>
  asActor<EvaluatedBenefit, BenefitError>(
    db,
    actor,
    { purpose, action: "evaluate-benefit", requestId: request.requestId },
    async (tx, note) => {
      const read = await readBenefitCohort(db, tx, actor.tenantId, request);
      if (!read.ok) return read;
      const { cohort, parameters, ownValues, personIds } = read.value;
      const comparison = request.comparison ?? read.value.comparison;
      const asked: CalculationRequest = {
        preset: request.preset,
        assumptions: request.assumptions,
        observePersistence: request.observePersistence ?? true,
        parameters,
        illustrative: request.illustrative ?? false,
        ...(comparison && { comparison }),
        targetMonths: request.targetMonths ?? read.value.targetMonths,
        draws: request.draws ?? usualDraws,
        seed: request.seed ?? usualSeed,
      };
      const calculation = calculate(cohort, asked);
      // Somebody in the other team may lack a value that the model needs: those who are left are what is told about.
      if (comparison && comparison === read.value.comparison && calculation.counterfactual.n < fewestForActors)
        return fail(tooFewIn(comparison.name));
      note.concerns("benefit", cohort.persons.length);
      // A package has everybody's lines.
      if (purpose === "export") note.reveals(personIds);
      const seesPersons = mayAct(actor.role, "rows");
      return ok({
        calculation,
        persons: seesPersons ? evaluatedPersons(cohort, asked) : [],
        request: seesPersons ? asked : withoutComparison(asked),
        cohort: seesPersons ? cohort : { ...cohort, persons: [] },
        ownValues,
        publication: publicationOf(cohort, asked, !seesSmallCells(actor.role)),
      });
    },
  );

function publicationOf(cohort: Cohort, asked: CalculationRequest, outside: boolean): AmountPublication {
  const everybody = { ...asked, assumptions: { ...asked.assumptions, population: "ended" as const } };
  const contributions = evaluatedPersons(cohort, everybody);
  return decideAmounts(contributions, asked.assumptions, outside);
}

function evaluatedPersons(cohort: Cohort, asked: CalculationRequest): readonly EvaluatedPerson[] {
  const results = personResults(cohort, asked);
  return countedPersons(cohort, asked.assumptions).flatMap((person, place) => {
    const result = results[place]!;
    return "basis" in result ? [{ ...person, result }] : [];
  });
}

/** The persons of a comparison group are rows too. */
function withoutComparison({ comparison: _, ...asked }: CalculationRequest): CalculationRequest {
  return asked;
}
