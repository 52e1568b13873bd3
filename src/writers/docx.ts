/**
 * Document → Word. Real styles, contents, editable tables with header rows, charts as SVG with a PNG for programs that
 * do not show SVG, and empty boxes to write in. Equal documents give equal bytes.
 */
import {
  AlignmentType,
  Bookmark,
  Document as WordDocument,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
  TabStopType,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from "docx";
import { estimatePageNumbersWith } from "docx/layout";
import type { Block, ChartBlock, Document, HeadingBlock } from "#src/domain/report/document.ts";
import { formatPeriod } from "#src/domain/report/format.ts";
import { audienceMarks } from "#src/texts/writers.sv.ts";
import { colours, styles, wordStyles } from "./docx-styles.ts";
import { captionParagraph, keyFigureParts, smallPrint, tableParts, textWidths } from "./docx-tables.ts";
import { fullTitle, madeLine, textOfInlines } from "./pdf-model.ts";
import { rasterise } from "./rasterise.ts";
import { renumber, repackZip } from "./repeatable-zip.ts";
import { measureTable } from "./table-measures.ts";

/** Writes the report as DOCX. Throws when a chart is not valid SVG. */
export async function writeDocx(document: Document): Promise<Uint8Array> {
  const word = new WordDocument({
    title: fullTitle(document),
    creator: document.team,
    lastModifiedBy: document.team,
    styles: wordStyles,
    ...(numbersContents(document) ? { pageNumbers: estimatePageNumbersWith({ guess: true }) } : {}),
    sections: await sectionsOf(document),
  });
  const core = { path: "docProps/core.xml", data: coreProperties(document) };
  const bytes = await Packer.toBuffer(word, false, [core]);
  return repackZip(new Uint8Array(bytes), { "word/document.xml": numberAfresh });
}

const mostRows = 600;

/**
 * Laying the pages out to number the contents takes longer than all the rest, and grows with the tables. It is left out
 * where there are no contents, and in a report of very long tables: Word then offers to number them when it opens.
 */
function numbersContents(document: Document): boolean {
  const rows = document.blocks.reduce((sum, block) => sum + (block.kind === "table" ? block.rows.length : 0), 0);
  return document.cover && rows <= mostRows;
}

/** The library numbers bookmarks and pictures from where the process's last report ended. */
const numberAfresh = (xml: string) =>
  [/_Toc(\d+)/g, /<w:bookmark(?:Start|End)[^>]*? w:id="(\d+)"/g, /<wp:docPr id="(\d+)"/g].reduce(renumber, xml);

const escapeXml = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The file's properties, with the report's own day instead of the clock's. */
function coreProperties(document: Document): string {
  const day = `${document.today}T00:00:00Z`;
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" ' +
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${escapeXml(fullTitle(document))}</dc:title><dc:creator>${escapeXml(document.team)}</dc:creator>` +
    `<dc:language>sv-SE</dc:language><cp:lastModifiedBy>${escapeXml(document.team)}</cp:lastModifiedBy>` +
    `<cp:revision>1</cp:revision>${time("created")}${time("modified")}</cp:coreProperties>`
  );
}

/** One section, and one on its side for every table that needs it. */
async function sectionsOf(document: Document): Promise<ISectionOptions[]> {
  const sections: { sideways: boolean; children: FileChild[] }[] = [
    { sideways: false, children: document.cover ? coverParts(document) : titleParts(document) },
  ];
  const place = (sideways: boolean) => {
    const last = sections.at(-1)!;
    if (last.sideways === sideways) return last.children;
    const children: FileChild[] = [];
    sections.push({ sideways, children });
    return children;
  };
  let breakBefore = document.cover;
  for (const block of document.blocks) {
    if (block.kind === "page-break") {
      breakBefore = true;
      continue;
    }
    if (breakBefore && block.kind !== "heading") place(false).push(pageBreak());
    if (block.kind === "heading") {
      place(false).push(headingPart(block, breakBefore));
    } else if (block.kind === "table") {
      place(measureTable(block).wide).push(...tableParts(block, block.number));
    } else if (block.kind === "chart") {
      place(false).push(...(await chartParts(block, document.cover ? 604 : 480)));
      if (!block.twinPrinted) place(measureTable(block.twin).wide).push(...tableParts(block.twin, undefined));
    } else {
      place(false).push(...partsOf(block, !document.cover));
    }
    breakBefore = false;
  }
  // A report without cover is a picture on one page, and set closer.
  const margins = document.cover
    ? { top: 1700, bottom: 1475, header: 800, footer: 700 }
    : { top: 1000, bottom: 1100, header: 500, footer: 500 };
  return sections.map(({ sideways, children }, index) => ({
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: index === 0,
      page: {
        size: { width: 11906, height: 16838, ...(sideways ? { orientation: PageOrientation.LANDSCAPE } : {}) },
        margin: { ...margins, left: 1418, right: 1418 },
      },
    },
    headers: { default: pageHeader(document, sideways), first: new Header({ children: [new Paragraph("")] }) },
    footers: {
      default: pageFooter(document, sideways),
      first: document.cover ? new Footer({ children: [new Paragraph("")] }) : pageFooter(document, false),
    },
    children: children.length > 0 ? children : [new Paragraph("")],
  }));
}

const rightTab = (sideways: boolean) => [
  { type: TabStopType.RIGHT, position: sideways ? textWidths.sideways : textWidths.upright },
];

function pageHeader(document: Document, sideways: boolean): Header {
  const { from, to } = document.period;
  const text = `${document.team} · ${document.title}\t${formatPeriod(from, to)}`;
  return new Header({ children: [new Paragraph({ style: styles.small, text, tabStops: rightTab(sideways) })] });
}

function pageFooter(document: Document, sideways: boolean): Footer {
  const mark = new TextRun({ text: audienceMarks[document.audience], bold: true, color: colours.warm });
  const pages = new TextRun({ children: ["\tSida ", PageNumber.CURRENT, " av ", PageNumber.TOTAL_PAGES] });
  return new Footer({
    children: [new Paragraph({ style: styles.small, children: [mark, pages], tabStops: rightTab(sideways) })],
  });
}

function coverParts(document: Document): FileChild[] {
  return [
    new Paragraph({ style: styles.team, text: document.team }),
    ...titleLines(document),
    new Paragraph({ style: styles.mark, text: audienceMarks[document.audience] }),
    new Paragraph({ style: styles.contentsTitle, text: "Innehåll", pageBreakBefore: true }),
    new TableOfContents("Innehåll", { hyperlink: true, headingStyleRange: "1-2" }),
  ];
}

const pageBreak = () => new Paragraph({ text: "", pageBreakBefore: true, spacing: { before: 0, after: 0 } });

function titleParts(document: Document): FileChild[] {
  return [
    new Paragraph({ style: styles.team, text: document.team, spacing: { before: 0 } }),
    ...titleLines(document, { size: 52 }),
  ];
}

function titleLines(document: Document, look: { readonly size?: number } = {}): Paragraph[] {
  const { from, to } = document.period;
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun({ text: document.title, ...look })] }),
    new Paragraph({ style: styles.period, text: formatPeriod(from, to) }),
    new Paragraph({ style: styles.small, text: madeLine(document) }),
  ];
}

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

function headingPart(block: HeadingBlock, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({
    heading: levels[block.level],
    pageBreakBefore,
    ...(pageBreakBefore ? { spacing: { before: 0 } } : {}),
    children: [new Bookmark({ id: bookmarkName(block.id), children: [new TextRun(block.text)] })],
  });
}

type PlainBlock = Exclude<Block, { readonly kind: "heading" | "table" | "chart" | "page-break" }>;

function partsOf(block: PlainBlock, compact: boolean): FileChild[] {
  switch (block.kind) {
    case "paragraph":
      return [new Paragraph(textOfInlines(block.inlines))];
    case "guidance":
      return [new Paragraph({ style: styles.guidance, text: block.text })];
    case "text-box":
      return [
        new Paragraph({ style: styles.boxLabel, text: block.label }),
        ...[true, true, false].map((keepNext) => new Paragraph({ style: styles.box, text: "", keepNext })),
        new Paragraph({ text: "", spacing: { before: 0, after: 60 } }),
      ];
    case "key-figures":
      return keyFigureParts(block.items, compact);
    case "definitions":
      return block.items.flatMap((item) => [
        new Paragraph({
          style: styles.term,
          children: [
            new TextRun(item.term),
            ...(item.mark
              ? [new TextRun({ text: `  ${item.mark}`, bold: false, size: 16, color: colours.muted })]
              : []),
          ],
        }),
        new Paragraph({ style: styles.definition, text: item.text }),
      ]);
    case "footnote":
      return [new Paragraph({ style: styles.small, text: block.text })];
  }
}

/** Word's bookmarks hold letters, digits and underscores, 40 at most. */
const bookmarkName = (id: string) => `r_${id.replaceAll(/[^\p{L}\d]+/gu, "_")}`.slice(0, 40);

/** `largest` is the width of the text, in CSS pixels. */
async function chartParts(chart: ChartBlock, largest: number): Promise<FileChild[]> {
  const scale = Math.min(1, largest / chart.width);
  const transformation = { width: Math.round(chart.width * scale), height: Math.round(chart.height * scale) };
  const picture = new ImageRun({
    type: "svg",
    data: Buffer.from(chart.svg),
    transformation,
    fallback: { type: "png", data: await rasterise(chart.svg, chart.width) },
    altText: { name: chart.id, title: chart.caption.title, description: chart.alt },
  });
  return [
    captionParagraph("Diagram", chart.number, chart.caption.title),
    new Paragraph({ style: styles.picture, alignment: AlignmentType.LEFT, children: [picture] }),
    ...smallPrint(chart.caption),
  ];
}
