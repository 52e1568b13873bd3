/** Standing columns for classes that follow on each other: ages, years, months. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
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
  wrap,
  type Fill,
  type Picture,
} from "./svg.ts";

export interface Column {
  readonly label: string;
  readonly cell: Cell;
  readonly note: string;
  readonly fill: Fill;
}

const plotHeight = 170;
const top = 40;

export function drawColumns(columns: readonly Column[], id: string): Picture {
  const step = Math.min(110, (chartWidth - 8) / Math.max(columns.length, 1));
  const width = Math.min(64, step * 0.72);
  const start = (chartWidth - step * columns.length) / 2;
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...columns.map(({ cell }) => amountOf(cell) ?? 0))])
    .range([0, plotHeight]);
  const base = top + plotHeight;
  const labels = columns.map(({ label }) => wrap(label.replace(/(\d) (år|mån)/, "$1\u00a0$2"), step - 5, smallSize));
  const most = Math.max(1, ...labels.map((lines) => lines.length));
  const content = columns.map((column, index) => {
    const middle = start + step * (index + 0.5);
    const amount = amountOf(column.cell);
    const height = amount === undefined ? 0 : scale(amount);
    const fitting = wrap(column.note, step - 2, smallSize).length === 1;
    const lines = labels[index]!;
    return (
      (height > 0 ? rect(middle - width / 2, base - height, width, height, paint(column.fill, id)) : "") +
      text(labelOf(column.cell), middle, base - height - (fitting ? 24 : 10), { anchor: "middle", weight: 600 }) +
      (fitting
        ? text(column.note, middle, base - height - 9, { anchor: "middle", size: smallSize, fill: palette.muted })
        : "") +
      text(lines, middle, base + 8 + (lines.length * lineHeight(smallSize)) / 2, { anchor: "middle", size: smallSize })
    );
  });
  return {
    height: base + 14 + most * lineHeight(smallSize),
    content: content.join("") + line(start, base, start + step * columns.length, base, palette.muted),
  };
}
