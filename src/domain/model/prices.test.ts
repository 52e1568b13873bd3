import { expect, test } from "vitest";
import { parameters } from "./parameters/catalogue.ts";
import { priceLevel } from "./prices.ts";

/** Consumer price index of June, fixed numbers, 1980 = 100 (Statistics Sweden). */
const juneIndex = { 2016: 316.54, 2017: 321.97, 2018: 328.62, 2019: 334.47, 2020: 336.84, 2021: 341.32, 2022: 370.95, 2023: 405.49 }; // prettier-ignore

test("the price level rises as the consumer price index of June does, but for rounding to hundreds", () => {
  const base = priceLevel(parameters, 2016)!;
  for (const [year, index] of Object.entries(juneIndex)) {
    const ratio = priceLevel(parameters, Number(year))! / base / (index / juneIndex[2016]);
    expect(Math.abs(ratio - 1), year).toBeLessThan(0.002);
  }
});

test("the price level of a year is not known before the next year's amount is", () => {
  expect(priceLevel(parameters, 2025)).toBe(59_200);
  expect(priceLevel(parameters, 2026)).toBeUndefined();
});
