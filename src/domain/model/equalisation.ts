/**
 * What municipality and region keep after income equalisation (sv. inkomstutjämning, lag 2004:773 4–7 §§): a larger tax
 * base lowers the grant by the county's rate on every krona of it. What they lose the state saves, so the sum is the same.
 */
import type { Effect } from "./actors.ts";
import type { Basis } from "./engine/basis.ts";
import type { YearRules } from "./engine/rules.ts";

/** The county's rates, shares of the tax base. */
const rates = {
  kommun: "inkomstutjamning_lansvis_skattesats.kommun",
  region: "inkomstutjamning_lansvis_skattesats.region",
};

/** The effect net of equalisation, kronor a year, or the parameter that is not known. The lag of about two years is left out. */
export function equalisedEffect(
  persons: readonly { readonly year: number; readonly basis: Basis }[],
  effect: Effect,
  rulesOf: (year: number) => YearRules,
): { readonly effect: Effect } | { readonly refused: string } {
  const lost = { kommun: 0, region: 0 };
  for (const { year, basis } of persons) {
    for (const actor of ["kommun", "region"] as const) {
      const rate = rulesOf(year).valueBehind(rates[actor])?.value;
      if (rate === null || rate === undefined) return { refused: rates[actor] };
      lost[actor] += rate * basis.taxBase;
    }
  }
  const saved = lost.kommun + lost.region;
  return {
    effect: {
      ...effect,
      kommun: effect.kommun - lost.kommun,
      region: effect.region - lost.region,
      ovrstat: effect.ovrstat + saved,
      staten: effect.staten + saved,
    },
  };
}
