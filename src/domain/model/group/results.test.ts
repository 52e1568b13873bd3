import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actors, type Effect } from "../actors.ts";
import { presets } from "../assumptions.ts";
import type { CohortCost } from "../calculation.ts";
import { equalShares, lawShares } from "./cost.ts";
import { displacedResult, resultRows, rowResults } from "./results.ts";

/** An effect whose sums are made from its parts. */
function effectOf(parts: readonly number[]): Effect {
  const [kommun, region, af, fk, ovrstat, deltagare, arbetsgivare, forsakring] = parts as [
    number, number, number, number, number, number, number, number,
  ]; // prettier-ignore
  const samhalle = parts.reduce((a, b) => a + b, 0);
  const staten = af + fk + ovrstat;
  return {
    kommun, region, af, fk, ovrstat, staten, deltagare, disponibel: deltagare, arbetsgivare, forsakring, samhalle,
  }; // prettier-ignore
}

const published = effectOf([536_000, 55_800, 90_400, 392_700, 679_600, 178_200, 125_400, 0]);
const cost: CohortCost = {
  total: 4_241_800,
  shares: { actual: undefined, law: lawShares, equal: equalShares },
  origin: "",
};
const amount = fc.double({ min: -1e7, max: 1e7, noNaN: true });
const effects = fc.array(amount, { minLength: 8, maxLength: 8 }).map(effectOf);

describe("the rows of a group's account", () => {
  it("sum to society, with what was displaced as a row of its own", () => {
    const any = fc.constantFrom(...Object.values(presets));
    fc.assert(
      fc.property(effects, fc.double({ min: 0, max: 1e6, noNaN: true }), any, (effect, displaced, a) => {
        const rows = new Map(rowResults(effect, displaced, cost, "equal", 34, a).map((row) => [row.row, row]));
        const outside = displacedResult(displaced, a);
        for (const column of ["revenue", "horizonRevenue"] as const) {
          const sum = actors.reduce((total, actor) => total + rows.get(actor)![column], 0);
          expect(sum + outside[column]).toBeCloseTo(rows.get("samhalle")![column], 4);
        }
        const bars = actors.reduce((total, actor) => total + rows.get(actor)!.horizonProfit!, 0);
        expect(bars + outside.horizonRevenue).toBeCloseTo(rows.get("samhalle")!.horizonProfit!, 4);
      }),
    );
  });

  it("are refused when they do not sum, or are no numbers", () => {
    const rows = (effect: Effect) => () => rowResults(effect, 0, cost, "equal", 34, presets.huvud);
    expect(rows(published)).not.toThrow();
    expect(rows({ ...published, arbetsgivare: 0 })).toThrow("do not sum");
    expect(rows({ ...published, staten: 0 })).toThrow("do not sum");
    expect(rows({ ...published, fk: NaN })).toThrow("do not sum");
  });

  it("give the published account by the rules of older reports", () => {
    const rows = rowResults(published, 0, cost, "equal", 34, presets.jamforbar);
    expect(rows.map((row) => row.row)).toEqual(resultRows);
    const [society] = rows;
    expect(society!.revenue).toBeCloseTo(2_058_100, 6);
    expect(society!.profit).toBeCloseTo(-2_183_700, 6);
    expect(society!.horizonProfit).toBeCloseTo(6_048_700, 6);
    expect(society!.payback).toEqual({ kind: "months", months: 25 });
    expect(society!.ratio).toBeCloseTo(10_290_500 / 4_241_800, 12);
    const participant = rows.find((row) => row.row === "deltagare");
    expect(participant).toMatchObject({ cost: 0, payback: { kind: "no-cost" }, ratio: undefined });
  });

  it("show the positive first year of a cost written off over five years", () => {
    const [society] = rowResults(published, 0, cost, "equal", 34, { ...presets.jamforbar, writeOffYears: 5 });
    expect(society!.profit).toBeCloseTo(1_209_740, 6);
    expect(society!.horizonProfit).toBeCloseTo(6_048_700, 6);
  });

  it("have revenue only when the cost is not known", () => {
    const rows = rowResults(published, 0, { ...cost, total: undefined }, "equal", 34, presets.huvud);
    for (const row of rows) {
      expect([row.cost, row.profit, row.horizonProfit, row.payback, row.ratio]).toEqual(Array(5).fill(undefined));
    }
    expect(rows[0]!.revenue).toBeCloseTo(0.7 * 2_058_100, 6);
  });

  it("take the law's division when the actual one is not registered", () => {
    const staten = (rule: "actual" | "law") =>
      rowResults(published, 0, cost, rule, 34, presets.huvud).find((row) => row.row === "staten");
    expect(staten("actual")).toEqual(staten("law"));
    expect(staten("law")!.cost).toBe(2_120_900);
  });
});
