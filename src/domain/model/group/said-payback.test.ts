import { describe, expect, test } from "vitest";
import type { Interval, Payback, Uncertainty } from "../calculation.ts";
import { paybackText, saidPayback, uncertainRows } from "./said-payback.ts";

const interval = (low: number): Interval => ({ low, median: low + 1, high: low + 2 });
const uncertainty = (kommun: number): Uncertainty => ({
  draws: 10,
  seed: 1,
  rows: [{ row: "kommun", revenue: interval(kommun), horizonProfit: undefined, paybackMonths: undefined }],
  paidBackWithin: undefined,
  positive: undefined,
  curve: [],
  missing: [],
});
const said = (payback: Payback, low: number | undefined) => {
  const of = saidPayback({ row: "kommun", payback }, uncertainRows(low === undefined ? undefined : uncertainty(low)));
  return of && paybackText(of);
};

describe("what is said of a payback", () => {
  test("is its months when the revenue is surely a gain", () => {
    expect(said({ kind: "months", months: 51 }, 1)).toBe("51\u00a0månader");
    expect(said({ kind: "months", months: 1 }, 1)).toBe("1\u00a0månad");
  });

  test("is never a month when the interval of the revenue reaches zero", () => {
    expect(said({ kind: "months", months: 51 }, 0)).toBe("kan inte anges");
    expect(said({ kind: "months", months: 51 }, -1)).toBe("kan inte anges");
  });

  test("is the months when nobody has drawn an interval", () => {
    expect(said({ kind: "months", months: 51 }, undefined)).toBe("51\u00a0månader");
  });

  test("is never a number above ten years", () => {
    expect(said({ kind: "months", months: 120 }, 1)).toBe("120\u00a0månader");
    expect(said({ kind: "months", months: 3902 }, 1)).toBe("mer än 10 år");
  });

  test("is that it does not come back, or that nothing is borne, whatever the interval", () => {
    expect(said({ kind: "never" }, -1)).toBe("inte inom 10 år");
    expect(said({ kind: "no-cost" }, -1)).toBe("ingen kostnad");
  });
});
