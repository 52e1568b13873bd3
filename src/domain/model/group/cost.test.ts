import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CohortCost, Shares } from "../calculation.ts";
import { checkShares, costByRow, equalShares, lawShares, sharesBy } from "./cost.ts";
import { roundedPaybackMonths } from "./cash-flow.ts";

const cost = (actual: Shares | undefined): CohortCost => ({
  total: 1000,
  shares: { actual, law: lawShares, equal: equalShares },
  origin: "",
});

describe("the ways of dividing the cost", () => {
  it("all sum to 1", () => {
    for (const shares of [lawShares, equalShares]) expect(() => checkShares(shares)).not.toThrow();
  });

  it("stop the program when they do not", () => {
    expect(() => checkShares({ kommun: 0.5, region: 0.4 })).toThrow();
    expect(() => checkShares({ kommun: 1.5, region: -0.5 })).toThrow();
    expect(() => checkShares({ kommun: NaN })).toThrow();
    expect(() => sharesBy(cost({ kommun: 0.9 }), "actual")).toThrow();
  });

  it("leave the cost whole: the actors' parts and an outside payer's sum to society's", () => {
    const paid = fc.integer({ min: 0, max: 5_000_000 });
    const payments = fc.record({ kommun: paid, region: paid, af: paid, fk: paid, ovrstat: paid, ovrig: paid });
    fc.assert(
      fc.property(payments, (by) => {
        const paidInAll = Object.values(by).reduce((sum, one) => sum + one, 0);
        fc.pre(paidInAll > 0);
        const shares = Object.fromEntries(
          Object.entries(by).map(([payer, one]) => [payer, one / paidInAll]),
        ) as typeof by;
        expect(() => checkShares(shares)).not.toThrow();
        const rows = costByRow(4_241_800, shares);
        const parts = rows.kommun + rows.region + rows.staten + rows.deltagare + rows.arbetsgivare + rows.forsakring;
        expect(parts + 4_241_800 * shares.ovrig).toBeCloseTo(rows.samhalle, 4);
        expect(rows.af + rows.fk + rows.ovrstat).toBeCloseTo(rows.staten, 4);
      }),
    );
  });

  it("fall back on the law's, and say so, when nobody's payments are registered", () => {
    expect(sharesBy(cost(undefined), "actual")).toEqual({ shares: lawShares, replaced: true });
    expect(sharesBy(cost({ kommun: 1 }), "actual")).toEqual({ shares: { kommun: 1 }, replaced: false });
  });
});

describe("the law's division of the published cost", () => {
  const revenue = {
    team: { kommun: 536, region: 55.8, staten: 1162.7, fk: 392.7, af: 90.4 },
    track: { kommun: 465.473, region: 55.896, staten: 1196.096, fk: 393.3, af: 90.496 },
  };
  const months = (shares: Shares, row: keyof typeof revenue.team) => [
    roundedPaybackMonths(1000 * revenue.team[row], costByRow(4_245_000, shares)[row]),
    roundedPaybackMonths(1000 * revenue.track[row], costByRow(1_871_000, shares)[row]),
  ];

  it("pays municipality, region and state back after other times than the books'", () => {
    expect(months(lawShares, "kommun")).toEqual([24, 13]);
    expect(months(lawShares, "region")).toEqual([228, 101]);
    expect(months(lawShares, "staten")).toEqual([22, 10]);
  });

  it("can show the state's half divided evenly between its two agencies", () => {
    const byAgency: Shares = { kommun: 0.25, region: 0.25, fk: 0.25, af: 0.25 };
    expect(months(byAgency, "fk")).toEqual([33, 15]);
    expect(months(byAgency, "af")).toEqual([142, 63]);
    expect(months(byAgency, "staten")).toEqual([22, 10]);
  });
});
