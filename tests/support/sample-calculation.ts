/** A calculation as `calculate` makes one, with amounts that are easy to follow: for tests of what shows it. */
import type { Effect } from "#src/domain/model/actors.ts";
import { presets, type Assumptions, type CostSplitRule } from "#src/domain/model/assumptions.ts";
import type { Calculation, CohortCost } from "#src/domain/model/calculation.ts";
import { basisColumns, type Basis } from "#src/domain/model/engine/basis.ts";
import { cumulative, presentValueFactor } from "#src/domain/model/group/cash-flow.ts";
import { equalShares, lawShares } from "#src/domain/model/group/cost.ts";
import { rowResults } from "#src/domain/model/group/results.ts";

/** Kronor a year before deadweight; the eight actors add up to 2 058 100. */
export const sampleEffect: Effect = {
  kommun: 536_000,
  region: 55_800,
  af: 90_400,
  fk: 392_700,
  ovrstat: 679_600,
  deltagare: 178_200,
  arbetsgivare: 125_400,
  forsakring: 0,
  staten: 1_162_700,
  samhalle: 2_058_100,
  disponibel: 214_700,
};

const cost: CohortCost = {
  total: 4_241_800,
  shares: { actual: { kommun: 0.3, region: 0.2, af: 0.2, fk: 0.3 }, law: lawShares, equal: equalShares },
  origin: "teamets bokförda kostnader",
};

/** The calculation of the sample under assumptions; `changes` replace parts of it. */
export function sampleCalculation(
  changes: Partial<Calculation> = {},
  assumptions: Assumptions = presets.huvud,
): Calculation {
  const by = (rule: CostSplitRule) => rowResults(sampleEffect, 0, cost, rule, 34, assumptions);
  const rows = by(assumptions.costSplit);
  const factor = presentValueFactor(assumptions);
  const months = 12 * assumptions.horizonYears;
  const at = (share: number) => cumulative(sampleEffect.samhalle * share, cost.total!, assumptions, months);
  const [low, median, high] = [at(0.45), at(0.95), at(1.6)];
  const profit = (share: number) => sampleEffect.samhalle * share * factor - cost.total!;
  return {
    team: "Teamet",
    period: { from: "2017-01-01", to: "2017-06-30" },
    preset: "huvud",
    assumptions,
    changed: [],
    years: [2017],
    persons: 34,
    coverage: {
      ended: 36,
      completed: 24,
      measured: 30,
      earlier: 3,
      missing: 1,
      leftOut: [
        { id: 7, reason: "lön saknas" },
        { id: 8, reason: "lön saknas" },
      ],
      amounts: { registered: 31, all: 120 },
    },
    cost,
    split: assumptions.costSplit,
    splitReplaced: false,
    basis: zeroBasis,
    gross: sampleEffect,
    rows,
    bySplit: { actual: by("actual"), law: by("law"), equal: by("equal") },
    displaced: 0,
    counterfactual: { step: "stated-deadweight", name: "angiven dödvikt", n: 0, change: undefined },
    persistence: { origin: "assumption", value: assumptions.persistence, n: 0 },
    uncertainty: {
      draws: 5000,
      seed: 20170630,
      rows: rows.map(({ row, revenue, horizonProfit }) => ({
        row,
        revenue: { low: revenue * 0.45, median: revenue * 0.95, high: revenue * 1.6 },
        horizonProfit:
          horizonProfit === undefined
            ? undefined
            : { low: horizonProfit - 400_000, median: horizonProfit, high: horizonProfit + 500_000 },
        paybackMonths: { low: 26, median: 71, high: null },
      })),
      paidBackWithin: { months: 34, probability: 0.15 },
      positive: 0.43,
      curve: Array.from(median, (value, month) => ({ month, low: low[month]!, median: value, high: high[month]! })),
      missing: [
        { scenario: "as-completers", horizonProfit: { low: -2_500_000, median: -200_000, high: 3_700_000 } },
        { scenario: "unchanged", horizonProfit: { low: -2_701_000, median: -323_000, high: 3_639_000 } },
        { scenario: "worse", horizonProfit: { low: -3_100_000, median: -700_000, high: 3_000_000 } },
      ],
    },
    tornado: [
      { assumption: "deadweight", low: 0, high: 0.6, atLow: 2_876_000, atHigh: -1_396_000 },
      { assumption: "persistence", low: 0.6, high: 1, atLow: -1_082_000, atHigh: 2_402_000 },
      { assumption: "displacement", low: 0, high: 0.4, atLow: profit(1), atHigh: -1_213_000 },
      { assumption: "cost", low: 3_817_620, high: 4_665_980, atLow: 1_164_000, atHigh: 315_000 },
      { assumption: "discountRate", low: 0, high: 0.05, atLow: 1_129_000, atHigh: 589_000 },
    ],
    thresholds: [
      { assumption: "deadweight", now: 0.3, breakEven: 0.405, side: "most" },
      { assumption: "persistence", now: 0.85, breakEven: 0.742, side: "least" },
      { assumption: "displacement", now: 0, breakEven: undefined, side: undefined },
    ],
    reclassified: { persons: 3, effect: sampleEffect, moved: 412_000 },
    equalised: { refused: "utjamning.lansskattesats" },
    identity: 5.8e-11,
    refused: [{ parameter: "handlaggning_fk", year: 2017, equation: "N16", reach: "line" }],
    parameters: {
      hash: "3f5a9c0d".repeat(8),
      used: ["prisbasbelopp", "dodvikt", "rho", "kommunalskatt.1980"],
      unchecked: ["dodvikt", "rho"],
    },
    illustrative: false,
    ...changes,
  };
}

const zeroBasis: Basis = Object.fromEntries(basisColumns.map((column) => [column, 0])) as unknown as Basis;
