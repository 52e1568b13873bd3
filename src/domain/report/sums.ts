/** No table whose parts do not add up to its whole: it is an error in the figures, and no report is made of it. */
import { findValue, isRecord, isShare, parseReference, type FigureValue } from "./facts.ts";
import type { TableView } from "./table-views.ts";

/** Money has öre; everything else is whole. */
const tolerance = 0.005;

function fail(figure: string, column: string, parts: number, whole: number): never {
  throw new Error(`The rows of ${figure} (${column}) add up to ${parts}, but the whole is ${whole}.`);
}

function numberAt(row: Readonly<Record<string, unknown>>, path: string): number | undefined {
  let here: unknown = row;
  for (const segment of path.split("/")) here = isRecord(here) ? here[segment] : undefined;
  return typeof here === "number" ? here : undefined;
}

/**
 * Checks every column that has a total: the one that the view names, or the figure's own row `total`. Rows that may
 * overlap have no total. Throws when parts and whole differ.
 */
export function checkSums(
  figures: Readonly<Record<string, FigureValue>>,
  figureId: string,
  view: TableView,
  rows: readonly Readonly<Record<string, unknown>>[],
): void {
  if (view.overlapping !== undefined) return;
  // Groups of a statistic are not parts of each other, whatever their code.
  const own = view.rowsFrom === undefined ? rows.find((row) => row.code === "total") : undefined;
  const parts = rows.filter((row) => row !== own);
  for (const [index, column] of view.columns.entries()) {
    if (column.as === "share" || column.as === "text") continue;
    if (column.as === "number" && column.unit !== "kr") continue;
    const amounts = parts.map((row) => numberAt(row, column.path));
    if (!amounts.every((amount) => amount !== undefined)) continue;
    const sum = amounts.reduce((a, b) => a + b, 0);
    const named = wholeOf(figures, figureId, view.total?.[index]);
    for (const whole of [own ? numberAt(own, column.path) : undefined, named]) {
      if (whole !== undefined && Math.abs(sum - whole) > tolerance) fail(figureId, column.label, sum, whole);
    }
  }
}

function wholeOf(
  figures: Readonly<Record<string, FigureValue>>,
  figureId: string,
  reference: string | undefined,
): number | undefined {
  if (reference === undefined) return undefined;
  const { figure, path } = parseReference(reference.startsWith("#") ? `${figureId}${reference}` : reference);
  const value = figures[figure] ? findValue(figures[figure], path) : undefined;
  if (isShare(value)) return value.denominator;
  return typeof value === "number" ? value : undefined;
}

/** The cells of a matrix add up to its n, when it has one. Throws when they do not. */
export function checkMatrix(figureId: string, figure: FigureValue): void {
  const cells = findValue(figure, "cells");
  const n = findValue(figure, "n");
  if (!Array.isArray(cells) || typeof n !== "number") return;
  const rows: readonly unknown[] = cells;
  const sum = rows.flat().reduce<number>((total, cell) => total + Number(cell), 0);
  if (sum !== n) fail(figureId, "cells", sum, n);
}
