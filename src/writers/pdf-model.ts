/** What the PDF template needs: the document with every value as printed text, and each table's measures. */
import type { Block, Caption, Document, Inline, KeyFigure, TableBlock } from "#src/domain/report/document.ts";
import { formatCell, formatPeriod } from "#src/domain/report/format.ts";
import { audienceNames } from "#src/texts/report.sv.ts";
import { audienceMarks } from "#src/texts/writers.sv.ts";
import { measureTable, uprightWidth } from "./table-measures.ts";

export interface PrintModel {
  readonly title: string;
  readonly metaTitle: string;
  readonly team: string;
  readonly period: string;
  readonly made: string;
  readonly audienceMark: string;
  /** Year, month, day. */
  readonly date: readonly number[];
  readonly cover: boolean;
  readonly blocks: readonly object[];
}

/** The title as readers of files see it: `Helårsrapport, Team, 1 januari–31 december 2022`. */
export const fullTitle = (document: Document): string =>
  `${document.title}, ${document.team}, ${formatPeriod(document.period.from, document.period.to)}`;

/** When the report was made and for whom, in one line. */
export const madeLine = (document: Document): string =>
  `Gjord ${document.today}. Mottagare: ${audienceNames[document.audience].toLowerCase()}.`;

/** Inlines as one text. */
export const textOfInlines = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (inline.kind === "text" ? inline.text : formatCell(inline.cell, "sentence"))).join("");

/** A key figure's number and what stands in brackets after it, as two texts: `66,7 %` and `36 av 54`. */
export function splitKeyFigure({ cell }: KeyFigure): { readonly value: string; readonly detail: string } {
  const text = formatCell(cell, "sentence");
  const parts = cell.kind === "share" ? /^(.*?) \((.*)\)$/.exec(text) : null;
  return { value: parts?.[1] ?? text, detail: parts?.[2] ?? "" };
}

/** Document → what the template prints. Pure. */
export function printModel(document: Document): PrintModel {
  return {
    title: document.title,
    metaTitle: fullTitle(document),
    team: document.team,
    period: formatPeriod(document.period.from, document.period.to),
    made: madeLine(document),
    audienceMark: audienceMarks[document.audience],
    date: document.today.split("-").map(Number),
    cover: document.cover,
    blocks: inOrder(document.blocks).flatMap(printBlock),
  };
}

/** PDF/UA allows no heading without text, and none that skips a level on the way down. */
function inOrder(blocks: readonly Block[]): readonly Block[] {
  let above = 0;
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== "heading") return [block];
    if (block.text.trim() === "") return [];
    const level = block.level > above + 1 ? ((above + 1) as 1 | 2 | 3) : block.level;
    above = level;
    return [{ ...block, level }];
  });
}

function printBlock(block: Block): object[] {
  switch (block.kind) {
    case "heading":
    case "guidance":
    case "text-box":
    case "page-break":
    case "footnote":
    case "definitions":
      return [block];
    case "paragraph":
      return [{ kind: "paragraph", text: textOfInlines(block.inlines) }];
    case "key-figures":
      return [
        {
          kind: "key-figures",
          items: block.items.map((item) => ({
            ...splitKeyFigure(item),
            label: item.label,
            note: textOfInlines(item.note),
          })),
        },
      ];
    case "table":
      return [printTable(block, block.number)];
    case "chart": {
      const chart = {
        kind: "chart",
        number: block.number,
        ...printCaption(block.caption),
        alt: block.alt,
        svg: block.svg,
        share: Math.min(1, (block.width * pointsPerPixel) / uprightWidth),
      };
      return block.twinPrinted ? [chart] : [chart, printTable(block.twin, undefined)];
    }
  }
}

/** `n = 54` does not break over two lines. */
const keepTogether = (label: string) => label.replaceAll(" = ", "\u00a0=\u00a0");

const printCaption = (caption: Caption) => ({
  title: caption.title,
  source: keepTogether(caption.source),
  notes: caption.notes,
});

const pointsPerPixel = 0.75;
function printTable(table: TableBlock, number: number | undefined): object {
  const rows = table.rows.map((row) => ({
    header: row.header,
    cells: row.cells.map((cell) => formatCell(cell, "table")),
    total: row.total,
  }));
  return {
    kind: "table",
    number: number ?? null,
    ...printCaption(table.caption),
    rowHeader: table.rowHeader,
    columns: table.columns.map((column) => ({ label: keepTogether(column.label), number: column.align === "number" })),
    rows,
    ...measureTable(table),
  };
}
