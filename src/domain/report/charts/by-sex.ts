/** Women, men and others among all enrolled, the new and those who left. */
import type { Cell } from "../document.ts";
import { chartRows, hasContent, inWords, type ChartKind } from "./drawing.ts";
import { drawStacked } from "./stacked.ts";

const columns = [
  ["total", "Inskrivna totalt"],
  ["new", "Nya"],
  ["ended", "Avslutade"],
  ["atEnd", "Vid periodens slut"],
] as const;
const names: Readonly<Record<string, string>> = { kvinna: "Kvinnor", man: "Män", annat: "Annat eller okänt" };

export const bySex: ChartKind = (context, id) => {
  const rows = chartRows(context, "participants.by-sex").filter((row) =>
    columns.some(([column]) => hasContent(row.cell(column))),
  );
  if (rows.length === 0) return undefined;
  const labels = rows.map((row) => names[row.code] ?? row.label);
  const bars = columns.map(([column, label]) => ({ label, cells: rows.map((row) => row.cell(column)) }));
  const words = bars.map(({ label, cells }) => {
    const pairs = cells.map((cell, index): [string, Cell] => [labels[index]!, cell]);
    return `${label}: ${inWords(pairs)}`;
  });
  const title = "Deltagare efter kön";
  return {
    title,
    description: `${title}. ${words.join(" ")}`,
    picture: drawStacked(bars, labels, id, false),
    figures: ["participants.by-sex"],
    notes: [],
  };
};
