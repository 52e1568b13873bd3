/** The calculation that a Nytta page is about: what the address asks for, within what the role may ask. */
import type { RouterContextProvider } from "react-router";
import { evaluateBenefit, type BenefitRequest, type EvaluatedBenefit } from "#src/actions/evaluate-benefit.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { observesPersistence } from "#src/domain/model/assumptions.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { benefitErrorText } from "#src/texts/benefit-cohort.sv.ts";
import { alikeForAll } from "./benefit-fields.ts";
import { assumptionsOf, readBenefitQuery, type BenefitQuery, type ReadBenefitQuery } from "./benefit-query.ts";
import { actorOf, visitContext } from "./context.server.ts";
import { readTeamChoice, type TeamChoice } from "./team-choice.server.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** What a page was asked for. */
export interface BenefitChoice extends ReadBenefitQuery {
  readonly choice: TeamChoice;
}

/** Reads the address. */
export async function readBenefitChoice(
  context: Readonly<RouterContextProvider>,
  params: URLSearchParams,
): Promise<BenefitChoice> {
  const choice = await readTeamChoice(context, params);
  const { benefit, faults } = readBenefitQuery(params);
  if (choice.outside) return { choice, benefit: forOutside(benefit), faults };
  // A team is not compared with itself.
  const isOther = benefit.comparison !== undefined && !choice.programmes.includes(benefit.comparison);
  return { choice, benefit: isOther ? benefit : { ...benefit, comparison: undefined }, faults };
}

/** What somebody who does not see small cells may ask for: the main calculation, and what changes it alike for all. */
function forOutside({ changes, targetMonths, cost, stated }: BenefitQuery): BenefitQuery {
  const kept = Object.entries(changes).filter(([key]) => alikeForAll.some((one) => one === key));
  return {
    preset: "huvud",
    changes: Object.fromEntries(kept),
    after: "12m",
    targetMonths,
    cost,
    comparison: undefined,
    stated,
    illustrative: false,
  };
}

/** What was asked for, as the action wants it. */
export function benefitRequest({ choice, benefit }: BenefitChoice): BenefitRequest {
  const { programmes, query, period } = choice;
  return {
    programmes,
    tracks: query.track ? [query.track] : null,
    period,
    afterOccasion: benefit.after,
    statedCost: benefit.cost,
    comparisonProgramme: benefit.comparison,
    preset: benefit.preset,
    assumptions: assumptionsOf(benefit),
    observePersistence: !benefit.stated && observesPersistence(benefit.preset, benefit.changes),
    illustrative: benefit.illustrative,
    ...(benefit.targetMonths === undefined ? {} : { targetMonths: benefit.targetMonths }),
  };
}

/** Calculates what was asked for; an error is a sentence about how to mend it. `changes` replace parts of the question. */
export async function calculateBenefit(
  context: Readonly<RouterContextProvider>,
  asked: BenefitChoice,
  changes: Partial<BenefitRequest> = {},
): Promise<Result<EvaluatedBenefit, string>> {
  const { db, requestId } = context.get(visitContext);
  const evaluated = await evaluateBenefit(db, actorOf(context), { ...benefitRequest(asked), ...changes, requestId });
  if (evaluated.ok) return evaluated;
  const { error } = evaluated;
  if (isAccessError(error)) return ok(valueOrResponse(fail(error)));
  return fail(benefitErrorText(error));
}
