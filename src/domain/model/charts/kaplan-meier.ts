/** How long it lasts: the share still in work or studies by month after exit, with how many that is known of. */
import { scaleLinear } from "d3-scale";
import { chartWidth, line, palette, path, smallSize, text, textWidth } from "#src/domain/report/charts/svg.ts";
import { formatNumber, missingMark } from "#src/domain/report/format.ts";
import type { Survival, SurvivalPoint } from "../uncertainty/kaplan-meier.ts";
import type { ModelDrawing } from "./drawing.ts";
import { short, twinRow, wholePercent } from "./labels.ts";

/** A point whose interval is drawn as far as it is known. */
type Step = Omit<SurvivalPoint, "low" | "high"> & { readonly low: number; readonly high: number };

const left = 52;
const top = 12;
const plotHeight = 170;

/** A falling staircase with its interval and n at risk below. Undefined when nobody was followed. `id` must be fit for XML. */
export function kaplanMeierCurve({ n, points }: Survival, id: string): ModelDrawing | undefined {
  void id;
  const end = points.at(-1)?.months ?? 0;
  const steps = points.map((point) => ({ ...point, low: point.low ?? 0, high: point.high ?? point.survival }));
  if (end <= 0) return undefined;
  const across = scaleLinear()
    .domain([0, end])
    .range([left, chartWidth - 20]);
  const up = scaleLinear()
    .domain([0, 1])
    .range([top + plotHeight, top]);
  let content = "";
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    content += line(left, up(share), chartWidth - 20, up(share), palette.line, share === 0 ? 1.2 : 0.6);
    content += text(wholePercent(share), left - 8, up(share), { anchor: "end", size: smallSize, fill: palette.muted });
  }
  const stairs = (of: (step: Step) => number): readonly string[] => {
    const corners = [`${r(across(0))},${r(up(1))}`];
    let height = 1;
    for (const step of steps) {
      corners.push(`${r(across(step.months))},${r(up(height))}`, `${r(across(step.months))},${r(up(of(step)))}`);
      height = of(step);
    }
    return [...corners, `${r(across(end))},${r(up(height))}`];
  };
  content += path(
    `M${stairs(({ low }) => low).join(" L")} L${stairs(({ high }) => high)
      .toReversed()
      .join(" L")} Z`,
    {
      fill: palette.light,
      "fill-opacity": 0.45,
      stroke: "none",
    },
  );
  content += path(`M${stairs(({ survival }) => survival).join(" L")}`, {
    fill: "none",
    stroke: palette.accent,
    "stroke-width": 3,
  });
  const marks = [0, 6, 12, 18, 24, 36, 48, 60].filter((month) => month <= end);
  const atRisk = (month: number) => (month === 0 ? n : steps.find(({ months }) => months >= month)!.atRisk);
  const bottom = top + plotHeight;
  const heading = "följs";
  for (const month of marks) {
    const x = across(month);
    content += line(x, bottom, x, bottom + 5, palette.muted);
    content += text(month === 0 ? "avslut" : `${month} mån`, x, bottom + 16, {
      anchor: "middle",
      size: smallSize,
      fill: palette.muted,
    });
    const count = formatNumber(atRisk(month), 0);
    content += text(count, x, bottom + 34, { anchor: "middle", size: smallSize, weight: 600 });
  }
  content += text(heading, left - textWidth(heading, smallSize) - 16, bottom + 34, {
    size: smallSize,
    fill: palette.muted,
  });
  const title = "Så länge varar resultatet";
  const at = (month: number) => steps.findLast(({ months }) => months <= month);
  const times = [...new Set([...marks, ...steps.map(({ months }) => months)])].toSorted((a, b) => a - b);
  const told = marks.slice(1).map((month) => `efter ${month} månader ${wholePercent(at(month)?.survival ?? 1)}`);
  return {
    title,
    description: `${title}: andel kvar i arbete eller studier, n = ${n}. ${told.join(", ")}.`,
    picture: { height: bottom + 44, content },
    twin: {
      rowHeader: "Månader efter avslut",
      columns: ["Följs", "Andel kvar", "95 %"],
      keys: times.map(String),
      rows: times.map((month) => {
        const step = at(month);
        const band = step ? `${wholePercent(step.low)}–${wholePercent(step.high)}` : missingMark;
        return twinRow(short(month), [formatNumber(atRisk(month), 0), wholePercent(step?.survival ?? 1), band]);
      }),
    },
    notes: ["Kaplan–Meiers metod: den som inte nåtts räknas med så länge den följts. Bandet är 95 %."],
  };
}

const r = (value: number) => Math.round(value * 10) / 10;
