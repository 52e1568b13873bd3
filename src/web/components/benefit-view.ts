/** What every part of the Nytta page reads. */
import type { NumericAssumption } from "#src/domain/model/names.ts";
import type { BenefitNumber } from "../benefit-address.ts";
import type { PublishedBenefit } from "../benefit-publication.ts";
import type { BenefitQuery } from "../benefit-query.ts";

/** Where an assumption's value comes from. */
export interface AssumptionFact {
  readonly source: string;
  readonly unchecked: boolean;
  /** As shown, percent for a share. */
  readonly range: { readonly low: number; readonly high: number } | undefined;
}

/** A published calculation and where its numbers open. */
export interface BenefitView extends PublishedBenefit {
  readonly benefit: BenefitQuery;
  readonly facts: Readonly<Partial<Record<NumericAssumption, AssumptionFact>>>;
  /** Swedish names of the parameters the calculation names. */
  readonly parameterNames: Readonly<Record<string, string>>;
  readonly opensAt: (number: BenefitNumber) => string;
}
