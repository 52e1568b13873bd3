/** Steps at start, exit and follow-up of those who were reached. */
import { chartRows, hasContent, inWords, type ChartKind } from "./drawing.ts";
import type { Cell } from "../document.ts";
import { drawStacked, mostSegments } from "./stacked.ts";

const occasions = [
  ["start", "Vid start"],
  ["exit", "Vid avslut"],
  ["followup", "Vid uppföljning"],
] as const;

export const followupLadder: ChartKind = (context, id) => {
  const rows = chartRows(context, "followup.ladder").filter((row) =>
    occasions.some(([column]) => hasContent(row.cell(column))),
  );
  const bars = occasions.map(([column, label]) => ({ label, cells: rows.map((row) => row.cell(column)) }));
  if (
    rows.length === 0 ||
    rows.length > mostSegments ||
    !bars.some(({ cells }) => cells.every((cell) => cell.kind === "count"))
  )
    return undefined;
  const names = rows.map(({ label }) => label);
  const title = "Steg vid start, avslut och uppföljning";
  const words = bars.map(
    ({ label, cells }) => `${label}: ${inWords(cells.map((cell, index): [string, Cell] => [names[index]!, cell]))}`,
  );
  return {
    title,
    description: `${title}. ${words.join(" ")}`,
    picture: drawStacked(bars, names, id, true),
    figures: ["followup.ladder"],
    notes: ["Bara de som nåddes vid uppföljningen är med."],
  };
};
