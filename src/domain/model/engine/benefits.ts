/**
 * What a spell pays (N1, N4, N5), kronor a year. NaN when a rule of the year is not known.
 */
import type {
  DailySpell,
  StudySpell,
  Context,
  DisabilitySpell,
  SicknessSpell,
  Situation,
  SocialAssistanceSpell,
  SpellKind,
  WageSpell,
} from "../spells.ts";
import type { RuleName, YearRules } from "./rules.ts";

/** Benefits by the day are paid five days a week. */
const benefitDaysAMonth = 260 / 12;

/** Guarantee of aktivitetsersättning is lower the younger one is (SFB 35 kap. 19 §): up to this age, so many prisbasbelopp less. */
const guaranteeSteps: readonly (readonly [upTo: number, less: RuleName])[] = [
  [20, "guaranteeLessUnder21"],
  [22, "guaranteeLess21"],
  [24, "guaranteeLess23"],
  [26, "guaranteeLess25"],
  [28, "guaranteeLess27"],
  [29, "guaranteeLess29"],
];

/** The rule that lowers the guarantee at an age; undefined from 30 years, and for sjukersättning. */
function guaranteeStep(spell: DisabilitySpell): RuleName | undefined {
  const { kind, age } = spell;
  if (kind === "sjukersattning" || age === undefined) return undefined;
  return guaranteeSteps.find(([upTo]) => Math.floor(age) <= upTo)?.[1];
}

const taxed: Readonly<Record<SpellKind, boolean>> = {
  lon: true,
  sjukpenning: true,
  rehabpenning: true,
  sjukersattning: true,
  aktivitetsersattning: true,
  foraldrapenning: true,
  aktivitetsstod: true,
  akassa: true,
  pension: true,
  etableringsersattning: false,
  utvecklingsersattning: false,
  csn: false,
  bostadsstod: false,
  forsorjningsstod: false,
  dagligverksamhet: false,
  vard: false,
  handlaggning: false,
  ingen: false,
};

/** Is income tax paid on it? */
export const isTaxed = (kind: SpellKind): boolean => taxed[kind];

/** W of one spell (N1). */
export const wageOf = (spell: WageSpell): number => spell.fullTimeWage * spell.extent * spell.months;

/** Sjukpenning, rehabiliteringspenning: whole kronor a day. */
export function sicknessBenefit(spell: SicknessSpell, { values: v }: YearRules): number {
  const share = spell.level === "normal" ? v.sicknessNormal : v.sicknessContinued;
  const base = Math.min(spell.sgi ?? Number.NaN, v.sgiCeilingBases * v.priceBase);
  const daily = Math.round((share * v.sicknessFactor * base) / v.sicknessDays);
  return daily * (v.sicknessDays / 12) * spell.months * spell.extent;
}

/** Sjukersättning, aktivitetsersättning: the guarantee or what the income gives, whichever is more. */
export function disabilityBenefit(spell: DisabilitySpell, { values: v }: YearRules): number {
  const step = guaranteeStep(spell);
  const less = step === undefined ? 0 : v[step];
  const guarantee = (v.guaranteeBases - less) * v.priceBase;
  const related = v.disabilityShare * Math.min(spell.assumedIncome ?? 0, v.disabilityCeilingBases * v.priceBase);
  return (Math.max(guarantee, related) * spell.months * spell.extent) / 12;
}

/** What is booked of a benefit: a registered amount, kronor a month, beats what the rules give. */
export const paidOr = (registered: number | undefined, months: number, byRule: number): number =>
  registered === undefined ? byRule : registered * months;

/** A benefit by the day. */
export const dailyBenefit = ({ daily, months, extent }: DailySpell): number =>
  daily * benefitDaysAMonth * months * extent;

/** Studiebidrag, whole kronor a week. */
export function studyGrant(spell: StudySpell, { values: v }: YearRules): number {
  const weekly = Math.floor((spell.higherGrant ? v.higherGrant : v.grant) * v.priceBase + 1e-9);
  return weekly * spell.weeks;
}

/**
 * Försörjningsstöd (N4): Σ over months of max(0, norm + housing − I), where I is the month's net income of the concurrent
 * spells: one that is shorter than the support is deducted in its own months only. `incomes` are the spells' amounts a year;
 * `afterTax` is the share of taxed income that is left after tax: tax is laid on taxed incomes in proportion.
 */
export function assistanceOf(
  spell: SocialAssistanceSpell,
  situation: Situation,
  incomes: readonly number[],
  afterTax: number,
  context: Context,
  { values: v }: YearRules,
): number {
  if (spell.amount !== undefined) return spell.amount * spell.months;
  const need = (context.norm ?? v.norm) + (spell.housing ?? context.housing);
  let [paid, from] = [0, 0];
  while (from < spell.months) {
    // As far as the same incomes last.
    let [until, income] = [spell.months, 0];
    for (const position of spell.concurrent) {
      const { kind, months } = situation.spells[position]!;
      if (months <= from) continue;
      until = Math.min(until, months);
      const net = (incomes[position]! / months) * (isTaxed(kind) ? afterTax : 1);
      income += spell.workIncentive && kind === "lon" ? net * (1 - v.workIncentive) : net;
    }
    paid += (until - from) * Math.max(0, need - income);
    from = until;
  }
  return paid;
}
