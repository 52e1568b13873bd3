/** Years side by side: society's revenue per participant with its interval, and n. */
import { scaleLinear } from "d3-scale";
import { chartWidth, circle, line, palette, rect, smallSize, text, textWidth } from "#src/domain/report/charts/svg.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import type { Interval } from "../calculation.ts";
import type { ModelDrawing } from "./drawing.ts";
import { endsOf, intervalText, signedAmount, twinRow } from "./labels.ts";

/** A year to draw. Kronor per participant. */
export interface YearAmount {
  readonly label: string;
  readonly n: number;
  readonly amount: number;
  readonly interval: Interval | undefined;
}

const rowHeight = 40;

/** A dot and its interval for each year, on one scale. Undefined when there is nothing to compare. `id` must be fit for XML. */
export function yearDots(years: readonly YearAmount[], id: string): ModelDrawing | undefined {
  void id;
  if (years.length < 2) return undefined;
  const left = Math.max(...years.map(({ label }) => textWidth(label))) + 16;
  const right = Math.max(...years.map(({ amount }) => textWidth(signedAmount(amount)))) + 16;
  const ends = years.flatMap(({ amount, interval }) => [amount, ...(endsOf(interval) ?? [])]);
  const scale = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(1, ...ends)])
    .range([left + 8, chartWidth - right]);
  let content = line(scale(0), 0, scale(0), years.length * rowHeight, palette.muted);
  for (const [index, { label, n, amount, interval }] of years.entries()) {
    const y = index * rowHeight + rowHeight / 2;
    content += text(label, left - 8, y - 7, { anchor: "end" });
    content += text(`n = ${formatNumber(n, 0)}`, left - 8, y + 9, {
      anchor: "end",
      size: smallSize,
      fill: palette.muted,
    });
    const known = endsOf(interval);
    if (known) content += rect(scale(known[0]), y - 4, scale(known[1]) - scale(known[0]), 8, palette.light);
    content += circle(scale(amount), y, 6, palette.accent, palette.paper);
    content += text(signedAmount(amount), chartWidth, y, { anchor: "end", weight: 600 });
  }
  const title = "Intäkt per deltagare, år för år";
  const told = years.map(({ label, n, amount }) => `${label}: ${signedAmount(amount)}, n = ${n}`).join("; ");
  return {
    title,
    description: `${title}, för samhället första året. ${told}.`,
    picture: { height: years.length * rowHeight + 4, content },
    twin: {
      rowHeader: "År",
      columns: ["n", "Per deltagare", "5–95 %"],
      keys: years.map(({ label }) => label),
      rows: years.map(({ label, n, amount, interval }) =>
        twinRow(label, [formatNumber(n, 0), signedAmount(amount), intervalText(interval)]),
      ),
    },
    notes: ["Punkten är kalkylen och bandet osäkerheten, 5–95 %. Överlappar banden kan skillnaden vara en slump."],
  };
}
