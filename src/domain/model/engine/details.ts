/**
 * What each line of a ledger is called on screen and in print, and which rules it is computed with.
 */
import type { Detail } from "./ledger.ts";

/** Every line the engine can book. */
export const details = {
  wage: { label: "Lön", rules: [] },
  employerFee: { label: "Arbetsgivaravgift", rules: ["employerFee"] },
  lonebidrag: { label: "Lönebidrag", rules: ["supportCeiling", "employerFee"] },
  osa: { label: "Offentligt skyddat arbete", rules: ["supportCeiling", "employerFee"] },
  trygghet: { label: "Trygghetsanställning", rules: ["supportCeiling", "employerFee"] },
  nystartsjobb: { label: "Nystartsjobb", rules: ["newStartCeiling", "employerFee"] },
  introduktionsjobb: { label: "Introduktionsjobb", rules: ["introductionShare", "introductionCeiling", "employerFee"] },
  sickness: {
    label: "Sjukpenning",
    rules: ["sicknessNormal", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  sicknessContinued: {
    label: "Sjukpenning på fortsättningsnivå",
    rules: ["sicknessContinued", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  rehabilitation: {
    label: "Rehabiliteringspenning",
    rules: ["sicknessNormal", "sicknessFactor", "sicknessDays", "sgiCeilingBases", "priceBase"],
  },
  rehabilitationContinued: {
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
  assistanceIncentive: { label: "Försörjningsstöd med jobbstimulans", rules: ["norm", "workIncentive"] },
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
