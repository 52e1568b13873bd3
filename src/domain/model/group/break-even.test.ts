import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets, type Assumptions } from "../assumptions.ts";
import { breakEvenEffect, jobsNeeded } from "./break-even.ts";
import { paybackOf, profitOver } from "./cash-flow.ts";

const inTime = (yearly: number, cost: number, months: number, a: Assumptions) => {
  const payback = paybackOf(yearly, cost, a);
  return payback.kind === "months" && payback.months <= months;
};

describe("further jobs needed", () => {
  it("are enough, and one less is not", () => {
    const question = fc.record({
      yearly: fc.integer({ min: -500_000, max: 3_000_000 }),
      cost: fc.integer({ min: 1, max: 9_000_000 }),
      perJob: fc.integer({ min: 1, max: 300_000 }),
      targetMonths: fc.integer({ min: 1, max: 150 }),
    });
    fc.assert(
      fc.property(question, fc.constantFrom(...Object.values(presets)), (asked, a) => {
        const needed = jobsNeeded(asked, a);
        const { yearly, cost, perJob, targetMonths } = asked;
        const count = needed.kind === "more" ? needed.count : 0;
        expect(needed.kind).not.toBe("impossible");
        expect(inTime(yearly + count * perJob, cost, targetMonths, a)).toBe(true);
        if (count > 0) expect(inTime(yearly + (count - 1) * perJob, cost, targetMonths, a)).toBe(false);
      }),
    );
  });

  it("are none when the cost is back in time already, and of no use when a job has no effect", () => {
    const asked = { yearly: 2_058_100, cost: 4_241_800, perJob: 150_000, targetMonths: 34 };
    expect(jobsNeeded(asked, presets.jamforbar)).toEqual({ kind: "reached" });
    expect(jobsNeeded({ ...asked, perJob: 0 }, presets.huvud)).toEqual({ kind: "impossible" });
    expect(jobsNeeded(asked, { ...presets.huvud, deadweight: 1 })).toEqual({ kind: "impossible" });
  });
});

describe("the effect that breaks even", () => {
  it("gives a profit of nothing over the horizon", () => {
    for (const a of Object.values(presets)) {
      expect(profitOver(breakEvenEffect(4_241_800, a)!, 4_241_800, a)).toBeCloseTo(0, 6);
    }
  });

  it("does not exist when everything had come about anyway", () => {
    expect(breakEvenEffect(1000, { ...presets.huvud, deadweight: 1 })).toBeUndefined();
  });
});
