import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatCell, formatNumber, formatPercent, formatPeriod, formatShare, largestRemainders } from "./format.ts";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("numbers", () => {
  test.each([
    [1234.5, 1, "1 234,5"],
    [1234567, 0, "1 234 567"],
    [-16.6666, 1, "−16,7"],
    [-0.04, 1, "0,0"],
    [1.005, 2, "1,01"],
    [2.675, 2, "2,68"],
    [128.5 / 52, 2, "2,47"],
    [1e-7, 3, "0,000"],
    [999.95, 1, "1 000,0"],
  ])("%d at %d decimals is printed %s", (value, decimals, text) => {
    expect(plain(formatNumber(value, decimals))).toBe(text);
  });

  test("a share is rounded half up on the rational, whatever the numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }), (a, b) => {
        const numerator = Math.min(a, b);
        const tenths = Number(
          plain(formatPercent(numerator, b)).replace(" %", "").replaceAll(" ", "").replace(",", ""),
        );

        // |printed − exact| ≤ half a unit in the last place, and exactly half goes up.
        const twice = 2 * (tenths * b - numerator * 1000);
        expect(twice).toBeLessThanOrEqual(b);
        expect(twice).toBeGreaterThan(-b);
      }),
    );
  });

  test("any decimal text with few digits is rounded as the text says, not as the double does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (thousandths) => {
        const value = Number(`${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, "0")}`);
        const hundredths = Math.floor((thousandths + 5) / 10);

        const printed = plain(formatNumber(value, 2)).replaceAll(" ", "").replace(",", "");

        expect(Number(printed)).toBe(hundredths);
      }),
    );
  });

  test.each([
    [1, 54, "1,9 %"],
    [52, 138, "37,7 %"],
    [24, 59, "40,7 %"],
    [1, 19, "5,3 %"],
    [1, 16, "6,3 %"],
    [1, 8, "12,5 %"],
  ])("%d of %d is %s", (a, b, text) => expect(plain(formatPercent(a, b))).toBe(text));
});

describe("shares", () => {
  test("n stands beside every share, and the interval under n = 20", () => {
    expect(plain(formatShare({ numerator: 36, denominator: 54, low: 0.534, high: 0.778 }))).toBe("66,7 % (36 av 54)");
    expect(plain(formatShare({ numerator: 2, denominator: 7, low: 0.082, high: 0.641 }))).toBe(
      "28,6 % (2 av 7; osäkerhet 8–64 %)",
    );
  });

  test("a forced column sums to 100 and no share moves a whole unit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }), (counts) => {
        const sum = counts.reduce((a, b) => a + b, 0);
        fc.pre(sum > 0);

        const forced = largestRemainders(counts);

        expect(forced.reduce((a, b) => a + b, 0)).toBe(100);
        forced.forEach((share, row) => expect(Math.abs(share - (100 * counts[row]!) / sum)).toBeLessThan(1));
      }),
    );
  });
});

test("a withheld value is words in a sentence and two dots in a table", () => {
  const cell = { kind: "withheld", reason: "small", fact: { figure: "x", version: 1, path: "" } } as const;
  expect(formatCell(cell, "sentence")).toBe("färre än 5");
  expect(formatCell(cell, "table")).toBe("..");
});

test("a broken year prints both years", () => {
  expect(formatPeriod("2022-01-01", "2022-12-31")).toBe("1 januari–31 december 2022");
  expect(formatPeriod("2022-07-01", "2023-06-30")).toBe("1 juli 2022–30 juni 2023");
});
