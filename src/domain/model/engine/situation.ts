/**
 * The books of one situation: spells → amounts (N1–N5, N16) → tax (N6–N12) → ledger. Kronor a year.
 */
import type {
  Context,
  HandlingSpell,
  SicknessSpell,
  Situation,
  SocialAssistanceSpell,
  Spell,
  WageSpell,
} from "../spells.ts";
import {
  assistanceOf,
  dailyBenefit,
  disabilityBenefit,
  isTaxed,
  paidOr,
  sicknessBenefit,
  studyGrant,
  wageOf,
} from "./benefits.ts";
import { details } from "./details.ts";
import {
  book, computed, openLedger, post, registered, type Detail,  type Ledger, type Post, type Provenance,
} from "./ledger.ts"; // prettier-ignore
import type { YearRules } from "./rules.ts";
import { taxBill, type TaxableIncome } from "./tax.ts";

/** Is the spell's amount registered, or computed with parameters that stood in for what was not? */
function provenanceOf(spell: Spell): Provenance {
  if (spell.origin) return { registered: false, origin: spell.origin };
  const isRegistered =
    spell.kind === "lon" ? spell.wageRegistered !== false : "amount" in spell && spell.amount !== undefined;
  return isRegistered ? registered : computed;
}

/** Books computed handling, unless the register says how many hours that payer spent. */
function bookHandling(ledger: Ledger, rules: YearRules, to: Post, amount: number, detail: Detail): void {
  if (!ledger.registeredHandling?.has(to)) book(ledger, rules, to, amount, detail);
}

function bookInsuranceHandling(ledger: Ledger, months: number, rules: YearRules): void {
  const amount = rules.values.handlingInsurance * months;
  bookHandling(ledger, rules, post.handlingInsurance, amount, details.handlingInsurance);
}

function bookEmploymentHandling(ledger: Ledger, months: number, rules: YearRules): void {
  const amount = rules.values.handlingEmployment * months;
  bookHandling(ledger, rules, post.handlingEmployment, amount, details.handlingEmployment);
}

function bookRegisteredHandling(ledger: Ledger, spell: HandlingSpell, rules: YearRules): void {
  const given = [
    [post.handlingMunicipality, spell.kommun],
    [post.handlingInsurance, spell.fk],
    [post.handlingEmployment, spell.af],
  ] as const;
  for (const [to, amount] of given) {
    if (amount === undefined) continue;
    (ledger.registeredHandling ??= new Set()).add(to);
    book(ledger, rules, to, amount, details.registeredHandling, registered);
  }
}

function bookWage(ledger: Ledger, spell: WageSpell, wage: number, rules: YearRules, from: Provenance): void {
  const v = rules.values;
  const fee = spell.employerFee ?? v.employerFee;
  book(ledger, rules, post.wage, wage, details.wage, from);
  book(ledger, rules, post.employerFee, fee * wage, details.employerFee);
  const support = spell.support;
  if (!support) return;
  const capped = (ceiling: number): number => Math.min(spell.fullTimeWage, ceiling) * spell.extent * spell.months;
  if (support.kind === "nystartsjobb") {
    const amount = support.factor * fee * capped(v.newStartCeiling);
    book(ledger, rules, post.supportHiring, amount, details.nystartsjobb);
  } else if (support.kind === "introduktionsjobb") {
    const amount = v.introductionShare * (1 + fee) * capped(v.introductionCeiling);
    book(ledger, rules, post.supportHiring, amount, details.introduktionsjobb);
  } else {
    const base = support.level * capped(v.supportCeiling);
    ledger.supportBase += base;
    book(ledger, rules, post.supportDisability, base * (1 + fee), details[support.kind]);
  }
  bookEmploymentHandling(ledger, spell.months, rules);
}

const sicknessDetail = (kind: SicknessSpell["kind"], level: SicknessSpell["level"]): Detail => {
  if (kind === "sjukpenning") return level === "normal" ? details.sickness : details.sicknessContinued;
  return level === "normal" ? details.rehabilitation : details.rehabilitationContinued;
};

/** A year's taxed income, as it adds up. */
type Taxed = { -readonly [Kind in keyof TaxableIncome]: number };

/**
 * Books a spell and what it costs to handle, adds what is taxed, and gives its income a year. Social assistance waits until
 * the tax is known. One switch for everything: each case then reads spells of its own kind only, which is what makes a
 * hundred thousand persons quick.
 */
