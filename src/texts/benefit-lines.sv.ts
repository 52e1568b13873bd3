/** Swedish texts of the line explorer: how a number comes about, its lines and their sources. */
import type { Measure, Step } from "#src/domain/model/explain.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import type { Confidence } from "#src/domain/model/parameters/parameter.ts";

export const sourceTexts = {
  own: (source: string) => `Eget värde: ${source}`,
  /** Sources that are no publication. */
  names: {
    registret: "Registret",
    indata: "Indata",
    antagande: "Antagande",
    own: "Egen bedömning",
  } as Readonly<Record<string, string>>,
};

export const confidenceNames: Readonly<Record<Confidence, string>> = {
  sure: "säker",
  probable: "trolig",
  unsure: "osäker",
};

export const measureNames: Readonly<Record<Measure, string>> = {
  gross: "förändring på ett år",
  revenue: "intäkt, 1 år",
  revenuePerPerson: "intäkt per deltagare, 1 år",
  horizonRevenue: "intäkt, hela kalkyltiden",
  cost: "kostnad",
  profit: "vinst, 1 år",
  horizonProfit: "vinst, hela kalkyltiden",
  payback: "återbetalningstid",
  ratio: "nyttokvot",
};

export const linePages = {
  title: "Var kommer kronan ifrån?",
  help: [
    "Överst står hur talet räknas fram, steg för steg. Under det står raderna som första steget är summan av.",
    "Formlernas nummer är de som står i beskrivningen av modellen. Under varje rad finns värdena den är räknad med, och var de kommer ifrån.",
  ],
  row: "Vem",
  measure: "Tal",
  equation: "Formel",
  allEquations: "Alla formler",
  show: "Visa",
  steps: "Så räknas talet",
  stepColumns: { what: "Steg", how: "Hur", amount: "Belopp" },
  noNumber: "Talet finns inte i den här kalkylen. Kostnaden är kanske inte känd.",
  never: "summan av intäkterna når inte kostnaden inom 10 år (N20)",
  payback: "Återbetalningstid",
  lines: "Raderna",
  linesLead: "Kronor på ett år, summerade över deltagarna. Förändringen är läget efter minus läget före.",
  columns: {
    line: "Post",
    actor: "Vem",
    equation: "Formel",
    persons: "Personer",
    before: "Före",
    after: "Efter",
    change: "Förändring",
    source: "Källa",
    when: "När",
  },
  registered: "registrerad",
  computed: "beräknad",
  sum: "Summa",
  withheldLines: "Din roll ser summor. Raderna bakom dem visas för den som får se enskilda uppgifter.",
  few: "Beloppen visas inte, så att ingen kan kännas igen.",
  behind: "Värden och källor",
  behindLead: "Det som raderna är räknade med.",
  parameterColumns: {
    name: "Värde och paragraf",
    amount: "Belopp",
    from: "Gäller från",
    source: "Källa",
    confidence: "Säkerhet",
  },
  moreSources: (n: number) => (n === 1 ? "1 källa till" : `${n} källor till`),
  unknown: "inte känt",
  noSuch: "finns inte",
  persons: "Personerna",
  enrolment: "Inskrivning",
  known: "Avslut",
  situation: { before: "Före", after: "Efter" },
  logged: "Att du har öppnat personens rader är noterat i loggen.",
  notLogged: "När du öppnar en persons rader noteras det i loggen.",
  personTitle: (n: string) => `Ärende ${n}`,
  allPersons: "Alla personer",
  exit: { completed: "fullföljt", interrupted: "avbrutit" },
  after: {
    measured: "läget efter är mätt",
    earlier: "läget efter är mätt tidigare",
    missing: "läget efter är inte mätt",
  },
  computedAmounts: "Beräknade uppgifter",
  omitted: "Inte med, för priset är inte känt",
  back: "Tillbaka till Nytta",
  only: {
    moved: "bara de som har bytt betalare",
    ended: "alla som har avslutat",
    completed: "bara de som har fullföljt",
    measured: "bara de som är mätta vid den valda tidpunkten",
    earlier: "bara de som är mätta tidigare",
    missing: "bara de vars läge efter inte är mätt",
    "left-out": "bara de som är utelämnade",
    counted: "de som räknas",
  },
  notCounted: (reason: string) => `räknas inte: ${reason}`,
  moved: (amount: string) =>
    `${amount} om året byter betalare. För var och en jämförs vad några offentliga betalare slipper med vad andra får betala mer, utan skatter; det minsta av de två räknas.`,
  equalised: "efter inkomstutjämning",
  equalisedStep: ["Inkomstutjämning", "utjämningens skattesats × skatteunderlagets förändring (lag 2004:773)"],
  equalisedResult: ["Efter inkomstutjämning", "summan så här långt"],
  linesOf: (label: string) => `bara ${label.toLowerCase()}`,
} as const;

