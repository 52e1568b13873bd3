/** Swedish sentences about faults in the program's own definitions. */

const kinds = {
  "code-list": "Kodlistan",
  sheet: "Bladet",
  figure: "Nyckeltalet",
  scheme: "Resultatschemat",
  template: "Rapportmallen",
  parameter: "Parametern",
  source: "Källan",
} as const;

const faults = {
  "bad-id": "har ett id som inte är små bokstäver, siffror, punkt, bindestreck eller (i parametrar) understreck",
  twice: "finns eller nämner samma sak två gånger",
  "bad-version": "har ett versionsnummer som inte är ett helt tal från 1",
  "ambiguous-label": "har en text som kan läsas på två sätt",
  "unknown-reference": "hänvisar till något som inte finns",
  "missing-text": "saknar text",
  "orphan-text": "har text men ingen definition",
  "unfinished-sentence": "har en text som inte är en hel mening",
  "not-exclusive": "lägger inte varje avslut i precis en kategori",
  unreachable: "har något som aldrig kan förekomma",
  "bad-mark": "har en mening med ett värde som inte går att tyda",
  empty: "är tom",
  "bad-date": "har ett datum som inte finns eller en kontroll utan namn",
  "not-ascending": "har värden som inte står i datumordning",
  "bad-number": "har ett värde som inte är ett tal att räkna med",
  unsourced: "har ett värde utan källa",
  "bad-range": "har ett spann som inte går uppåt, eller ett värde utanför det",
} as const;

/** `Rapportmallen ”x” hänvisar till något som inte finns: y.` */
export const definitionFaultText = (fault: {
  readonly kind: keyof typeof kinds;
  readonly id: string;
  readonly fault: keyof typeof faults;
  readonly detail: string;
}): string => `${kinds[fault.kind]} ”${fault.id}” ${faults[fault.fault]}: ${fault.detail}`;

/** What the check says when it is done. */
export const definitionTexts = {
  whole: (counts: {
    readonly figures: number;
    readonly schemes: number;
    readonly templates: number;
    readonly codeLists: number;
    readonly sheets: number;
    readonly parameters: number;
    readonly sources: number;
  }) =>
    `Allt stämmer: ${counts.figures} nyckeltal, ${counts.schemes} resultatscheman, ${counts.templates} rapportmallar, ${counts.codeLists} kodlistor, ${counts.sheets} blad och ${counts.parameters} parametrar ur ${counts.sources} källor.`,
  faulty: (count: number) => `${count} fel i definitionerna.`,
} as const;
