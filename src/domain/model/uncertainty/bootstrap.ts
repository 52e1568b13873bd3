/**
 * Results under what is not known: who happened to take part, what the assumptions are, and how it went for those nobody
 * asked (bootstrap; Efron & Tibshirani, 1993). Median and 5–95 % of the draws.
 */
import type { Uncertainty } from "../calculation.ts";
import { intervalOf, quantilesOf } from "./quantile.ts";
import { generatorFrom } from "./random.ts";
import type { Ranges } from "./ranges.ts";
import { assumptionSampler, resamplerOf } from "./resample.ts";
import { sizeOf } from "./sample.ts";
import { simulate, type Samplers, type Simulation, type SimulationInput } from "./simulate.ts";

/** What is drawn from, and how. */
export interface UncertaintyInput extends SimulationInput {
  /** What the assumptions are drawn from; one without a range stays as chosen, and without any only persons are drawn. */
  readonly ranges: Ranges;
  readonly seed: number;
  /** Months within which society wants its money back. */
  readonly targetMonths: number;
}

/** The results under so many draws from the seed; the same for the same input wherever it runs. */
export function uncertaintyOf(input: UncertaintyInput): Uncertainty {
  return { seed: input.seed, ...summaryOf(simulate(input, samplersFrom(input)), input) };
}

/** Samplers that start from the seed, on streams of their own: another range does not change who is drawn. */
function samplersFrom({ cohort, comparison, assumptions, ranges, seed }: UncertaintyInput): Samplers {
  return {
    cohort: resamplerOf(generatorFrom(seed, 1), sizeOf(cohort), cohort.clusters),
    ...(comparison && { comparison: resamplerOf(generatorFrom(seed, 2), sizeOf(comparison), comparison.clusters) }),
    assumptions: assumptionSampler(generatorFrom(seed, 3), assumptions, ranges),
    donors: generatorFrom(seed, 4),
  };
}

/** Draws in words: quantiles of type 7, with a payback that never comes as infinity. Sorts the draws. */
export function summaryOf(
  { rows, curve, missing }: Simulation,
  { draws, targetMonths }: Pick<UncertaintyInput, "draws" | "targetMonths">,
): Omit<Uncertainty, "seed"> {
  const society = rows.find(({ row }) => row === "samhalle")!;
  const share = (values: Float64Array | undefined, holds: (value: number) => boolean) =>
    values && values.reduce((count, value) => count + (holds(value) ? 1 : 0), 0) / draws;
  const within = share(society.paybackMonths, (months) => months <= targetMonths);
  return {
    draws,
    rows: rows.map(({ row, revenue, horizonProfit, paybackMonths }) => ({
      row,
      revenue: intervalOf(revenue),
      horizonProfit: horizonProfit && intervalOf(horizonProfit),
      paybackMonths: paybackMonths && intervalOf(paybackMonths),
    })),
    paidBackWithin: within === undefined ? undefined : { months: targetMonths, probability: within },
    positive: share(society.horizonProfit, (profit) => profit > 0),
    curve: curve.map((values, month) => {
      const [low, median, high] = quantilesOf(values, [0.05, 0.5, 0.95]);
      return { month, low: low!, median: median!, high: high! };
    }),
    missing: missing.map(({ scenario, horizonProfit }) => ({
      scenario,
      horizonProfit: horizonProfit && intervalOf(horizonProfit),
    })),
  };
}
