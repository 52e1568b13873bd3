/** What decides it: society's net present value at both ends of each assumption, widest first. */
import { scaleLinear } from "d3-scale";
import { labelColumn } from "#src/domain/report/charts/bars.ts";
import {
  chartWidth, fontSize, line, lineHeight, paint, palette, rect, smallSize, text, textWidth, wrap,
} from "#src/domain/report/charts/svg.ts"; // prettier-ignore
import type { Calculation, TornadoBar } from "../calculation.ts";
import { assumptionName } from "../names.ts";
import type { ModelDrawing } from "./drawing.ts";
import { signedAmount, triedValue, twinRow } from "./labels.ts";

/** Bars around society's net present value. Undefined without a cost or without bars. `id` must be fit for XML. */
export function tornado(calculation: Calculation, id: string): ModelDrawing | undefined {
  const base = calculation.rows.find(({ row }) => row === "samhalle")?.horizonProfit;
  const bars = calculation.tornado
    .filter(({ atLow, atHigh }) => atLow !== atHigh)
    .toSorted((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow));
  if (base === undefined || bars.length === 0) return undefined;
  const left = labelColumn(bars.map(({ assumption }) => assumptionName(assumption)), 185); // prettier-ignore
  const said = bars.map(
    ({ assumption, low, high }) => [triedValue(assumption, low), triedValue(assumption, high)] as const,
  );
  const room = Math.max(...said.flat().map((one) => textWidth(one, smallSize))) + 12;
  const ends = [0, base, ...bars.flatMap(({ atLow, atHigh }) => [atLow, atHigh])];
  const scale = scaleLinear()
    .domain([Math.min(...ends), Math.max(...ends)])
    .range([left + room, chartWidth - room]);
  const top = 26;
  const bottom = top + bars.reduce((sum, { assumption }) => sum + heightOf(assumption, left) + 7, 0);
  let y = top;
  let content = line(scale(0), top - 6, scale(0), bottom, palette.warm, 1.5, "4 3");
  for (const [index, { assumption, atLow, atHigh }] of bars.entries()) {
    const lines = wrap(assumptionName(assumption), left - 12);
    const height = heightOf(assumption, left);
    const middle = y + height / 2;
    content += text(lines, left - 12, middle, { anchor: "end" });
    for (const [end, value] of [atLow, atHigh].entries()) {
      const [from, to] = [Math.min(scale(base), scale(value)), Math.max(scale(base), scale(value))];
      content += rect(from, middle - 9, to - from, 18, paint(value < base ? "warm" : "stripes", id));
      const isLeft = value < base || (value === base && (end === 0 ? atHigh : atLow) > base);
      content += text(said[index]![end]!, scale(value) + (isLeft ? -6 : 6), middle, {
        anchor: isLeft ? "end" : "start",
        size: smallSize,
        fill: palette.muted,
      });
    }
    y += height + 7;
  }
  content += line(scale(base), top - 6, scale(base), y, palette.ink, 1.5);
  content += text(`kalkylen ${signedAmount(base)}`, clampTo(scale(base), left), 8, { anchor: "middle", weight: 600 });
  content += text("går jämnt upp", clampTo(scale(0), left), y + 12, {
    anchor: "middle",
    size: smallSize,
    fill: palette.warm,
  });
  const title = "Så mycket påverkar varje antagande";
  const words = bars.map(
    ({ assumption, atLow, atHigh }, index) =>
      `${assumptionName(assumption)} ${said[index]![0]} ger ${signedAmount(atLow)}, ${said[index]![1]} ger ${signedAmount(atHigh)}`,
  );
  return {
    title,
    description: `${title}: samhällets nuvärde över ${calculation.assumptions.horizonYears} år. Kalkylen ger ${signedAmount(base)}. ${words.join("; ")}.`,
    picture: { height: y + 22, content },
    twin: {
      rowHeader: "Antagande",
      columns: ["Lägst", "Nuvärde då", "Högst", "Nuvärde då"],
      keys: bars.map(({ assumption }) => assumption),
      rows: bars.map(({ assumption, atLow, atHigh }, index) =>
        twinRow(assumptionName(assumption), [
          said[index]![0],
          signedAmount(atLow),
          said[index]![1],
          signedAmount(atHigh),
        ]),
      ),
    },
    notes: ["Varje antagande prövas för sig, mellan de värden som står vid stapelns ändar. Det översta betyder mest."],
  };
}

const heightOf = (assumption: TornadoBar["assumption"], left: number) =>
  Math.max(24, wrap(assumptionName(assumption), left - 12).length * lineHeight(fontSize));

const clampTo = (x: number, left: number) => Math.min(Math.max(x, left + 40), chartWidth - 70);
