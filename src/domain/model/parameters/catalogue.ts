/** Every parameter of the model with its values by date, and every source. */
import { assumptionParameters } from "./assumptions.ts";
import { benefits } from "./benefits.ts";
import { feesAndCharges } from "./employer-fees.ts";
import { finance } from "./finance.ts";
import { localTax } from "./local-tax.ts";
import type { Parameter } from "./parameter.ts";
import { reference } from "./reference.ts";
import { incomeTax } from "./tax.ts";
import { unitCosts } from "./unit-costs.ts";
import { wageSupport } from "./wage-support.ts";

export { sources } from "./sources.ts";

/** Every parameter, group by group. */
export const parameters: readonly Parameter[] = [
  ...incomeTax,
  ...feesAndCharges,
  ...localTax,
  ...benefits,
  ...wageSupport,
  ...unitCosts,
  ...assumptionParameters,
  ...finance,
  ...reference,
];
