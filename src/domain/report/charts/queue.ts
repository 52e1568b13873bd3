/** How many wait, now and at the end of the period before. */
import type { Cell, Row } from "../document.ts";
import { previousCell } from "../facts.ts";
import { formatCell, formatDay } from "../format.ts";
import { drawBars, type Bar } from "./bars.ts";
import { cellAt, hasContent, inWords, type ChartKind } from "./drawing.ts";

export const queue: ChartKind = (context, id) => {
  const now = cellAt(context, "queue.at-end", "n");
  if (now.kind === "missing") return undefined;
  const { previous } = context;
  const months = { as: "number", unit: "months", decimals: 1 } as const;
  const mean = cellAt(context, "queue.at-end", "mean", months);
  const bars: Bar[] = [
    {
      label: formatDay(context.evaluation.period.to, true),
      cell: now,
      note: mean.kind === "number" ? `har väntat i genomsnitt ${formatCell(mean, "sentence")}` : "",
      fill: "solid",
    },
  ];
  if (previous) {
    const reference = { figure: "queue.at-end", path: "n" };
    const before = previousCell(previous, reference, { as: "count" });
    if (before.kind !== "missing")
      bars.unshift({ label: formatDay(previous.evaluation.period.to, true), cell: before, note: "", fill: "stripes" });
  }
  if (!bars.some(({ cell }) => hasContent(cell))) return undefined;
  const title = "Kö vid periodens slut";
  const pairs = bars.map(({ label, cell }): [string, Cell] => [label, cell]);
  return {
    title,
    description: `${title}. ${inWords(pairs)}`,
    picture: drawBars(bars, id),
    figures: ["queue.at-end"],
    twin: {
      rowHeader: "Dag",
      columns: ["Väntar"],
      rows: pairs.map(([header, cell]): Row => ({ header, cells: [cell], total: false })),
    },
    notes: [],
  };
};
