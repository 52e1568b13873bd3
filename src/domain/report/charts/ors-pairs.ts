/** Mean of first and last measurement on the scale of 0–40, and how many changed for certain. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
import { cellAt, chartRows, inWords, type ChartKind } from "./drawing.ts";
import { amountOf, chartWidth, circle, labelOf, line, palette, smallSize, text } from "./svg.ts";
import { drawStacked } from "./stacked.ts";

const cutOff = 25;
const most = 40;

export const orsPairs: ChartKind = (context, id) => {
  const points = { as: "number", unit: "points", decimals: 1 } as const;
  const [first, last] = ["meanFirst", "meanLast"].map((path) => cellAt(context, "ors.pairs", path, points));
  const [from, to] = [amountOf(first), amountOf(last)];
  const rows = chartRows(context, "ors.pairs").filter(({ code }) => ["better", "unchanged", "worse"].includes(code));
  if (!first || !last || from === undefined || to === undefined) return undefined;
  const cells = rows.map((row) => row.cell("count"));
  const scale = scaleLinear()
    .domain([0, most])
    .range([16, chartWidth - 30]);
  const y = 50;
  let content = line(scale(0), y, scale(most), y, palette.line, 2);
  for (const tick of [0, 10, 20, 30, 40]) {
    content += line(scale(tick), y - 4, scale(tick), y + 4, palette.muted);
    content += text(String(tick), scale(tick), y + 17, { anchor: "middle", size: smallSize, fill: palette.muted });
  }
  content += line(scale(cutOff), y - 32, scale(cutOff), y + 8, palette.warm, 2, "4 3");
  content += text("gränsvärde 25", scale(cutOff) + 6, y - 32, { size: smallSize, fill: palette.warm });
  content += line(scale(from), y, scale(to), y, palette.accent, 4);
  content += circle(scale(from), y, 6, palette.paper, palette.muted) + circle(scale(to), y, 6.5, palette.accent);
  // The two numbers stand beside each other however near the dots are, and inside the picture.
  const half = 48;
  const [low, high] = [Math.min(scale(from), scale(to)), Math.max(scale(from), scale(to))];
  const spread = Math.max(high - low, 2 * half) / 2;
  const centre = Math.min(Math.max((low + high) / 2, spread + half), chartWidth - spread - half);
  const [firstX, lastX] = from <= to ? [centre - spread, centre + spread] : [centre + spread, centre - spread];
  content += text(`första ${labelOf(first)}`, firstX, y - 16, { anchor: "middle", fill: palette.muted });
  content += text(`sista ${labelOf(last)}`, lastX, y - 16, { anchor: "middle", weight: 600 });
  let height = y + 30;
  if (rows.length > 0 && cells.every(({ kind }) => kind === "count")) {
    const stack = drawStacked([{ label: "Förändring", cells }], rows.map(({ label }) => label), id, true); // prettier-ignore
    content += shifted(stack.content, height + 8);
    height += 8 + stack.height;
  }
  const title = "ORS, medelvärde vid första och sista mätningen";
  const pairs: [string, Cell][] = [["första mätningen", first], ["sista mätningen", last]]; // prettier-ignore
  for (const [index, row] of rows.entries()) pairs.push([row.label, cells[index]!]);
  return {
    title,
    description: `${title}. ${inWords(pairs)}`,
    picture: { height, content },
    figures: ["ors.pairs"],
    notes: ["Bara de som har både en första och en sista mätning är med."],
  };
};

const shifted = (content: string, y: number) => `<g transform="translate(0 ${y})">${content}</g>`;
