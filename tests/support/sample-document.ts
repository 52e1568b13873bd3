/**
 * A report made by hand that uses every kind of block, and everything that is awkward to set: long tables, a wide matrix,
 * pictures with patterns, withheld and missing values, characters that are markup elsewhere, very long words.
 */
import type { Block, Cell, ChartBlock, Document, FactRef, TableBlock } from "#src/domain/report/document.ts";

const fact = (path: string): FactRef => ({ figure: "exit.reasons", version: 1, path });
export const count = (value: number): Cell => ({ kind: "count", value, fact: fact("rows/arbete/count") });
export const share = (numerator: number, denominator: number): Cell => ({
  kind: "share",
  numerator,
  denominator,
  low: Math.max(0, numerator / denominator - 0.12),
  high: Math.min(1, numerator / denominator + 0.12),
  fact: fact("rows/arbete/share"),
});
export const text = (value: string): Cell => ({ kind: "text", text: value });
const withheld: Cell = { kind: "withheld", reason: "small", fact: fact("rows/flytt/count") };
const missing: Cell = { kind: "missing" };

/** Everything that Typst, XML, HTML or a spreadsheet could take for something else. */
export const awkward = 'Åsa & "Örjan" <b>#let x = 1</b> *fet* _kursiv_ $x^2$ @ref `kod` \\slut ~ [hak] // -- =1+1';
const longWord = "Arbetsmarknadsdepartementsutredningssekreterarbefattningsbeskrivningsunderlagsmaterialet";

const source = "n = 54 · 2022-01-01–2022-12-31 · exit.reasons v1";
let tables = 0;

export function table(id: string, title: string, part: Partial<TableBlock>): TableBlock {
  return {
    kind: "table",
    id,
    number: ++tables,
    caption: { title, source, notes: [] },
    rowHeader: "Anledning",
    columns: [
      { label: "Antal", align: "number" },
      { label: "Andel (n = 54)", align: "number" },
    ],
    rows: [],
    ...part,
  };
}

const row = (header: string, ...cells: Cell[]) => ({ header, cells, total: false });

const small = table("tabell-exit-reasons", "Avslutade efter avslutsanledning", {
  rows: [
    row("Arbete", count(18), share(18, 54)),
    row("Studier", count(12), share(12, 54)),
    row("Flytt till annan kommun", withheld, withheld),
    row("Uppgift saknas", missing, missing),
    { header: "Totalt", cells: [count(54), share(54, 54)], total: true },
  ],
  caption: {
    title: "Avslutade efter avslutsanledning",
    source,
    notes: ["Två punkter (..) betyder att värdet inte lämnas ut, för att ingen enskild ska kunna pekas ut."],
  },
});

const long = table("tabell-lang", "Alla aktiviteter under perioden, en rad för varje", {
  rowHeader: "Aktivitet",
  columns: [
    { label: "Dag", align: "text" },
    { label: "Antal", align: "number" },
    { label: "Andel", align: "number" },
    { label: "Beskrivning", align: "text" },
  ],
  rows: Array.from({ length: 75 }, (_, index) =>
    row(
      `Aktivitet ${index + 1} i insatsen Vägen vidare`,
      { kind: "date", date: `2022-${String((index % 12) + 1).padStart(2, "0")}-15` },
      count(index * 37),
      share((index % 17) + 1, 18),
      text(
        index % 9 === 0
          ? "En längre beskrivning som behöver flera rader för att få plats i sin kolumn, med åäö och ÅÄÖ."
          : "Gruppträff",
      ),
    ),
  ),
});

const steps = [
  "Ordinarie arbete",
  "Subventionerad anställning",
  "Reguljära studier",
  "Arbetslivsinriktad rehabilitering",
  "Försörjningsstöd",
  "Sjukpenning",
  "Aktivitetsersättning",
  "Arbetslöshetsersättning",
  "Annan ersättning",
  "Ingen ersättning",
];
const matrix = (id: string, title: string, size: number) =>
  table(id, title, {
    rowHeader: "Från",
    columns: steps.slice(0, size).map((step) => ({ label: `Till: ${step}`, align: "number" as const })),
    rows: steps
      .slice(0, size)
      .map((step, i) => row(step, ...steps.slice(0, size).map((_, j) => (i === j ? share(i + 1, 54) : count(i * j))))),
  });

