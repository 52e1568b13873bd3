/**
 * The rules of one income year as plain numbers, read once from the parameters. A value that is not known is NaN; what
 * needs it is refused by the parameter's name. The value of a year is the one in force on 31 December.
 */
import type { DatedValue, Parameter } from "../parameters/parameter.ts";
import { valueOfYear } from "../parameters/select.ts";

/** Which parameter each rule is. Rates are shares, amounts kronor, `…Bases` multiples of prisbasbelopp. */
const ruleParameters = {
  priceBase: "prisbasbelopp",
  incomeBase: "inkomstbasbelopp",
  stateThreshold: "skiktgrans_nedre",
  upperThreshold: "skiktgrans_ovre",
  stateRate: "statlig_inkomstskatt.sats",
  upperRate: "statlig_inkomstskatt.varnskatt",
  employerFee: "arbetsgivaravgift_total",
  pensionRate: "pensionsavgift_sats",
  pensionCeilingIncomeBases: "pensionsavgift_tak_ibb",
  pensionFloorBases: "pensionsavgift_golv_pbb",
  publicServiceRate: "public_service_sats",
  publicServiceCeilingIncomeBases: "public_service_tak_ibb",
  allowanceLow: "grundavdrag_under66.lagsta",
  allowanceHigh: "grundavdrag_under66.hogsta",
  allowanceEnd: "grundavdrag_under66.slut",
  allowanceRiseFrom: "grundavdrag_under66.uppgang_fran",
  allowanceRiseTo: "grundavdrag_under66.uppgang_till",
  allowanceRise: "grundavdrag_under66.uppgang",
  allowanceFallFrom: "grundavdrag_under66.nedgang_fran",
  allowanceFallTo: "grundavdrag_under66.nedgang_till",
  allowanceFall: "grundavdrag_under66.nedgang",
  workB1: "jobbskatteavdrag_under66.b1",
  workB2: "jobbskatteavdrag_under66.b2",
  workB3: "jobbskatteavdrag_under66.b3",
  workS1: "jobbskatteavdrag_under66.s1",
  workK2: "jobbskatteavdrag_under66.k2",
  workS2: "jobbskatteavdrag_under66.s2",
  workK3: "jobbskatteavdrag_under66.k3",
  workFadeFrom: "jobbskatteavdrag_under66.avtrappning_over",
  workFade: "jobbskatteavdrag_under66.avtrappning_sats",
  sickShare1: "skattereduktion_sjukersattning.p1",
  sickLimit: "skattereduktion_sjukersattning.grans",
  sickShare2: "skattereduktion_sjukersattning.p2",
  sickB1: "skattereduktion_sjukersattning.b1",
  sickB2: "skattereduktion_sjukersattning.b2",
  sickS1: "skattereduktion_sjukersattning.s1",
  sickK2: "skattereduktion_sjukersattning.k2",
  sickS2: "skattereduktion_sjukersattning.s2",
  sickFloor: "skattereduktion_sjukersattning.golv",
  earnedFloor: "skattereduktion_forvarvsinkomst.golv",
  earnedRate: "skattereduktion_forvarvsinkomst.sats",
  earnedMost: "skattereduktion_forvarvsinkomst.max",
  pandemicFloor: "skattereduktion_arbetsinkomst_pandemi.golv",
  pandemicRate: "skattereduktion_arbetsinkomst_pandemi.sats",
  pandemicMost: "skattereduktion_arbetsinkomst_pandemi.tak",
  pandemicFallFrom: "skattereduktion_arbetsinkomst_pandemi.ned",
  pandemicFall: "skattereduktion_arbetsinkomst_pandemi.nedsats",
  sicknessNormal: "sjukpenning.normal",
  sicknessContinued: "sjukpenning.fortsattning",
  sicknessFactor: "sjukpenning.faktor",
  sicknessDays: "sjukpenning.dagar",
  sgiCeilingBases: "sgi_tak_pbb",
  guaranteeBases: "garantiniva_sjukersattning_pbb",
  guaranteeLessUnder21: "garantiniva_aktivitetsersattning_avdrag.under_21",
  guaranteeLess21: "garantiniva_aktivitetsersattning_avdrag.21_22",
  guaranteeLess23: "garantiniva_aktivitetsersattning_avdrag.23_24",
  guaranteeLess25: "garantiniva_aktivitetsersattning_avdrag.25_26",
  guaranteeLess27: "garantiniva_aktivitetsersattning_avdrag.27_28",
  guaranteeLess29: "garantiniva_aktivitetsersattning_avdrag.29",
  disabilityShare: "sa_inkomstrelaterad_andel",
  disabilityCeilingBases: "sa_antagandeinkomst_tak_pbb",
  norm: "riksnorm_ensam",
  workIncentive: "jobbstimulans.andel_nettolon_som_ej_raknas",
  grant: "csn_bidrag_andel_pbb_vecka",
  higherGrant: "csn_hogre_bidrag_andel_pbb_vecka",
  supportCeiling: "lonebidrag_tak",
  newStartCeiling: "nystartsjobb_tak",
  introductionShare: "introduktionsjobb_andel",
  introductionCeiling: "introduktionsjobb_tak",
  handlingAssistance: "handlaggning_forsorjningsstod",
  handlingInsurance: "handlaggning_fk",
  handlingDisabilityShare: "sjukersattning_handlaggning_andel",
  handlingEmployment: "handlaggning_af",
  handlingStudy: "handlaggning_csn",
  dayActivity: "daglig_verksamhet",
  dayActivityPay: "habiliteringsersattning",
} as const;

