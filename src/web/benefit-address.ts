/** Addresses of the Nytta pages: every number's lines, and the same calculation on another page. */
import type { CostSplitRule } from "#src/domain/model/assumptions.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import type { Measure } from "#src/domain/model/explain.ts";
import { benefitPairs, type BenefitQuery } from "./benefit-query.ts";
import type { PersonGroup } from "./line-query.ts";
import { searchOf, type FigureQuery } from "./figure-query.ts";

/** A number of a calculation. `only` narrows it to a group of persons, `equalised` is after income equalisation. */
export interface BenefitNumber {
  readonly row: ResultRow;
  readonly measure: Measure;
  readonly rule?: CostSplitRule | undefined;
  readonly only?: PersonGroup | undefined;
  readonly equalised?: boolean;
  /** Lines of one equation and kind only. */
  readonly equation?: string;
  readonly label?: string;
}

/** Team, period and calculation as the end of an address, with more names after it. */
export const benefitSearch = (
  query: FigureQuery,
  benefit: BenefitQuery,
  more: Readonly<Record<string, string | undefined>> = {},
): string => searchOf({ ...query, scheme: undefined }, { ...benefitPairs(benefit), ...more });

/** The page where a number's lines are. */
export const linesAddress = (
  tenantId: string,
  query: FigureQuery,
  benefit: BenefitQuery,
  { equalised, ...number }: BenefitNumber,
): string =>
  `/t/${tenantId}/benefit/lines${benefitSearch(query, benefit, {
    ...number,
    equalised: equalised ? "on" : undefined,
  })}`;