/** A bar chart with patterns, as the report's own charts draw them. */
export function chartSvg(bars: readonly (readonly [string, number])[]): string {
  const height = bars.length * 34 + 20;
  const marks = bars.map(([label, value], index) => {
    const y = index * 34 + 10;
    return `<text x="0" y="${y + 16}" font-family="Inter" font-size="13" fill="#1c2b30">${label}</text>
<rect x="150" y="${y}" width="${value * 7}" height="22" fill="${index % 2 ? "url(#stripes)" : "#14535f"}" stroke="#14535f"/>
<text x="${158 + value * 7}" y="${y + 16}" font-family="Inter" font-size="13" font-weight="600" fill="#1c2b30">${value}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 ${height}" width="640" height="${height}" role="img"><title>Diagram</title><desc>Staplar</desc>
<defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#ffffff"/><path d="M0 6L6 0" stroke="#14535f" stroke-width="1.5"/></pattern></defs>
${marks.join("\n")}</svg>`;
}

let charts = 0;
const chart = (id: string, title: string, twin: TableBlock, twinPrinted: boolean): ChartBlock => ({
  kind: "chart",
  id,
  number: ++charts,
  caption: { title, source, notes: [] },
  alt: `Stapeldiagram: ${title}. Arbete 18, studier 12, ohälsa 24.`,
  svg: chartSvg([
    ["Arbete", 18],
    ["Studier", 12],
    ["Ohälsa åäö", 24],
    ["Flytt", 6],
  ]),
  width: 640,
  height: 156,
  twin,
  twinPrinted,
});

const sentence = (value: string): Block => ({ kind: "paragraph", inlines: [{ kind: "text", text: value }] });
const heading = (level: 1 | 2 | 3, value: string, id: string): Block => ({ kind: "heading", level, text: value, id });

const prose =
  "Under perioden skrevs fyrtiotre deltagare in och femtiofyra ut. Den vanligaste anledningen till avslut var arbete. " +
  "Samverkansparterna har träffats varje månad och gått igenom kön, bemanningen och de frågor som deltagarna har väckt. ";

const twin: TableBlock = {
  ...small,
  id: "tvilling-1",
  number: 0,
  caption: { ...small.caption, title: "Samma siffror" },
};

/** The sample with cover and contents. */
export const sampleDocument: Document = {
  title: "Helårsrapport",
  language: "sv",
  team: "Samordningsteamet Västerås",
  period: { from: "2022-01-01", to: "2022-12-31" },
  audience: "team",
  today: "2023-02-01",
  asOf: "2023-02-01T08:15:00Z",
  template: { id: "prov", version: 1 },
  cover: true,
  blocks: [
    heading(1, "Året i korthet", "aret-i-korthet"),
    {
      kind: "key-figures",
      items: [
        {
          label: "har tagit minst ett steg uppåt",
          cell: share(36, 54),
          note: [{ kind: "text", text: "bland dem som fullföljde" }],
        },
        { label: "går vidare till ordinarie verksamhet", cell: share(2, 7), note: [] },
        {
          label: "deltagare avslutade insatsen",
          cell: count(54),
          note: [
            { kind: "text", text: "varav " },
            { kind: "value", cell: count(12) },
            { kind: "text", text: " nya" },
          ],
        },
        { label: "flyttade", cell: withheld, note: [] },
        {
          label: "tid i insatsen",
          cell: { kind: "number", value: 12.34, unit: "months", decimals: 1, fact: fact("") },
          note: [{ kind: "text", text: "i genomsnitt" }],
        },
      ],
    },
    chart("diagram-flow", "Flödet under perioden", twin, false),
    {
      kind: "paragraph",
      inlines: [
        { kind: "text", text: prose },
        { kind: "value", cell: share(36, 54) },
        { kind: "text", text: " gick vidare. " + prose + prose },
      ],
    },
    heading(1, "Verksamhetsberättelse", "verksamhetsberattelse"),
    {
      kind: "guidance",
      text: "Vad har präglat året? Bemanning, samverkan, kö och förändringar i uppdraget. Skriv vad som hände och vad det ledde till.",
    },
    { kind: "text-box", id: "text", label: "Året i verksamheten" },
    heading(2, `Tecken: ${awkward}`, "tecken"),
    sentence(`${awkward} 😀 漢字 مرحبا \u0007`),
    sentence(`${longWord} ${"x".repeat(120)}`),
    heading(2, "Avslut", "avslut"),
    chart("diagram-exit", "Avslutade efter anledning", small, true),
    small,
    heading(3, "En lång tabell", "en-lang-tabell"),
    sentence(prose),
    long,
    { kind: "footnote", text: "Försörjning efter tolv månader: Inga uppgifter är registrerade för perioden." },
    heading(2, "Försörjning", "forsorjning"),
    matrix("tabell-matris-5", "Försörjning före och efter, fem steg", 5),
    matrix("tabell-matris-10", "Försörjning före och efter, tio steg", 10),
    table("tabell-konstig", `Text i celler: ${awkward}`, {
      columns: [
        { label: "Text", align: "text" },
        { label: "Antal", align: "number" },
      ],
      rows: [
        row('=HYPERLINK("http://exempel.se")', text("+46 70 000 00 00"), count(1)),
        row(awkward, text(awkward), count(1234567)),
        row(longWord, text(longWord), missing),
      ],
    }),
    ...Array.from({ length: 3 }, (_, index) => sentence(`${index + 1}. ${prose}${prose}`)),
    table("tabell-trettio", "Trettio rader över sidgränsen", {
      rows: Array.from({ length: 30 }, (_, index) => row(`Rad ${index + 1}`, count(index), share(index, 54))),
    }),
    { kind: "page-break" },
    heading(1, "Bilaga: definitioner och metod", "bilaga"),
    heading(2, "Definitioner", "definitioner"),
    {
      kind: "definitions",
      items: [
        {
          term: "Avslutsanledningar",
          mark: "exit.reasons v1",
          text: "Antal avslutade inskrivningar efter anledning. Räknas på: alla som avslutades under perioden.",
        },
        { term: awkward, mark: "", text: `${awkward} ${prose}` },
      ],
    },
  ],
};

/** The sample as a page without cover, for readers outside the team. */
export const sampleOnePage: Document = {
  ...sampleDocument,
  title: "Rapportsammanställning",
  audience: "board",
  cover: false,
  blocks: sampleDocument.blocks.slice(0, 4),
};
