/** A cohort → what the report's section is made from. */
import { presets } from "#src/domain/model/assumptions.ts";
import { calculate, usualDraws, usualSeed, type CalculationRequest } from "#src/domain/model/calculate.ts";
import type { Cohort, Comparison } from "#src/domain/model/calculation.ts";
import { effectOf } from "#src/domain/model/engine/basis.ts";
import { personBasis } from "#src/domain/model/engine/evaluate.ts";
import { rulesByYear } from "#src/domain/model/engine/rules.ts";
import { sources } from "#src/domain/model/parameters/catalogue.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { kaplanMeier } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import type { BenefitInput, Contribution } from "./input.ts";

/** What a report's calculation is made with. Preset, draws and seed are the same in every report. */
export interface ReportCalculation {
  /** The catalogue with the team's own values laid over. */
  readonly parameters: readonly Parameter[];
  readonly comparison?: Comparison | undefined;
  /** The cohorts of the team's tracks, each with its part of the cost. */
  readonly tracks?: readonly { readonly track: string; readonly cohort: Cohort }[] | undefined;
  readonly targetMonths: number;
  /** The program's version. */
  readonly program: string;
}

/**
 * Calculates a cohort for a report, under the preset `huvud` and again under `jamforbar`. The same cohort and parameters
 * give the same to the last digit. Throws when an identity of the model does not hold.
 */
export function benefitInputOf(cohort: Cohort, report: ReportCalculation): BenefitInput {
  const { parameters, comparison, targetMonths, program } = report;
  const common = { parameters, illustrative: false, targetMonths, seed: usualSeed };
  const main: CalculationRequest = {
    ...common,
    preset: "huvud",
    assumptions: presets.huvud,
    observePersistence: true,
    draws: usualDraws,
    ...(comparison && { comparison }),
  };
  const calculation = calculate(cohort, main);
  const comparable = calculate(cohort, {
    ...common,
    preset: "jamforbar",
    assumptions: presets.jamforbar,
    observePersistence: false,
    draws: usualDraws,
  });
  // The tracks rest on the same assumptions as the whole, persistence too, or they could not be compared with it.
  const byTrack = { ...main, assumptions: calculation.assumptions, observePersistence: false };
  const tracks = (report.tracks ?? []).map((one) => ({
    track: one.track,
    calculation: calculate(one.cohort, byTrack),
  }));
  const rulesOf = rulesByYear(parameters, false);
  const contributions = cohort.persons.flatMap(({ person, exit }): Contribution[] => {
    const { basis } = personBasis(person, rulesOf(person.year));
    return basis ? [{ exit, result: { basis, effect: effectOf(basis, calculation.assumptions) } }] : [];
  });
  return {
    kind: "calculated",
    calculation,
    comparable,
    tracks,
    contributions,
    survival: cohort.durations.length > 0 ? kaplanMeier(cohort.durations) : undefined,
    parameters,
    sources,
    program,
  };
}
