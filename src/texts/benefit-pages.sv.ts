/** Swedish texts of the Nytta page: the answer, the assumptions and the pictures. */
import type { PresetName } from "#src/domain/model/assumptions.ts";
import type { Counterfactual, Uncertainty } from "#src/domain/model/calculation.ts";
import { sinceText, type NumericAssumption } from "#src/domain/model/names.ts";
import type { Trust } from "#src/domain/model/parameters/trust.ts";

export const benefitPages = {
  title: "Nytta",
  lead: (team: string, period: string) => `${team}, avslutade ${period}`,
  help: [
    "Sidan räknar vad som ändrats för deltagarna och för alla som betalar eller får in pengar. Du väljer antagandena.",
    "Varje belopp är en länk. Den leder till raderna som beloppet är summan av, ner till paragraf eller källa.",
    "Adressen innehåller dina val och inga personuppgifter. Spara den eller skicka den till en kollega, så ser ni samma kalkyl.",
  ],
  after: "Läget efter mäts",
  afterNames: {
    avslut: "vid avslut",
    "6m": "6 månader efter avslut",
    "12m": "12 månader efter avslut",
    "18m": "18 månader efter avslut",
    "24m": "24 månader efter avslut",
  },
  presets: "Utgångsläge",
  presetMeaning: {
    huvud: "Alla som avslutat räknas. En del hade hänt ändå, effekten klingar av och framtida kronor är värda mindre.",
    forsiktig: "Varje osäkert antagande väljs så att nyttan blir lägre.",
    jamforbar:
      "Som i tidigare rapporter: bara de som fullföljt, ingen dödvikt, ingen avklingning, ingen ränta och kostnaden i fem lika delar.",
  } satisfies Record<PresetName, string>,
  assumptions: "Antaganden",
  recalculate: "Räkna om",
  reset: "Återställ",
  surelyNever: "Osäkerhet: inte inom 10 år i minst 95 fall av 100.",
  changed: "ändrat",
  observed: "uppmätt",
  observedNote: (preset: string) =>
    `Uppmätt i egna uppföljningar, och de gäller före antagandet. Utgångsläget annars: ${preset}.`,
  deadweightUnused: "Används inte nu: jämförelsen med ett annat team säger vad som hade hänt ändå.",
  presetValue: (value: string) => `Utgångsläget: ${value}.`,
  range: (low: string, high: string) => `Rimligt: ${low} till ${high}.`,
  source: (title: string) => `Källa: ${title}.`,
  unchecked: "okontrollerat",
  checkedBy: (by: string, on: string) => `kontrollerat av ${by} ${on}`,
  slider: (name: string) => `${name}, reglage`,
  failed: "Det gick inte att räkna om. Tryck på Räkna om.",
  outOfRange: (label: string, min: number, max: number) => `${label}: skriv ett tal från ${min} till ${max.toLocaleString("sv-SE")}.`, // prettier-ignore
  groups: {
    decisive: "Det som avgör mest",
    time: "Tid och ränta",
    money: "Skatter, löner och stöd",
    cost: "Kostnad och mål",
    counting: "Vad som räknas",
  },
  meanings: {
    deadweight: "Så stor del av förändringen som hade hänt även utan insatsen.",
    persistence: "Så stor del av effekten som finns kvar från ett år till nästa.",
    displacement: "Så stor del av det nya arbetet som tränger undan någon annans.",
    horizonYears: "Så många år framåt som effekten räknas.",
    discountRate: "En krona om ett år är värd mindre än en krona i dag. Räntan säger hur mycket.",
    writeOffYears: "Så många år som kostnaden fördelas på. Ett år betyder att den tas direkt.",
    taxFactor: "Vad det kostar samhället att ta in en krona i skatt. 1,3 betyder 30 öre extra.",
    indirectTax: "Moms och punktskatter som andel av det deltagarna handlar för.",
    saving: "Den del av inkomsten som deltagarna sparar i stället för att handla för.",
    kappaDisability:
      "Den del av lönebidraget som motsvaras av att den anställda hinner mindre. Resten är vinst för arbetsgivaren.",
    kappaHiring: "Samma sak för nystartsjobb och introduktionsjobb.",
    agreedPremium: "Avtalspension och försäkring som arbetsgivaren betalar utöver lagens avgifter, av lönen.",
  } satisfies Record<NumericAssumption, string>,
  cost: "Kostnad, kronor",
  costMeaning: "Vad teamet kostade under perioden.",
  costRegistered: (amount: string, origin: string) => `Registrerad: ${amount}. ${origin}`,
  costUnknown: "Ingen kostnad är registrerad. Skriv den här för att få vinst och återbetalning.",
  target: "Mål för återbetalning, månader",
  targetMeaning: "Målet används för sannolikheten och markeras i bilden. Står det ett mål i registret används det.",
  costSplit: "Kostnaden delas",
  population: "Vilkas effekt räknas",
  populations: { ended: "Alla som avslutat", completed: "Bara de som fullföljt" },
  payer: "Vem bär aktivitetsstöd och a-kassa",
  payers: { af: "Arbetsförmedlingen", fk: "Försäkringskassan" },
  comparison: "Jämför med ett annat team",
  comparisonHint: "Deras förändring säger då vad som hade hänt ändå, i stället för dödvikten.",
  noComparison: "Ingen jämförelse, använd dödvikten",
  illustrative: "Använd exempelvärden där ingen vet",
  illustrativeHint:
    "Styckkostnader för handläggning och vård som inte är kända ersätts med exempel. Visa dem aldrig som fakta.",
  forBoard:
    "Som styrgrupp kan du ändra de antaganden som påverkar alla lika. Andra skulle kunna avslöja enskilda personers uppgifter.",

  society: (years: number) => `Samhällets vinst på ${years} år`,
  societyRevenue: (years: number) => `Samhällets intäkt på ${years} år`,
  payback: "Återbetalt efter",
  within: (months: number) => `Chans att vara återbetalt inom ${months} månader`,
  positive: (years: number) => `Chans till vinst inom ${years} år`,
  ratio: "Tillbaka per satsad krona",
  interval: (low: string, median: string, high: string) =>
    `Osäkerhet: ${low} till ${high} (5–\u206095\u00a0%), median ${median}`,
  basedOn: (n: string) => `Räknat på ${n} personer`,
  noCost: "kostnad saknas",
  saidPaid: (months: string) => `Enligt kalkylen har samhället fått tillbaka sina pengar efter ${months}.`,
  saidNever: "Insatsen återbetalas inte inom 10 år.",
  saidUncertain:
    "Det går inte att säga när insatsen är återbetald: osäkerheten är så stor att samhällets intäkt kan vara noll eller en förlust.",
  saidFree: (amount: string) => `Samhällets intäkt blir ${amount}, och insatsen har ingen kostnad.`,
  saidRevenue: (amount: string) => `Samhällets intäkt blir ${amount}. Kostnaden är inte känd.`,
  saidChance: (percent: string, years: number) => `Chansen till vinst inom ${years} år är ${percent}.`,
  saidCompared: (name: string) => `Deltagarna är jämförda med dem i ${name}.`,
  announced: (profit: string, payback: string) => `Omräknat. Samhället: ${profit}. Återbetalning: ${payback}.`,

  who: "Vem vinner?",
  whoLead: "Nyttan och kostnaden fördelas på alla som berörs. Inget försvinner: staplarna blir tillsammans samhällets.",
  when: "När är det betalt?",
  what: "Vad avgör?",
  whatLead: "Varje antagande prövas för sig. De översta är de ni ska lägga tid på att ta reda på.",
  thresholds: "Gränser",
  where: "Var kommer kronan ifrån?",
  whereLead:
    "De största förändringarna på ett år, före avdrag för det som hade hänt ändå. Varje belopp leder till sina rader.",
  whereAll: "Alla rader",
  lineLabel: "Post",
  equation: "Formel",
  change: "Förändring på ett år",
  illustrativeUsed: "Exempelvärden används där ingen vet. Resultatet är inget faktum.",
  asTable: "Visa som tabell",

  tables: "Tabeller",
  byActor: "Resultat för var och en",
  columns: {
    row: "Vem",
    revenue: "Intäkt, 1 år",
    revenuePerPerson: "Per deltagare",
    horizonRevenue: (years: number) => `Intäkt, ${years} år`,
    cost: "Kostnad",
    profit: "Vinst, 1 år",
    horizonProfit: (years: number) => `Vinst, ${years} år`,
    payback: "Återbetalning",
    ratio: "Nyttokvot",
  },
  closing: "Aktörernas belopp blir tillsammans samhällets. Ingen aktör är utelämnad.",
  closingWithheld:
    "Aktörernas belopp blir tillsammans samhällets. De som inte visas var för sig står som övriga tillsammans.",
  split: "Samma kalkyl med tre sätt att dela kostnaden",
  splitLead: "Vem som vinner beror på vem som betalar. Samhällets resultat är detsamma.",
  splitShort: {
    actual: "faktisk kostnadsdelning",
    law: "kostnaden delad enligt lagen",
    equal: "kostnaden i fem lika delar",
  },
  splitUsed: (name: string) => `Sidan i övrigt använder: ${name.toLowerCase()}.`,
  splitReplaced: "Det är inte känt vem som har betalat, så kostnaden delas som lagen säger.",
  splitUnknown: "Det är inte känt vem som har betalat: finansieringen är inte registrerad, eller bara delvis.",
  reclassified: "Bara bytt betalare",
  reclassifiedNone: "Ingen har bara bytt betalare.",
  reclassifiedBefore: (n: string) => `${n} har bytt försörjning utan att mer produceras: `,
  reclassifiedAfter:
    " om året flyttas mellan offentliga betalare. En kalkyl som bara visar en av dem kallar det vinst.",
  moved: "Belopp som byter betalare",
  onePerson: "1 person",
  manyPersons: (n: string) => `${n} personer`,
  equalised: "Efter kommunal inkomstutjämning",
  equalisedLead:
    "När skatteunderlaget växer minskar utjämningsbidraget. För de flesta kommuner blir det därför lite kvar av skatten; staten får mer.",
  equalisedRefused: (parameter: string) =>
    `Kan inte räknas: värdet ${parameter} är inte känt. Lägg in det under Egna värden.`,
  before: "Före utjämning",
  afterEqualised: "Efter utjämning",

  ground: "Underlaget",
  coverage: "Täckning",
  coverageRows: {
    ended: "Avslutade i perioden",
    completed: "varav fullföljt",
    measured: "Läget efter är mätt vid den valda tidpunkten",
    earlier: "Läget efter är mätt tidigare",
    missing: "Läget efter är inte mätt; räknas som oförändrat",
    leftOut: "Utelämnade",
    counted: "Räknas i kalkylen",
  },
  amounts: (registered: string, all: string) => `${registered} av ${all} belopp är registrerade. Övriga är beräknade enligt reglerna.`, // prettier-ignore
  amountLines: "Vilka det är står på raderna.",
  leftOut: "Utelämnade, och varför",
  reason: "Orsak",
  persons: "Personer",
  counterfactual: "Vad hade hänt ändå?",
  counterfactualStep: {
    "waiting-list": "Jämförelse med personer som stod i kö",
    "comparison-group": "Jämförelse med en annan grupp",
    "own-history": "Jämförelse med deltagarnas egen historia",
    "stated-deadweight": "Ingen jämförelse finns. En angiven andel dras av",
  } satisfies Record<Counterfactual["step"], string>,
  counterfactualStated: (share: string) =>
    `${share} av förändringen räknas bort som något som hade hänt ändå. Det är ett antagande, inte en mätning, och därför ligger det först bland reglagen.`,
  counterfactualGroup: (name: string, n: string) =>
    `${name}, ${n} personer. Så mycket som de förändrades i genomsnitt räknas bort från varje deltagares förändring, och dödvikten används inte.`,
  persistence: "Hur länge varar det?",
  persistenceAssumed: (share: string) =>
    `Kvarvaron ${share} om året är ett antagande. När tillräckligt många har följts upp kan den räknas ur de egna uppföljningarna.`,
  persistenceObserved: (share: string, since: number, n: string | undefined) =>
    `Kvarvaron ${share} om året kommer från de egna uppföljningarna av ${n === undefined ? "dem" : `${n} personer`} som hade arbete eller studier ${sinceText(since)}.`,
  persistenceRows: "Uppföljningarna bakom.",
  uncertainty: "Osäkerhet",
  uncertaintyLead: (draws: string, seed: string) =>
    `Deltagarna och de osäkra antagandena har dragits om ${draws} gånger (frö ${seed}). Intervallen är de mittersta 90 procenten.`,
  drawnLines: "Raderna som dras om.",
  drawnRanges: "Antagandena och deras källor.",
  uncertaintyTooFew: "Intervall visas när minst tio personer räknas.",
  scenarios: "Om de som inte är mätta",
  scenarioNames: {
    "as-completers": "har gått som de som fullföljt",
    unchanged: "är oförändrade (används här)",
    worse: "har gått som den sämsta fjärdedelen",
  } satisfies Record<Uncertainty["missing"][number]["scenario"], string>,
  median: "Median",
  range90: "5–95 %",
  uncheckedTitle: "Värden som ingen har kontrollerat",
  uncheckedLead: (n: string, all: string, trust: string) =>
    `${n} av ${all} värden som kalkylen använder har ingen jämfört med källan: ${trust}. Börja med att fundera över dem som saknar källa.`,
  trust: {
    unsourced: (n) => `Utan uppslagen källa (${n})`,
    unsure: (n) => `Osäkra (${n})`,
    probable: (n) => `Troliga (${n})`,
    sure: (n) => `Står i källan, men ingen har kontrollerat det (${n})`,
  } satisfies Record<Trust, (n: string) => string>,
  uncheckedNone: "Alla värden som kalkylen använder är kontrollerade.",
  refused: "Saknade värden",
  refusedLead: "De här posterna är inte med, för värdet är inte känt. Lägg in dem under Egna värden om ni vet.",
  refusedYear: (name: string, years: string) => `${name}, ${years}`,
  fingerprint: "Kalkylens kännetecken",
  hash: "Parametrarnas kontrollsumma",
  seed: "Slumptalens frö",
  years: "Inkomstår",
  identity: "Avvikelse när aktörerna summeras",
  tooFew:
    "Färre än fem personer räknas. Då visas inget resultat, så att ingen kan kännas igen. Under Täckning står vad som saknas för de andra.",
  tooFewOutside: "Resultatet kommer från färre än fem personer. Då visas det inte, så att ingen kan kännas igen.",
  fewForActors: "Färre än tio personer räknas. Då visas bara samhället, utan intervall, så att ingen kan kännas igen.",
  withheld: "Beloppen för en del aktörer visas inte, så att ingen kan kännas igen.",

  links: "Mer om kalkylen",
  toLines: "Alla rader",
  toCompare: "Jämför år",
  toTypeCase: "Vad händer om …",
  toValues: "Egna värden",
  toPackage: "Ladda ner kalkylpaketet",
  emptyTitle: "Det finns inget register än",
  emptyText: "Nyttan räknas ur teamets register. Läs in det från en fil, så visas den här.",
  emptyAction: "Läs in register",
  emptyForBoard: "Nyttan räknas ur teamets register. Be samordnaren läsa in det.",
} as const;

