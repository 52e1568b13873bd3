/** What every part of the Nytta page reads. */
import type { byTrust } from "#src/domain/model/parameters/trust.ts";
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
  /** The target computed with, months. */
  readonly target: number;
  /** The unchecked parameters, those to worry about first. */
  readonly trust: ReturnType<typeof byTrust>;
  /** Where the same is calculated with another value of one assumption, or another cost. */
  readonly triedAt: (assumption: NumericAssumption | "cost", value: number) => string;
  /** The steps to society's profit over so many years. */
  readonly opensOver: (years: number) => string;
  /** The assumptions' values with range, source and whether anybody has checked them. */
  readonly rangesAt: string;
  /** Those whose follow-ups say how long the effect lasts; with months after exit, those still followed then. */
  readonly followedAt: (months?: string) => string;
  /** May the reader see single persons' lines? */
  readonly seesLines: boolean;
  readonly opensAt: (number: BenefitNumber) => string;
}
