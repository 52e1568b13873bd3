/** Swedish texts of the page where years are compared. */
export const comparePages = {
  title: "Jämför år",
  lead: (team: string) => `${team}. Samma antaganden för alla år`,
  help: [
    "Varje år räknas om från registret med samma antaganden. Då beror skillnaden på året och inte på hur det räknades.",
    "Titta på osäkerheten innan ni drar slutsatser. Överlappar strecken kan skillnaden vara en slump.",
  ],
  /** `comparison` is the other team whose change stands in for the deadweight, if there is one. */
  same: (deadweight: string, comparison: string | undefined, persistence: string, rate: string, years: number) =>
    `Alla år räknas med ${comparison === undefined ? `dödvikt ${deadweight}` : `${comparison} som jämförelse`}, kvarvaro ${persistence}, kalkylränta ${rate} och ${years} års horisont. ${comparison === undefined ? "" : `Det som ${comparison} förändrades samma år hade hänt ändå. `}Kostnaden är årets egen.`,
  measure: "Mått",
  persons: "Antal som räknas (n)",
  compared: (name: string) => `Antal i jämförelsen, ${name} (n)`,
  prices: (base: number) => `Prisnivå, ${base} = 100`,
  currentPrices:
    "Beloppen är i löpande priser: de är inte uppräknade för att pengar har blivit mindre värda. Prisnivån är konsumentprisindex i juni, så som nästa års prisbasbelopp bygger på det (socialförsäkringsbalken 2 kap. 7 §).",
  profit: (years: number) => `Samhällets vinst, ${years} år`,
  revenue: "Samhällets intäkt, 1 år",
  perPerson: "Intäkt per deltagare, 1 år",
  payback: "Återbetalning",
  paybackRange: "Återbetalning, 5–95 %",
  target: "Mål för återbetalning, månader",
  withinTarget: "Chans till återbetalning inom målet",
  within: (months: number) => `Chans till återbetalning inom ${months} månader`,
  profitOf: (whose: string, years: number) => `${whose}, ${years} år`,
  municipality: "Kommunens vinst",
  region: "Regionens vinst",
  state: "Statens vinst",
  interval: "5–95 %",
  none: (label: string, why: string) => `${label}: ${why}`,
  tooFew: "För få har avslutat för att beloppen ska få visas.",
  picture: "Intäkt per deltagare, år för år",
  back: "Tillbaka till Nytta",
} as const;
