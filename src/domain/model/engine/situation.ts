/**
 * The books of one situation: spells → amounts (N1–N5, N16) → tax (N6–N12) → ledger. Kronor a year.
 */
import type { Context, HandlingSpell, Situation, Spell, WageSpell } from "../spells.ts";
import { assistanceOf, benefitOf, isTaxed, wageOf } from "./benefits.ts";
import { details } from "./details.ts";
import {
  book, computed, openLedger, registered, type Detail, type EntryName, type Ledger, type Provenance,
} from "./ledger.ts"; // prettier-ignore
import type { YearRules } from "./rules.ts";
import { taxBill } from "./tax.ts";

type Handling = "handlingMunicipality" | "handlingInsurance" | "handlingEmployment";

/** Is the spell's amount registered, or computed with parameters that stood in for what was not? */
function provenanceOf(spell: Spell): Provenance {
  if (spell.origin) return { registered: false, origin: spell.origin };
  const isRegistered =
    spell.kind === "lon" ? spell.wageRegistered !== false : "amount" in spell && spell.amount !== undefined;
  return isRegistered ? registered : computed;
}

/** Books computed handling, unless the register says how many hours that payer spent. */
function bookHandling(ledger: Ledger, rules: YearRules, name: Handling, amount: number, detail: Detail): void {
  if (!ledger.registeredHandling.has(name)) book(ledger, rules, name, amount, detail);
}

function bookRegisteredHandling(ledger: Ledger, spell: HandlingSpell, rules: YearRules): void {
  const given = { handlingMunicipality: spell.kommun, handlingInsurance: spell.fk, handlingEmployment: spell.af };
  for (const [name, amount] of Object.entries(given) as [Handling, number | undefined][]) {
    if (amount === undefined) continue;
    ledger.registeredHandling.add(name);
    book(ledger, rules, name, amount, details.registeredHandling, registered);
  }
}

function bookWage(ledger: Ledger, spell: WageSpell, rules: YearRules): void {
  const v = rules.values;
  const wage = wageOf(spell);
  const fee = spell.employerFee ?? v.employerFee;
  book(ledger, rules, "wage", wage, details.wage, provenanceOf(spell));
  book(ledger, rules, "employerFee", fee * wage, details.employerFee);
  const support = spell.support;
  if (!support) return;
  const capped = (ceiling: number): number => Math.min(spell.fullTimeWage, ceiling) * spell.extent * spell.months;
  if (support.kind === "nystartsjobb") {
    const amount = support.factor * fee * capped(v.newStartCeiling);
    book(ledger, rules, "supportHiring", amount, details.nystartsjobb);
  } else if (support.kind === "introduktionsjobb") {
    const amount = v.introductionShare * (1 + fee) * capped(v.introductionCeiling);
    book(ledger, rules, "supportHiring", amount, details.introduktionsjobb);
  } else {
    const base = support.level * capped(v.supportCeiling);
    ledger.supportBase += base;
    book(ledger, rules, "supportDisability", base * (1 + fee), details[support.kind]);
  }
  bookHandling(ledger, rules, "handlingEmployment", v.handlingEmployment * spell.months, details.handlingEmployment);
}

/** Books a benefit or a service, and what it costs to handle. */
function bookBenefit(ledger: Ledger, spell: Spell, amount: number, rules: YearRules): void {
  const v = rules.values;
  const add = (name: EntryName, detail: Detail): void => book(ledger, rules, name, amount, detail, provenanceOf(spell));
  switch (spell.kind) {
    case "sjukpenning":
    case "rehabpenning":
      add("socialInsurance", details[`${spell.kind}-${spell.level}`]);
      bookHandling(ledger, rules, "handlingInsurance", v.handlingInsurance * spell.months, details.handlingInsurance);
      return;
    case "sjukersattning": {
      add("socialInsurance", details.sjukersattning);
      const handling = v.handlingInsurance * v.handlingDisabilityShare * spell.months;
      bookHandling(ledger, rules, "handlingInsurance", handling, details.handlingDisability);
      return;
    }
    case "aktivitetsersattning":
      add("socialInsurance", details.aktivitetsersattning);
      bookHandling(ledger, rules, "handlingInsurance", v.handlingInsurance * spell.months, details.handlingInsurance);
      return;
    case "foraldrapenning":
    case "bostadsstod":
      add("socialInsurance", details[spell.kind]);
      return;
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning":
      add("dailyBenefit", details[spell.kind]);
      bookHandling(
        ledger,
        rules,
        "handlingEmployment",
        v.handlingEmployment * spell.months,
        details.handlingEmployment,
      );
      return;
    case "csn":
      add("grant", spell.higherGrant ? details.higherGrant : details.grant);
      book(ledger, rules, "handlingStudy", v.handlingStudy, details.handlingStudy);
      return;
    case "pension":
      add("grant", details.pension);
      return;
    case "dagligverksamhet":
      add("dayActivityPay", details.dayActivityPay);
      book(ledger, rules, "careMunicipality", v.dayActivity * spell.months, details.dayActivity);
      return;
    case "vard":
      book(ledger, rules, "careRegion", spell.region, details.care, registered);
      book(ledger, rules, "careMunicipality", spell.municipality, details.care, registered);
      book(ledger, rules, "patientFee", spell.patientFee, details.patientFee, registered);
      return;
    default:
      return;
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
  book(ledger, rules, "municipalTax", bill.municipal, details.municipalTax, rate(context.origin?.municipalTax));
  book(ledger, rules, "regionalTax", bill.regional, details.regionalTax, rate(context.origin?.regionalTax));
  book(ledger, rules, "stateTax", bill.state, details.stateTax);
  book(ledger, rules, "pensionFee", bill.pensionFee, details.pensionFee);
  book(ledger, rules, "publicService", bill.publicService, details.publicService);
  book(ledger, rules, "reduction", bill.pensionReduction, details.pensionReduction);
  book(ledger, rules, "reduction", bill.disabilityReduction, details.disabilityReduction);
  book(ledger, rules, "reduction", bill.workReduction, details.workReduction);
  book(ledger, rules, "reduction", bill.earnedReduction, details.earnedReduction);
  book(ledger, rules, "reduction", bill.pandemicReduction, details.pandemicReduction);
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
    book(ledger, rules, "socialAssistance", amount, details[detail],
      from === computed && housing && spell.housing === undefined ? { registered: false, origin: [housing] } : from); // prettier-ignore
    const handling = rules.values.handlingAssistance * spell.months;
    bookHandling(ledger, rules, "handlingMunicipality", handling, details.handlingAssistance);
  }
  return ledger;
}
