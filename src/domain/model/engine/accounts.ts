/**
 * Ledger → basis (the accounts of N17 before assumptions). Kronor a year.
 */
import type { Basis } from "./basis.ts";
import type { Ledger } from "./ledger.ts";

/** The basis of one situation. */
export function basisOf({ totals: t, supportBase, taxBase }: Ledger): Basis {
  const taxes = t.municipalTax + t.regionalTax + t.stateTax + t.pensionFee + t.publicService - t.reduction;
  const benefits = t.socialAssistance + t.socialInsurance + t.dailyBenefit + t.grant + t.dayActivityPay;
  return {
    municipality: t.municipalTax - t.socialAssistance - t.dayActivityPay - t.handlingMunicipality - t.careMunicipality,
    region: t.regionalTax + t.patientFee - t.careRegion,
    dailyBenefits: -t.dailyBenefit,
    employmentHandling: -t.handlingEmployment,
    socialInsurance: -t.socialInsurance - t.handlingInsurance,
    otherState: t.stateTax + t.pensionFee + t.publicService - t.reduction + t.employerFee - t.grant - t.handlingStudy,
    disposable: t.wage + benefits - taxes - t.patientFee,
    wage: t.wage,
    labourCost: t.wage + t.employerFee,
    supportDisability: t.supportDisability,
    supportBase,
    supportHiring: t.supportHiring,
    resources:
      t.handlingMunicipality +
      t.handlingInsurance +
      t.handlingEmployment +
      t.handlingStudy +
      t.careMunicipality +
      t.careRegion,
    taxBase,
    municipalTax: t.municipalTax,
    regionalTax: t.regionalTax,
  };
}
