import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets, type Assumptions } from "../assumptions.ts";
import {
  chargedCost,
  cumulative,
  monthReached,
  paybackOf,
  presentValueFactor,
  presentValueFactors,
  profitOver,
  roundedPaybackMonths,
} from "./cash-flow.ts";

const plain: Assumptions = { ...presets.jamforbar, paybackRule: "monthly" };
const kronor = fc.integer({ min: 1, max: 20_000_000 });
const anyTime = fc.record({
  deadweight: fc.double({ min: 0, max: 0.9, noNaN: true }),
  persistence: fc.double({ min: 0, max: 1, noNaN: true }),
  discountRate: fc.double({ min: 0, max: 0.1, noNaN: true }),
});

describe("the value of an effect over time", () => {
  it("is the sum of N19 written out", () => {
    fc.assert(
      fc.property(anyTime, fc.integer({ min: 1, max: 10 }), (time, years) => {
        let sum = 0;
        for (let t = 1; t <= 12 * years; t++) {
          sum +=
            ((1 - time.deadweight) / 12) *
            time.persistence ** Math.floor((t - 1) / 12) *
            (1 + time.discountRate) ** (-t / 12);
        }
        expect(presentValueFactor({ ...plain, ...time }, years)).toBeCloseTo(sum, 10);
      }),
    );
  });

  it("is the number of years when nothing fades and nothing is discounted", () => {
    for (const years of [1, 5, 10]) expect(presentValueFactor(plain, years)).toBeCloseTo(years, 12);
  });

  it("is less the more would have come about anyway, fades or is discounted", () => {
    const main = presentValueFactor(presets.huvud);
    expect(presentValueFactor({ ...presets.huvud, deadweight: 0 })).toBeGreaterThan(main);
    expect(presentValueFactor({ ...presets.huvud, persistence: 1 })).toBeGreaterThan(main);
    expect(presentValueFactor({ ...presets.huvud, discountRate: 0 })).toBeGreaterThan(main);
  });
});

describe("profit", () => {
  it("is 5R − C over five years without rates", () => {
    fc.assert(
      fc.property(kronor, kronor, (yearly, cost) => {
        expect(profitOver(yearly, cost, plain)).toBeCloseTo(5 * yearly - cost, 3);
      }),
    );
  });

  it("is R − C/5 the first year of a cost written off over five years, and R after the last", () => {
    const spread = { ...plain, writeOffYears: 5 };
    expect(profitOver(2_058_100, 4_241_800, spread, 1)).toBeCloseTo(1_209_740, 6);
    expect(profitOver(2_058_100, 4_241_800, spread, 6) - profitOver(2_058_100, 4_241_800, spread, 5)).toBeCloseTo(2_058_100, 6); // prettier-ignore
  });

  it("charges the whole cost at once when it is not written off, and λ times it", () => {
    expect(chargedCost(1000, { ...presets.huvud, taxFactor: 1.3 })).toBeCloseTo(1300, 10);
    expect(cumulative(0, 1000, presets.huvud, 24)).toEqual(new Float64Array(25).fill(-1000));
  });

  it("discounts a later charge to the start of its year", () => {
    const a = { ...plain, discountRate: 0.1, writeOffYears: 2 };
    expect(chargedCost(1000, a)).toBeCloseTo(500 + 500 / 1.1, 10);
  });

  it("charges by the curve what it charges by the year", () => {
    const a = { ...presets.huvud, writeOffYears: 3 };
    const curve = cumulative(500_000, 900_000, a, 60);
    expect(curve[0]).toBe(-300_000);
    for (const years of [1, 2, 3, 4, 5]) {
      expect(curve[12 * years]).toBeCloseTo(profitOver(500_000, 900_000, a, years), 6);
    }
    expect(curve[13]! - curve[12]!).toBeLessThan(0);
    expect(curve[37]! - curve[36]!).toBeGreaterThan(0);
  });
});

describe("payback", () => {
  it("is ⌈12·C/R⌉ without rates, for every whole number of kronor", () => {
    fc.assert(
      fc.property(kronor, kronor, (yearly, cost) => {
        const months = Number((12n * BigInt(cost) + BigInt(yearly) - 1n) / BigInt(yearly));
        const expected = months <= 120 ? { kind: "months", months } : { kind: "never" };
        expect(paybackOf(yearly, cost, plain)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("does not take a month more for the binary dust of a sum", () => {
    const factors = presentValueFactors(plain, 120);
    for (let months = 1; months <= 120; months++) expect(monthReached(factors, 120, months * 10)).toBe(months);
  });

  it("does not rise when the effect rises, by either rule", () => {
    const length = (yearly: number, cost: number, a: Assumptions) => {
      const payback = paybackOf(yearly, cost, a);
      return payback.kind === "months" ? payback.months : Infinity;
    };
    fc.assert(
      fc.property(anyTime, kronor, kronor, kronor, fc.boolean(), (time, yearly, more, cost, rounded) => {
        const a: Assumptions = { ...plain, ...time, paybackRule: rounded ? "rounded" : "monthly" };
        expect(length(yearly + more, cost, a)).toBeLessThanOrEqual(length(yearly, cost, a));
      }),
    );
  });

  it("is never when there is no effect, and not asked for when there is no cost", () => {
    expect(paybackOf(0, 1000, presets.huvud)).toEqual({ kind: "never" });
    expect(paybackOf(-1, 1000, presets.huvud)).toEqual({ kind: "never" });
    expect(paybackOf(-1, 1000, presets.jamforbar)).toEqual({ kind: "never" });
    expect(paybackOf(1000, 0, presets.huvud)).toEqual({ kind: "no-cost" });
  });

  it("is the same whether the cost is written off or not", () => {
    const at = (writeOffYears: number) => paybackOf(800_000, 1_500_000, { ...presets.huvud, writeOffYears });
    expect(at(5)).toEqual(at(1));
  });

  it("is never after ten years by month, but a number by the rule of older reports", () => {
    expect(paybackOf(55_800, 853_200, plain)).toEqual({ kind: "never" });
    expect(paybackOf(55_800, 853_200, presets.jamforbar)).toEqual({ kind: "months", months: 183 });
  });

  it("rounds the revenue to whole thousands before it divides, half away from zero", () => {
    expect(roundedPaybackMonths(55_800, 853_200)).toBe(183);
    expect(Math.ceil((12 * 853_200) / 55_800)).toBe(184);
    expect(roundedPaybackMonths(1_500, 2_000)).toBe(12);
    expect(roundedPaybackMonths(499.99, 2_000)).toBeUndefined();
    expect(roundedPaybackMonths(500, 1_000)).toBe(12);
  });

  it("agrees with the worked cohort: 24 months as older reports count", () => {
    expect(paybackOf(2_214_000, 4_245_000, presets.jamforbar)).toEqual({ kind: "months", months: 24 });
  });
});
