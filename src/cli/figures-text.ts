/** Figures as plain text for a terminal: the report's own tables and number formats, in columns. */
import { renderTextTable } from "#src/kernel/text-table.ts";
import type { Evaluation, FigureId, FigureResult } from "#src/domain/figures/figure.ts";
import { isWithoutResult } from "#src/domain/figures/figure.ts";
import type { TableBlock } from "#src/domain/report/document.ts";
import { isShare, publishAll, type DefinitionLookup } from "#src/domain/report/facts.ts";
import { formatCell, formatNumber, formatPeriod, formatShare } from "#src/domain/report/format.ts";
import { buildTable, type ReportContext } from "#src/domain/report/tables.ts";
import { measureTexts, noFiguresText, notComputedText } from "#src/texts/cli.sv.ts";

/** Writes an evaluation, or only some of its figures: a line for each single value, a table for the rest. */
export function renderFigures(
  evaluation: Evaluation,
  definitions: DefinitionLookup,
  only?: readonly FigureId[],
): string {
  const { scope, period, figures } = evaluation;
  const tracks = typeof scope.track === "string" ? [scope.track] : (scope.track ?? []);
  const heading = [...scope.programmes, ...tracks, formatPeriod(period.from, period.to)].join(", ");
  const context: ReportContext = {
    evaluation,
    publication: publishAll,
    previous: undefined,
    definitions,
    outside: false,
  };
  const wanted = Object.entries(figures).filter(([id]) => only === undefined || only.includes(id));
  const parts = wanted.map(([id, figure]) => {
    const title = `${definitions(id)?.title ?? id} [${id}]`;
    const table = isWithoutResult(figure) ? undefined : buildTable(context, id, { id, number: 0, title: undefined });
    return table ? `\n${title}\n${renderTable(table)}` : `${title}: ${valueText(figure)}`;
  });
  return `${heading}\n\n${parts.length > 0 ? parts.join("\n") : noFiguresText}\n`;
}

function valueText(figure: FigureResult): string {
  if (isWithoutResult(figure)) return notComputedText(figure.why);
  switch (figure.kind) {
    case "count":
      return "value" in figure && typeof figure.value === "number" ? formatNumber(figure.value, 0) : noFiguresText;
    case "share":
      return "share" in figure ? shareText(figure.share) : noFiguresText;
    case "category":
      return "label" in figure && typeof figure.label === "string" ? figure.label : noFiguresText;
    case "statistic":
      return measuresText(figure);
    case "table":
    case "matrix":
      return noFiguresText;
  }
}

const shareText = (share: unknown): string =>
  isShare(share) && share.low !== null && share.high !== null
    ? formatShare({ numerator: share.numerator, denominator: share.denominator, low: share.low, high: share.high })
    : noFiguresText;

/** The measures of a statistic without groups, each with its name. */
function measuresText(figure: FigureResult): string {
  const measures: readonly (readonly [string, unknown])[] = Object.entries(figure);
  const texts = measures.flatMap(([key, value]) => {
    const label = measureTexts[key];
    if (label === undefined || (typeof value !== "number" && value !== null)) return [];
    return [`${label} ${value === null ? "–" : formatNumber(value, Number.isInteger(value) ? 0 : 1)}`];
  });
  return texts.length > 0 ? texts.join(", ") : noFiguresText;
}

function renderTable(table: TableBlock): string {
  const header = [table.rowHeader, ...table.columns.map((column) => column.label)];
  const rows = table.rows.map((row) => [row.header, ...row.cells.map((cell) => formatCell(cell, "table"))]);
  const numbers = new Set(table.columns.flatMap(({ align }, index) => (align === "number" ? [index + 1] : [])));
  const text = [renderTextTable(header, rows, numbers), ...table.caption.notes].join("\n");
  return `${text.replaceAll(/^/gm, "  ")}\n`;
}
