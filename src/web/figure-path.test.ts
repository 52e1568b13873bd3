import { expect, test } from "vitest";
import type { ScreenFigure } from "#src/domain/report/build-screen.ts";
import { addressesOf, findShown } from "./figure-path.ts";

const table = {
  kind: "table",
  version: 1,
  rows: [
    { code: "arbete", label: "Till arbete", count: 6, cells: { kvinna: 4 }, share: { numerator: 6, denominator: 39 } },
    { code: "Kommun/Enhet", label: "Kommun, Enhet", count: 1 },
  ],
};
const matrix = {
  kind: "matrix",
  version: 1,
  rows: [{ code: "1" }, { code: "2" }],
  columns: [{ code: "a" }, { code: "b" }],
  cells: [
    [1, 2],
    [3, 4],
  ],
};

test("a row's count leads to the row, a cell of it to row and column", () => {
  expect(addressesOf(table, "rows/arbete/count")[0]).toEqual({ row: "arbete" });
  expect(addressesOf(table, "rows/arbete/cells/kvinna")[0]).toEqual({ row: "arbete", column: "kvinna" });
  expect(addressesOf(table, "rows/arbete/share")[0]).toEqual({ row: "arbete", column: "share" });
});

test("a code with a slash in it is one code", () => {
  expect(addressesOf(table, "rows/Kommun~1Enhet/count")[0]).toEqual({ row: "Kommun/Enhet" });
});

test("a matrix cell leads to the codes of its row and column", () => {
  expect(addressesOf(matrix, "cells/1/0")[0]).toEqual({ row: "2", column: "a" });
});

test("a mean leads to the rows of its group, and a share to those of its numerator", () => {
  const statistic = { kind: "statistic", version: 1, groups: [{ code: "all", n: 4, mean: 2 }] };
  const share = { kind: "share", version: 1, share: { numerator: 1, denominator: 2 } };
  expect(addressesOf(statistic, "groups/all/mean")[0]).toEqual({ row: "all" });
  expect(addressesOf(share, "")[0]).toEqual({ column: "numerator" });
});

test("a measure beside the rows leads to its own count, and the last resort is everything", () => {
  expect(addressesOf(table, "due")).toEqual([{ column: "due" }, {}]);
  expect(addressesOf(table, "n/before")[0]).toEqual({ column: "before" });
});

test("a number is found where the figures page shows it, with the names of its row and column", () => {
  const cell = { kind: "count", value: 6, fact: { figure: "f", version: 1, path: "rows/arbete/count" } } as const;
  const caption = { title: "", source: "", notes: [] };
  const figure: ScreenFigure = {
    ...{ id: "f", version: 1, title: "F", definition: "", population: "", source: "", notes: [], why: "" },
    values: [],
    chart: undefined,
    table: {
      ...({ kind: "table", id: "t", number: 1, caption, rowHeader: "Resultat" } as const),
      columns: [{ label: "Antal", align: "number" }],
      rows: [{ header: "Till arbete", cells: [cell], total: false }],
    },
  };
  expect(findShown(figure, "rows/arbete/count")).toEqual({ cell, label: "Till arbete, Antal" });
  expect(findShown(figure, "rows/studier/count")).toBeUndefined();
});
