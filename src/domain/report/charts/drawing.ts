/** What a kind of chart gives the catalogue, and reading a figure's rows for drawing. */
import type { Cell, Row } from "../document.ts";
import { cellOf, escapeSegment, findValue, isRecord, textOf, type ValueFormat } from "../facts.ts";
import { formatCell } from "../format.ts";
import type { ReportContext } from "../tables.ts";
import type { Picture } from "./svg.ts";

export interface Drawing {
  readonly title: string;
  /** The picture in words: every value that is drawn. */
  readonly description: string;
  readonly picture: Picture;
  /** The figures drawn; the first is named in the small print. */
  readonly figures: readonly string[];
  /** The same numbers as a table, when the first figure's own table is not that. */
  readonly twin?: { readonly rowHeader: string; readonly columns: readonly string[]; readonly rows: readonly Row[] };
  readonly notes: readonly string[];
}

/** One kind of chart. Undefined when there is nothing to draw: no values, or none that may be shown. */
export type ChartKind = (context: ReportContext, id: string) => Drawing | undefined;

export interface ChartRow {
  readonly code: string;
  readonly label: string;
  /** The cell at a path within the row. */
  readonly cell: (path: string, format?: ValueFormat) => Cell;
}

/** A cell of the period's evaluation. */
export const cellAt = (
  context: ReportContext,
  figure: string,
  path: string,
  format: ValueFormat = { as: "count" },
): Cell => cellOf(context.evaluation, context.publication, { figure, path }, format);

/** The rows of a figure. Empty when it was not evaluated. */
export function chartRows(context: ReportContext, figure: string): readonly ChartRow[] {
  const value = context.evaluation.figures[figure];
  const rows = value ? findValue(value, "rows") : undefined;
  if (!Array.isArray(rows)) return [];
  return rows.filter(isRecord).map((row, index): ChartRow => {
    const code = textOf(row.code);
    const base = `rows/${code === "" ? index : escapeSegment(code)}`;
    return {
      code,
      label: textOf(row.label) || code,
      cell: (path, format = { as: "count" }) => cellAt(context, figure, `${base}/${path}`, format),
    };
  });
}

/** True when there is a value to draw or a mark to print: not zero and not missing. */
export const hasContent = (cell: Cell) =>
  cell.kind === "withheld" || ((cell.kind === "count" || cell.kind === "number") && cell.value !== 0) || cell.kind === "share"; // prettier-ignore

/** `Arbete 5, studier 2.` */
export function inWords(parts: readonly (readonly [label: string, cell: Cell])[]): string {
  return `${parts.map(([label, cell]) => `${label}: ${cell.kind === "withheld" ? "lämnas inte ut" : formatCell(cell, "sentence")}`).join("; ")}.`;
}