function bookSpell(ledger: Ledger, spell: Spell, taxed: Taxed, rules: YearRules): number {
  const v = rules.values;
  const from = ledger.entries ? provenanceOf(spell) : computed;
  switch (spell.kind) {
    case "lon": {
      const wage = wageOf(spell);
      bookWage(ledger, spell, wage, rules, from);
      taxed.wage += wage;
      return wage;
    }
    case "sjukpenning":
    case "rehabpenning": {
      const amount = paidOr(spell.amount, spell.months, sicknessBenefit(spell, rules));
      book(ledger, rules, post.socialInsurance, amount, sicknessDetail(spell.kind, spell.level), from);
      bookInsuranceHandling(ledger, spell.months, rules);
      taxed.benefits += amount;
      return amount;
    }
    case "sjukersattning": {
      const amount = paidOr(spell.amount, spell.months, disabilityBenefit(spell, rules));
      const handling = v.handlingInsurance * v.handlingDisabilityShare * spell.months;
      book(ledger, rules, post.socialInsurance, amount, details.sjukersattning, from);
      bookHandling(ledger, rules, post.handlingInsurance, handling, details.handlingDisability);
      taxed.disability += amount;
      return amount;
    }
    case "aktivitetsersattning": {
      const amount = paidOr(spell.amount, spell.months, disabilityBenefit(spell, rules));
      book(ledger, rules, post.socialInsurance, amount, details.aktivitetsersattning, from);
      bookInsuranceHandling(ledger, spell.months, rules);
      taxed.disability += amount;
      return amount;
    }
    case "foraldrapenning": {
      const amount = paidOr(spell.amount, spell.months, spell.daily * spell.days);
      book(ledger, rules, post.socialInsurance, amount, details.foraldrapenning, from);
      taxed.benefits += amount;
      return amount;
    }
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning": {
      const amount = paidOr(spell.amount, spell.months, dailyBenefit(spell));
      book(ledger, rules, post.dailyBenefit, amount, details[spell.kind], from);
      bookEmploymentHandling(ledger, spell.months, rules);
      if (isTaxed(spell.kind)) taxed.benefits += amount;
      return amount;
    }
    case "csn": {
      const amount = paidOr(spell.amount, spell.months, studyGrant(spell, rules));
      book(ledger, rules, post.grant, amount, spell.higherGrant ? details.higherGrant : details.grant, from);
      // Kronor a year: once, however many the spells of study are.
      if (ledger.totals[post.handlingStudy.at] === 0) {
        book(ledger, rules, post.handlingStudy, v.handlingStudy, details.handlingStudy);
      }
      return amount;
    }
    case "bostadsstod": {
      const amount = spell.amount * spell.months;
      book(ledger, rules, post.socialInsurance, amount, details.bostadsstod, from);
      return amount;
    }
    case "pension": {
      const amount = spell.amount * spell.months;
      book(ledger, rules, post.grant, amount, details.pension, from);
      taxed.pension += amount;
      return amount;
    }
    case "dagligverksamhet": {
      const amount = v.dayActivityPay * spell.daysPerMonth * spell.months;
      book(ledger, rules, post.dayActivityPay, amount, details.dayActivityPay, from);
      book(ledger, rules, post.careMunicipality, v.dayActivity * spell.months, details.dayActivity);
      return amount;
    }
    case "vard":
      book(ledger, rules, post.careRegion, spell.region, details.care, registered);
      book(ledger, rules, post.careMunicipality, spell.municipality, details.care, registered);
      book(ledger, rules, post.patientFee, spell.patientFee, details.patientFee, registered);
      return 0;
    case "forsorjningsstod":
    case "handlaggning":
    case "ingen":
      return 0;
  }
}

/** Books the tax on what was earned and gives the share of taxed income that is left. */
function bookTax(ledger: Ledger, income: TaxableIncome, context: Context, rules: YearRules): number {
  const taxed = income.wage + income.benefits + income.disability + income.pension;
  if (taxed === 0) return 1;
  const bill = taxBill(income, context.municipalTax, context.regionalTax, rules);
  const rate = (id: string | undefined): Provenance => (id ? { registered: false, origin: [id] } : computed);
  book(ledger, rules, post.municipalTax, bill.municipal, details.municipalTax, rate(context.origin?.municipalTax));
  book(ledger, rules, post.regionalTax, bill.regional, details.regionalTax, rate(context.origin?.regionalTax));
  book(ledger, rules, post.stateTax, bill.state, details.stateTax);
  book(ledger, rules, post.pensionFee, bill.pensionFee, details.pensionFee);
  book(ledger, rules, post.publicService, bill.publicService, details.publicService);
  book(ledger, rules, post.reduction, bill.pensionReduction, details.pensionReduction);
  book(ledger, rules, post.reduction, bill.disabilityReduction, details.disabilityReduction);
  book(ledger, rules, post.reduction, bill.workReduction, details.workReduction);
  book(ledger, rules, post.reduction, bill.earnedReduction, details.earnedReduction);
  book(ledger, rules, post.reduction, bill.pandemicReduction, details.pandemicReduction);
  ledger.taxBase = bill.base;
  return 1 - (bill.municipal + bill.regional + bill.netState) / taxed;
}

function assistanceDetail(spell: SocialAssistanceSpell, context: Context): Detail {
  if (context.norm !== undefined) return details.assistanceOwnNorm;
  return spell.workIncentive ? details.assistanceIncentive : details.assistance;
}

/** As any spell's, but that the housing cost of the person may have been filled in by a parameter. */
function assistanceProvenance(spell: SocialAssistanceSpell, context: Context): Provenance {
  const from = provenanceOf(spell);
  const housing = spell.housing === undefined ? context.origin?.housing : undefined;
  return from === computed && housing ? { registered: false, origin: [housing] } : from;
}

/** Books a whole situation. `withEntries` keeps what the lines are made of. */
export function bookSituation(situation: Situation, context: Context, rules: YearRules, withEntries: boolean): Ledger {
  const ledger = openLedger(withEntries);
  const incomes: number[] = [];
  const taxed: Taxed = { wage: 0, benefits: 0, disability: 0, pension: 0 };
  for (const spell of situation.spells) {
    if (spell.kind === "handlaggning") bookRegisteredHandling(ledger, spell, rules);
  }
  for (const spell of situation.spells) incomes.push(bookSpell(ledger, spell, taxed, rules));
  const afterTax = bookTax(ledger, taxed, context, rules);

  for (const spell of situation.spells) {
    if (spell.kind !== "forsorjningsstod") continue;
    const amount = assistanceOf(spell, situation, incomes, afterTax, context, rules);
    const from = ledger.entries ? assistanceProvenance(spell, context) : computed;
    book(ledger, rules, post.socialAssistance, amount, assistanceDetail(spell, context), from);
    const handling = rules.values.handlingAssistance * spell.months;
    bookHandling(ledger, rules, post.handlingMunicipality, handling, details.handlingAssistance);
  }
  return ledger;
}
