/**
 * A person's effect before assumptions: the numbers that law and register decide, kronor a year, after − before. Every
 * account of every actor is a linear combination of them (N17), so an assumption can be changed, drawn or tried without
 * computing anybody's tax again.
 */
import type { Kronor } from "#src/kernel/units.ts";
import type { Effect } from "../actors.ts";
import type { Assumptions } from "../assumptions.ts";

/**
 * Columns of a basis.
 *
 * | column | meaning |
 * | ------ | ------- |
 * | municipality | T_k − F − habiliteringsersättning − h_kom − c_kom |
 * | region | T_r − c_reg + patient fees |
 * | dailyBenefits | −(aktivitetsstöd, a-kassa, etablerings- and utvecklingsersättning) |
 * | employmentHandling | −h_af |
 * | socialInsurance | −(sjukpenning, SA, föräldrapenning, bostadsstöd) − h_fk |
 * | otherState | S_t + a·W − studiebidrag − pension − h_csn, before indirect tax |
 * | disposable | Y |
 * | wage | W |
 * | labourCost | Σ L·e·m·(1 + a) |
 * | supportDisability | Σ U of lönebidrag, OSA and trygghet at p = 0 |
 * | supportBase | Σ level·min(L, ceiling)·e·m: what p is multiplied by in the former |
 * | supportHiring | Σ U of nystartsjobb and introduktionsjobb |
 * | resources | h_kom + h_fk + h_af + h_csn + c_kom + c_reg |
 * | taxBase | B |
 * | municipalTax, regionalTax | T_k, T_r |
 */
export const basisColumns = [
  "municipality", "region", "dailyBenefits", "employmentHandling", "socialInsurance", "otherState", "disposable",
  "wage", "labourCost", "supportDisability", "supportBase", "supportHiring", "resources",
  "taxBase", "municipalTax", "regionalTax",
] as const; // prettier-ignore

/** One of {@link basisColumns}. */
export type BasisColumn = (typeof basisColumns)[number];

/** Kronor a year by column. Unrounded. */
export type Basis = Readonly<Record<BasisColumn, Kronor>>;

/** What of the assumptions decides a year's effect; the others decide how years are added up. */
export type YearAssumptions = Pick<
  Assumptions,
  "indirectTax" | "saving" | "kappaDisability" | "kappaHiring" | "agreedPremium" | "dailyBenefitsPayer"
>;

/** Production ΔQ of a basis (N3), kronor a year. */
export function productionOf(basis: Basis, a: YearAssumptions): Kronor {
  const disability = basis.supportDisability + a.agreedPremium * basis.supportBase;
  return (
    basis.labourCost +
    a.agreedPremium * basis.wage -
    a.kappaDisability * disability -
    a.kappaHiring * basis.supportHiring
  );
}

/**
 * The accounts of a basis under assumptions (N14, N15, N17), kronor a year. Deadweight, persistence and the like are not
 * in it. Society is computed from production and resources, not as a sum, so that identity I1 is a real check.
 */
export function effectOf(basis: Basis, a: YearAssumptions): Effect {
  const disability = basis.supportDisability + a.agreedPremium * basis.supportBase;
  const support = disability + basis.supportHiring;
  const indirect = a.indirectTax * (1 - a.saving) * basis.disposable;
  const production = productionOf(basis, a);
  const paidByInsurance = a.dailyBenefitsPayer === "fk";
  const af = (paidByInsurance ? 0 : basis.dailyBenefits) + basis.employmentHandling - support;
  const fk = basis.socialInsurance + (paidByInsurance ? basis.dailyBenefits : 0);
  const ovrstat = basis.otherState + indirect;
  return {
    kommun: basis.municipality,
    region: basis.region,
    af,
    fk,
    ovrstat,
    staten: af + fk + ovrstat,
    deltagare: basis.disposable - indirect,
    disponibel: basis.disposable,
    arbetsgivare: production - basis.labourCost - a.agreedPremium * basis.wage + support,
    forsakring: a.agreedPremium * basis.wage,
    samhalle: production - basis.resources,
  };
}
