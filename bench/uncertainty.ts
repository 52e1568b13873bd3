/** Speed of a calculation's uncertainty: participants and assumptions drawn anew, every row's payback found. */
import { presets } from "#src/domain/model/assumptions.ts";
import { basisColumns } from "#src/domain/model/engine/basis.ts";
import { costByRow, equalShares } from "#src/domain/model/group/cost.ts";
import { uncertaintyOf } from "#src/domain/model/uncertainty/bootstrap.ts";
import { fraction, generatorFrom } from "#src/domain/model/uncertainty/random.ts";
import type { Ranges } from "#src/domain/model/uncertainty/ranges.ts";
import { bestOf, type Measurement } from "./measurement.ts";

const persons = 1000;

const ranges: Ranges = {
  deadweight: { low: 0, high: 0.6, shape: "triangular" },
  persistence: { low: 0.6, high: 1, shape: "triangular" },
  displacement: { low: 0, high: 0.4, shape: "triangular" },
  agreedPremium: { low: 0, high: 0.13, shape: "triangular" },
  kappaDisability: { low: 0.5, high: 1, shape: "triangular" },
  kappaHiring: { low: 0, high: 1, shape: "triangular" },
  indirectTax: { low: 0.12, high: 0.22, shape: "triangular" },
  saving: { low: 0, high: 0.15, shape: "triangular" },
};

/** Runs the measurements of this part. A fifth of the situations after are missing, so that every scenario is drawn. */
export async function run(): Promise<Measurement[]> {
  const next = generatorFrom(1, 1);
  const flags = Array.from({ length: persons }, () => ({
    completed: fraction(next) < 0.6,
    missing: fraction(next) < 0.2,
  }));
  const bases = Float64Array.from({ length: persons * basisColumns.length }, (_, at) =>
    flags[Math.floor(at / basisColumns.length)]!.missing ? 0 : 100_000 * (fraction(next) - 0.3),
  );
  const input = {
    cohort: {
      bases,
      completed: flags.map(({ completed }) => completed),
      missing: flags.map(({ missing }) => missing),
    },
    costs: costByRow(60_000_000, equalShares),
    assumptions: presets.huvud,
    ranges,
    draws: 5000,
    seed: 1,
    targetMonths: 34,
  };
  const value = await bestOf(5, () => uncertaintyOf(input));
  const label = "Uncertainty: 5 000 draws over 1 000 persons";
  return [{ label, unit: "ms", goal: { kind: "at-most", value: 2000 }, value }];
}
