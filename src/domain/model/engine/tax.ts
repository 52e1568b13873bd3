/**
 * Income tax of one person for one year (N6–N12), by inkomstskattelagen chapters 63, 65 and 67. Kronor a year.
 */
import type { YearRules } from "./rules.ts";

/** What is taxed. `wage` gives jobbskatteavdrag; `benefits` and `wage` give pension fee; `disability` its own reduction; `pension` neither. */
export interface TaxableIncome {
  readonly wage: number;
  readonly benefits: number;
  readonly disability: number;
  readonly pension: number;
}

/** The bill, item by item. Reductions are positive. */
export interface TaxBill {
  /** FFI, down to hundreds (N6). */
  readonly assessed: number;
  /** GA, up to hundreds (N7). */
  readonly allowance: number;
  /** B = FFI − GA (N8). */
  readonly base: number;
  readonly municipal: number;
  readonly regional: number;
  /** N9. */
  readonly state: number;
  /** A_p (N10). */
  readonly pensionFee: number;
  readonly publicService: number;
  readonly pensionReduction: number;
  readonly disabilityReduction: number;
  readonly workReduction: number;
  readonly earnedReduction: number;
  readonly pandemicReduction: number;
  /** S_t = N9 + A_p + public service fee − reductions (N12); negative when the state bears part of the local tax. */
  readonly netState: number;
}

/** A hair's breadth keeps 21 000 · 0.7 · 12, which is 176 399.99999999997 in doubles, at 176 400. */
const hundredsDown = (amount: number): number => Math.floor(amount / 100 + 1e-9) * 100;
const hundredsUp = (amount: number): number => Math.ceil(amount / 100 - 1e-9) * 100;
const wholeKronor = (amount: number): number => Math.floor(amount + 1e-9);
/** To the nearest hundred, fifty downwards (lag 1994:1744 4 §). */
const nearestHundred = (amount: number): number => Math.ceil((amount - 50) / 100 - 1e-9) * 100;

/** Grundavdrag (N7): kronor, whole hundreds, at most the assessed income. */
function basicAllowance(assessed: number, { values: v }: YearRules): number {
  const P = v.priceBase;
  let allowance: number;
  if (assessed <= v.allowanceRiseFrom * P) allowance = v.allowanceLow * P;
  else if (assessed <= v.allowanceRiseTo * P)
    allowance = v.allowanceLow * P + v.allowanceRise * (assessed - v.allowanceRiseFrom * P);
  else if (assessed <= v.allowanceFallFrom * P) allowance = v.allowanceHigh * P;
  else if (assessed <= v.allowanceFallTo * P)
    allowance = v.allowanceHigh * P - v.allowanceFall * (assessed - v.allowanceFallFrom * P);
  else allowance = v.allowanceEnd * P;
  return Math.min(hundredsUp(allowance), assessed);
}

/** The part of wages that jobbskatteavdrag is reckoned on before the allowance: u(W) of N11. */
function workBase(wage: number, { values: v }: YearRules): number {
  const P = v.priceBase;
  if (wage <= v.workB1 * P) return wage;
  if (wage <= v.workB2 * P) return v.workB1 * P + v.workS1 * (wage - v.workB1 * P);
  if (wage <= v.workB3 * P) return v.workK2 * P + v.workS2 * (wage - v.workB2 * P);
  return v.workK3 * P;
}

/** Jobbskatteavdrag before it is held against the tax that is left (N11), whole kronor. */
function workReduction(wage: number, allowance: number, rate: number, rules: YearRules): number {
  const earned = hundredsDown(wage);
  const { workFadeFrom, workFade, priceBase } = rules.values;
  const full = Math.max(0, workBase(earned, rules) - allowance) * rate;
  const fade = workFade === 0 ? 0 : workFade * Math.max(0, earned - workFadeFrom * priceBase);
  return wholeKronor(Math.max(0, full - fade));
}

/** Reduction for sjukersättning and aktivitetsersättning (IL 67 kap. 9 a–9 d §§), whole kronor. */
function disabilityReduction(disability: number, allowance: number, rate: number, { values: v }: YearRules): number {
  if (disability === 0) return 0;
  const P = v.priceBase;
  if (v.sickB1 === 0) {
    const limit = v.sickLimit * P;
    const share = v.sickShare1 * Math.min(disability, limit) + v.sickShare2 * Math.max(0, disability - limit);
    return wholeKronor(share * rate);
  }
  let base: number;
  if (disability <= v.sickB1 * P) base = disability;
  else if (disability <= v.sickB2 * P) base = v.sickB1 * P + v.sickS1 * (disability - v.sickB1 * P);
  else base = v.sickK2 * P + v.sickS2 * (disability - v.sickB2 * P);
  return wholeKronor(Math.max(base - allowance, v.sickFloor * disability) * rate);
}

/** The temporary reduction for work income of 2021 and 2022. */
function pandemicReduction(wage: number, { values: v }: YearRules): number {
  if (v.pandemicRate === 0) return 0;
  const rising = Math.min(v.pandemicMost, v.pandemicRate * Math.max(0, wage - v.pandemicFloor));
  return wholeKronor(Math.max(0, rising - v.pandemicFall * Math.max(0, wage - v.pandemicFallFrom)));
}

/** The tax of a year. `municipalRate` and `regionalRate` are shares. Amounts are NaN when a rule of the year is not known. */
export function taxBill(income: TaxableIncome, municipalRate: number, regionalRate: number, rules: YearRules): TaxBill {
  const v = rules.values;
  const rate = municipalRate + regionalRate;
  const assessed = hundredsDown(income.wage + income.benefits + income.disability + income.pension);
  const allowance = basicAllowance(assessed, rules);
  const base = Math.max(0, assessed - allowance);
  const municipal = municipalRate * base;
  const regional = regionalRate * base;
  const state =
    v.stateRate * Math.max(0, base - v.stateThreshold) +
    (v.upperThreshold === Number.POSITIVE_INFINITY ? 0 : v.upperRate * Math.max(0, base - v.upperThreshold));

  const pensionable = hundredsDown(income.wage + income.benefits);
  const pensionFee =
    pensionable < v.pensionFloorBases * v.priceBase
      ? 0
      : nearestHundred(v.pensionRate * Math.min(pensionable, v.pensionCeilingIncomeBases * v.incomeBase));
  const publicService = wholeKronor(
    v.publicServiceRate * Math.min(base, v.publicServiceCeilingIncomeBases * v.incomeBase),
  );

  const pensionReduction = Math.min(pensionFee, municipal + regional + state);
  let left = Math.max(0, municipal + regional - pensionReduction);
  const take = (amount: number): number => {
    const taken = Math.min(amount, left);
    left -= taken;
    return taken;
  };
  const disability = take(disabilityReduction(income.disability, allowance, rate, rules));
  const work = take(income.wage === 0 ? 0 : workReduction(income.wage, allowance, rate, rules));
  const earned = take(
    v.earnedRate === 0 ? 0 : wholeKronor(Math.min(v.earnedMost, v.earnedRate * Math.max(0, base - v.earnedFloor))),
  );
  const pandemic = take(pandemicReduction(hundredsDown(income.wage), rules));
  return {
    assessed,
    allowance,
    base,
    municipal,
    regional,
    state,
    pensionFee,
    publicService,
    pensionReduction,
    disabilityReduction: disability,
    workReduction: work,
    earnedReduction: earned,
    pandemicReduction: pandemic,
    netState: state + pensionFee + publicService - pensionReduction - disability - work - earned - pandemic,
  };
}
