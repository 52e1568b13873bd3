/**
 * The books of one situation: spells → amounts (N1–N5, N16) → tax (N6–N12) → ledger. Kronor a year.
 */
import type {
  Context, DisabilitySpell, SicknessSpell, Situation, SocialAssistanceSpell, Spell, WageSpell,
} from "../spells.ts"; // prettier-ignore
import { book, openLedger, type Detail, type Ledger } from "./ledger.ts";
import type { YearRules } from "./rules.ts";
import { taxBill, type TaxBill } from "./tax.ts";

const details = {
  wage: { label: "Lön", rules: [] },
  employerFee: { label: "Arbetsgivaravgift", rules: ["employerFee"] },
  lonebidrag: { label: "Lönebidrag", rules: ["supportCeiling", "employerFee"] },
  osa: { label: "Offentligt skyddat arbete", rules: ["supportCeiling", "employerFee"] },
  trygghet: { label: "Trygghetsanställning", rules: ["supportCeiling", "employerFee"] },
  nystartsjobb: { label: "Nystartsjobb", rules: ["newStartCeiling", "employerFee"] },
  introduktionsjobb: { label: "Introduktionsjobb", rules: ["introductionShare", "introductionCeiling", "employerFee"] },
  sicknessNormal: {
    label: "Sjukpenning",
    rules: ["sicknessNormal", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  sicknessContinued: {
    label: "Sjukpenning på fortsättningsnivå",
    rules: ["sicknessContinued", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  rehabNormal: {
    label: "Rehabiliteringspenning",
    rules: ["sicknessNormal", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  rehabContinued: {
    label: "Rehabiliteringspenning på fortsättningsnivå",
    rules: ["sicknessContinued", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  sjukersattning: {
    label: "Sjukersättning",
    rules: ["guaranteeBases", "disabilityShare", "disabilityCeilingBases", "priceBase"],
  },
  aktivitetsersattning: {
    label: "Aktivitetsersättning",
    rules: ["guaranteeBases", "disabilityShare", "disabilityCeilingBases", "priceBase"],
  },
  foraldrapenning: { label: "Föräldrapenning", rules: [] },
  aktivitetsstod: { label: "Aktivitetsstöd", rules: [] },
  akassa: { label: "A-kassa", rules: [] },
  etableringsersattning: { label: "Etableringsersättning", rules: [] },
  utvecklingsersattning: { label: "Utvecklingsersättning", rules: [] },
  grant: { label: "Studiebidrag", rules: ["grant", "priceBase"] },
  higherGrant: { label: "Studiebidrag, högre belopp", rules: ["higherGrant", "priceBase"] },
  bostadsstod: { label: "Bostadsstöd", rules: [] },
  pension: { label: "Pension", rules: [] },
  assistance: { label: "Försörjningsstöd", rules: ["norm"] },
  assistanceOwnNorm: { label: "Försörjningsstöd", rules: [] },
  assistanceWithIncentive: { label: "Försörjningsstöd med jobbstimulans", rules: ["norm", "workIncentive"] },
  dayActivity: { label: "Daglig verksamhet", rules: ["dayActivity"] },
  dayActivityPay: { label: "Habiliteringsersättning", rules: ["dayActivityPay"] },
  care: { label: "Vård och stöd", rules: [] },
  patientFee: { label: "Patientavgifter", rules: [] },
  registeredHandling: { label: "Handläggning, registrerade timmar", rules: [] },
  handlingAssistance: { label: "Handläggning av försörjningsstöd", rules: ["handlingAssistance"] },
  handlingInsurance: { label: "Försäkringskassans handläggning", rules: ["handlingInsurance"] },
  handlingDisability: {
    label: "Handläggning av sjukersättning",
    rules: ["handlingInsurance", "handlingDisabilityShare"],
  },
  handlingEmployment: { label: "Arbetsförmedlingens handläggning", rules: ["handlingEmployment"] },
  handlingStudy: { label: "Handläggning av studiestöd", rules: ["handlingStudy"] },
  municipalTax: { label: "Kommunalskatt", rules: ["priceBase", "allowanceLow", "allowanceHigh", "allowanceEnd"] },
  regionalTax: { label: "Regionskatt", rules: ["priceBase", "allowanceLow", "allowanceHigh", "allowanceEnd"] },
  stateTax: { label: "Statlig inkomstskatt", rules: ["stateThreshold", "stateRate"] },
  pensionFee: { label: "Allmän pensionsavgift", rules: ["pensionRate", "pensionCeilingIncomeBases", "incomeBase"] },
  publicService: {
    label: "Public service-avgift",
    rules: ["publicServiceRate", "publicServiceCeilingIncomeBases", "incomeBase"],
  },
  pensionReduction: { label: "Skattereduktion för pensionsavgift", rules: ["pensionRate"] },
  disabilityReduction: { label: "Skattereduktion för sjuk- och aktivitetsersättning", rules: ["sickFloor", "sickS1", "sickK2", "sickS2"] },
  workReduction: { label: "Jobbskatteavdrag", rules: ["workB1", "workB2", "workB3", "workS1", "workK2", "workS2", "workK3"] },
  earnedReduction: { label: "Skattereduktion för förvärvsinkomst", rules: ["earnedFloor", "earnedRate", "earnedMost"] },
  pandemicReduction: { label: "Tillfällig skattereduktion för arbetsinkomst", rules: ["pandemicFloor", "pandemicRate", "pandemicMost"] },
} as const satisfies Record<string, Detail>; // prettier-ignore

/** Five paid days a week: 260 a year. */
const benefitDaysAMonth = 260 / 12;
const sicknessDaysAMonth = (rules: YearRules): number => rules.values.sicknessDays / 12;

/** Guarantee of aktivitetsersättning is lower the younger one is (SFB 35 kap. 19 §): years under → prisbasbelopp less. */
const guaranteeSteps: readonly (readonly [below: number, less: number])[] = [
  [21, 0.3],
  [23, 0.25],
  [25, 0.2],
  [27, 0.15],
  [29, 0.1],
  [30, 0.05],
];

/** Production is registered as the wage is. */
const wageOf = (spell: WageSpell): number => spell.fullTimeWage * spell.extent * spell.months;

function sicknessBenefit(spell: SicknessSpell, rules: YearRules): number {
  const v = rules.values;
  const share = spell.level === "normal" ? v.sicknessNormal : v.sicknessContinued;
  const base = Math.min(spell.sgi ?? Number.NaN, v.sgiCeilingBases * v.priceBase);
  const daily = Math.round((share * v.sicknessFactor * base) / v.sicknessDays);
  return daily * sicknessDaysAMonth(rules) * spell.months * spell.extent;
}

function disabilityBenefit(spell: DisabilitySpell, rules: YearRules): number {
  const v = rules.values;
  const age = spell.age;
  const less =
    spell.kind === "aktivitetsersattning" && age !== undefined
      ? (guaranteeSteps.find(([below]) => age < below)?.[1] ?? 0)
      : 0;
  const guarantee = (v.guaranteeBases - less) * v.priceBase;
  const related = v.disabilityShare * Math.min(spell.assumedIncome ?? 0, v.disabilityCeilingBases * v.priceBase);
  return (Math.max(guarantee, related) * spell.months * spell.extent) / 12;
}

/** Kronor a year of a benefit; NaN when a rule is not known. Wages and social assistance are not benefits here. */
function benefitOf(spell: Spell, rules: YearRules): number {
  if ("amount" in spell && spell.amount !== undefined) return spell.amount * spell.months;
  const v = rules.values;
  switch (spell.kind) {
    case "sjukpenning":
    case "rehabpenning":
      return sicknessBenefit(spell, rules);
    case "sjukersattning":
    case "aktivitetsersattning":
      return disabilityBenefit(spell, rules);
    case "foraldrapenning":
      return spell.daily * spell.days * spell.extent;
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning":
      return spell.daily * benefitDaysAMonth * spell.months * spell.extent;
    case "csn":
      return (
        Math.floor((spell.higherGrant ? v.higherGrant : v.grant) * v.priceBase + 1e-9) * spell.weeks * spell.extent
      );
    default:
      return 0;
  }
}

function bookWage(ledger: Ledger, spell: WageSpell, rules: YearRules): void {
  const v = rules.values;
  const wage = wageOf(spell);
  const registered = spell.wageRegistered !== false;
  const fee = spell.employerFee ?? v.employerFee;
  book(ledger, rules, "wage", wage, details.wage, registered);
  book(ledger, rules, "employerFee", fee * wage, details.employerFee, false);
  const support = spell.support;
  if (!support) return;
  const worked = spell.extent * spell.months;
  const capped = (ceiling: number): number => Math.min(spell.fullTimeWage, ceiling) * worked;
  switch (support.kind) {
    case "lonebidrag":
    case "osa":
    case "trygghet": {
      const base = support.level * capped(v.supportCeiling);
      ledger.supportBase += base;
      book(ledger, rules, "supportDisability", base * (1 + fee), details[support.kind], false);
      break;
    }
    case "nystartsjobb":
      book(
        ledger,
        rules,
        "supportHiring",
        support.factor * fee * capped(v.newStartCeiling),
        details.nystartsjobb,
        false,
      );
      break;
    case "introduktionsjobb":
      book(
        ledger,
        rules,
        "supportHiring",
        v.introductionShare * (1 + fee) * capped(v.introductionCeiling),
        details.introduktionsjobb,
        false,
      );
  }
  book(ledger, rules, "handlingEmployment", v.handlingEmployment * spell.months, details.handlingEmployment, false);
}

/** Income tax has been paid on wages and taxed benefits in proportion; the rest is untaxed. */
const untaxed = new Set<Spell["kind"]>([
  "etableringsersattning", "utvecklingsersattning", "csn", "bostadsstod", "dagligverksamhet", "forsorjningsstod", "vard", "ingen",
]); // prettier-ignore

function assistanceOf(
  spell: SocialAssistanceSpell,
  situation: Situation,
  incomes: readonly number[],
  afterTax: number,
  context: Context,
  rules: YearRules,
): number {
  if (spell.amount !== undefined) return spell.amount * spell.months;
  const v = rules.values;
  let income = 0;
  for (const position of spell.concurrent) {
    const other = situation.spells[position]!;
    if (other.months === 0) continue;
    const net = incomes[position]! * (untaxed.has(other.kind) ? 1 : afterTax);
    const counted = spell.workIncentive && other.kind === "lon" ? net * (1 - v.workIncentive) : net;
    income += counted / other.months;
  }
  const norm = context.norm ?? v.norm;
  return spell.months * Math.max(0, norm + (spell.housing ?? context.housing) - income);
}

function bookBenefit(ledger: Ledger, spell: Spell, amount: number, rules: YearRules): void {
  const v = rules.values;
  const registered = "amount" in spell && spell.amount !== undefined;
  const add = (name: Parameters<typeof book>[2], value: number, detail: Detail, isRegistered = false): void =>
    book(ledger, rules, name, value, detail, isRegistered);
  switch (spell.kind) {
    case "sjukpenning":
    case "rehabpenning": {
      const continued = spell.level === "fortsatt";
      const detail =
        spell.kind === "sjukpenning"
          ? continued ? details.sicknessContinued : details.sicknessNormal
          : continued ? details.rehabContinued : details.rehabNormal; // prettier-ignore
      add("socialInsurance", amount, detail, registered);
      add("handlingInsurance", v.handlingInsurance * spell.months, details.handlingInsurance);
      return;
    }
    case "sjukersattning":
      add("socialInsurance", amount, details.sjukersattning, registered);
      add(
        "handlingInsurance",
        v.handlingInsurance * v.handlingDisabilityShare * spell.months,
        details.handlingDisability,
      );
      return;
    case "aktivitetsersattning":
      add("socialInsurance", amount, details.aktivitetsersattning, registered);
      add("handlingInsurance", v.handlingInsurance * spell.months, details.handlingInsurance);
      return;
    case "foraldrapenning":
      add("socialInsurance", amount, details.foraldrapenning, registered);
      return;
    case "bostadsstod":
      add("socialInsurance", amount, details.bostadsstod, true);
      return;
    case "aktivitetsstod":
    case "akassa":
    case "etableringsersattning":
    case "utvecklingsersattning":
      add("dailyBenefit", amount, details[spell.kind], registered);
      add("handlingEmployment", v.handlingEmployment * spell.months, details.handlingEmployment);
      return;
    case "csn":
      add("grant", amount, spell.higherGrant ? details.higherGrant : details.grant, registered);
      add("handlingStudy", v.handlingStudy, details.handlingStudy);
      return;
    case "pension":
      add("grant", amount, details.pension, true);
      return;
    case "dagligverksamhet":
      add("careMunicipality", v.dayActivity * spell.months, details.dayActivity);
      add("dayActivityPay", v.dayActivityPay * spell.daysPerMonth * spell.months, details.dayActivityPay);
      return;
    case "vard":
      add("careRegion", spell.region, details.care, true);
      add("careMunicipality", spell.municipality, details.care, true);
      add("patientFee", spell.patientFee, details.patientFee, true);
      return;
    default:
      return;
  }
}

function bookTax(ledger: Ledger, bill: TaxBill, rules: YearRules): void {
  const add = (name: Parameters<typeof book>[2], value: number, detail: Detail): void =>
    book(ledger, rules, name, value, detail, false);
  add("municipalTax", bill.municipal, details.municipalTax);
  add("regionalTax", bill.regional, details.regionalTax);
  add("stateTax", bill.state, details.stateTax);
  add("pensionFee", bill.pensionFee, details.pensionFee);
  add("publicService", bill.publicService, details.publicService);
  add("reduction", bill.pensionReduction, details.pensionReduction);
  add("reduction", bill.disabilityReduction, details.disabilityReduction);
  add("reduction", bill.workReduction, details.workReduction);
  add("reduction", bill.earnedReduction, details.earnedReduction);
  add("reduction", bill.pandemicReduction, details.pandemicReduction);
}

const isDisability = (spell: Spell): boolean =>
  spell.kind === "sjukersattning" || spell.kind === "aktivitetsersattning";

/** Books a whole situation. `withEntries` keeps what the lines are made of. */
export function bookSituation(situation: Situation, context: Context, rules: YearRules, withEntries: boolean): Ledger {
  const ledger = openLedger(withEntries);
  const incomes: number[] = [];
  let wage = 0;
  let benefits = 0;
  let disability = 0;
  let pension = 0;
  for (const spell of situation.spells) {
    if (spell.kind === "lon") {
      const amount = wageOf(spell);
      incomes.push(amount);
      wage += amount;
      bookWage(ledger, spell, rules);
      continue;
    }
    const amount = benefitOf(spell, rules);
    incomes.push(spell.kind === "forsorjningsstod" ? 0 : amount);
    if (spell.kind === "forsorjningsstod") continue;
    bookBenefit(ledger, spell, amount, rules);
    if (isDisability(spell)) disability += amount;
    else if (spell.kind === "pension") pension += amount;
    else if (!untaxed.has(spell.kind)) benefits += amount;
  }

  const taxed = wage + benefits + disability + pension;
  let afterTax = 1;
  if (taxed > 0) {
    const bill = taxBill({ wage, benefits, disability, pension }, context.municipalTax, context.regionalTax, rules);
    bookTax(ledger, bill, rules);
    ledger.taxBase = bill.base;
    afterTax = 1 - (bill.municipal + bill.regional + bill.netState) / taxed;
  }

  for (const spell of situation.spells) {
    if (spell.kind !== "forsorjningsstod") continue;
    const amount = assistanceOf(spell, situation, incomes, afterTax, context, rules);
    const registered = spell.amount !== undefined;
    const detail =
      context.norm !== undefined
        ? details.assistanceOwnNorm
        : spell.workIncentive
          ? details.assistanceWithIncentive
          : details.assistance;
    book(ledger, rules, "socialAssistance", amount, detail, registered);
    book(
      ledger,
      rules,
      "handlingMunicipality",
      rules.values.handlingAssistance * spell.months,
      details.handlingAssistance,
      false,
    );
  }
  return ledger;
}
