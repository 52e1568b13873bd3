/** Swedish texts of the page about type cases: what happens if … */
import type { SpellKind } from "#src/domain/model/spells.ts";

export const typeCasePages = {
  title: "Vad händer om …",
  lead: "Räkna på ett påhittat fall. Inga personuppgifter används.",
  help: [
    "Välj vad någon lever på före och efter. Kalkylen visar vad förändringen betyder för var och en, enligt reglerna för året.",
    "Lämna beloppet tomt, så räknas det efter reglerna där det går.",
  ],
  before: "Före",
  after: "Efter",
  first: "Försörjning",
  second: "Försörjning samtidigt eller resten av året",
  kind: "Försörjning",
  none: "Ingen",
  months: "Månader",
  extent: "Omfattning, %",
  amount: "Kronor i månaden",
  amountHint:
    "Kronor i månaden: för lön, lönen på heltid. För sjukpenning, lönen den räknas på. För andra, det som betalas ut. Tomt räknas efter reglerna där det går.",
  support: "Stöd till arbetsgivaren",
  supports: {
    none: "Inget stöd",
    lonebidrag: "Lönebidrag",
    osa: "Offentligt skyddat arbete",
    trygghet: "Trygghetsanställning",
    nystartsjobb: "Nystartsjobb",
    introduktionsjobb: "Introduktionsjobb",
  },
  level: "Stödets nivå, %",
  surroundings: "Var och när",
  year: "Inkomstår",
  municipalTax: "Kommunalskatt, %",
  regionalTax: "Regionskatt, %",
  housing: "Boendekostnad, kronor i månaden",
  persons: "Antal personer",
  cost: "Kostnad för alla, kronor",
  illustrative: "Använd exempelvärden där ingen vet",
  illustrativeHint: "Styckkostnader för handläggning som inte är kända ersätts med exempel.",
  calculate: "Räkna",
  result: "Resultat",
  change: "Ett år, en person",
  revenue: (n: number) => `Intäkt 1 år, ${n === 1 ? "1 person" : `${n} personer`}`,
  horizon: (years: number) => `Nuvärde, ${years} år`,
  profit: (years: number) => `Vinst, ${years} år`,
  disposable: (amount: string) => `Deltagarens disponibla inkomst ändras med ${amount} om året.`,
  after_: (deadweight: string, persistence: string) =>
    `Intäkten är efter dödvikt ${deadweight}. Nuvärdet räknar med kvarvaro ${persistence} om året. Ändra antagandena på sidan Nytta.`,
  steps: (row: string, measure: string) => `Så räknas talet: ${row}, ${measure}`,
  allOf: (n: number) => `Summan av raderna är raderna nedan gånger ${n} personer.`,
  lines: "Rader",
  values: "Värden och källor",
  uncomputed: (parameters: string) => `Kan inte räknas. Värdet är inte känt: ${parameters}.`,
  refused: (parameters: string) => `Inte med, för värdet är inte känt: ${parameters}.`,
  costLaw: "Kostnaden delas enligt lagen, 50–25–25.",
  badNumber: (label: string, min: number, max: number) => `${label}: skriv ett tal från ${min} till ${max}.`,
  needsWage: (place: string) => `${place}: skriv lönen på heltid.`,
  needsAmount: (place: string) => `${place}: skriv beloppet i månaden. Det kan inte räknas efter reglerna.`,
  over: (place: string) => `${place}: skriv minst en försörjning.`,
  back: "Tillbaka till Nytta",
} as const;

/** What somebody can live on in a type case: what needs no more than months, extent and an amount. */
export type ChoosableKind = Exclude<SpellKind, "vard" | "handlaggning" | "foraldrapenning" | "bostadsstod">;

/** Their names, in the order of the list. */
export const spellNames: Readonly<Record<ChoosableKind, string>> = {
  lon: "Lön",
  forsorjningsstod: "Försörjningsstöd",
  sjukpenning: "Sjukpenning",
  rehabpenning: "Rehabiliteringspenning",
  sjukersattning: "Sjukersättning",
  aktivitetsersattning: "Aktivitetsersättning",
  aktivitetsstod: "Aktivitetsstöd",
  akassa: "A-kassa",
  etableringsersattning: "Etableringsersättning",
  utvecklingsersattning: "Utvecklingsersättning",
  csn: "Studiemedel",
  dagligverksamhet: "Daglig verksamhet",
  pension: "Pension",
  ingen: "Ingen inkomst",
};
