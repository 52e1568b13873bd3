import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changePercent, changePercentCut, describeWhole, shareOf, withoutDust } from "#src/domain/figures/numbers.ts";
import { percentile } from "#src/kernel/statistics.ts";

const numeratorAndDenominator = fc
  .integer({ min: 1, max: 5000 })
  .chain((denominator) => fc.tuple(fc.integer({ min: 0, max: denominator }), fc.constant(denominator)));

describe("a share", () => {
  test("has the interval that Wilson's formula gives", () => {
    const { value, low, high } = shareOf(21, 30);
    expect(value).toBeCloseTo(0.7, 12);
    expect(low).toBeCloseTo(0.521, 3);
    expect(high).toBeCloseTo(0.833, 3);
    expect(shareOf(0, 9).high).toBeCloseTo(0.2991450484195441, 12);
  });

  test("of nothing has no value and no interval", () => {
    expect(shareOf(0, 0)).toEqual({ numerator: 0, denominator: 0, value: null, low: null, high: null });
  });

  test("lies within its interval, which lies within 0 and 1", () => {
    fc.assert(
      fc.property(numeratorAndDenominator, ([numerator, denominator]) => {
        const { value, low, high } = shareOf(numerator, denominator);
        return 0 <= low! && low! <= value! && value! <= high! && high! <= 1;
      }),
    );
  });

  test("and the share of the others mirror each other", () => {
    fc.assert(
      fc.property(numeratorAndDenominator, ([numerator, denominator]) => {
        const [one, other] = [shareOf(numerator, denominator), shareOf(denominator - numerator, denominator)];
        return Math.abs(one.low! - (1 - other.high!)) < 1e-12;
      }),
    );
  });

  test("has ends at which the score test just rejects", () => {
    fc.assert(
      fc.property(numeratorAndDenominator, ([numerator, denominator]) => {
        const { value, low, high } = shareOf(numerator, denominator);
        return [low!, high!]
          .filter((end) => end > 0 && end < 1)
          .every(
            (end) =>
              Math.abs(Math.abs(value! - end) / Math.sqrt((end * (1 - end)) / denominator) - 1.959963984540054) < 1e-6,
          );
      }),
    );
  });
});

describe("change", () => {
  test.each([
    [12, 10, -16.666666666666668, -16],
    [38, 28, -26.31578947368421, -26],
    [4, 9, 125, 125],
    [1, 1, 0, 0],
    [0, 5, null, null],
    [300, 299, -0.3333333333333333, 0],
  ])("from %i to %i is %s percent, cut %s", (before, after, percent, cut) => {
    expect(changePercent(before, after)).toEqual(percent === null ? null : expect.closeTo(percent, 9));
    expect(changePercentCut(before, after)).toBe(cut);
  });

  test("cut is never farther from zero", () => {
    const count = fc.integer({ min: 1, max: 10_000 });
    fc.assert(
      fc.property(count, count, (before, after) => {
        const [full, cut] = [changePercent(before, after)!, changePercentCut(before, after)!];
        return Number.isInteger(cut) && Math.abs(cut) <= Math.abs(full) + 1e-9 && Math.abs(full - cut) < 1;
      }),
    );
  });
});

describe("a description", () => {
  const all = (values: readonly number[]) => describeWhole(Int32Array.from(values), 1)[0]!;

  test("interpolates quartiles between the nearest values", () => {
    expect(all([1, 2, 3, 4])).toEqual({ n: 4, sum: 10, mean: 2.5, median: 2.5, q1: 1.75, q3: 3.25, min: 1, max: 4 });
  });

  test("of nothing is empty, not zero", () => {
    expect(all([])).toEqual({ n: 0, sum: 0, mean: null, median: null, q1: null, q3: null, min: null, max: null });
  });

  test("is the same however wide the values are spread, as sorting them gives", () => {
    const narrow = fc.array(fc.integer({ min: -20, max: 400 }), { minLength: 1, maxLength: 60 });
    const wide = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(narrow, wide), (values) => {
        const sorted = [...values].sort((a, b) => a - b);
        const { n, median, q1, q3, min, max } = all(values);
        const at = (fraction: number) => percentile(sorted.length, (i) => sorted[i]!, fraction);
        expect([n, min, q1, median, q3, max]).toEqual([
          values.length,
          sorted[0],
          at(0.25),
          at(0.5),
          at(0.75),
          sorted.at(-1),
        ]);
      }),
    );
  });

  test("of groups counts each value in every group it belongs to", () => {
    const [everyone, even] = describeWhole(Int32Array.from([5, 6, 8]), 2, Int32Array.from([1, 3, 3]));
    expect([everyone!.n, even!.n, even!.mean]).toEqual([3, 2, 7]);
  });
});

test("sums of decimals lose their binary dust", () => {
  expect(withoutDust(0.1 + 0.2)).toBe(0.3);
  expect(withoutDust(-0.1 - 0.2)).toBe(-0.3);
});
