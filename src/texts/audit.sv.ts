/** Swedish words of the access log (sv. åtkomstlogg). */
import type { Purpose } from "#src/domain/rights.ts";

/** What somebody wanted with the data. */
export const purposeLabels: Readonly<Record<Purpose | "none", string>> = {
  administer: "administration",
  import: "inläsning",
  export: "utskrift av hela registret",
  figures: "nyckeltal",
  rows: "enskilda rader",
  report: "rapport",
  audit: "granskning av loggen",
  values: "egna värden i nyttokalkylen",
  none: "inloggning",
};

/** What is wrong with an entry of the log. */
export const logFaultTexts = {
  altered: "posten är ändrad",
  removed: "poster före den här är borttagna",
  "tail-cut": "de sista posterna är borttagna",
  rewritten: "loggen är omskriven härifrån",
  "clock-backwards": "klockan har gått bakåt",
} as const;

/** What the commands say about the log. */
export const auditTexts = {
  whole: (tenant: string, entries: string) => `${tenant}: loggen är hel (${entries} poster).`,
  faulty: (tenant: string, entries: string, faults: string) =>
    `${tenant}: loggen är INTE hel. ${faults} fel bland ${entries} poster:`,
  fault: (seq: number, what: string) => `  post ${seq}: ${what}`,
  noTenants: "Det finns ingen huvudman, och därför ingen logg.",
  nobody: (person: string) => `Ingen har tagit del av uppgifter om ”${person}” enligt loggen.`,
  header: ["Tidpunkt", "Vem", "Roll", "Ändamål", "Åtgärd", "Huvudman"],
} as const;
