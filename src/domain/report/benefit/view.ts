/** What every part of the section reads, and the small print under its tables. */
import type { ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { frame, chartWidth } from "../charts/svg.ts";
import type { ModelDrawing } from "#src/domain/model/charts/drawing.ts";
import type { Block, Caption, Cell, ChartBlock, Inline, Row, TableBlock } from "../document.ts";
import { cellOf, periodMark } from "../facts.ts";
import { formatCell } from "../format.ts";
import { withheldNote, type ReportContext } from "../tables.ts";
import { benefitVersion } from "./figures.ts";
import type { CalculatedBenefit } from "./input.ts";
import type { AmountPublication } from "./publication.ts";

/** A calculation in a report, and what of it may be printed there. */
export interface BenefitView extends CalculatedBenefit {
  readonly report: ReportContext;
  readonly publication: AmountPublication;
}

/** A count of persons, withheld like every other. */
export const countCell = (view: BenefitView, figure: string, path = ""): Cell =>
  cellOf(view.report.evaluation, view.report.publication, { figure, path }, { as: "count" });

/** A share of persons, withheld like every other. */
export const shareCell = (view: BenefitView, figure: string, path = ""): Cell =>
  cellOf(view.report.evaluation, view.report.publication, { figure, path }, { as: "share" });

/** The result of a row; every calculation has them all. */
export function resultOf(rows: readonly RowResult[], row: ResultRow): RowResult {
  const found = rows.find((one) => one.row === row);
  if (!found) throw new Error(`The calculation has no row ${row}.`);
  return found;
}

/** Title, `n = 34 · period · nytta.revenue v1`, and notes; says so when something is withheld. */
function captionOf(
  view: BenefitView,
  figure: string,
  title: string,
  notes: readonly string[],
  rows: readonly Row[],
  n: Cell = countCell(view, "nytta.persons"),
): Caption {
  const size = n.kind === "withheld" ? "n redovisas inte" : `n = ${formatCell(n, "table")}`;
  const withheld = rows.some((row) => row.cells.some((cell) => cell.kind === "withheld"));
  return {
    title,
    source: [size, periodMark(view.calculation.period), `${figure} v${benefitVersion}`].join(" · "),
    notes: withheld ? [...notes, withheldNote] : notes,
  };
}

/** What a table is made of; the report gives it its number. */
export interface TableDraft {
  readonly id: string;
  readonly figure: string;
  readonly title: string;
  readonly rowHeader: string;
  readonly columns: readonly string[];
  /** Columns of text; the others are numbers. */
  readonly textColumns?: readonly number[];
  readonly rows: readonly Row[];
  readonly notes?: readonly string[];
}

/** A table of the section; `n` is who it is of, when that is not everybody counted. */
export const tableOf = (view: BenefitView, draft: TableDraft, n = countCell(view, "nytta.persons")): TableBlock => ({
  kind: "table",
  id: `tabell-nytta-${draft.id}`,
  number: 0,
  caption: captionOf(view, draft.figure, draft.title, draft.notes ?? [], draft.rows, n),
  rowHeader: draft.rowHeader,
  columns: draft.columns.map((label, index) => ({
    label,
    align: draft.textColumns?.includes(index) ? "text" : "number",
  })),
  rows: draft.rows,
});

/**
 * A drawing of the model as a chart. `twin` is the table printed right after it, when there is one, and `n` who is drawn,
 * when that is not everybody counted.
 */
export function chartOf(
  view: BenefitView,
  name: string,
  figure: string,
  draw: (id: string) => ModelDrawing | undefined,
  { twin, n }: { readonly twin?: TableBlock; readonly n?: Cell } = {},
): ChartBlock | undefined {
  const id = `diagram-nytta-${name}`;
  const drawing = draw(id);
  if (!drawing) return undefined;
  const { title, description, picture, notes } = drawing;
  const own = drawing.twin;
  return {
    kind: "chart",
    id,
    number: 0,
    caption: captionOf(view, figure, title, notes, [], n),
    alt: description,
    svg: frame(id, picture, title, description),
    width: chartWidth,
    height: Math.ceil(picture.height),
    twin: twin ?? {
      ...tableOf(view, { id: name, figure, title, ...own }, n),
      id: `tvilling-nytta-${name}`,
    },
    twinPrinted: twin !== undefined,
  };
}

/** A paragraph of texts and cells. */
export const paragraph = (...pieces: readonly (string | Cell)[]): Block => ({
  kind: "paragraph",
  inlines: pieces.map((piece): Inline =>
    typeof piece === "string" ? { kind: "text", text: piece } : { kind: "value", cell: piece },
  ),
});

/** Small print. */
export const footnote = (text: string): Block => ({ kind: "footnote", text });
