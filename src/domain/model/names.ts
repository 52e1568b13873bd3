/** What rows, presets and assumptions are called in Swedish, everywhere they are printed. */
import type { Assumptions, CostSplitRule, PresetName } from "./assumptions.ts";
import type { ResultRow } from "./calculation.ts";

/** Rows of result tables and charts. */
export const rowNames: Readonly<Record<ResultRow, string>> = {
  samhalle: "Samhället",
  kommun: "Kommunen",
  region: "Regionen",
  staten: "Staten",
  af: "Arbetsförmedlingen",
  fk: "Försäkringskassan",
  ovrstat: "Övriga staten",
  deltagare: "Deltagarna",
  arbetsgivare: "Arbetsgivarna",
  forsakring: "Försäkringsgivarna",
};

/** Rows that sum others. */
export const isSumRow = (row: string): boolean => row === "samhalle" || row === "staten";

/** The presets, and `egna` for assumptions that follow none. */
export const presetNames: Readonly<Record<PresetName | "egna", string>> = {
  huvud: "Huvudkalkyl",
  forsiktig: "Försiktig",
  jamforbar: "Jämförbar med tidigare rapporter",
  egna: "Egna antaganden",
};

/** When those that a persistence rests on had work or studies: `vid avslut`, `12 månader efter avslut`. */
export const sinceText = (months: number): string => (months === 0 ? "vid avslut" : `${months} månader efter avslut`);

/** Ways of dividing the cost. */
export const splitNames: Readonly<Record<CostSplitRule, string>> = {
  actual: "Enligt bokföringen",
  law: "Enligt lagen, 50–25–25",
  equal: "Fem lika delar",
};

/** How an assumption's value is written: a share as percent, a factor or a number of years as it is. */
export type AssumptionScale = "percent" | "factor" | "years";

/** Assumptions that are a number. */
export type NumericAssumption = {
  [Key in keyof Assumptions]: Assumptions[Key] extends number ? Key : never;
}[keyof Assumptions];

/** Assumptions that are chosen from a list. */
export type ChosenAssumption = Exclude<keyof Assumptions, NumericAssumption>;

/** Name, symbol in the formulas (empty without one) and scale of each numeric assumption. */
export const assumptionNames: Readonly<
  Record<NumericAssumption, { readonly name: string; readonly symbol: string; readonly scale: AssumptionScale }>
> = {
  deadweight: { name: "Dödvikt", symbol: "d", scale: "percent" },
  persistence: { name: "Kvarvaro", symbol: "ρ", scale: "percent" },
  discountRate: { name: "Kalkylränta", symbol: "i", scale: "percent" },
  displacement: { name: "Undanträngning", symbol: "u", scale: "percent" },
  taxFactor: { name: "Skattefaktor", symbol: "λ", scale: "factor" },
  kappaDisability: { name: "Lägre produktivitet vid lönebidrag", symbol: "κ", scale: "percent" },
  kappaHiring: { name: "Lägre produktivitet vid anställningsstöd", symbol: "κ", scale: "percent" },
  indirectTax: { name: "Indirekta skatter", symbol: "τ", scale: "percent" },
  saving: { name: "Sparande", symbol: "σ", scale: "percent" },
  agreedPremium: { name: "Avtalad pension och försäkring", symbol: "p", scale: "percent" },
  horizonYears: { name: "Horisont", symbol: "H", scale: "years" },
  writeOffYears: { name: "Avskrivning", symbol: "N", scale: "years" },
};

/** Is it an assumption that is a number? */
export const isNumericAssumption = (key: keyof Assumptions): key is NumericAssumption => key in assumptionNames;

/** What the assumptions that are no number may be, as words within a sentence or a table. */
export const choiceNames = {
  costSplit: { actual: "enligt bokföringen", law: "enligt lagen", equal: "fem lika delar" },
  paybackRule: { monthly: "månad för månad", rounded: "avrundad, som i äldre rapporter" },
  population: { ended: "alla som avslutade", completed: "de som fullföljde" },
  dailyBenefitsPayer: { af: rowNames.af, fk: rowNames.fk },
} as const satisfies {
  readonly [Key in ChosenAssumption]: Readonly<Record<Assumptions[Key], string>>;
};

/** The name of what a tornado's bar changes, or of any assumption. */
export function assumptionName(key: keyof Assumptions | "cost"): string {
  if (key === "cost") return "Kostnad";
  if (key === "costSplit") return "Kostnadsdelning";
  if (key === "paybackRule") return "Regel för återbetalningstid";
  if (key === "dailyBenefitsPayer") return "Vem som bär aktivitetsstöd och a-kassa";
  if (key === "population") return "Vilka som räknas";
  return assumptionNames[key].name;
}
