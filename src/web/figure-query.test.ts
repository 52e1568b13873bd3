import { describe, expect, test } from "vitest";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { figureAddress, readFigureQuery, searchOf } from "./figure-query.ts";

const read = (search: string, lastDay = "2022-12-23") =>
  readFigureQuery(new URLSearchParams(search), parseIsoDate(lastDay)!);

describe("the period of an address", () => {
  test("is the year of the register's last day from November on, and otherwise the year before", () => {
    expect(read("").query).toMatchObject({ from: "2022-01-01", to: "2022-12-31" });
    expect(read("", "2022-10-31").query).toMatchObject({ from: "2021-01-01", to: "2021-12-31" });
  });

  test("is what the address says when it can be read", () => {
    const { query, errors } = read("from=2022-07-01&to=2023-06-30");
    expect(query).toMatchObject({ from: "2022-07-01", to: "2023-06-30" });
    expect(errors).toEqual({});
  });

  test("that cannot be read is told by field, and what was typed comes back", () => {
    const { values, errors } = read("from=2022-02-30");
    expect(Object.keys(errors)).toEqual(["from"]);
    expect(values.from).toBe("2022-02-30");
  });

  test("that ends before it begins is told", () => {
    expect(Object.keys(read("from=2022-02-02&to=2022-01-01").errors)).toEqual(["to"]);
  });
});

test("an address leaves out what is not chosen and carries the rest", () => {
  const { query } = read("team=Väst&from=2022-01-01&to=2022-06-30");
  expect(searchOf(query)).toBe("?team=V%C3%A4st&from=2022-01-01&to=2022-06-30");
  expect(figureAddress("t1", query, "exit.results", "rows/a/count")).toBe(
    "/t/t1/figures/exit.results?team=V%C3%A4st&from=2022-01-01&to=2022-06-30&path=rows%2Fa%2Fcount",
  );
});
