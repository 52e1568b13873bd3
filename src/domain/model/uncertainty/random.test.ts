import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fraction, generatorFrom, triangularAt, wholeBelow } from "./random.ts";

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);

describe("the generator", () => {
  test("gives the same numbers for the same seed and stream, and others for another of either", () => {
    const first = (seed: number, stream: number) => draws(20, generatorFrom(seed, stream)).join();
    fc.assert(
      fc.property(fc.nat(), fc.nat(20), (seed, stream) => {
        expect(first(seed, stream)).toBe(first(seed, stream));
        expect(new Set([first(seed, stream), first(seed + 1, stream), first(seed, stream + 1)]).size).toBe(3);
      }),
    );
  });

  test("heeds all of a seed up to 2⁵³", () => {
    expect(generatorFrom(5, 1)()).not.toBe(generatorFrom(5 + 2 ** 32, 1)());
  });
});

describe("a whole number below n", () => {
  test("is each of them about equally often", () => {
    const next = generatorFrom(7, 1);
    for (const n of [1, 2, 3, 10, 34]) {
      const times = new Int32Array(n);
      for (let i = 0; i < 20_000; i++) times[wholeBelow(next, n)]!++;
      const expected = 20_000 / n;
      const chi2 = times.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // Mean n − 1 and variance 2(n − 1); six standard deviations.
      expect(chi2).toBeLessThanOrEqual(n - 1 + 6 * Math.sqrt(2 * (n - 1)));
    }
  });

  /** A generator that gives these numbers and then fails. */
  const giving = (...numbers: number[]) => {
    const left = numbers.values();
    return () => {
      const { value, done } = left.next();
      if (done) throw new Error("no more numbers");
      return value;
    };
  };

  test("throws back the numbers that would give some a lead", () => {
    // 2³² holds n = 3 · 2¹⁹ whole times with 2²⁰ over, and what these two leave is below that.
    const n = 3 * 2 ** 19;
    expect(wholeBelow(giving(0, 2 ** 31, 2 ** 31 + 1), n)).toBe(n / 2);
    expect(() => wholeBelow(giving(0, 2 ** 31), n)).toThrow("no more numbers");
  });

  test("stays within 0 … n − 1 at both ends of what the generator gives", () => {
    expect(wholeBelow(giving(2 ** 32 - 1), 2 ** 21)).toBe(2 ** 21 - 1);
    expect(wholeBelow(giving(0), 2 ** 21)).toBe(0);
  });
});

describe("a triangular draw", () => {
  const shape = fc
    .tuple(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 3, noNaN: true }),
    )
    .map(([low, left, right]) => [low, low + left, low + left + right] as const);

  test("lies within its range and rises with the share below it", () => {
    fc.assert(
      fc.property(
        shape,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([low, mode, high], one, other) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)].map((share) =>
            triangularAt(share, low, mode, high),
          );
          expect(less).toBeGreaterThanOrEqual(low - 1e-12);
          expect(more).toBeLessThanOrEqual(high + 1e-12);
          expect(less).toBeLessThanOrEqual(more! + 1e-12);
        },
      ),
    );
  });

  test("has the mean of the distribution", () => {
    const next = generatorFrom(3, 3);
    const values = draws(50_000, () => triangularAt(fraction(next), 0.6, 0.85, 1));
    expect(values.reduce((a, b) => a + b) / values.length).toBeCloseTo((0.6 + 0.85 + 1) / 3, 2);
  });

  test("of a single value is that value", () => {
    expect(triangularAt(0.4, 0.3, 0.3, 0.3)).toBe(0.3);
  });
});
