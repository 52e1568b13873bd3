/**
 * Document → accessible HTML. `renderBody` gives the fragment that the web page embeds; `writeHtml` a file that stands
 * alone. Styles are classes and one stylesheet (`reportStyles`): no style attributes, no script, so a strict content
 * security policy holds.
 */
import type {
  Block,
  Caption,
  Cell,
  ChartBlock,
  Document,
  Inline,
  KeyFigure,
  TableBlock,
  FactRef,
} from "#src/domain/report/document.ts";
import { formatCell, formatPeriod } from "#src/domain/report/format.ts";
import { audienceNames } from "#src/texts/report.sv.ts";
import { reportStyles } from "./html-styles.ts";
import { splitKeyFigure } from "./pdf-model.ts";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
/** Text made safe for element content and quoted attributes. */
const escapeHtml = (text: string) => text.replaceAll(/[&<>"']/g, (sign) => escapes[sign]!);

export interface HtmlOptions {
  /** Level of the report's own first heading; 1 in a file of its own, 2 inside a page with an h1. */
  readonly headingLevel: 1 | 2;
  /** The address of the page that opens a figure; values become links. Undefined prints plain numbers. */
  readonly linkTo?: (fact: FactRef) => string;
}

/** The report as an HTML fragment: contents, blocks and footnotes, without html, head or skip link. */
export function renderBody(document: Document, options: HtmlOptions): string {
  const cover = `<header class="report-cover">
<p class="report-team">${escapeHtml(document.team)}</p>
<h${options.headingLevel} class="report-title">${escapeHtml(document.title)}</h${options.headingLevel}>
<p class="report-period">${escapeHtml(formatPeriod(document.period.from, document.period.to))}</p>
<p class="report-made">Gjord ${document.today}. Mottagare: ${escapeHtml(audienceNames[document.audience].toLowerCase())}.</p>
</header>`;
  const parts = document.blocks.map((block) => renderBlock(block, options));
  return `<article class="report" lang="sv">
${cover}
${document.cover ? renderContents(document) : ""}
${parts.join("\n")}
</article>`;
}

/** A complete HTML file, UTF-8, readable without the web. */
export function writeHtml(document: Document): Uint8Array {
  const title = `${document.title}, ${document.team}, ${formatPeriod(document.period.from, document.period.to)}`;
  return new TextEncoder().encode(`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>
${reportStyles}
</style>
</head>
<body class="report-page">
<a class="report-skip" href="#innehall">Hoppa till innehållet</a>
<main id="innehall" tabindex="-1">
${renderBody(document, { headingLevel: 1 })}
</main>
</body>
</html>
`);
}

function renderContents(document: Document): string {
  const items = document.blocks.flatMap((block) =>
    block.kind === "heading" && block.level < 3
      ? [`<li class="report-toc-${block.level}"><a href="#${block.id}">${escapeHtml(block.text)}</a></li>`]
      : [],
  );
  return `<nav class="report-toc" aria-labelledby="report-toc-title"><p id="report-toc-title" class="report-toc-title">Innehåll</p><ul>${items.join("")}</ul></nav>`;
}

function renderBlock(block: Block, options: HtmlOptions): string {
  switch (block.kind) {
    case "heading": {
      const level = block.level + options.headingLevel;
      return `<h${level} id="${block.id}">${escapeHtml(block.text)}</h${level}>`;
    }
    case "paragraph":
      return `<p>${renderInlines(block.inlines, options)}</p>`;
    case "guidance":
      return `<p class="report-guidance">${escapeHtml(block.text)}</p>`;
    case "text-box":
      return `<div class="report-box" id="${block.id}"><p class="report-box-label">${escapeHtml(block.label)}</p></div>`;
    case "table":
      return renderTable(block, options, "visible");
    case "chart":
      return renderChart(block, options);
    case "key-figures":
      return `<ul class="report-tiles">${block.items.map((item) => renderTile(item, options)).join("")}</ul>`;
    case "definitions":
      return `<dl class="report-definitions">${block.items
        .map(
          (item) =>
            `<div><dt>${escapeHtml(item.term)} <span class="report-mark">${escapeHtml(item.mark)}</span></dt><dd>${escapeHtml(item.text)}</dd></div>`,
        )
        .join("")}</dl>`;
    case "page-break":
      return `<div class="report-break"></div>`;
    case "footnote":
      return `<p class="report-footnote">${escapeHtml(block.text)}</p>`;
  }
}

/** The number large, and what it is out of in small print. */
function renderTile(item: KeyFigure, options: HtmlOptions): string {
  const { value, detail } = splitKeyFigure(item);
  const note = [escapeHtml(detail), renderInlines(item.note, options)].filter((text) => text !== "").join(", ");
  return `<li class="report-tile"><span class="report-tile-value">${linked(item.cell, escapeHtml(value), options)}</span> <span class="report-tile-label">${escapeHtml(item.label)}</span> <span class="report-tile-note">${note}</span></li>`;
}

function renderInlines(inlines: readonly Inline[], options: HtmlOptions): string {
  return inlines
    .map((inline) => (inline.kind === "text" ? escapeHtml(inline.text) : renderCell(inline.cell, options, "sentence")))
    .join("");
}

function renderCell(cell: Cell, options: HtmlOptions, place: "table" | "sentence"): string {
  const text = escapeHtml(formatCell(cell, place));
  if (cell.kind === "withheld" && place === "table") return `<span aria-label="lämnas inte ut">${text}</span>`;
  if (cell.kind === "missing" && place === "table") return `<span aria-label="värde saknas">${text}</span>`;
  return linked(cell, text, options);
}

/** Markup as a link to the figure, where there is such a page. */
function linked(cell: Cell, markup: string, options: HtmlOptions): string {
  if (!options.linkTo || !("fact" in cell) || cell.kind === "withheld") return markup;
  return `<a class="report-value" href="${escapeHtml(options.linkTo(cell.fact))}">${markup}</a>`;
}

function renderNotes(caption: Caption): string {
  const notes = caption.notes.map((note) => `<span class="report-note">${escapeHtml(note)}</span>`).join(" ");
  return `<span class="report-source">${escapeHtml(caption.source)}</span>${notes ? ` ${notes}` : ""}`;
}

function renderTable(table: TableBlock, options: HtmlOptions, as: "visible" | "twin"): string {
  const align = (index: number) => (table.columns[index]!.align === "number" ? ' class="report-number"' : "");
  const head = table.columns.map((column, index) => `<th scope="col"${align(index)}>${escapeHtml(column.label)}</th>`);
  const rows = table.rows.map((row) => {
    const cells = row.cells.map((cell, index) => `<td${align(index)}>${renderCell(cell, options, "table")}</td>`);
    return `<tr${row.total ? ' class="report-total"' : ""}><th scope="row">${escapeHtml(row.header)}</th>${cells.join("")}</tr>`;
  });
  const number = as === "visible" ? `<span class="report-count">Tabell ${table.number}.</span> ` : "";
  const label = `${table.id}-rubrik`;
  return `<div class="report-scroll" role="region" aria-labelledby="${label}" tabindex="0">
<table class="report-table" id="${table.id}">
<caption id="${label}">${number}${escapeHtml(table.caption.title)}</caption>
<thead><tr><th scope="col">${escapeHtml(table.rowHeader)}</th>${head.join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
<p class="report-small">${renderNotes(table.caption)}</p>`;
}

function renderChart(chart: ChartBlock, options: HtmlOptions): string {
  const twin = chart.twinPrinted
    ? ""
    : `<details class="report-twin"><summary>Visa som tabell</summary>${renderTable(chart.twin, options, "twin")}</details>`;
  return `<figure class="report-figure" id="${chart.id}">
<figcaption id="${chart.id}-rubrik"><span class="report-count">Diagram ${chart.number}.</span> ${escapeHtml(chart.caption.title)}</figcaption>
<div class="report-chart" role="region" aria-labelledby="${chart.id}-rubrik" tabindex="0">${chart.svg}</div>
<p class="report-small">${renderNotes(chart.caption)}</p>
${twin}
</figure>`;
}
