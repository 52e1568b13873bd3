/** Outcome as a bar and the period's budget as a line across it, for each item. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
import { labelColumn } from "./bars.ts";
import { chartRows, hasContent, inWords, type ChartKind } from "./drawing.ts";
import {
  amountOf,
  chartWidth,
  labelOf,
  line,
  lineHeight,
  paint,
  palette,
  rect,
  smallSize,
  text,
  textWidth,
  wrap,
} from "./svg.ts";

export const budget: ChartKind = (context, id) => {
  const kr = { as: "number", unit: "kr", decimals: 0 } as const;
  const rows = chartRows(context, "economy.lines")
    .map((row) => ({
      code: row.code,
      label: row.label,
      outcome: row.cell("outcome", kr),
      plan: row.cell("periodBudget", kr),
    }))
    .filter(({ outcome, plan }) => hasContent(outcome) || hasContent(plan));
  if (rows.length === 0) return undefined;
  const left = labelColumn(rows.map(({ label }) => label), 200); // prettier-ignore
  const said = rows.map(({ outcome, plan }) => ({
    outcome: `${labelOf(outcome)} kr`,
    plan: `budget ${labelOf(plan)}`,
  }));
  const space =
    Math.max(...said.map(({ outcome, plan }) => Math.max(textWidth(outcome), textWidth(plan, smallSize)))) + 16;
  const highest = Math.max(1, ...rows.flatMap(({ outcome, plan }) => [amountOf(outcome) ?? 0, amountOf(plan) ?? 0]));
  const scale = scaleLinear()
    .domain([0, highest])
    .range([left, chartWidth - space]);
  let y = 4;
  let content = "";
  for (const [index, { code, label, outcome, plan }] of rows.entries()) {
    const lines = wrap(label, left - 12);
    const height = Math.max(36, lines.length * lineHeight(13));
    const middle = y + height / 2;
    const [spent, aim] = [amountOf(outcome) ?? 0, amountOf(plan)];
    content += text(lines, left - 12, middle, { anchor: "end", weight: code === "total" ? 600 : 400 });
    if (spent > 0)
      content += rect(left, middle - 9, scale(spent) - left, 18, paint(code === "total" ? "solid" : "stripes", id));
    if (aim !== undefined) content += line(scale(aim), middle - 14, scale(aim), middle + 14, palette.warm, 3);
    const x = chartWidth - space + 12;
    content += text(said[index]!.outcome, x, middle - 8, { weight: 600 });
    content += text(said[index]!.plan, x, middle + 8, { size: smallSize, fill: palette.warm });
    y += height + 10;
  }
  content += line(left, 0, left, y - 6, palette.muted);
  const title = "Utfall mot periodens budget";
  const pairs = rows.flatMap(({ label, outcome, plan }): [string, Cell][] => [[`${label}, utfall`, outcome], [`${label}, budget`, plan]]); // prettier-ignore
  return {
    title,
    description: `${title}. ${inWords(pairs)}`,
    picture: { height: y, content },
    figures: ["economy.lines"],
    notes: ["Stapeln är utfallet, det stående strecket periodens budget."],
  };
};
