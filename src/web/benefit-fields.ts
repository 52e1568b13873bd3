/** The assumptions of the Nytta page as fields: in what steps they can be chosen, and in which group they stand. */
import type { Assumptions } from "#src/domain/model/assumptions.ts";
import { assumptionNames, type NumericAssumption } from "#src/domain/model/names.ts";
import { shareOfPercent } from "#src/kernel/swedish-number.ts";

/** A numeric assumption as a field. Bounds and step are as shown: percent for a share. */
export interface AssumptionField {
  readonly key: NumericAssumption;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The parameter that says where the value comes from; undefined for a choice of how to count. */
  readonly parameter: string | undefined;
}

const field = (
  key: NumericAssumption,
  [min, max, step]: readonly [number, number, number],
  parameter?: string,
): AssumptionField => ({ key, min, max, step, parameter });

/** What decides the result comes first, and is the only group that is unfolded. */
export const assumptionGroups = {
  decisive: [
    field("deadweight", [0, 100, 1], "dodvikt"),
    field("persistence", [0, 100, 1], "rho"),
    field("displacement", [0, 100, 1], "undantrangning"),
  ],
  time: [
    field("horizonYears", [1, 15, 1], "horisont_ar"),
    field("discountRate", [0, 10, 0.1], "kalkylranta"),
    field("writeOffYears", [1, 10, 1]),
  ],
  money: [
    field("taxFactor", [1, 1.5, 0.05], "mcpf"),
    field("indirectTax", [0, 30, 0.5], "tau_indirekt"),
    field("saving", [0, 50, 1], "sparkvot"),
    field("kappaDisability", [0, 100, 5], "kappa_funktionsnedsattning"),
    field("kappaHiring", [0, 100, 5], "kappa_nyanstallning"),
    field("agreedPremium", [0, 20, 0.5], "avtalad_avgift"),
  ],
} as const satisfies Readonly<Record<string, readonly AssumptionField[]>>;

/** A group of fields. */
export type AssumptionGroup = keyof typeof assumptionGroups;

/** Every numeric field. */
export const assumptionFields: readonly AssumptionField[] = Object.values(assumptionGroups).flat();

/** Assumptions that are chosen from a list. The payback rule belongs to the preset. */
export const choiceFields = ["costSplit", "population", "dailyBenefitsPayer"] as const;

/** Assumptions that change every person's part alike: two results differ by a factor and tell nothing about persons. */
export const alikeForAll = [
  "deadweight", "persistence", "discountRate", "taxFactor", "horizonYears", "writeOffYears", "costSplit",
] as const satisfies readonly (keyof Assumptions)[]; // prettier-ignore

/** As shown: percent for a share, without the dust of binary fractions. */
export const toShown = (key: NumericAssumption, value: number): number =>
  assumptionNames[key].scale === "percent" ? Math.round(value * 1e8) / 1e6 : value;

/** As computed with: `30` percent is the number 0.3. */
export const fromShown = (key: NumericAssumption, shown: number): number =>
  assumptionNames[key].scale === "percent" ? shareOfPercent(shown) : shown;