/** A rule's name. */
export type RuleName = keyof typeof ruleParameters;

/** Every rule. */
const ruleNames = Object.keys(ruleParameters) as readonly RuleName[];

/** The rules of a year, and the values they came from. */
export interface YearRules {
  readonly year: number;
  /** NaN where the value is not known. */
  readonly values: Readonly<Record<RuleName, number>>;
  /** The value behind a parameter this year, undefined when there is none. */
  readonly valueBehind: (parameter: string) => DatedValue | undefined;
  readonly illustrative: boolean;
}

/** The parameter a rule is read from. */
export const parameterOf = (rule: RuleName): string => ruleParameters[rule];

/**
 * Rules that do not exist in some years: before the act there was no reduction, after it no extra tax. There "no value"
 * means "no such rule" and is read as this number.
 */
const absentMeans: Partial<Record<RuleName, number>> = {
  upperThreshold: Number.POSITIVE_INFINITY,
  workFadeFrom: Number.POSITIVE_INFINITY,
  workFade: 0,
  sickShare1: 0,
  sickLimit: 0,
  sickShare2: 0,
  sickB1: 0,
  sickB2: 0,
  sickS1: 0,
  sickK2: 0,
  sickS2: 0,
  sickFloor: 0,
  earnedFloor: 0,
  earnedRate: 0,
  earnedMost: 0,
  pandemicFloor: 0,
  pandemicRate: 0,
  pandemicMost: 0,
  pandemicFallFrom: 0,
  pandemicFall: 0,
};

/**
 * Reads the rules of an income year.
 *
 * `illustrative` lets placeholders stand in for unit costs that are not known; results then say so.
 */
export function compileRules(
  parameters: readonly Parameter[],
  year: number,
  options: { readonly illustrative: boolean },
): YearRules {
  const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));
  const read = (rule: RuleName): number => {
    const parameter = byId.get(ruleParameters[rule]);
    if (!parameter) throw new Error(`No parameter ${ruleParameters[rule]}`);
    const value = valueOfYear(parameter, year)?.value;
    if (value !== null && value !== undefined) return value;
    if (options.illustrative && parameter.illustration !== undefined) return parameter.illustration;
    return absentMeans[rule] ?? Number.NaN;
  };
  // A copy of the literal, filled in: an object built key by key is a dictionary, and reading it takes most of a pass.
  const values: Record<RuleName, string | number> = { ...ruleParameters };
  for (const rule of ruleNames) values[rule] = read(rule);
  return {
    year,
    values: values as Record<RuleName, number>,
    valueBehind: (id) => {
      const parameter = byId.get(id);
      return parameter && valueOfYear(parameter, year);
    },
    illustrative: options.illustrative,
  };
}

/** The rules of each income year, read once. */
export function rulesByYear(parameters: readonly Parameter[], illustrative: boolean): (year: number) => YearRules {
  const known = new Map<number, YearRules>();
  return (year) => {
    const rules = known.get(year) ?? compileRules(parameters, year, { illustrative });
    known.set(year, rules);
    return rules;
  };
}
