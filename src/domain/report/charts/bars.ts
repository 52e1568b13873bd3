/** Horizontal bars with the label to the left and the number at the bar's end: the plainest chart there is. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
import {
  amountOf,
  chartWidth,
  fontSize,
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
  type Fill,
  type Picture,
} from "./svg.ts";

export interface Bar {
  readonly label: string;
  readonly cell: Cell;
  /** Printed after the number in small type, e.g. the share. */
  readonly note: string;
  readonly fill: Fill;
}

const labelSpace = 250;
const gap = 9;

/** The space labels need: as wide as the widest, at most `labelSpace`. */
export function labelColumn(labels: readonly string[], most = labelSpace): number {
  return Math.min(most, Math.max(60, ...labels.map((label) => textWidth(label) + 1))) + 12;
}

/** Bars on a common scale from zero. A value that is withheld or missing has its mark and no bar. */
export function drawBars(bars: readonly Bar[], id: string): Picture {
  const left = labelColumn(bars.map(({ label }) => label));
  const noteWidth = Math.max(0, ...bars.map(({ cell, note }) => textWidth(labelOf(cell)) + textWidth(note, smallSize)));
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...bars.map(({ cell }) => amountOf(cell) ?? 0))])
    .range([0, chartWidth - left - noteWidth - 24]);
  let y = 4;
  let content = "";
  for (const bar of bars) {
    const lines = wrap(bar.label, left - 12);
    const height = Math.max(22, lines.length * lineHeight(fontSize));
    const middle = y + height / 2;
    const amount = amountOf(bar.cell);
    const end = left + (amount === undefined ? 0 : scale(amount));
    content += text(lines, left - 12, middle, { anchor: "end" });
    if (amount !== undefined && amount > 0) content += rect(left, middle - 9, end - left, 18, paint(bar.fill, id));
    content += text(labelOf(bar.cell), end + 7, middle, { weight: 600 });
    if (bar.note !== "") {
      const x = end + 7 + textWidth(labelOf(bar.cell)) + 6;
      content += text(bar.note, x, middle, { size: smallSize, fill: palette.muted });
    }
    y += height + gap;
  }
  content += line(left, 0, left, y - gap + 4, palette.muted);
  return { height: y - gap + 8, content };
}
