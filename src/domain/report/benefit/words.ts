/** Words of the report's section about benefits (sv. samhällsnytta) and of its appendix. Data and no rules. */
import type { CostSplitRule, PresetName } from "#src/domain/model/assumptions.ts";
import type { Counterfactual, Uncertainty } from "#src/domain/model/calculation.ts";
import { presetNames, sinceText, splitNames } from "#src/domain/model/names.ts";
import type { Confidence, Source } from "#src/domain/model/parameters/parameter.ts";

const numerals = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio"];
const inWords = (n: number): string => numerals[n] ?? `${n}`;

/** The words, by the part of the section they stand in. */
export const benefitReport = {
  notInBasis: "Samhällsnyttan är inte beräknad i det här underlaget.",
  tiles: "Samhällets intäkt är räknad mot läget före insatsen, efter avdrag för det som hade hänt ändå.",
  notCalculated: (why: string) => `Samhällsnyttan kan inte räknas. ${why}`,
  tooFew:
    "Samhällsnyttan redovisas inte: för få deltagare ingår i beräkningen eller har fått sin försörjning ändrad för att " +
    "beloppen inte ska säga något om en enskild person.",
  mostLack: (lacks: number, ended: number, reason: string) =>
    `Samhällsnyttan kan inte räknas: ${lacks} av ${ended} avslutade saknar en uppgift som behövs. Vanligast är: ${reason}. ` +
    "Försörjning och belopp registreras vid start, avslut och uppföljning, på bladen Lägen och Försörjning.",
  nothingMeasured:
    "Samhällsnyttan kan inte räknas, för försörjningen efter insatsen är inte registrerad för någon som avslutade under " +
    "perioden. Registrera den vid avslut och vid uppföljning, på bladen Lägen och Försörjning, så räknas nyttan i " +
    "nästa rapport.",

  goal: "Återbetalningstid för samhället, månader",

  asked: (counted: "ended" | "completed") =>
    "Frågan är vad insatsen har betytt för samhällets ekonomi. Deltagarnas försörjning och stöd före insatsen jämförs med " +
    "läget efter, och skillnaden fördelas på alla som betalar eller får pengar. " +
    (counted === "ended" ? "Alla som avslutade räknas, också de som avbröt." : "Bara de som fullföljde räknas."),

  answer: {
    before: "Första året är samhällets intäkt ",
    interval: " (med nio chanser av tio mellan ",
    and: " och ",
    close: ").",
    covers: " Beräkningen omfattar ",
    ofEnded: " av dem som avslutade. ",
    coversWithheld: " Hur många av de avslutade som ingår redovisas inte. ",
    stop: ".",
    cost: "Kostnaden, ",
    isBackAfter: ", är återbetald efter ",
    intervalOfMonths: ". Osäkerheten går från ",
    toMonths: " till ",
    toNever: " till att den inte återbetalas inom tio år",
    never: ", återbetalas inte inom tio år.",
    free: "Kostnaden är noll, så det finns inget att betala tillbaka.",
    uncertain:
      ", går inte att sätta en återbetalningstid på: osäkerheten är så stor att samhällets intäkt kan vara noll eller mindre.",
    withinTarget: (months: number) => `Sannolikheten att kostnaden är återbetald inom målet, ${months} månader, är `,
    noCost:
      "Återbetalningstid och vinst kan inte räknas, för teamets kostnad är inte registrerad. Lägg in den på bladet Ekonomi " +
      "och fördelningen på bladet Finansiering.",
    needsTen: "Intervall och fördelning på aktörer lämnas först när minst tio personer ingår.",
  },

  keyFigures: {
    revenue: "i intäkt för samhället första året",
    payback: "tills kostnaden är återbetald",
    withinTarget: (months: number) => `sannolikhet att den är det inom ${months} månader`,
    profit: (years: number) => `i vinst för samhället över ${inWords(years)} år`,
    draws: (draws: string) => `${draws} dragningar`,
    discounted: "nuvärde, när kostnaden är betald",
  },

  headings: {
    revenue: "Intäkter",
    profit: "Lönsamhet",
    payback: "Återbetalningstid",
    split: "Tre sätt att dela kostnaden",
    tracks: "Efter spår",
    uncertainty: "Hur säkert är det?",
    otherwise: "Vad hade hänt ändå?",
    who: "Vilka som är med",
    moved: "Pengar som bara bytt betalare",
    equalised: "Efter inkomstutjämning",
    comparable: "Jämförbart med tidigare rapporter",
  },

  rows: {
    state: "Staten, varav",
    displaced: "Undanträngd produktion",
    otherPayer: "Annan finansiär",
    sum: "Summa = samhället",
  },

  columns: {
    shortTerm: "Kort sikt, ett år",
    perPerson: "Ett år, per deltagare",
    horizon: (years: number) => `Prognos, ${inWords(years)} år`,
    horizonProfit: (years: number) => `Vinst, ${inWords(years)} år`,
    cost: "Kostnad",
    actor: "Aktör",
    months: "Månader",
    monthsLow: "5 %",
    median: "Median",
    monthsHigh: "95 %",
    costOf: (rule: CostSplitRule) => `${splitNames[rule]}: kostnad`,
    paybackOf: (rule: CostSplitRule) => `${splitNames[rule]}: månader`,
    gross: "Före utjämning",
    net: "Efter utjämning",
  },

  revenue: {
    title: (years: number) => `Intäkter på kort sikt och ${inWords(years)} år`,
    notes: (years: number, persistence: string, rate: string) => [
      "Arbetsförmedlingen, Försäkringskassan och Övriga staten är delar av Staten. Deltagarna: disponibel inkomst minus indirekta skatter.",
      "En intäkt är en förbättring jämfört med före insatsen, efter avdrag för det som hade hänt ändå. Minus är en försämring.",
      `Prognosen för ${inWords(years)} år räknar med att ${persistence} av nyttan är kvar från ett år till nästa och med ${rate} ränta.`,
    ],
    income: "Deltagarnas disponibla inkomst ändras med i genomsnitt ",
    incomeEnd: " per deltagare och år, innan indirekta skatter dras.",
  },
  profit: {
    title: (years: number) => `Lönsamhet på kort sikt och ${inWords(years)} år`,
    note: "Lönsamheten är intäkten minus kostnaden. Hela kostnaden belastar första året, om inget annat sägs.",
    writeOffNote: (years: number) => `Kostnaden skrivs av på ${inWords(years)} år.`,
    writtenOff: (years: number) =>
      `Skrivs kostnaden i stället av på ${inWords(years)} år blir samhällets resultat första året `,
    ratio: "Varje satsad krona ger samhället ",
    ratioEnd: (years: number) => ` tillbaka över ${inWords(years)} år, i nuvärde.`,
  },
  payback: {
    title: "Återbetalningstid i månader",
  },
  split: {
    title: "Återbetalningstid när kostnaden delas på tre sätt",
    text:
      "Samma kostnad kan delas på olika sätt, och då ändras vem som får tillbaka sina pengar. Här står tre sätt bredvid " +
      "varandra: som pengarna är bokförda, som lagen delar finansieringen av samordnade insatser (hälften staten, en " +
      "fjärdedel kommunen och en fjärdedel regionen; 5 § lagen 2003:1210) och i fem lika delar som i äldre rapporter.",
    used: (rule: CostSplitRule) => `Övriga tabeller använder: ${splitNames[rule].toLowerCase()}.`,
    replaced:
      "Vem som har betalat är inte registrerat, så övriga tabeller delar kostnaden enligt lagen. Registrera betalarna på bladet Finansiering.",
  },

  tracks: {
    title: "Samhällets intäkt och återbetalningstid efter spår",
    header: "Spår",
    persons: "Ingår (n)",
    notes: [
      "Kostnaden är delad efter hur många som avslutade i varje spår. Grupperna är små och olika, så skillnader kan bero på slumpen.",
      "Spår med färre än fem personer har inga belopp. Tabellen är bara för teamet.",
    ],
  },

  uncertainty: {
    text: (draws: string, seed: number) =>
      `Beräkningen är gjord om ${draws} gånger med slumpvis valda deltagare och antaganden (slumptalens frö ${seed}). ` +
      "Nio gånger av tio hamnar svaret mellan 5 % och 95 % i tabellen.",
    title: "Osäkerhet i resultatet för samhället",
    header: "Resultat",
    tooFew: "Färre än tio personer ingår. Då lämnas inget intervall, för det skulle vara missvisande.",
    none: "Osäkerheten är inte beräknad.",
    rows: {
      revenue: "Intäkt första året",
      profit: (years: number) => `Vinst, ${inWords(years)} år`,
      payback: "Återbetalningstid, månader",
    },
    positive: (years: number) => `Sannolikheten att samhället går med vinst över ${inWords(years)} år är `,
    missingTitle: (years: number) => `Samhällets vinst över ${inWords(years)} år, om de utan uppgift efter insatsen …`,
    missingHeader: "Antagande",
    scenarios: {
      "as-completers": "… har det som de som är mätta",
      unchanged: "… har det som före insatsen",
      worse: "… har det som den fjärdedel det gick sämst för",
    } satisfies Record<Uncertainty["missing"][number]["scenario"], string>,
    threshold: (name: string, at: string, now: string) => `${name} ${at} (beräkningen använder ${now})`,
    noThreshold: (names: readonly string[]) =>
      `Inget prövat värde ändrar vinst till förlust eller tvärtom för ${names.map((name) => name.toLowerCase()).join(", ")}.`,
    thresholdLead: "Samhället går minst jämnt upp vid de här värdena, ett i taget: ",
  },

  otherwise: {
    lead: "En del av förändringen hade kommit också utan insatsen. Här används: ",
    steps: {
      "waiting-list": "jämförelse med dem som väntade på start",
      "comparison-group": "jämförelse med en annan grupp",
      "own-history": "deltagarnas egen utveckling före insatsen",
      "stated-deadweight": "en angiven andel, dödvikten",
    } satisfies Record<Counterfactual["step"], string>,
    group: (name: string) => `${name}. Jämförelsen bygger på `,
    groupEnd: " personer.",
    stated: (share: string) =>
      `${share} av förändringen dras av. Det är ett antagande och ingen mätning, för det finns ingen grupp att jämföra med.`,
    persistence: {
      assumption: (share: string) =>
        `Nyttan antas minska: ${share} är kvar från ett år till nästa. Det är ett antagande; med uppföljningar efter ett och två år kan det mätas.`,
      "follow-ups": (share: string) =>
        `Nyttan minskar: enligt teamets egna uppföljningar är ${share} kvar från ett år till nästa. De gäller `,
      end: (since: number) => ` personer som hade arbete eller studier ${sinceText(since)}.`,
    },
  },

  coverage: {
    rows: {
      completed: "Fullföljde",
      interrupted: "Avbröt",
      measured: "Mätt vid rätt tidpunkt efter insatsen",
      earlier: "Mätt tidigare; det värdet används",
      missing: "Uppgift saknas; räknas som oförändrad",
      counted: "Ingår i beräkningen",
    },
    exits: "Avslutade efter om de fullföljde eller avbröt",
    exitsHeader: "Avslut",
    title: "Vad som är känt om läget efter insatsen",
    header: "Läget efter",
    counted: "Vilka som ingår i beräkningen",
    countedHeader: "Ingår, eller skäl till att inte ingå",
    ended: "De som avbröt är med i alla belopp, om inget annat sägs.",
    completed: "De som avbröt är inte med i beloppen.",
    amounts: (share: string) =>
      `Av beloppen är ${share} registrerade; övriga är antagna eller beräknade efter reglerna för sitt år.`,
    noAmounts: "Inga belopp är registrerade. Alla är antagna eller beräknade efter reglerna för sitt år.",
  },

  moved: {
    lead: "För ",
    persons:
      " av dem som ingår har försörjningen bara bytt betalare: de producerar lika mycket som före, men en annan part betalar. ",
    amount: "Så flyttas ",
    amountEnd: " om året mellan parterna utan att samhället vinner eller förlorar.",
    none: "Ingen som ingår har bara bytt betalare.",
    withheld: "Hur många som bara har bytt betalare lämnas inte ut, för att ingen enskild ska kunna pekas ut.",
  },

  equalised: {
    title: "Intäkt första året före och efter kommunal inkomstutjämning",
    text: "Högre skatteintäkter minskar det som kommunen och regionen får i inkomstutjämning. Det flyttar pengar till staten men ändrar inte samhällets intäkt.",
    refused: (name: string) =>
      `Intäkten efter inkomstutjämning kan inte räknas, för ett värde är inte känt: ${name}. Det kan läggas in som eget värde på sidan Nytta.`,
    withheld: "Intäkten efter inkomstutjämning lämnas inte ut, för att ingen enskild ska kunna pekas ut.",
  },

  comparable: {
    title: (years: number) =>
      `Jämförbart med tidigare rapporter: intäkter och återbetalning, ett och ${inWords(years)} år`,
    text:
      "Tabellen räknar som äldre rapporter brukar, så att åren kan jämföras: bara de som fullföljde, inget avdrag för det som " +
      "hade hänt ändå, nyttan består oförändrad i fem år utan ränta, och kostnaden delas i fem lika delar. Den ska inte läsas " +
      "som teamets resultat.",
    withheld:
      "Tabellen som är jämförbar med tidigare rapporter lämnas inte ut: ställd bredvid de andra skulle den säga något om enskilda.",
  },

  refused: {
    lead: "Det här ingår inte i beloppen, för värdet är inte känt: ",
    withYears: (name: string, years: readonly number[]) => `${name} (${years.join(", ")})`,
  },
  leftOut: {
    some: "De som inte ingår saknar en uppgift som behövs, och det kan ha gått annorlunda för dem. Skälen står i bilagan.",
    own: (names: readonly string[]) =>
      `Fler kan räknas om teamet lägger in egna värden på sidan Nytta: ${names.join("; ")}.`,
  },
  /** `trust` says how sure they are; empty where there is no room for it. */
  unchecked: (n: number, of: number, trust: string) =>
    `Inte kontrollerat: ${n} av ${of} värden som beräkningen använder har ingen jämfört med sin källa${trust && `: ${trust}`}.`,
  illustrative: "Påhittade styckkostnader är med, för att pröva modellen. Beloppen får inte användas som fakta.",

  appendix: {
    title: "Bilaga: så är nyttan räknad",
    assumptions: "Antaganden",
    assumptionsTitle: (preset: PresetName | "egna") => `Antaganden, utgångsläge ${presetNames[preset].toLowerCase()}`,
    assumptionHeader: "Antagande",
    assumptionColumns: ["Beteckning", "Värde", "I utgångsläget", "Ändrat"],
    changed: "ändrat",
    unchanged: "–",
    parameters: "Värden som beräkningen använder",
    parametersText:
      "Varje värde har ett år, en källa och en bedömning av hur säkert det är. Ett värde som är märkt okontrollerad har ingen ännu jämfört med sin källa.",
    parametersTitle: (years: readonly number[]) =>
      years.length === 1
        ? `Parametrar för inkomståret ${years[0]}, med källa och kontroll`
        : "Parametrar efter inkomstår, med källa och kontroll",
    parameterHeader: "Parameter",
    year: "År",
    parameterColumns: ["Värde", "Enhet", "Källa", "Säkerhet", "Kontroll"],
    noValue: "inte känt",
    checked: (by: string, on: string) => `kontrollerad av ${by} ${on}`,
    unchecked: "okontrollerad",
    confidence: {
      sure: "säker",
      probable: "trolig",
      unsure: "osäker",
    } satisfies Record<Confidence, string>,
    sources: "Källor",
    ownSource: "Teamets eget värde",
    kinds: {
      law: "författning",
      publication: "publicerat underlag",
      report: "ett teams egen rapport",
      code: "publicerad programkod",
      memory: "inte uppslagen",
      derived: "beräknad av andra värden",
    } satisfies Record<Source["kind"], string>,
    leftOut: "Personer som inte ingår",
    leftOutNone: "Alla som avslutade ingår i beräkningen.",
    leftOutText:
      "Den som saknar en uppgift som behövs lämnas utanför, och inget gissas. Skälen står här; små antal lämnas inte ut.",
    formulas: "Formler",
    formulasText:
      "Formlerna är numrerade N1–N21 och står i programmets dokumentation, docs/model.md. Varje rad bakom ett belopp bär sin formels nummer.",
    formulaItems: [
      ["N1–N3", "Lön, anställningsstöd och produktion"],
      ["N4–N5", "Försörjningsstöd och andra ersättningar"],
      ["N6–N12", "Deltagarens skatt och avgifter, steg för steg"],
      ["N13–N15", "Arbetsgivaravgifter, disponibel inkomst och indirekta skatter"],
      ["N16–N17", "Handläggning, vård och omsorg, och varje aktörs konto"],
      ["N18–N19", "Vem som bär kostnaden, och vinsten över tid"],
      ["N20–N21", "Återbetalningstid och nyttokvot"],
    ],
    limits:
      "Hushållets andra medlemmar, sjuklön dag 2–14, kapitalinkomster och värdet av bättre hälsa är inte med. Lönen antas motsvara det som produceras.",
    reproduction: "Räkna om",
    reproductionText: "Med de här uppgifterna kan beräkningen göras om och jämföras.",
    marks: {
      preset: "Utgångsläge",
      years: "Inkomstår",
      hash: "Parametrarnas kontrollsumma (SHA-256)",
      draws: "Dragningar och frö",
      program: "Programversion",
      identity: "Största avvikelse när alla aktörer summeras",
    },
    drawsAndSeed: (draws: string, seed: number) => `${draws} dragningar, frö ${seed}`,
    noDraws: "ingen osäkerhet beräknad",
    kronor: (amount: string) => `${amount} kr`,
  },
} as const;
