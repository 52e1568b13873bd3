/**
 * Ledger → basis (the accounts of N17 before assumptions). Kronor a year.
 */
import type { Basis } from "./basis.ts";
import { post, type Ledger, type Post } from "./ledger.ts";

/** The basis of one situation, or of the difference between two. */
export function basisOf({ totals, supportBase, taxBase }: Pick<Ledger, "totals" | "supportBase" | "taxBase">): Basis {
  const of = (one: Post): number => totals[one.at]!;
  const taxes =
    of(post.municipalTax) +
    of(post.regionalTax) +
    of(post.stateTax) +
    of(post.pensionFee) +
    of(post.publicService) -
    of(post.reduction);
  const benefits =
    of(post.socialAssistance) +
    of(post.socialInsurance) +
    of(post.dailyBenefit) +
    of(post.grant) +
    of(post.dayActivityPay);
  return {
    municipality:
      of(post.municipalTax) -
      of(post.socialAssistance) -
      of(post.dayActivityPay) -
      of(post.handlingMunicipality) -
      of(post.careMunicipality),
    region: of(post.regionalTax) + of(post.patientFee) - of(post.careRegion),
    dailyBenefits: 0 - of(post.dailyBenefit),
    employmentHandling: 0 - of(post.handlingEmployment),
    socialInsurance: 0 - of(post.socialInsurance) - of(post.handlingInsurance),
    otherState:
      of(post.stateTax) +
      of(post.pensionFee) +
      of(post.publicService) -
      of(post.reduction) +
      of(post.employerFee) -
      of(post.grant) -
      of(post.handlingStudy),
    disposable: of(post.wage) + benefits - taxes - of(post.patientFee),
    wage: of(post.wage),
    labourCost: of(post.wage) + of(post.employerFee),
    supportDisability: of(post.supportDisability),
    supportBase,
    supportHiring: of(post.supportHiring),
    resources:
      of(post.handlingMunicipality) +
      of(post.handlingInsurance) +
      of(post.handlingEmployment) +
      of(post.handlingStudy) +
      of(post.careMunicipality) +
      of(post.careRegion),
    taxBase,
    municipalTax: of(post.municipalTax),
    regionalTax: of(post.regionalTax),
  };
}

/** What changed from one situation to another. Equal situations give exactly 0 in every column. */
export function basisOfChange(before: Ledger, after: Ledger): Basis {
  const totals = after.totals.slice();
  for (let at = 0; at < totals.length; at++) totals[at]! -= before.totals[at]!;
  return basisOf({
    totals,
    supportBase: after.supportBase - before.supportBase,
    taxBase: after.taxBase - before.taxBase,
  });
}
