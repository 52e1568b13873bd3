/** When it is repaid: society's cumulative sum by month, with its interval, and the target marked. */
import { scaleLinear } from "d3-scale";
import {
  chartWidth, circle, line, palette, path, smallSize, text, textWidth,
} from "#src/domain/report/charts/svg.ts"; // prettier-ignore
import type { Calculation } from "../calculation.ts";
import { cumulative, presentValueFactor } from "../group/cash-flow.ts";
import { paybackText, saidPayback, uncertainRows } from "../group/said-payback.ts";
import type { ModelDrawing } from "./drawing.ts";
import { short, signedAmount, twinRow } from "./labels.ts";

const plotHeight = 210;
const top = 30;

/**
 * The curve over the horizon. `target` is months, `uncertain` the rows whose payback may not be named. Undefined when the
 * cost is not known. `id` must be fit for XML.
 */
export function cumulativePayback(
  calculation: Calculation,
  id: string,
  target?: number,
  uncertain = uncertainRows(calculation.uncertainty),
): ModelDrawing | undefined {
  void id;
  const { assumptions, rows, uncertainty } = calculation;
  const society = rows.find(({ row }) => row === "samhalle");
  if (society?.cost === undefined) return undefined;
  const months = 12 * assumptions.horizonYears;
  const factor = presentValueFactor(assumptions);
  const yearly = factor === 0 ? 0 : society.horizonRevenue / factor;
  const sum = cumulative(yearly, society.cost, assumptions, months);
  const band = uncertainty?.curve.filter(({ month }) => month <= months) ?? [];
  const aim = target ?? uncertainty?.paidBackWithin?.months;

  const values = [0, ...sum, ...band.flatMap(({ low, high }) => [low, high])];
  const vertical = scaleLinear()
    .domain([Math.min(...values), Math.max(...values)])
    .nice(5)
    .range([top + plotHeight, top]);
  const ticks = vertical.ticks(5);
  const left = Math.max(...ticks.map((tick) => textWidth(tickText(tick), smallSize))) + 12;
  const across = scaleLinear()
    .domain([0, months])
    .range([left, chartWidth - 14]);

  let content = "";
  for (const tick of ticks) {
    const y = vertical(tick);
    content += line(left, y, chartWidth - 14, y, palette.line, tick === 0 ? 1 : 0.6);
    content += text(tickText(tick), left - 8, y, { anchor: "end", size: smallSize, fill: palette.muted });
  }
  content += line(left, vertical(0), chartWidth - 14, vertical(0), palette.muted, 1.4);
  for (let year = 0; year <= assumptions.horizonYears; year++) {
    const x = across(12 * year);
    content += line(x, top + plotHeight, x, top + plotHeight + 5, palette.muted);
    const said = year === 0 ? "start" : `${year} år`;
    content += text(said, x, top + plotHeight + 16, { anchor: "middle", size: smallSize, fill: palette.muted });
  }
  if (band.length > 1) {
    const edge = (end: "low" | "high") => band.map((at) => `${r(across(at.month))},${r(vertical(at[end]))}`);
    content += path(`M${edge("low").join(" L")} L${edge("high").reverse().join(" L")} Z`, {
      fill: palette.light,
      "fill-opacity": 0.45,
      stroke: "none",
    });
    content += path(`M${band.map((at) => `${r(across(at.month))},${r(vertical(at.median))}`).join(" L")}`, {
      fill: "none",
      stroke: palette.middle,
      "stroke-width": 1.5,
      "stroke-dasharray": "5 4",
    });
  }
  content += path(`M${[...sum].map((value, month) => `${r(across(month))},${r(vertical(value))}`).join(" L")}`, {
    fill: "none",
    stroke: palette.accent,
    "stroke-width": 3,
  });
  if (aim !== undefined && aim <= months) {
    const x = across(aim);
    content += line(x, top - 8, x, top + plotHeight, palette.warm, 2, "4 3");
    content += text(`mål ${aim} månader`, inside(x, `mål ${aim} månader`, left), top - 17, {
      anchor: "middle",
      size: smallSize,
      fill: palette.warm,
    });
  }
  const said = saidPayback(society, uncertain);
  if (said?.kind === "months" && said.months <= months) {
    const x = across(said.months);
    content += circle(x, vertical(0), 5.5, palette.accent, palette.paper);
    // Away from the target's line, on the side where there is room.
    const label = paybackText(said);
    const isLeft = (aim !== undefined && aim > said.months) || x + textWidth(label) + 16 > chartWidth;
    // The curve comes from below and goes on above.
    content += text(label, x + (isLeft ? -10 : 10), vertical(0) + (isLeft ? -14 : 15), {
      anchor: isLeft ? "end" : "start",
      weight: 650,
    });
  }
  const title = "Samhällets ackumulerade vinst";
  const points = Array.from({ length: assumptions.horizonYears + 1 }, (_, year) => 12 * year);
  const at = points.map((month) => ({ month, sum: sum[month]!, band: band.find((one) => one.month === month) }));
  const last = at.at(-1)!;
  return {
    title,
    description: `${title} över ${assumptions.horizonYears} år. Börjar på ${signedAmount(sum[0]!)} och slutar på ${signedAmount(last.sum)}. Återbetalningstid: ${said ? paybackText(said) : "okänd"}.${aim === undefined ? "" : ` Målet är ${aim} månader.`}`,
    picture: { height: top + plotHeight + 28, content },
    twin: {
      rowHeader: "Efter",
      columns: ["Kalkylen", "Median", "5–95 %"],
      keys: points.map((month) => `${month}`),
      rows: at.map(({ month, sum: value, band: drawn }) =>
        twinRow(month === 0 ? "Start" : `${month / 12} år`, [
          signedAmount(value),
          drawn ? signedAmount(drawn.median) : "–",
          drawn ? `${signedAmount(drawn.low)} till ${signedAmount(drawn.high)}` : "–",
        ]),
      ),
    },
    notes: [
      "Den heldragna linjen är kalkylen.",
      ...(band.length > 1 ? ["Bandet visar osäkerheten, 5–95 %, och den streckade linjen medianen."] : []),
    ],
  };
}

const r = (value: number) => Math.round(value * 10) / 10;

const tickText = (kronor: number): string =>
  kronor === 0 ? "0" : Math.abs(kronor) >= 1e6 ? `${short(kronor / 1e6)}\u00a0mkr` : `${short(kronor / 1000)}\u00a0tkr`;

const inside = (x: number, said: string, left: number): number => {
  const half = textWidth(said, smallSize) / 2 + 4;
  return Math.min(Math.max(x, left + half), chartWidth - half);
};
