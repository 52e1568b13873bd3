/** Those enrolled at the start, the new, those who left, and those enrolled at the end, as a staircase. */
import { scaleLinear } from "d3-scale";
import type { Cell, Row } from "../document.ts";
import { labelColumn } from "./bars.ts";
import { cellAt, inWords, type ChartKind } from "./drawing.ts";
import { amountOf, chartWidth, labelOf, line, paint, palette, rect, text, type Fill } from "./svg.ts";

const steps = [
  { label: "Vid periodens början", figure: "participants.at-start", fill: "solid" },
  { label: "Nya", figure: "participants.new", fill: "stripes" },
  { label: "Avslutade", figure: "participants.ended", fill: "warm" },
  { label: "Vid periodens slut", figure: "participants.at-end", fill: "solid" },
] as const satisfies readonly { readonly label: string; readonly figure: string; readonly fill: Fill }[];

const title = "Deltagare under perioden";
const rowHeight = 38;

export const flow: ChartKind = (context, id) => {
  const cells = steps.map(({ figure }) => cellAt(context, figure, ""));
  const [start, fresh, ended, end] = cells.map(amountOf);
  if (start === undefined || fresh === undefined || ended === undefined || end === undefined) return undefined;
  const ranges = [[0, start], [start, start + fresh], [end, start + fresh], [0, end]] as const; // prettier-ignore
  const left = labelColumn(steps.map(({ label }) => label));
  const scale = scaleLinear()
    .domain([0, Math.max(1, start + fresh)])
    .range([left, chartWidth - 54]);
  let content = "";
  for (const [index, step] of steps.entries()) {
    const [from, to] = ranges[index]!;
    const y = index * rowHeight + 4;
    const sign = index === 1 ? "+" : index === 2 ? "−" : "";
    content += text(step.label, left - 12, y + 14, { anchor: "end" });
    if (to > from) content += rect(scale(from), y, scale(to) - scale(from), 28, paint(step.fill, id));
    content += text(sign + labelOf(cells[index]), scale(to) + 8, y + 14, { weight: 600 });
    if (index < 3) {
      const at = scale(index === 0 ? start : index === 1 ? start + fresh : end);
      content += line(at, y + 28, at, y + rowHeight, palette.muted, 1, "2 2");
    }
  }
  content += line(left, 0, left, steps.length * rowHeight - 4, palette.muted);
  const pairs = steps.map(({ label }, index): [string, Cell] => [label, cells[index]!]);
  return {
    title,
    description: `${title}. ${inWords(pairs)}`,
    picture: { height: steps.length * rowHeight, content },
    figures: ["participants.total", ...steps.map(({ figure }) => figure)],
    twin: {
      rowHeader: "Läge",
      columns: ["Antal"],
      rows: pairs.map(([header, cell]): Row => ({ header, cells: [cell], total: false })),
    },
    notes: [],
  };
};
