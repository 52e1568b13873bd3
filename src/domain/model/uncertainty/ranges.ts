/** What is tried of each assumption when its value is not known: the ranges that stand among the parameters. */
import type { NumericAssumption } from "../names.ts";
import type { Parameter } from "../parameters/parameter.ts";

/** Assumptions that have a range, and the parameter that holds it. */
const rangedBy = {
  deadweight: "dodvikt",
  persistence: "rho",
  displacement: "undantrangning",
  taxFactor: "mcpf",
  discountRate: "kalkylranta",
  agreedPremium: "avtalad_avgift",
  kappaDisability: "kappa_funktionsnedsattning",
  kappaHiring: "kappa_nyanstallning",
  indirectTax: "tau_indirekt",
  saving: "sparkvot",
} as const satisfies Partial<Record<NumericAssumption, string>>;

/** An assumption that has a range. */
export type RangedAssumption = keyof typeof rangedBy;

/** Lowest and highest value; only `triangular` ones are drawn, a `scenario` is a choice and is tried in the tornado. */
export type Range = NonNullable<Parameter["range"]>;

/** Ranges by assumption; undefined for one that is held fast. */
export type Ranges = Readonly<Partial<Record<RangedAssumption, Range | undefined>>>;

/** The ranges of the parameters. */
export function rangesOf(parameters: readonly Parameter[]): Ranges {
  const ranges: Partial<Record<RangedAssumption, Range>> = {};
  for (const assumption of Object.keys(rangedBy) as RangedAssumption[]) {
    const range = parameters.find(({ id }) => id === rangedBy[assumption])?.range;
    if (range) ranges[assumption] = range;
  }
  return ranges;
}

/** A range with the value in use inside it: somebody who chooses a value outside means it. */
export const rangeAround = ({ low, high }: Range, value: number): { readonly low: number; readonly high: number } => ({
  low: Math.min(low, value),
  high: Math.max(high, value),
});
