import { expect, it } from "vitest";
import { formatIsoDate, parseIsoDate } from "#src/kernel/dates.ts";
import { previousPeriod } from "./previous-period.ts";

const before = (from: string, to: string) => {
  const previous = previousPeriod({ from: parseIsoDate(from)!, to: parseIsoDate(to)! });
  return [formatIsoDate(previous.from), formatIsoDate(previous.to)];
};

it("takes the year before a year, also when one of them has a leap day", () => {
  expect(before("2022-01-01", "2022-12-31")).toEqual(["2021-01-01", "2021-12-31"]);
  expect(before("2024-01-01", "2024-12-31")).toEqual(["2023-01-01", "2023-12-31"]);
});

it("takes the half year before a half year, and the broken year before a broken year", () => {
  expect(before("2017-01-01", "2017-06-30")).toEqual(["2016-07-01", "2016-12-31"]);
  expect(before("2022-07-01", "2023-06-30")).toEqual(["2021-07-01", "2022-06-30"]);
});

it("takes as many days when the period is not whole months", () => {
  expect(before("2022-03-10", "2022-03-19")).toEqual(["2022-02-28", "2022-03-09"]);
});
