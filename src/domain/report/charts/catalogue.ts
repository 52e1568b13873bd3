/** Every chart by name, and how a drawing becomes a block with its caption and the same numbers as a table. */
import type { ChartBlock, TableBlock } from "../document.ts";
import { buildTable, captionOf, idOf, type ReportContext } from "../tables.ts";
import { budget } from "./budget.ts";
import { bySex } from "./by-sex.ts";
import type { ChartKind, Drawing } from "./drawing.ts";
import { flow } from "./flow.ts";
import { followupLadder } from "./followup-ladder.ts";
import { goals } from "./goals.ts";
import { incomeChange } from "./income-change.ts";
import { ladder } from "./ladder.ts";
import { orsPairs } from "./ors-pairs.ts";
import { queue } from "./queue.ts";
import { ageBands, benefitYears, exitReasons, notStarted, referrers, results, timeBands } from "./row-charts.ts";
import { chartWidth, frame } from "./svg.ts";

/** The charts that a template or a page may name. */
export const chartKinds: Readonly<Record<string, ChartKind>> = {
  flow,
  "by-sex": bySex,
  referrers,
  "age-bands": ageBands,
  "benefit-years": benefitYears,
  goals,
  results,
  ladder,
  "income-change": incomeChange,
  "time-bands": timeBands,
  "ors-pairs": orsPairs,
  queue,
  "exit-reasons": exitReasons,
  "not-started": notStarted,
  "followup-ladder": followupLadder,
  budget,
};

/**
 * A chart as a block. Undefined when there is nothing to draw, or when drawing would show what is withheld; the table
 * then stands alone. `id` must be unique in the document and fit for XML.
 */
export function buildChart(
  context: ReportContext,
  name: string,
  options: { readonly id: string; readonly number: number },
): { readonly chart: ChartBlock; readonly figures: readonly string[] } | undefined {
  const drawing = chartKinds[name]?.(context, options.id);
  if (!drawing) return undefined;
  const twin = twinOf(context, drawing);
  if (!twin) return undefined;
  const chart: ChartBlock = {
    kind: "chart",
    id: options.id,
    number: options.number,
    caption: captionOf(context, drawing.figures[0]!, drawing.title, drawing.notes, twin.rows),
    alt: drawing.description,
    svg: frame(options.id, drawing.picture, drawing.title, drawing.description),
    width: chartWidth,
    height: Math.ceil(drawing.picture.height),
    twin,
    twinPrinted: false,
  };
  return { chart, figures: drawing.figures };
}

function twinOf(context: ReportContext, drawing: Drawing): TableBlock | undefined {
  const [figure] = drawing.figures;
  const id = `tvilling-${idOf(figure!)}`;
  if (!drawing.twin) return buildTable(context, figure!, { id, number: 0, title: drawing.title });
  const { rowHeader, columns, rows } = drawing.twin;
  return {
    kind: "table",
    id,
    number: 0,
    caption: captionOf(context, figure!, drawing.title, [], rows),
    rowHeader,
    columns: columns.map((label) => ({ label, align: "number" })),
    rows,
  };
}
