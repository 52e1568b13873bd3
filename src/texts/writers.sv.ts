/** Swedish words that the report's files add around the document: page marks, sheet names, error sentences. */
import type { Audience } from "#src/domain/report/document.ts";

/** Stands at the foot of every page: who may read it. */
export const audienceMarks: Record<Audience, string> = {
  team: "Lämnas inte utanför teamet",
  board: "För styrelse och styrgrupp",
  public: "Får spridas",
};

/** Why a file could not be written. */
export interface WriterError {
  readonly code: "writer.pdf_unavailable";
  /** Operating system and processor, e.g. `darwin-arm64`. */
  readonly platform: string;
}

/** The sentence that says what is wrong and how to mend it. */
export function writerErrorText(error: WriterError): string {
  return (
    `PDF kan inte göras på den här datorn (${error.platform}): programmet som sätter sidorna finns bara för Linux x64. ` +
    "Välj Word, Excel eller webbsida i stället, eller gör rapporten på en Linuxserver."
  );
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
  asOf: "Registret läst (UTC)",
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
