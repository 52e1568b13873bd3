/**
 * Evaluation → figures as blocks, group by group: what the page of figures (sv. nyckeltal) shows. The same tables, charts,
 * captions and withholding as in a report, so a number cannot look different on screen. Pure.
 */
import type { FigureGroup } from "#src/domain/figures/figure.ts";
import { buildChart, chartKinds } from "./charts/catalogue.ts";
import type { Audience, ChartBlock, KeyFigure, NumberUnit, TableBlock } from "./document.ts";
import {
  cellOf,
  findValue,
  isShare,
  publishAll,
  textOf,
  type DefinitionLookup,
  type FigureValue,
  type ReportEvaluation,
  type ValueFormat,
} from "./facts.ts";
import { decidePublication } from "./small-cells.ts";
import { tableViews } from "./table-views.ts";
import { buildTable, captionOf, idOf, type ReportContext } from "./tables.ts";

/** One figure as the screen shows it. */
export interface ScreenFigure {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** What is counted, in one sentence, and who is in the denominator. */
  readonly definition: string;
  readonly population: string;
  /** The figure's own value, or the measures beside its table. */
  readonly values: readonly KeyFigure[];
  readonly table: TableBlock | undefined;
  /** The chart of this figure; `twinPrinted` when its table is `table`. */
  readonly chart: ChartBlock | undefined;
  /** n, period, id and version. */
  readonly source: string;
  /** What is missing or withheld, in sentences. */
  readonly notes: readonly string[];
  /** Why there is nothing to show; empty when there is. */
  readonly why: string;
}

/** The figures of one part of the catalogue, in its order. */
export interface ScreenGroup {
  readonly group: FigureGroup;
  readonly figures: readonly ScreenFigure[];
}

export interface ScreenInput {
  readonly evaluation: ReportEvaluation;
  readonly definitions: DefinitionLookup;
  /** The catalogue: every figure with its group, in order. */
  readonly catalogue: readonly { readonly id: string; readonly group: FigureGroup }[];
  readonly audience: Audience;
}

/** Names of the measures that a figure may have beside its rows, in the order they are shown. */
const measureLabels: Readonly<Record<string, string>> = {
  n: "Antal (n)",
  mean: "Medelvärde",
  longest: "Längst",
  shortest: "Kortast",
  fte: "Heltidstjänster",
  due: "Skulle följas upp",
  attempted: "Söktes",
  reached: "Nåddes",
  notReached: "Nåddes inte",
  pairs: "Med två mätningar",
  meanFirst: "Medel, första mätningen",
  meanLast: "Medel, sista mätningen",
  meanChange: "Förändring i medel",
  sumMonths: "Månader sammanlagt",
  nAmongEnded: "Varav för avslutade",
};

const units: readonly string[] = ["percent", "kr", "days", "months", "years", "hours", "points", "fte"];
const isNumberUnit = (unit: string): unit is NumberUnit => units.includes(unit);

/** Every group that has something evaluated in it. */
export function buildScreen({ evaluation, definitions, catalogue, audience }: ScreenInput): readonly ScreenGroup[] {
  const outside = audience !== "team";
  const publication = outside ? decidePublication([evaluation])[0]! : publishAll;
  const context: ReportContext = { evaluation, publication, previous: undefined, definitions, outside };
  const charts = chartsByFigure(context);
  const groups = new Map<FigureGroup, ScreenFigure[]>();
  for (const { id, group } of catalogue) {
    const figure = evaluation.figures[id];
    if (!figure || (outside && tableViews[id]?.teamOnly)) continue;
    const list = groups.get(group) ?? [];
    list.push(screenFigure(context, id, figure, charts.get(id)));
    groups.set(group, list);
  }
  return [...groups].map(([group, figures]) => ({ group, figures }));
}

/** Each chart stands with the first figure it draws. */
function chartsByFigure(context: ReportContext): ReadonlyMap<string, ChartBlock> {
  const charts = new Map<string, ChartBlock>();
  for (const name of Object.keys(chartKinds)) {
    const built = buildChart(context, name, { id: `diagram-${name}`, number: charts.size + 1 });
    const [first] = built?.figures ?? [];
    if (built && first !== undefined && !charts.has(first)) charts.set(first, built.chart);
  }
  return charts;
}

function screenFigure(
  context: ReportContext,
  id: string,
  figure: FigureValue,
  chart: ChartBlock | undefined,
): ScreenFigure {
  const text = context.definitions(id);
  const title = text?.title ?? id;
  const table = buildTable(context, id, { id: `tabell-${idOf(id)}`, number: 0, title });
  const caption = table?.caption ?? captionOf(context, id, title, [], []);
  const values = valuesOf(context, id, figure, table !== undefined);
  const empty = table === undefined && values.length === 0 && chart === undefined;
  return {
    id,
    version: figure.version,
    title,
    definition: text?.definition ?? "",
    population: text?.population ?? "",
    values,
    table,
    chart: chart && table && haveSameRows(chart.twin, table) ? { ...chart, twin: table, twinPrinted: true } : chart,
    source: caption.source,
    notes: caption.notes,
    why: empty ? whyEmpty(context, id, figure) : "",
  };
}

const haveSameRows = (a: TableBlock, b: TableBlock): boolean => JSON.stringify(a.rows) === JSON.stringify(b.rows);

function whyEmpty(context: ReportContext, id: string, figure: FigureValue): string {
  if (context.outside && tableViews[id]?.rowLevel)
    return "Måttet visar enskilda personer och lämnas inte ut utanför teamet.";
  return textOf(findValue(figure, "why")) || "Inga uppgifter är registrerade för perioden.";
}

/** The value itself, or the measures beside the rows; a figure without rows shows its n among them. */
function valuesOf(context: ReportContext, id: string, figure: FigureValue, hasTable: boolean): readonly KeyFigure[] {
  const unit = textOf(findValue(figure, "unit"));
  const numberFormat: ValueFormat = { as: "number", unit: isNumberUnit(unit) ? unit : "plain", decimals: 1 };
  const keyFigure = (label: string, path: string, format: ValueFormat): KeyFigure[] => {
    const cell = cellOf(context.evaluation, context.publication, { figure: id, path }, format);
    return cell.kind === "missing" ? [] : [{ label, cell, note: [] }];
  };
  switch (figure.kind) {
    case "count":
      return keyFigure("", "", { as: "count" });
    case "share":
      return keyFigure("", "", { as: "share" });
    case "category":
      return keyFigure("", "label", { as: "text" });
    default:
      return Object.entries(measureLabels).flatMap(([key, label]) => {
        const value = findValue(figure, key);
        if (key === "n" && hasTable) return [];
        if (isShare(value)) return keyFigure(label, key, { as: "share" });
        if (typeof value !== "number") return [];
        const isCount = Number.isInteger(value) && !key.startsWith("mean") && key !== "longest" && key !== "shortest";
        return keyFigure(label, key, isCount ? { as: "count" } : numberFormat);
      });
  }
}
