import { expect, test } from "vitest";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { periodChoices } from "./period-choices.ts";

const labelsOn = (date: string) => periodChoices(parseIsoDate(date)!).map(({ label }) => label);

test("in spring the latest halves are this year's first and last year's second", () => {
  expect(labelsOn("2023-01-25")).toEqual([
    "Hela 2023",
    "Hela 2022",
    "Januari–juni 2023",
    "Juli–december 2022",
    "Juli 2022–juni 2023",
  ]);
});

test("in autumn the latest halves are this year's", () => {
  expect(labelsOn("2022-07-01").slice(2, 4)).toEqual(["Juli–december 2022", "Januari–juni 2022"]);
});

test("every choice begins and ends where its label says", () => {
  const [, , , , broken] = periodChoices(parseIsoDate("2022-12-31")!);
  expect(broken).toEqual({ label: "Juli 2021–juni 2022", from: "2021-07-01", to: "2022-06-30" });
});