/** The assumptions in the middle of a sentence. */
const definite: Readonly<Record<NumericAssumption, string>> = {
  deadweight: "dödvikten",
  persistence: "kvarvaron",
  displacement: "undanträngningen",
  horizonYears: "horisonten",
  discountRate: "kalkylräntan",
  writeOffYears: "avskrivningen",
  taxFactor: "skattefaktorn",
  indirectTax: "de indirekta skatternas andel",
  saving: "sparandet",
  kappaDisability: "den lägre produktiviteten vid lönebidrag",
  kappaHiring: "den lägre produktiviteten vid anställningsstöd",
  agreedPremium: "den avtalade avgiften",
};

/** At which value of an assumption society breaks even. */
export const thresholdText = (assumption: NumericAssumption, said: string, now: string): string =>
  `Samhället går jämnt upp om ${definite[assumption]} är ${said}. Nu räknas med ${now}.`;

/** That no value of an assumption in its range turns society's result. */
export const noThresholdText = (assumptions: readonly NumericAssumption[], isProfit: boolean): string =>
  `Resultatet förblir ${isProfit ? "vinst" : "förlust"} hur man än väljer ${assumptions
    .map((one) => definite[one])
    .join(", ")
    .replace(/, ([^,]*)$/, " eller $1")}, var för sig och inom rimliga gränser.`;
