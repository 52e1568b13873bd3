/** Bars in segments, each bar the same length as its whole; the segments are named above the first bar. */
import { scaleLinear } from "d3-scale";
import type { Cell } from "../document.ts";
import { formatNumber } from "../format.ts";
import {
  amountOf,
  chartWidth,
  fontSize,
  labelOf,
  lineHeight,
  onFill,
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
import { labelColumn } from "./bars.ts";

export interface StackedBar {
  readonly label: string;
  readonly cells: readonly Cell[];
}

const barHeight = 30;
const fills: readonly Fill[] = ["solid", "stripes", "dots", "warm", "pale", "grid"];

/** As many segments as can be told apart. */
export const mostSegments = fills.length;

/** The fill of the segment with an index below `mostSegments`. */
const segmentFill = (index: number): Fill => fills[Math.min(index, fills.length - 1)]!;

/** A row of small squares with names, broken into lines where needed. */
function drawKey(names: readonly string[], left: number, id: string): Picture {
  let [x, y] = [left, 8];
  let content = "";
  for (const [index, name] of names.entries()) {
    const width = 20 + textWidth(name, smallSize) + 18;
    if (x > left && x + width > chartWidth) [x, y] = [left, y + 20];
    content += rect(x, y - 6, 13, 13, paint(segmentFill(index), id), palette.muted);
    content += text(name, x + 19, y, { size: smallSize });
    x += width;
  }
  return { height: y + 14, content };
}

/**
 * `whole` draws every bar at full width (parts of a hundred); otherwise bars are as long as their sums. A bar with a
 * withheld part is not drawn, for its length would say what the part is.
 */
export function drawStacked(
  bars: readonly StackedBar[],
  names: readonly string[],
  id: string,
  whole: boolean,
): Picture {
  const left = labelColumn(
    bars.map(({ label }) => label),
    190,
  );
  const amounts = bars.map(({ cells }) => cells.map(amountOf));
  const sums = amounts.map((cells) => cells.reduce<number>((sum, amount) => sum + (amount ?? 0), 0));
  const key = drawKey(names, left, id);
  let y = key.height + 6;
  let content = key.content;
  for (const [index, bar] of bars.entries()) {
    const cells = amounts[index]!;
    const lines = wrap(bar.label, left - 12);
    const height = Math.max(barHeight, lines.length * lineHeight(fontSize));
    const middle = y + height / 2;
    content += text(lines, left - 12, middle, { anchor: "end" });
    const sum = sums[index]!;
    if (cells.some((amount) => amount === undefined) || sum === 0) {
      const said = cells.some((amount) => amount === undefined) ? "visas inte" : "inga";
      content += text(said, left + 4, middle, { size: smallSize, fill: palette.muted });
    } else {
      const scale = scaleLinear()
        .domain([0, whole ? sum : Math.max(...sums)])
        .range([0, chartWidth - left - 46]);
      let from = 0;
      for (const [part, amount] of (cells as readonly number[]).entries()) {
        const [x, width] = [left + scale(from), scale(amount)];
        if (amount > 0) content += rect(x, middle - 13, width, 26, paint(segmentFill(part), id), palette.paper);
        const label = labelOf(bar.cells[part]);
        if (width > textWidth(label) + 10) {
          const fill = segmentFill(part);
          if (fill !== "solid")
            content += rect(
              x + width / 2 - textWidth(label) / 2 - 4,
              middle - 9,
              textWidth(label) + 8,
              18,
              palette.paper,
            );
          content += text(label, x + width / 2, middle, {
            anchor: "middle",
            weight: 600,
            fill: onFill(fill),
          });
        }
        from += amount;
      }
      content += text(formatNumber(sum, 0), left + scale(from) + 8, middle, { fill: palette.muted });
    }
    y += height + 8;
  }
  return { height: y, content };
}
