/** Swedish texts of the pages where a report is chosen, opened and taken home. */
import type { Audience } from "#src/domain/report/document.ts";

export const reportPages = {
  title: "Rapporter",
  lead: "Välj mall, period och mottagare. Rapporten görs direkt ur registret.",
  template: "Mall",
  audience: "Vem ska läsa rapporten?",
  audiences: {
    team: { label: "Teamet", hint: "Alla tal visas, även små. Rapporten får inte spridas utanför teamet." },
    board: {
      label: "Styrgrupp eller styrelse",
      hint: "Antal under fem och tal som avslöjar dem visas som två punkter.",
    },
    public: { label: "Allmänheten", hint: "Samma skydd som för styrgruppen." },
  } satisfies Record<Audience, { readonly label: string; readonly hint: string }>,
  period: "Period",
  open: "Öppna rapporten",
  downloads: "Ladda ner rapporten",
  download: "Ladda ner:",
  formats: { pdf: "Pdf", docx: "Word", xlsx: "Excel", html: "Webbsida" },
  emptyTitle: "Det finns inget att rapportera än",
  emptyText: "En rapport görs ur teamets register. När registret är inläst väljer du mall och period här.",
  help: [
    "En rapport görs av en mall, ett team och en period. Öppna den här på sidan först, och ladda sedan ner den i det format du behöver.",
    "Varje tal på sidan är en länk till vad det betyder och till raderna bakom det. I filerna står samma tal som på sidan.",
    "De tomma rutorna är för det som bara ni kan berätta. Ladda ner rapporten som Word och skriv i dem där.",
  ],
} as const;
