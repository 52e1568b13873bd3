/** From where a number stands in a figure to the address of the rows it counts. */
import type { Address } from "#src/domain/figures/figure.ts";
import type { ScreenFigure } from "#src/domain/report/build-screen.ts";
import type { Cell } from "#src/domain/report/document.ts";
import { findValue, isRecord, isShare, textOf, type FigureValue } from "#src/domain/report/facts.ts";

const unescape = (segment: string | undefined): string | undefined =>
  segment?.replaceAll("~1", "/").replaceAll("~0", "~");

/** The row or column of a matrix by its place; a code may be a number too, so `findValue` would not do. */
function itemAt(
  figure: FigureValue,
  list: "rows" | "columns",
  place: string,
): Readonly<Record<string, unknown>> | undefined {
  const items = findValue(figure, list);
  const item: unknown = Array.isArray(items) ? items[Number(place)] : undefined;
  return isRecord(item) ? item : undefined;
}

/**
 * Addresses to try for a path, the most exact first and everything the figure counts last. A mean has the rows of its
 * group; a share those of its numerator; a denominator is everything the figure counts.
 */
export function addressesOf(figure: FigureValue, path: string): readonly Address[] {
  const [first = "", second, ...rest] = path.split("/");
  const everything: Address = {};
  if (path.endsWith("/denominator") || path === "pairs") return [everything];
  if (path === "") return isShare(findValue(figure, "")) ? [{ column: "numerator" }, everything] : [everything];
  if (first === "cells" && second !== undefined) {
    const row = textOf(itemAt(figure, "rows", second)?.code);
    const column = textOf(itemAt(figure, "columns", rest[0] ?? "")?.code);
    return [{ row, column }, everything];
  }
  if ((first === "rows" || first === "groups") && second !== undefined) {
    const row = textOf(findValue(figure, `${first}/${second}/code`));
    if (row === "") return [everything];
    const column = unescape(rest.at(-1));
    const isPlain = column === undefined || column === "count" || first === "groups";
    return isPlain ? [{ row }, everything] : [{ row, column }, { row }, everything];
  }
  const column = unescape(first === "n" ? second : first);
  return column === undefined ? [everything] : [{ column }, everything];
}

/** A number as the figures page shows it. */
export interface ShownNumber {
  readonly cell: Cell;
  /** What it is within its figure, e.g. `Till arbete, Antal`; empty for the figure's own value. */
  readonly label: string;
}

/** The number of a path among those that the figures page shows; undefined when it is not among them. */
export function findShown({ values, table, chart }: ScreenFigure, path: string): ShownNumber | undefined {
  const isIt = (cell: Cell): boolean => "fact" in cell && cell.fact.path === path;
  const value = values.find(({ cell }) => isIt(cell));
  if (value) return { cell: value.cell, label: value.label };
  for (const { rows, columns } of [table, chart?.twin].filter((one) => one !== undefined)) {
    for (const { header, cells } of rows) {
      const place = cells.findIndex(isIt);
      if (place >= 0) return { cell: cells[place]!, label: `${header}, ${columns[place]!.label}` };
    }
  }
  return undefined;
}
