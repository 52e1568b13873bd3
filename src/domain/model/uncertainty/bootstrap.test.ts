import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets, type Assumptions } from "../assumptions.ts";
import type { ResultRow } from "../calculation.ts";
import { basisColumns, effectOf, productionOf, type Basis, type BasisColumn } from "../engine/basis.ts";
import { paybackOf, presentValueFactor } from "../group/cash-flow.ts";
import { costByRow, equalShares, lawShares } from "../group/cost.ts";
import { rowResults } from "../group/results.ts";
import { uncertaintyOf, type UncertaintyInput } from "./bootstrap.ts";
import { fraction, generatorFrom } from "./random.ts";
import { clusterResampler } from "./resample.ts";
import type { Ranges } from "./ranges.ts";
import { basesOf } from "./sample.ts";
import { simulate, type Samplers } from "./simulate.ts";

const zeroes = Object.fromEntries(basisColumns.map((column) => [column, 0])) as Record<BasisColumn, number>;

/** Somebody who has gone to work from support: taxes and wage cost balance, so that the actors sum to society. */
const working = (wage: number): Basis => ({
  ...zeroes,
  wage,
  labourCost: 1.3142 * wage,
  municipality: 0.4 * wage,
  disposable: 0.3 * wage,
  otherState: 0.6142 * wage,
  supportDisability: 0.1 * wage,
  supportBase: 0.07 * wage,
});

const persons = (...bases: readonly Basis[]): UncertaintyInput["cohort"] => ({
  bases: basesOf(bases),
  completed: bases.map(() => true),
  missing: bases.map(() => false),
});

const cohort = persons(
  ...[210_000, 0, 330_000, 0, 0, 120_000, 0, 95_000, 0, 0, 300_000, -40_000].map((wage) => working(wage)),
);
const ranges: Ranges = {
  deadweight: { low: 0, high: 0.6, shape: "triangular" },
  persistence: { low: 0.6, high: 1, shape: "triangular" },
  discountRate: { low: 0, high: 0.05, shape: "scenario" },
};
const input: UncertaintyInput = {
  cohort,
  costs: costByRow(1_500_000, lawShares),
  assumptions: presets.huvud,
  ranges,
  draws: 300,
  seed: 20031210,
  targetMonths: 34,
};

/** The sum of bases, column by column, in the order of the persons. */
const totalOf = (bases: readonly Basis[]): Basis => {
  const total = { ...zeroes };
  for (const basis of bases) for (const column of basisColumns) total[column] += basis[column];
  return total;
};

/** Samplers under which every draw is the group as it is, under the assumptions chosen. */
const asIs: Samplers = {
  cohort: (times) => times.fill(1).length,
  comparison: (times) => times.fill(1).length,
  assumptions: () => undefined,
  donors: () => 0,
};

const rowOf = <Row extends { readonly row: ResultRow }>(rows: readonly Row[], row: ResultRow) =>
  rows.find((one) => one.row === row)!;

const assumptions: fc.Arbitrary<Assumptions> = fc
  .record({
    deadweight: fc.double({ min: 0, max: 0.9, noNaN: true }),
    persistence: fc.double({ min: 0.5, max: 1, noNaN: true }),
    discountRate: fc.constantFrom(0, 0.035, 0.05),
    taxFactor: fc.constantFrom(1, 1.3),
    displacement: fc.double({ min: 0, max: 0.4, noNaN: true }),
    horizonYears: fc.integer({ min: 1, max: 12 }),
    writeOffYears: fc.integer({ min: 1, max: 6 }),
    paybackRule: fc.constantFrom("monthly" as const, "rounded" as const),
  })
  .map((drawn) => ({ ...presets.huvud, ...drawn }));

