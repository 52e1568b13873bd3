/** Swedish texts of the first page after log-in. */

export const startPage = {
  title: (name: string) => `Hej ${name}`,
  lead: (tenant: string) => `Det här finns hos ${tenant}.`,
  teams: "Team",
  enrolments: (n: string) => (n === "1" ? "1 inskrivning" : `${n} inskrivningar`),
  covers: (from: string, to: string) => `Uppgifter från ${from} till ${to}`,
  flow: {
    "participants.new": "Nya",
    "participants.ended": "Avslutade",
    "participants.at-end": "Inskrivna vid slutet",
  },
  nothing: "Inga inskrivningar än",
  figures: "Nyckeltal",
  report: "Gör en rapport",
  of: (team: string) => `för ${team}`,
  lastImport: (date: string, time: string, file: string) => `Senast inläst ${date} klockan ${time}: ${file}`,
  update: "Läs in en ny fil",
  emptyTitle: "Börja med att läsa in registret",
  emptyText:
    "Stegvis räknar nyckeltal och skriver rapporter ur teamets register. Läs in det som Excel eller csv; innan något sparas ser du vad som händer.",
  emptyAction: "Läs in register",
  demo: "Vill du bara prova? Den som sköter servern kan fylla ett övningsteam med påhittade personer: kör kommandot",
  emptyForBoard: "När samordnaren har läst in teamets register visas nyckeltal och rapporter här.",
  help: [
    "Här ser du huvudmannens team och vilken tid deras register täcker.",
    "Till vänster hittar du det du får göra: läsa in register, se nyckeltal och göra rapporter.",
  ],
} as const;
