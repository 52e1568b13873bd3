import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presets, type Assumptions } from "../assumptions.ts";
import { parameters } from "../parameters/catalogue.ts";
import { compileRules } from "../engine/rules.ts";
import type { ModelPerson } from "../spells.ts";
import { halfTimeJob, jobsNeeded } from "./break-even.ts";
import { paybackOf } from "./cash-flow.ts";

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
    for (const perJob of [1e-300, 1e-9])
      expect(jobsNeeded({ ...asked, cost: 1e15, perJob }, presets.huvud)).toEqual({ kind: "impossible" });
  });
});

describe("a half-time job", () => {
  const rules = compileRules(parameters, 2025, { illustrative: false });
  const atWork = (fullTimeWage: number, wageRegistered = true): { readonly person: ModelPerson } => ({
    person: {
      id: fullTimeWage,
      year: 2025,
      context: { municipalTax: 0.2, regionalTax: 0.1, housing: 0 },
      before: { spells: [] },
      after: { spells: [{ kind: "lon", months: 12, extent: 0.5, fullTimeWage, wageRegistered }] },
    },
  });
  const wages = [24_000, 25_000, 26_000, 27_000, 28_000];

  it("gives society half a year's labour cost at the participants' mean wage", () => {
    const job = halfTimeJob(
      wages.map((wage) => atWork(wage)),
      rules,
      presets.huvud,
    );
    expect(job).toMatchObject({ wage: 26_000, registered: 5, parameters: ["arbetsgivaravgift_total"] });
    expect(job!.yearly).toBeCloseTo(0.5 * 12 * 26_000 * 1.3142, 6);
  });

  it("does not tell the wage of fewer than five, nor one that is not registered", () => {
    expect(
      halfTimeJob(
        wages.slice(1).map((wage) => atWork(wage)),
        rules,
        presets.huvud,
      ),
    ).toBeUndefined();
    expect(
      halfTimeJob(
        wages.map((wage) => atWork(wage, false)),
        rules,
        presets.huvud,
      ),
    ).toBeUndefined();
  });

  it("is taken at the stated wage when there is one and too few are registered", () => {
    const valueBehind: typeof rules.valueBehind = (id) =>
      id === "antagen_heltidslon" ? { ...rules.valueBehind(id)!, value: 20_000 } : rules.valueBehind(id);
    expect(halfTimeJob([], { ...rules, valueBehind }, presets.huvud)).toMatchObject({ wage: 20_000, registered: 0 });
  });
});
