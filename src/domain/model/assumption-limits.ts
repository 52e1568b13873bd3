/** What every assumption may be, wherever it is entered: command line, package, library. */
import type { NumberLimits } from "#src/kernel/json-fields.ts";
import type { Assumptions } from "./assumptions.ts";
import type { ChosenAssumption, NumericAssumption } from "./names.ts";

const share: NumberLimits = { min: 0, max: 1 };

/** Limits of the numeric assumptions; shares as 0–1. */
export const assumptionLimits: Readonly<Record<NumericAssumption, NumberLimits>> = {
  indirectTax: share,
  saving: share,
  kappaDisability: share,
  kappaHiring: share,
  agreedPremium: share,
  deadweight: share,
  displacement: share,
  persistence: share,
  discountRate: share,
  taxFactor: { min: 1, max: 3 },
  horizonYears: { min: 1, max: 30, whole: true },
  writeOffYears: { min: 1, max: 30, whole: true },
};

/** What the others are chosen from. */
export const assumptionChoices: { readonly [Key in ChosenAssumption]: readonly Assumptions[Key][] } = {
  dailyBenefitsPayer: ["af", "fk"],
  costSplit: ["actual", "law", "equal"],
  paybackRule: ["monthly", "rounded"],
  population: ["ended", "completed"],
};