/** What each equation of a line says: its name and the formula in words. Numbers as in the description of the model. */
export const equationTexts: Readonly<Record<string, readonly [name: string, formula: string]>> = {
  N1: ["Lön", "heltidslön × omfattning × månader"],
  N2: ["Anställningsstöd", "nivå × lönen upp till taket, med avgifter"],
  N3: ["Produktion", "lönekostnad minus den del av stödet som motsvaras av lägre produktivitet, κ"],
  N4: ["Försörjningsstöd", "riksnorm och boende minus egna inkomster, månad för månad"],
  N5: ["Andra ersättningar", "dagbelopp, nivå eller garanti enligt regeln för varje ersättning"],
  N8: ["Kommunal- och regionskatt", "skattesats × beskattningsbar inkomst"],
  N9: ["Statlig inkomstskatt", "20 % av det som överstiger skiktgränsen"],
  N10: ["Allmän pensionsavgift", "7 % av lön och ersättningar upp till taket"],
  N11: ["Skattereduktioner", "jobbskatteavdrag och andra reduktioner enligt året"],
  N12: ["Avgifter i slutskatten", "public service-avgift"],
  N13: ["Arbetsgivaravgifter", "avgift × lönen"],
  N14: ["Patientavgifter", "det som deltagaren betalat"],
  N15: ["Indirekt skatt", "τ × den del av disponibla inkomsten som inte sparas"],
  N16: ["Handläggning, vård och omsorg", "styckkostnad × mängd"],
};

/** What a step does, and how. `d`, `n`, … are already written. */
export interface StepWords {
  readonly deadweight: string;
  readonly persons: string;
  /** The comparison group and its change per person; empty without one. */
  readonly compared: string;
  readonly discountRate: string;
  readonly persistence: string;
  readonly taxFactor: string;
  readonly writeOffYears: number;
  readonly share: string;
  readonly total: string;
}

/** A comparison group and what a person of it changed by, `amount` kronor a year. */
export const comparedText = (name: string, n: string, amount: string): string =>
  `${name}, ${n} personer: ${amount}\u00a0kr per person`;

/** A step in words: what it is, and how it is computed. */
export function stepText({ kind, of, factor }: Step, words: StepWords): readonly [what: string, how: string] {
  switch (kind) {
    case "lines":
      return ["Summan av raderna", "läget efter minus läget före, ett år"];
    case "comparison":
      return ["Jämförelsegruppens förändring", `${words.compared}, gånger ${words.persons}`];
    case "displaced":
      return ["Undanträngd produktion", "produktionens förändring gånger undanträngningen u"];
    case "deadweight":
      return ["Dödvikt", `${words.deadweight} hade hänt ändå (d)`];
    case "revenue":
      return ["Intäkt, 1 år", "summan så här långt"];
    case "per-person":
      return ["Per deltagare", `delat med ${words.persons}`];
    case "year":
      return [
        `År ${of}`,
        `${factor === undefined ? "" : `intäkten × ${formatNumber(factor, 6)}: `}${
          of === 1
            ? `nuvärde med räntan ${words.discountRate}, månad för månad (N19)`
            : `${words.persistence} kvar från året före, nuvärde (N19)`
        }`,
      ];
    case "horizon":
      return [`Intäkt, ${of} år`, "summan av åren"];
    case "cost":
      return [
        "Kostnad",
        `${words.share} av ${words.total} (N18)${words.taxFactor === "1" ? "" : `, skattefaktor ${words.taxFactor}`}`,
      ];
    case "charged":
      return [
        "Kostnad",
        `${words.share} av ${words.total} (N18)${words.taxFactor === "1" ? "" : ` gånger skattefaktorn ${words.taxFactor}`}${words.writeOffYears > 1 ? `, avskriven på ${words.writeOffYears} år` : ""}`,
      ];
    case "profit":
      return [of === undefined ? "Vinst, 1 år" : `Vinst, ${of} år`, "intäkt minus kostnad (N19)"];
    case "month":
      return ["Återbetalningstid, månader", "första månaden då summan av intäkterna når kostnaden (N20)"];
    case "ratio":
      return ["Nyttokvot", "intäkt delad med kostnad (N21)"];
  }
}
