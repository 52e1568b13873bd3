import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ceilQuotient, partOf, rationalOf, roundHalfAway, sumOf, times } from "./rational.ts";

const of = (numerator: bigint, denominator = 1n) => ({ numerator, denominator });

describe("exact numbers", () => {
  it("are the decimals that were written, not the nearest binary fraction", () => {
    expect(roundHalfAway(times(rationalOf(1.005), 100n))).toBe(101n);
    expect(Math.round(1.005 * 100)).toBe(100);
  });

  it("add without dust", () => {
    expect(sumOf([0.1, 0.2].map(rationalOf))).toEqual({ numerator: 3n, denominator: 10n });
    expect(sumOf([0.5, 0.25].map(rationalOf))).toEqual({ numerator: 750n, denominator: 1000n });
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(sumOf([]).numerator).toBe(0n);
  });

  it("name the same double back", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        fc.pre(value === 0 || Math.abs(value) > 1e-15);
        const { numerator, denominator } = rationalOf(value);
        expect(Number(`${numerator}e${1 - denominator.toString().length}`) + 0).toBe(value + 0);
      }),
    );
  });

  it("round half away from zero, on both sides", () => {
    for (const [numerator, expected] of [
      [1n, 1n],
      [-1n, -1n],
      [3n, 2n],
      [-3n, -2n],
      [0n, 0n],
    ] as const)
      // prettier-ignore
      expect(roundHalfAway(of(numerator, 2n))).toBe(expected);
    expect(roundHalfAway(partOf(of(1n), 3n))).toBe(0n);
  });

  it("give the least whole number not below a quotient", () => {
    expect(ceilQuotient(of(24n), of(12n))).toBe(2n);
    expect(ceilQuotient(of(25n), of(12n))).toBe(3n);
    expect(ceilQuotient(of(-25n), of(12n))).toBe(-2n);
    expect(ceilQuotient(rationalOf(0.3), rationalOf(0.1))).toBe(3n);
  });
});
