/** Who bears the cost (N18): C_i = φ_i·C, where the shares φ sum to 1. */
import type { Actor } from "../actors.ts";
import type { CostSplitRule } from "../assumptions.ts";
import type { CohortCost, ResultRow, Shares } from "../calculation.ts";

/** Lag (2003:1210) 5 §: Försäkringskassan for the whole state half, region and municipality a quarter each. */
export const lawShares: Shares = { kommun: 0.25, region: 0.25, fk: 0.5 };

/** Five equal parts, as older reports are often taken to count. */
export const equalShares: Shares = { kommun: 0.2, region: 0.2, af: 0.2, fk: 0.2, ovrstat: 0.2 };

const entries = (by: Shares): [string, number][] => Object.entries(by);

/** Throws unless every share is 0–1 and they sum to 1. */
export function checkShares(shares: Shares): void {
  const sum = entries(shares).reduce((total, [, share]) => total + share, 0);
  if (Math.abs(sum - 1) > 1e-9 || entries(shares).some(([, share]) => !(share >= 0))) {
    throw new Error(`shares of the cost do not sum to 1: ${JSON.stringify(shares)}`);
  }
}

/** The shares of a rule; the law's, with `replaced`, when the actual ones are asked for and not registered. */
export function sharesBy(
  cost: CohortCost,
  rule: CostSplitRule,
): { readonly shares: Shares; readonly replaced: boolean } {
  const asked = cost.shares[rule];
  const shares = asked ?? cost.shares.law;
  checkShares(shares);
  return { shares, replaced: asked === undefined };
}

/** What every row bears of a total, kronor. Society bears all of it, also what a payer outside the model paid. */
export function costByRow(total: number, shares: Shares): Readonly<Record<ResultRow, number>> {
  const of = (actor: Actor) => total * (shares[actor] ?? 0);
  return {
    kommun: of("kommun"),
    region: of("region"),
    af: of("af"),
    fk: of("fk"),
    ovrstat: of("ovrstat"),
    deltagare: of("deltagare"),
    arbetsgivare: of("arbetsgivare"),
    forsakring: of("forsakring"),
    staten: total * ((shares.af ?? 0) + (shares.fk ?? 0) + (shares.ovrstat ?? 0)),
    samhalle: total,
  };
}
