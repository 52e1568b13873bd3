/** Each target with the outcome and its uncertainty: a dot with an interval, and a line for the target. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
import { chartRows, inWords, type ChartKind } from "./drawing.ts";
import { findValue, rowsOf, textOf } from "../facts.ts";
import { formatNumber } from "../format.ts";
import { goalLabel, goalOutcome } from "../tables.ts";
import {
  amountOf,
  chartWidth,
  circle,
  labelOf,
  line,
  lineHeight,
  palette,
  rect,
  smallSize,
  text,
  textWidth,
  wrap,
} from "./svg.ts";

const labelWidth = 230;
const plot = { from: labelWidth + 16, to: chartWidth - 16 };

export const goals: ChartKind = (context, id) => {
  void id;
  const figure = context.evaluation.figures.goals;
  if (!figure || chartRows(context, "goals").length === 0) return undefined;
  const drawn = rowsOf(figure).flatMap((row, index) => {
    const code = textOf(row.code);
    const outcome = goalOutcome(context, code);
    const target = findValue(figure, `rows/${index}/target`);
    if (typeof target !== "number" || amountOf(outcome) === undefined) return [];
    return [{ label: goalLabel(context, row, code), outcome, target, most: row.direction === "hogst" }];
  });
  if (drawn.length === 0) return undefined;
  let y = 6;
  let content = "";
  for (const { label, outcome, target, most } of drawn) {
    const lines = wrap(label, labelWidth);
    const height = Math.max(56, lines.length * lineHeight(13) + 12);
    const middle = y + height / 2;
    const isShare = outcome.kind === "share";
    const aim = isShare && target > 1 ? target / 100 : target;
    const value = amountOf(outcome)!;
    const scale = scaleLinear()
      .domain([0, isShare ? 1 : Math.max(value, aim, 1) * 1.15])
      .range([plot.from, plot.to]);
    content += text(lines, labelWidth, middle, { anchor: "end" });
    content += line(plot.from, middle, plot.to, middle, palette.line);
    for (const end of scale.domain()) content += line(scale(end), middle - 3, scale(end), middle + 3, palette.line);
    if (outcome.kind === "share")
      content += rect(scale(outcome.low), middle - 3.5, scale(outcome.high) - scale(outcome.low), 7, palette.light);
    content += line(scale(aim), middle - 11, scale(aim), middle + 11, palette.warm, 3);
    content += circle(scale(value), middle, 5.5, palette.accent, palette.paper);
    const said = `${most ? "högst" : "minst"} ${isShare ? `${formatNumber(aim * 100, Number.isInteger(target) ? 0 : 1)} %` : formatNumber(target, Number.isInteger(target) ? 0 : 1)}`;
    content += text(labelOf(outcome), inside(scale(value), labelOf(outcome)), middle - 18, {
      anchor: "middle",
      weight: 600,
    });
    content += text(said, inside(scale(aim), said), middle + 20, {
      anchor: "middle",
      size: smallSize,
      fill: palette.warm,
    });
    y += height + 6;
  }
  const title = "Mål och utfall";
  return {
    title,
    description: `${title}. ${inWords(drawn.map(({ label, outcome, target, most }): [string, Cell] => [`${label}, målet är ${most ? "högst" : "minst"} ${formatNumber(target, 1)}`, outcome]))}`,
    picture: { height: y, content },
    figures: ["goals"],
    notes: ["Punkten är utfallet, det ljusa bandet dess osäkerhet och det stående strecket målet."],
  };
};

/** Where a centred text may stand without leaving the plot. */
const inside = (x: number, said: string) =>
  Math.min(Math.max(x, plot.from + textWidth(said) / 2 - 12), plot.to - textWidth(said) / 2 + 12);
