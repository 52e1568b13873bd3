/**
 * What a person lives on in a year (sv. försörjning): spells of wage, benefits and services. A situation is a list of
 * spells; two situations, before and after, make a person's effect.
 *
 * Units: `months` 0–12 of the year, decimals allowed; `extent` 0–1; amounts in kronor.
 * `amount` is what was actually paid, kronor a month; it beats what the rules would compute and marks the line as registered.
 */
import type { Kronor, Months, Share } from "#src/kernel/units.ts";

interface Common {
  readonly months: Months;
  readonly extent: Share;
  /** Ids of the parameters that stood in for what was not registered: a line made of them names them as its source. */
  readonly origin?: readonly string[];
}

interface Paid extends Common {
  readonly amount?: Kronor;
}

/** Support to the employer (sv. anställningsstöd); `level` is a share of the wage cost, `factor` a multiple of the employer's fee. */
export type WageSupport =
  | { readonly kind: "lonebidrag" | "osa" | "trygghet"; readonly level: Share }
  | { readonly kind: "nystartsjobb"; readonly factor: number }
  | { readonly kind: "introduktionsjobb" };

/** Work for a wage (sv. lön). `employerFee` is a share of the wage that overrides the year's. */
export interface WageSpell extends Common {
  readonly kind: "lon";
  readonly fullTimeWage: Kronor;
  /** False when the wage is a computed default and not a registered one. */
  readonly wageRegistered?: boolean;
  readonly employerFee?: Share;
  readonly support?: WageSupport;
}

/** Sjukpenning, rehabiliteringspenning. `sgi` is kronor a year. */
export interface SicknessSpell extends Paid {
  readonly kind: "sjukpenning" | "rehabpenning";
  readonly sgi?: Kronor;
  readonly level: "normal" | "fortsatt";
}

/** Sjukersättning, aktivitetsersättning. */
export interface DisabilitySpell extends Paid {
  readonly kind: "sjukersattning" | "aktivitetsersattning";
  readonly age?: number;
  /** Antagandeinkomst, kronor a year. */
  readonly assumedIncome?: Kronor;
}

/** Föräldrapenning: `daily` kronor, `days` in the year. */
export interface ParentalSpell extends Paid {
  readonly kind: "foraldrapenning";
  readonly daily: Kronor;
  readonly days: number;
}

/** Benefits by the day, five days a week. */
export interface DailySpell extends Paid {
  readonly kind: "aktivitetsstod" | "akassa" | "etableringsersattning" | "utvecklingsersattning";
  readonly daily: Kronor;
}

/** Studiemedel: `weeks` in the year. */
export interface StudySpell extends Paid {
  readonly kind: "csn";
  readonly weeks: number;
  readonly higherGrant: boolean;
  readonly withLoan: boolean;
}

/** Försörjningsstöd. `concurrent` are positions of spells in the same months whose net income is deducted. */
export interface SocialAssistanceSpell extends Paid {
  readonly kind: "forsorjningsstod";
  readonly concurrent: readonly number[];
  readonly workIncentive: boolean;
  /** Accepted housing cost, kronor a month, instead of the person's own. */
  readonly housing?: Kronor;
}

/** Daglig verksamhet. */
export interface DayActivitySpell extends Common {
  readonly kind: "dagligverksamhet";
  readonly daysPerMonth: number;
}

/** Real resources of care and services, kronor a year; `patientFee` is what the person pays the region. */
export interface CareSpell extends Common {
  readonly kind: "vard";
  readonly region: Kronor;
  readonly municipality: Kronor;
  readonly patientFee: Kronor;
}

/**
 * Registered hours of handling (sv. handläggning), kronor a year by who does it. Where a payer is given, it replaces what
 * the rules would compute for that payer in the whole situation.
 */
export interface HandlingSpell extends Common {
  readonly kind: "handlaggning";
  readonly kommun?: Kronor;
  readonly fk?: Kronor;
  readonly af?: Kronor;
}

/** Another public benefit paid as a registered amount, untaxed (bostadsbidrag, bostadstillägg) or taxed (pension). */
export interface OtherBenefitSpell extends Common {
  readonly kind: "bostadsstod" | "pension";
  readonly amount: Kronor;
}

/** No income. */
export interface NothingSpell extends Common {
  readonly kind: "ingen";
}

/** One stretch of the year. */
export type Spell =
  | WageSpell | SicknessSpell | DisabilitySpell | ParentalSpell | DailySpell | StudySpell
  | SocialAssistanceSpell | DayActivitySpell | CareSpell | HandlingSpell | OtherBenefitSpell | NothingSpell; // prettier-ignore

/** A kind of spell, as written in a persons file. */
export type SpellKind = Spell["kind"];

/** A year of somebody's life. */
export interface Situation {
  readonly spells: readonly Spell[];
}

/** What of the person's surroundings the rules need. Rates are shares, amounts kronor a month. */
export interface Context {
  readonly municipalTax: Share;
  readonly regionalTax: Share;
  readonly housing: Kronor;
  /** Overrides the year's riksnorm. */
  readonly norm?: Kronor;
  /** Ids of the parameters the rates and the housing cost were read from, where they were. */
  readonly origin?: { readonly municipalTax?: string; readonly regionalTax?: string; readonly housing?: string };
}

/** A person as the model sees one: a case number, never an identity. `year` is the income year whose rules price both situations. */
export interface ModelPerson {
  readonly id: string | number;
  readonly name?: string;
  readonly year: number;
  readonly context: Context;
  readonly before: Situation;
  readonly after: Situation;
}
