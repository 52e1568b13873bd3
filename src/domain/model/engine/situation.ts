/**
 * The books of one situation: spells → amounts (N1–N5, N16) → tax (N6–N12) → ledger. Kronor a year.
 */
import type { Context, HandlingSpell, Situation, Spell, WageSpell } from "../spells.ts";
import { assistanceOf, benefitOf, isTaxed, wageOf } from "./benefits.ts";
import { details } from "./details.ts";
import {
  book, computed, openLedger, post, registered, type Detail,  type Ledger, type Post, type Provenance,
} from "./ledger.ts"; // prettier-ignore
import type { YearRules } from "./rules.ts";
import { taxBill } from "./tax.ts";

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

function bookWage(ledger: Ledger, spell: WageSpell, rules: YearRules): void {
  const v = rules.values;
  const wage = wageOf(spell);
  const fee = spell.employerFee ?? v.employerFee;
  book(ledger, rules, post.wage, wage, details.wage, provenanceOf(spell));
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
  bookHandling(ledger, rules, post.handlingEmployment, v.handlingEmployment * spell.months, details.handlingEmployment);
}

/** Books a benefit or a service, and what it costs to handle. */
function bookBenefit(ledger: Ledger, spell: Spell, amount: number, rules: YearRules): void {
  const v = rules.values;
  const add = (to: Post, detail: Detail): void => book(ledger, rules, to, amount, detail, provenanceOf(spell));
  switch (spell.kind) {
    case "sjukpenning":
    case "rehabpenning":
      add(post.socialInsurance, details[`${spell.kind}-${spell.level}`]);
      bookHandling(
        ledger,
        rules,
        post.handlingInsurance,
        v.handlingInsurance * spell.months,
        details.handlingInsurance,
      );
      return;
    case "sjukersattning": {
      add(post.socialInsurance, details.sjukersattning);
      const handling = v.handlingInsurance * v.handlingDisabilityShare * spell.months;
      bookHandling(ledger, rules, post.handlingInsurance, handling, details.handlingDisability);
      return;
    }
    case "aktivitetsersattning":
      add(post.socialInsurance, details.aktivitetsersattning);
      bookHandling(
        ledger,
        rules,
        post.handlingInsurance,
        v.handlingInsurance * spell.months,
        details.handlingInsurance,
      );
      return;
    case "foraldrapenning":
    case "bostadsstod":
      add(post.socialInsurance, details[spell.kind]);
      return;
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning":
      add(post.dailyBenefit, details[spell.kind]);
      bookHandling(
        ledger,
        rules,
        post.handlingEmployment,
        v.handlingEmployment * spell.months,
        details.handlingEmployment,
      );
      return;
    case "csn":
      add(post.grant, spell.higherGrant ? details.higherGrant : details.grant);
      // Kronor a year: once, however many the spells of study are.
      if (ledger.totals[post.handlingStudy.at] === 0) {
        book(ledger, rules, post.handlingStudy, v.handlingStudy, details.handlingStudy);
      }
      return;
    case "pension":
      add(post.grant, details.pension);
      return;
    case "dagligverksamhet":
      add(post.dayActivityPay, details.dayActivityPay);
      book(ledger, rules, post.careMunicipality, v.dayActivity * spell.months, details.dayActivity);
      return;
    case "vard":
      book(ledger, rules, post.careRegion, spell.region, details.care, registered);
      book(ledger, rules, post.careMunicipality, spell.municipality, details.care, registered);
      book(ledger, rules, post.patientFee, spell.patientFee, details.patientFee, registered);
      return;
    case "lon":
    case "forsorjningsstod":
    case "handlaggning":
    case "ingen":
  }
}

/** Books the tax on what was earned and gives the share of taxed income that is left. */
function bookTax(
  ledger: Ledger,
  income: { wage: number; benefits: number; disability: number; pension: number },
  context: Context,
  rules: YearRules,
): number {
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

/** Books a whole situation. `withEntries` keeps what the lines are made of. */
export function bookSituation(situation: Situation, context: Context, rules: YearRules, withEntries: boolean): Ledger {
  const ledger = openLedger(withEntries);
  const incomes: number[] = [];
  const taxed = { wage: 0, benefits: 0, disability: 0, pension: 0 };
  for (const spell of situation.spells) {
    if (spell.kind === "handlaggning") bookRegisteredHandling(ledger, spell, rules);
  }
  for (const spell of situation.spells) {
    const amount =
      spell.kind === "lon" ? wageOf(spell) : spell.kind === "forsorjningsstod" ? 0 : benefitOf(spell, rules);
    incomes.push(amount);
    if (spell.kind === "lon") bookWage(ledger, spell, rules);
    else bookBenefit(ledger, spell, amount, rules);
    if (spell.kind === "lon") taxed.wage += amount;
    else if (spell.kind === "sjukersattning" || spell.kind === "aktivitetsersattning") taxed.disability += amount;
    else if (spell.kind === "pension") taxed.pension += amount;
    else if (isTaxed(spell.kind)) taxed.benefits += amount;
  }
  const afterTax = bookTax(ledger, taxed, context, rules);

  for (const spell of situation.spells) {
    if (spell.kind !== "forsorjningsstod") continue;
    const detail =
      context.norm !== undefined ? "assistanceOwnNorm" : spell.workIncentive ? "assistanceIncentive" : "assistance";
    const amount = assistanceOf(spell, situation, incomes, afterTax, context, rules);
    const housing = context.origin?.housing;
    const from = provenanceOf(spell);
    book(ledger, rules, post.socialAssistance, amount, details[detail],
      from === computed && housing && spell.housing === undefined ? { registered: false, origin: [housing] } : from); // prettier-ignore
    const handling = rules.values.handlingAssistance * spell.months;
    bookHandling(ledger, rules, post.handlingMunicipality, handling, details.handlingAssistance);
  }
  return ledger;
}
