/** Before and after for each source of income: a ring before, a dot after, and the way between. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
import { labelColumn } from "./bars.ts";
import { chartRows, hasContent, inWords, type ChartKind } from "./drawing.ts";
import { amountOf, chartWidth, circle, labelOf, line, lineHeight, palette, smallSize, text, wrap } from "./svg.ts";

export const incomeChange: ChartKind = (context, id) => {
  void id;
  const all = chartRows(context, "exit.income-change").filter(({ code }) => code !== "total");
  const rows = all
    .map((row) => ({ label: row.label, before: row.cell("before"), after: row.cell("after") }))
    .filter(({ before, after }) => hasContent(before) || hasContent(after));
  if (rows.length === 0) return undefined;
  const left = labelColumn(rows.map(({ label }) => label));
  const amounts = rows.flatMap(({ before, after }) => [amountOf(before) ?? 0, amountOf(after) ?? 0]);
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...amounts)])
    .range([left + 34, chartWidth - 44]);
  let y = 28;
  let content = circle(left + 8, 9, 5, palette.paper, palette.muted) + text("före", left + 18, 9, { size: smallSize });
  content += circle(left + 66, 9, 5.5, palette.accent) + text("efter", left + 76, 9, { size: smallSize });
  for (const { label, before, after } of rows) {
    const lines = wrap(label, left - 12);
    const height = Math.max(24, lines.length * lineHeight(13));
    const middle = y + height / 2;
    const [from, to] = [amountOf(before), amountOf(after)];
    content += text(lines, left - 12, middle, { anchor: "end" });
    if (from === undefined || to === undefined) {
      content += text(`${labelOf(before)} → ${labelOf(after)}`, scale(0) + 6, middle, { fill: palette.muted });
    } else {
      content += line(scale(0), middle, chartWidth - 44, middle, palette.pale);
      content += line(scale(from), middle, scale(to), middle, palette.middle, 3);
      content += circle(scale(from), middle, 5, palette.paper, palette.muted);
      content += circle(scale(to), middle, 5.5, palette.accent);
      const beforeLeft = from <= to;
      content += text(labelOf(before), scale(from) + (beforeLeft ? -10 : 10), middle, { anchor: beforeLeft ? "end" : "start", fill: palette.muted });
      content += text(labelOf(after), scale(to) + (beforeLeft ? 10 : -10), middle, { anchor: beforeLeft ? "start" : "end", weight: 600 });
    } // prettier-ignore
    y += height + 6;
  }
  const title = "Försörjning före och efter insatsen";
  return {
    title,
    description: `${title}. ${rows
      .map(
        ({ label, before, after }) =>
          `${label}: ${inWords([
            ["före", before],
            ["efter", after],
          ] satisfies [string, Cell][])}`,
      )
      .join(" ")}`,
    picture: { height: y, content },
    figures: ["exit.income-change"],
    notes: rows.length < all.length ? ["Rader med noll både före och efter är inte ritade."] : [],
  };
};