describe("a draw that changes nothing", () => {
  test("gives the result table's revenue, profit and payback in every row", () => {
    fc.assert(
      fc.property(
        assumptions,
        fc.array(fc.integer({ min: -100_000, max: 400_000 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 5_000_000 }),
        (a, wages, total) => {
          const group = totalOf(wages.map(working));
          const costs = costByRow(total, equalShares);
          const cost = { total, origin: "", shares: { actual: undefined, law: lawShares, equal: equalShares } };
          const displaced = a.displacement * productionOf(group, a);
          const table = rowResults(effectOf(group, a), displaced, cost, "equal", wages.length, a);
          const { rows } = simulate({ cohort: persons(...wages.map(working)), costs, assumptions: a, draws: 1 }, asIs);
          for (const { row, revenue, horizonProfit, payback } of table) {
            const drawn = rowOf(rows, row);
            expect(drawn.revenue[0]).toBe(revenue);
            expect(drawn.horizonProfit![0]).toBeCloseTo(horizonProfit!, 4);
            const months = payback?.kind === "months" ? payback.months : Number.POSITIVE_INFINITY;
            expect(drawn.paybackMonths?.[0]).toBe(payback?.kind === "no-cost" ? undefined : months);
          }
        },
      ),
    );
  });

  test("gives the curve its first charge at month 0 and society's profit at the horizon", () => {
    const { curve, rows } = simulate({ ...input, draws: 1 }, asIs);
    expect(curve.length).toBe(61);
    expect(curve[0]![0]).toBe(-1_500_000);
    expect(curve[60]![0]).toBeCloseTo(rowOf(rows, "samhalle").horizonProfit![0]!, 6);
  });
});

describe("an uncertainty", () => {
  test("is the same for the same seed, and another for another", () => {
    expect(uncertaintyOf(input)).toEqual(uncertaintyOf(input));
    expect(uncertaintyOf({ ...input, seed: 2 }).rows).not.toEqual(uncertaintyOf(input).rows);
  });

  test("draws the same persons whatever the ranges are", () => {
    const revenue = (drawn: Ranges) => rowOf(uncertaintyOf({ ...input, ranges: drawn }).rows, "samhalle").revenue;
    expect(revenue({})).toEqual(revenue({ persistence: ranges.persistence }));
    expect(revenue({})).not.toEqual(revenue(ranges));
  });

  test("keeps scenarios as chosen", () => {
    const { discountRate } = ranges;
    expect(uncertaintyOf({ ...input, ranges: { discountRate } }).rows).toEqual(
      uncertaintyOf({ ...input, ranges: {} }).rows,
    );
  });

  test("has low ≤ median ≤ high in every row and month, and never paid back last", () => {
    const { rows, curve } = uncertaintyOf(input);
    const inOrder = ({ low, median, high }: { low: number | null; median: number | null; high: number | null }) =>
      (low ?? Infinity) <= (median ?? Infinity) && (median ?? Infinity) <= (high ?? Infinity);
    expect(
      rows.flatMap((row) => [row.revenue, row.horizonProfit!, row.paybackMonths ?? row.revenue]).every(inOrder),
    ).toBe(true);
    expect(curve.every(inOrder)).toBe(true);
  });

  test("has no more payback and no less chance of it when everybody's effect is larger", () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 3, noNaN: true }), (times) => {
        const larger = { ...cohort, bases: cohort.bases.map((amount) => amount * times) };
        const [one, other] = [uncertaintyOf(input), uncertaintyOf({ ...input, cohort: larger })];
        const median = (of: typeof one) => rowOf(of.rows, "samhalle").paybackMonths!.median ?? Infinity;
        expect(median(other)).toBeLessThanOrEqual(median(one));
        expect(other.paidBackWithin!.probability).toBeGreaterThanOrEqual(one.paidBackWithin!.probability);
        expect(other.positive!).toBeGreaterThanOrEqual(one.positive!);
      }),
      { numRuns: 20 },
    );
  });

  test("without a known cost has revenue only", () => {
    const { rows, curve, paidBackWithin, positive, missing } = uncertaintyOf({ ...input, costs: undefined });
    expect([curve, paidBackWithin, positive]).toEqual([[], undefined, undefined]);
    expect(rows.every((row) => row.horizonProfit === undefined && row.paybackMonths === undefined)).toBe(true);
    expect(missing.every(({ horizonProfit }) => horizonProfit === undefined)).toBe(true);
  });

  test("has a payback that never comes as null and not as a number", () => {
    const { rows, paidBackWithin } = uncertaintyOf({ ...input, costs: costByRow(1e9, lawShares) });
    expect(rowOf(rows, "samhalle").paybackMonths).toEqual({ low: null, median: null, high: null });
    expect(paidBackWithin).toEqual({ months: 34, probability: 0 });
  });

  test("spreads about as far as the standard error of a mean says", () => {
    const next = generatorFrom(5, 9);
    const wages = Array.from({ length: 100 }, () => 200_000 * fraction(next));
    const { rows } = uncertaintyOf({ ...input, cohort: persons(...wages.map(working)), ranges: {}, draws: 4000 });
    const { low, high } = rowOf(rows, "forsakring").revenue;
    expect([low, high]).toEqual([0, 0]);
    const municipality = rowOf(rows, "kommun").revenue;
    const mean = wages.reduce((sum, wage) => sum + wage, 0) / 100;
    const deviation = Math.sqrt(wages.reduce((sum, wage) => sum + (wage - mean) ** 2, 0) / 100);
    // 0.7 after deadweight, 0.4 of the wage; the sum of a hundred deviates ten times as much as one.
    const expected = 2 * 1.6449 * 0.7 * 0.4 * deviation * 10;
    expect((municipality.high! - municipality.low!) / expected).toBeCloseTo(1, 1);
  });
});

