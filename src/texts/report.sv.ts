/** Swedish sentences of the report: labels, small print and the closing explanation of how numbers are made. */
import type { Audience } from "#src/domain/report/document.ts";

export const audienceNames: Record<Audience, string> = {
  team: "Teamet",
  board: "Styrelse och styrgrupp",
  public: "Allmänheten",
};

/** What may go wrong when a report is ordered. */
export type ReportError =
  | { readonly code: "report.unknown_template"; readonly template: string; readonly known: readonly string[] }
  | { readonly code: "report.unknown_format"; readonly format: string }
  | { readonly code: "report.unknown_audience"; readonly audience: string }
  | { readonly code: "report.unknown_scheme"; readonly scheme: string; readonly known: readonly string[] }
  /** The team's own report, asked for by somebody who may not see small numbers. */
  | { readonly code: "report.not_for_you" };

/** The sentence that says what is wrong and how to mend it. */
export function reportErrorText(error: ReportError): string {
  switch (error.code) {
    case "report.unknown_template":
      return `Det finns ingen rapportmall som heter "${error.template}". Välj en av: ${error.known.join(", ")}.`;
    case "report.unknown_format":
      return `Formatet "${error.format}" finns inte. Välj ett eller flera av: pdf, docx, xlsx, html.`;
    case "report.unknown_scheme":
      return `Det finns inget resultatschema som heter "${error.scheme}". Välj ett av: ${error.known.join(", ")}.`;
    case "report.not_for_you":
      return "Teamets egen rapport innehåller små antal och lämnas inte ut till din roll. Välj rapporten för styrgruppen i stället.";
    case "report.unknown_audience":
      return `Mottagaren "${error.audience}" finns inte. Välj team, board eller public.`;
  }
}
