/** Swedish words that the report's files add around the document: page marks, sheet names, error sentences. */
import type { Audience } from "#src/domain/report/document.ts";

/** Stands at the foot of every page: who may read it. */
export const audienceMarks: Record<Audience, string> = {
  team: "Lämnas inte utanför teamet",
  board: "För styrelse och styrgrupp",
  public: "Får spridas",
};

/** Why a file could not be written. */
export type WriterError =
  /** Operating system and processor, e.g. `darwin-arm64`. */
  | { readonly code: "writer.pdf_unavailable"; readonly platform: string }
  /** Too many files wait to be written. */
  | { readonly code: "writer.busy" }
  | { readonly code: "writer.time_limit"; readonly seconds: number }
  /** The thread that writes ended without an answer. */
  | { readonly code: "writer.thread_ended" };

/** Is it a writer that failed, of all that may stop a report? */
export const isWriterError = <E extends { readonly code: string }>(
  error: E,
): error is Extract<E, { readonly code: `writer.${string}` }> => error.code.startsWith("writer.");

/** The sentence that says what is wrong and how to mend it. */
export function writerErrorText(error: WriterError): string {
  switch (error.code) {
    case "writer.pdf_unavailable":
      return (
        `PDF kan inte göras på den här datorn (${error.platform}): programmet som sätter sidorna finns bara för Linux x64. ` +
        "Välj Word, Excel eller webbsida i stället, eller gör rapporten på en Linuxserver."
      );
    case "writer.busy":
      return "Rapporten gjordes inte, för många andra rapporter står redan på kö. Vänta en minut och försök igen.";
    case "writer.time_limit":
      return (
        `Rapporten var inte färdig efter ${error.seconds} sekunder och avbröts. ` +
        "Välj en kortare period eller ett annat format: Excel och webbsida går fortast."
      );
    case "writer.thread_ended":
      return (
        "Rapporten gjordes inte: den del av programmet som skriver filer stannade, troligen för att minnet inte räckte. " +
        "Försök igen. Händer det på nytt, välj en kortare period eller ett annat format."
      );
  }
}

/** Words of the Excel workbook. */
export const sheetWords = {
  cover: "Om rapporten",
  keyFigures: "Nyckeltal",
  definitions: "Definitioner",
  report: "Rapport",
  team: "Team",
  from: "Period från och med",
  to: "Period till och med",
  audience: "Mottagare",
  spread: "Spridning",
  made: "Gjord",
  asOf: "Registret läst",
  template: "Mall",
  sheets: "Blad i arbetsboken",
  sheet: "Blad",
  contents: "Innehåll",
  basis: "Underlag",
  value: "Värde",
  unit: "Enhet",
  note: "Anmärkning",
  numerator: "täljare",
  denominator: "nämnare",
  low: "lägst",
  high: "högst",
  intervalNote: "Lägst och högst är gränserna för ett 95-procentigt konfidensintervall.",
  section: "Avsnitt",
  id: "Id",
  version: "Version",
  term: "Benämning",
  definition: "Text",
  n: "n",
} as const;