describe("a comparison group", () => {
  const comparison = { bases: basesOf([working(120_000), working(-60_000)]) };

  test("takes its mean change from each participant's, and no deadweight is taken off", () => {
    const { rows } = simulate({ ...input, comparison, draws: 1 }, asIs);
    const wages = 210_000 + 330_000 + 120_000 + 95_000 + 300_000 - 40_000 - 12 * 30_000;
    expect(rowOf(rows, "kommun").revenue[0]).toBeCloseTo(0.4 * wages, 6);
  });

  test("is drawn anew too, so that the interval is wider than with its mean fixed", () => {
    const width = (group: { readonly bases: Float64Array }) => {
      const { revenue } = rowOf(uncertaintyOf({ ...input, ranges: {}, comparison: group }).rows, "samhalle");
      return revenue.high! - revenue.low!;
    };
    expect(width(comparison)).toBeGreaterThan(1.2 * width({ bases: basesOf([working(30_000), working(30_000)]) }));
  });
});

describe("those whose situation after is missing", () => {
  const wages = [200_000, 250_000, 300_000, 0, -50_000, 20_000, 40_000, 100_000];
  const gaps: UncertaintyInput["cohort"] = {
    bases: basesOf([...wages, 0, 0, 0, 0].map(working)),
    completed: [true, true, true, false, false, false, false, false, false, false, false, false],
    missing: [...wages.map(() => false), true, true, true, true],
  };
  const medians = (of: UncertaintyInput["cohort"]) =>
    uncertaintyOf({ ...input, cohort: of }).missing.map(({ scenario, horizonProfit }) => [
      scenario,
      horizonProfit?.median,
    ]);

  test("are as completers, unchanged or as the worst quarter, in falling order", () => {
    const [completers, unchanged, worse] = medians(gaps);
    expect([completers![0], unchanged![0], worse![0]]).toEqual(["as-completers", "unchanged", "worse"]);
    expect(Number(completers![1])).toBeGreaterThan(Number(unchanged![1]));
    expect(Number(unchanged![1])).toBeGreaterThan(Number(worse![1]));
  });

  test("borrow changes of the right persons", () => {
    const one = { ...input, cohort: gaps, assumptions: { ...presets.huvud, displacement: 0 }, draws: 1 };
    const profits = (donors: number) =>
      Object.fromEntries(
        simulate(one, { ...asIs, donors: () => donors }).missing.map((gap) => [gap.scenario, gap.horizonProfit![0]!]),
      );
    const society = (sum: number) =>
      effectOf(working(sum), presets.huvud).samhalle * presentValueFactor(presets.huvud) - 1_500_000;
    const known = wages.reduce((sum, wage) => sum + wage, 0);
    // The last possible number chooses the last donor: the third completer, and the second worst of eight.
    const chosen = profits(2 ** 32 - 1);
    expect(chosen["as-completers"]).toBeCloseTo(society(known + 4 * 300_000), 4);
    expect(chosen.unchanged).toBeCloseTo(society(known), 4);
    expect(chosen.worse).toBeCloseTo(society(known), 4);
    expect(profits(2 ** 31 - 1).worse).toBeCloseTo(society(known - 4 * 50_000), 4);
  });

  test("are not guessed when there is nobody to borrow from", () => {
    const noCompleter = { ...gaps, completed: gaps.completed.map(() => false) };
    expect(medians(noCompleter)[0]).toEqual(["as-completers", undefined]);
    expect(medians(noCompleter)[2]![1]).toBeDefined();
  });

  test("make no difference when nobody is", () => {
    expect(new Set(medians(cohort).map(([, median]) => median)).size).toBe(1);
  });
});

