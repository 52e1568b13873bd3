/** What the section about benefits (sv. samhällsnytta) is made from. Plain data; computed where the register is read. */
import type { Calculation, CohortPerson, PersonResult } from "#src/domain/model/calculation.ts";
import type { Survival } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import type { Parameter, Source } from "#src/domain/model/parameters/parameter.ts";

/** A person's part in the sums. Never printed: it decides which sums may be. */
export type Contribution = Pick<CohortPerson, "exit"> & { readonly result: Pick<PersonResult, "basis" | "effect"> };

/** A track's part of the calculation. */
export interface TrackCalculation {
  readonly track: string;
  readonly calculation: Calculation;
}

/** A calculation with what explains it, or why there is none: a Swedish sentence that says how to mend it. */
export type BenefitInput =
  | {
      readonly kind: "calculated";
      readonly calculation: Calculation;
      /** The same under each of the team's tracks. For the team's own report; otherwise empty. */
      readonly tracks: readonly TrackCalculation[];
      /** The same cohort under the preset `jamforbar`; left out when it could not be computed. */
      readonly comparable: Calculation | undefined;
      /** Everybody who was computed, interrupted too, with effects under the assumptions of `calculation`. */
      readonly contributions: readonly Contribution[];
      /** How long the effect lasts by the team's own follow-ups, when there are any. */
      readonly survival: Survival | undefined;
      /** The parameters computed with, the team's own values laid over, and their sources. */
      readonly parameters: readonly Parameter[];
      readonly sources: readonly Source[];
      /** The program's version. */
      readonly program: string;
    }
  | { readonly kind: "missing"; readonly why: string };

/** A calculation with what explains it. */
export type CalculatedBenefit = Extract<BenefitInput, { readonly kind: "calculated" }>;
