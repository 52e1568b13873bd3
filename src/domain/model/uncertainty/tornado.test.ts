import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "../assumptions.ts";
import { basisColumns, effectOf, productionOf, type Basis, type BasisColumn } from "../engine/basis.ts";
import { rowResults } from "../group/results.ts";
import { equalShares, lawShares } from "../group/cost.ts";
import type { Range, Ranges } from "./ranges.ts";
import { thresholdsOf, tornadoOf } from "./tornado.ts";

const triangular = (low: number, high: number): Range => ({ low, high, shape: "triangular" });
const ranges: Ranges = {
  deadweight: triangular(0, 0.6),
  persistence: triangular(0.6, 1),
  displacement: triangular(0, 0.4),
  agreedPremium: triangular(0, 0.13),
  kappaDisability: triangular(0.5, 1),
  kappaHiring: triangular(0, 1),
  indirectTax: triangular(0.12, 0.22),
  taxFactor: { low: 1, high: 1.3, shape: "scenario" },
  discountRate: { low: 0, high: 0.05, shape: "scenario" },
};

const basisWith = (columns: Partial<Record<BasisColumn, number>>): Basis => ({
  ...(Object.fromEntries(basisColumns.map((column) => [column, 0])) as Record<BasisColumn, number>),
  ...columns,
});

/** A wage whose cost and taxes balance, so that the actors sum to society. */
const working = (wage: number) =>
  basisWith({
    wage,
    labourCost: 1.3142 * wage,
    disposable: 0.7 * wage,
    otherState: 0.6142 * wage,
    supportDisability: 0.2 * wage,
    supportBase: 0.15 * wage,
  });

const cost = 4_241_800;
const basis = working(1_600_000);
const a = presets.huvud;

/** Society's NPV as the result table has it. */
function tabled(of: Basis, price: number, assumptions: typeof a): number {
  const shares = { actual: undefined, law: lawShares, equal: equalShares };
  const displaced = assumptions.displacement * productionOf(of, assumptions);
  const rows = rowResults(
    effectOf(of, assumptions),
    displaced,
    { total: price, shares, origin: "" },
    "law",
    34,
    assumptions,
  );
  return rows.find(({ row }) => row === "samhalle")!.horizonProfit!;
}

describe("the tornado", () => {
  const bars = tornadoOf(basis, cost, a, ranges);

  test("has the result table's numbers at both ends of every bar", () => {
    for (const { assumption, low, high, atLow, atHigh } of bars) {
      const at = (value: number) =>
        assumption === "cost" ? tabled(basis, value, a) : tabled(basis, cost, { ...a, [assumption]: value });
      expect(atLow).toBeCloseTo(at(low), 4);
      expect(atHigh).toBeCloseTo(at(high), 4);
    }
  });

  test("has the widest bar first, and none for what does not move society", () => {
    const spans = bars.map(({ atLow, atHigh }) => Math.abs(atHigh - atLow));
    expect(spans).toEqual(spans.toSorted((one, other) => other - one));
    const names = bars.map(({ assumption }) => assumption);
    expect(names.slice(0, 2).toSorted()).toEqual(["deadweight", "persistence"]);
    expect(names).toContain("cost");
    expect(names).not.toContain("indirectTax");
    expect(names).not.toContain("kappaHiring");
  });

  test("widens a range to hold the value chosen", () => {
    const bar = tornadoOf(basis, cost, { ...a, deadweight: 0.75 }, ranges).find(
      ({ assumption }) => assumption === "deadweight",
    );
    expect(bar).toMatchObject({ low: 0, high: 0.75 });
  });

  test("is empty when the cost is not known", () => {
    expect([tornadoOf(basis, undefined, a, ranges), thresholdsOf(basis, undefined, a, ranges)]).toEqual([[], []]);
  });
});

describe("a threshold", () => {
  test("is where society's NPV is zero", () => {
    fc.assert(
      fc.property(fc.integer({ min: 500_000, max: 4_000_000 }), (wage) => {
        for (const { assumption, breakEven } of thresholdsOf(working(wage), cost, a, ranges)) {
          if (breakEven === undefined) continue;
          expect(Math.abs(tabled(working(wage), cost, { ...a, [assumption]: breakEven }))).toBeLessThan(0.01);
        }
      }),
    );
  });

  test("of deadweight is the one that can be solved for by hand", () => {
    const found = thresholdsOf(basis, cost, a, ranges).find(({ assumption }) => assumption === "deadweight")!;
    const withoutAny = tabled(basis, 0, { ...a, deadweight: 0 });
    expect(found.breakEven).toBeCloseTo(1 - cost / withoutAny, 10);
    expect(found).toMatchObject({ now: 0.3, side: "most" });
  });

  test("says on which side of it society gains", () => {
    const found = thresholdsOf(basis, cost, a, ranges).filter(({ breakEven }) => breakEven !== undefined);
    expect(found.length).toBeGreaterThan(1);
    for (const { assumption, breakEven, side } of found) {
      const beyond = { ...a, [assumption]: breakEven! + (side === "most" ? -0.01 : 0.01) };
      expect(tabled(basis, cost, beyond), assumption).toBeGreaterThan(0);
    }
  });

  test("is undefined when no value in the range gives zero, and for what does not move society", () => {
    const byName = new Map(
      thresholdsOf(working(100_000), cost, a, ranges).map((one) => [one.assumption, one.breakEven]),
    );
    expect([...byName.values()].every((value) => value === undefined)).toBe(true);
    expect(byName.has("indirectTax")).toBe(true);
  });
});