describe("persons of several teams", () => {
  const clusters = [7, 7, 7, 9, 9, 4, 4, 4, 4, 4, 9, 7];

  test("are drawn by team: a draw holds whole teams' numbers of persons", () => {
    const draw = clusterResampler(generatorFrom(1, 1), clusters);
    for (let round = 0; round < 200; round++) {
      const times = new Int32Array(clusters.length);
      const drawn = draw(times);
      expect(times.reduce((sum, count) => sum + count, 0)).toBe(drawn);
      const of = (team: number) =>
        times.reduce((sum, count, person) => sum + (clusters[person] === team ? count : 0), 0);
      expect([of(7) % 4, of(9) % 3, of(4) % 5]).toEqual([0, 0, 0]);
    }
  });

  test("have a wider interval when teams differ than when persons are drawn as if they did not", () => {
    const wages = [
      ...Array<number>(10).fill(300_000),
      ...Array<number>(10).fill(0),
      ...Array<number>(10).fill(150_000),
    ];
    const teams = wages.map((_, person) => Math.floor(person / 10));
    const width = (numbers?: readonly number[]) => {
      const group = { ...persons(...wages.map(working)), ...(numbers && { clusters: numbers }) };
      const { revenue } = rowOf(uncertaintyOf({ ...input, cohort: group, ranges: {} }).rows, "samhalle");
      return revenue.high! - revenue.low!;
    };
    expect(width(teams)).toBeGreaterThan(2 * width());
    expect(width(wages.map(() => 3))).toBe(width());
  });
});

test("a payback by month is the cash flow's own for whole numbers too", () => {
  const a = { ...presets.jamforbar, paybackRule: "monthly" as const };
  for (const months of [1, 11, 12, 13, 24, 60, 119, 120, 121]) {
    // 12 kronor a year is one a month, so the cost comes back in so many months.
    const own = paybackOf(12_000, months * 1000, a);
    const one = simulate(
      {
        cohort: persons({ ...zeroes, municipality: 12_000 }),
        costs: costByRow(4000 * months, lawShares),
        assumptions: a,
        draws: 1,
      },
      asIs,
    );
    const drawn = rowOf(one.rows, "kommun").paybackMonths![0];
    expect(drawn).toBe(own.kind === "months" ? own.months : Number.POSITIVE_INFINITY);
    expect(drawn).toBe(months > 120 ? Number.POSITIVE_INFINITY : months);
  }
});
