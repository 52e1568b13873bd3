/** What rows and assumptions are called in Swedish, everywhere they are printed. */
import type { Assumptions } from "./assumptions.ts";
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

/** How an assumption's value is written: a share as percent, a factor or a number of years as it is. */
export type AssumptionScale = "percent" | "factor" | "years";

/** Assumptions that are a number. */
export type NumericAssumption = {
  [Key in keyof Assumptions]: Assumptions[Key] extends number ? Key : never;
}[keyof Assumptions];

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

/** The name of what a tornado's bar changes, or of any assumption. */
export function assumptionName(key: keyof Assumptions | "cost"): string {
  if (key === "cost") return "Kostnad";
  if (key === "costSplit") return "Kostnadsdelning";
  if (key === "paybackRule") return "Regel för återbetalningstid";
  if (key === "dailyBenefitsPayer") return "Vem som bär aktivitetsstöd och a-kassa";
  if (key === "population") return "Vilka som räknas";
  return assumptionNames[key].name;
}
