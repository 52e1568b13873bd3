/** Swedish texts of the pages that show figures (nyckeltal) and the rows behind them. */
import type { FigureGroup } from "#src/domain/figures/figure.ts";

export const groupNames: Readonly<Record<FigureGroup, string>> = {
  flow: "Deltagare",
  referrals: "Ansökningar och kö",
  profile: "Vid start",
  exit: "Vid avslut",
  ladder: "Steg på trappan",
  instruments: "Enkäter och mätningar",
  "after-exit": "Efter avslut",
  work: "Teamets arbete",
  economy: "Ekonomi",
};

export const figurePages = {
  title: "Nyckeltal",
  team: "Team",
  allTeams: "Alla team",
  track: "Spår",
  allTracks: "Alla spår",
  from: "Från och med",
  to: "Till och med",
  scheme: "Resultat räknas enligt",
  ownScheme: "Teamets egen modell",
  show: "Visa",
  lead: (team: string, period: string) => `${team}, ${period}`,
  quick: "Vanliga perioder",
  groups: "Grupper av nyckeltal",
  allGroups: "Alla på en sida",
  definition: "Vad talet betyder",
  population: "Räknas på:",
  mark: "Beteckning:",
  asTable: "Visa som tabell",
  wideChart: "Bilden fortsätter åt höger. Dra den i sidled, eller visa den som tabell.",
  interval: (text: string) => `Osäkerhet: ${text} (95 %)`,
  read: (date: string, time: string) => `Registret lästes ${date} klockan ${time}.`,
  makeReport: "Gör en rapport",
  emptyTitle: "Det finns inget register än",
  emptyText: "Nyckeltalen räknas ur teamets register. Läs in det från en fil, så visas de här.",
  emptyAction: "Läs in register",
  emptyForBoard: "Nyckeltalen räknas ur teamets register. Be samordnaren läsa in det.",
  wrongPeriod: "Perioden måste börja innan den slutar.",
  wrongDate: "Skriv datumet som år, månad och dag, till exempel 2022-01-31.",
  smallCells:
    "Antal mellan ett och fyra visas som två punkter (..), liksom värden som de skulle kunna räknas fram ur. Därför visas också ett helt år och ett team i taget. Så skyddas enskilda personer.",
  help: [
    "Välj team och period. Varje tal är en länk: den leder till vad talet betyder och till raderna bakom det.",
    "Saknas uppgifter står det under talet hur många det gäller. De fördelas aldrig på andra rader.",
    "Andelar visas med antalet de räknas på. Är det färre än tjugo visas också hur osäkert talet är.",
  ],
} as const;

export const rowPages = {
  value: "Värde",
  rows: "Raderna bakom talet",
  allRows: "Alla rader som nyckeltalet räknar",
  count: (n: string, sheet: string) => `${n} rader på bladet ${sheet}.`,
  one: (sheet: string) => `1 rad på bladet ${sheet}.`,
  none: "Inga rader räknas här.",
  logged: "Att du har öppnat raderna är noterat i loggen, för varje person som visas.",
  refused: "Din roll ser nyckeltal men inte enskilda rader.",
  noRows: "Talet är räknat ur andra tal, så det har inga egna rader.",
  person: "Person",
  protected: "Skyddade personuppgifter",
  nobody: "–",
  yes: "Ja",
  no: "Nej",
  back: "Tillbaka till nyckeltalen",
  help: [
    "Här står vad talet betyder och vilka rader i registret det är räknat på.",
    "Stämmer inte en rad? Rätta den i filen och läs in den igen, så räknas talet om.",
  ],
} as const;
