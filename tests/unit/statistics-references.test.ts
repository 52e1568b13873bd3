import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets, type Assumptions } from "#src/domain/model/assumptions.ts";
import type { Duration, ResultRow } from "#src/domain/model/calculation.ts";
import { basisColumns, type Basis } from "#src/domain/model/engine/basis.ts";
import { presentValueFactor } from "#src/domain/model/group/cash-flow.ts";
import { costByRow } from "#src/domain/model/group/cost.ts";
import { summaryOf } from "#src/domain/model/uncertainty/bootstrap.ts";
import { kaplanMeier } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import { quantilesOf } from "#src/domain/model/uncertainty/quantile.ts";
import { generatorFrom, triangularAt } from "#src/domain/model/uncertainty/random.ts";
import { basesOf } from "#src/domain/model/uncertainty/sample.ts";
import { simulate } from "#src/domain/model/uncertainty/simulate.ts";
import { wilson } from "#src/kernel/statistics.ts";
import { distance, expectAsReference, readReference, type Written } from "../support/references.ts";

describe("Kaplan–Meier is survfit's", () => {
  interface Case {
    readonly name: string;
    readonly months: readonly number[];
    readonly ended: readonly boolean[];
    readonly time: readonly number[];
    readonly atRisk: readonly number[];
    readonly events: readonly number[];
    readonly survival: readonly number[];
    readonly standardError: readonly Written[];
    readonly log: { readonly low: readonly Written[]; readonly high: readonly Written[] };
    readonly loglog: { readonly low: readonly Written[]; readonly high: readonly Written[] };
    readonly median: Written;
  }
  const cases = readReference<readonly Case[]>("kaplan-meier");
  const durationsOf = ({ months, ended }: Case): Duration[] =>
    months.map((length, at) => ({ months: length, ended: ended[at]! }));

  test.each(cases.map((one) => [one.name, one] as const))("for %s", (_name, one) => {
    const durations = durationsOf(one);
    const { points, median, n } = kaplanMeier(durations);
    expect(n).toBe(one.months.length);
    expectAsReference(
      points.map(({ months }) => months),
      one.time,
    );
    expectAsReference(
      points.map(({ atRisk }) => atRisk),
      one.atRisk,
    );
    expectAsReference(
      points.map(({ ended }) => ended),
      one.events,
    );
    expectAsReference(
      points.map(({ survival }) => survival),
      one.survival,
    );
    expectAsReference(
      points.map(({ standardError }) => standardError),
      one.standardError,
    );
    expectAsReference(
      points.map(({ low }) => low),
      one.log.low,
    );
    expectAsReference(
      points.map(({ high }) => high),
      one.log.high,
    );
    expectAsReference([median], [one.median]);
    const loglog = kaplanMeier(durations, "log-log").points;
    expectAsReference(
      loglog.map(({ low }) => low),
      one.loglog.low,
    );
    expectAsReference(
      loglog.map(({ high }) => high),
      one.loglog.high,
    );
  });

  test("and a variant that leaves out those last seen at the time of a loss is told apart", () => {
    const tied = cases.find(({ name }) => name.startsWith("ties"))!;
    const early = durationsOf(tied).map(({ months, ended }) => ({ months: ended ? months : months - 0.01, ended }));
    const survival = (durations: readonly Duration[]) =>
      kaplanMeier(durations)
        .points.filter(({ ended }) => ended > 0)
        .map((point) => point.survival);
    expect(distance(survival(early)[0], survival(durationsOf(tied))[0]!)).toBeGreaterThan(1e-3);
  });
});

test("Wilson's interval is prop.test's", () => {
  const cases = readReference<readonly (readonly [number, number, number, number])[]>("wilson");
  expect(cases.length).toBeGreaterThan(60);
  for (const [numerator, denominator, low, high] of cases) {
    const interval = wilson(numerator, denominator);
    expectAsReference([interval.low, interval.high], [low, high]);
  }
});

describe("quantiles are R's type 7", () => {
  interface Cases {
    readonly at: readonly number[];
    readonly vectors: readonly {
      readonly values: readonly Written[];
      readonly type7: readonly Written[];
      readonly type6: readonly Written[];
    }[];
  }
  const { at, vectors } = readReference<Cases>("quantile");
  const numbers = (values: readonly Written[]) => Float64Array.from(values, Number);

  test("also where the largest values are infinite", () => {
    for (const { values, type7 } of vectors) expectAsReference(quantilesOf(numbers(values), at), type7);
  });

  test("and type 6 is told apart", () => {
    const { values, type6 } = vectors[1]!;
    expect(distance(quantilesOf(numbers(values), [at[1]!])[0], type6[1]!)).toBeGreaterThan(1e-3);
  });
});

test("the triangular distribution has R's distribution function and inverse", () => {
  interface Shape {
    readonly low: number;
    readonly mode: number;
    readonly high: number;
    readonly x: readonly number[];
    readonly below: readonly number[];
    readonly value: readonly number[];
  }
  const { fractions, shapes } = readReference<{ fractions: number[]; shapes: Shape[] }>("triangular");
  for (const { low, mode, high, x, below, value } of shapes) {
    expectAsReference(
      fractions.map((fraction) => triangularAt(fraction, low, mode, high)),
      value,
    );
    expectAsReference(
      below.map((fraction) => triangularAt(fraction, low, mode, high)),
      x,
    );
  }
});

test("the generator gives sfc32's numbers", () => {
  const cases = readReference<readonly { seed: number; stream: number; outputs: number[] }[]>("generator");
  for (const { seed, stream, outputs } of cases) {
    const next = generatorFrom(seed, stream);
    expect(outputs.map(() => next())).toEqual(outputs);
  }
});

test("the present value of a krona a year is the sum it is defined by", () => {
  const cases = readReference<readonly (readonly [number, number, number, number, number])[]>("present-value");
  for (const [deadweight, persistence, discountRate, years, factor] of cases) {
    const a = { ...presets.huvud, deadweight, persistence, discountRate };
    expectAsReference([presentValueFactor(a, years)], [factor]);
  }
});

describe("a bootstrap of the persons that R drew", () => {
  type DrawnName = "indirectTax" | "saving" | "kappaDisability" | "kappaHiring" | "agreedPremium" | "deadweight" | "displacement" | "persistence"; // prettier-ignore
  interface Case {
    readonly columns: readonly (keyof Basis)[];
    readonly basis: readonly (readonly number[])[];
    readonly index: readonly (readonly number[])[];
    readonly cost: number;
    readonly shares: Readonly<Record<"kommun" | "region" | "af" | "fk" | "ovrstat", number>>;
    readonly taxFactor: number;
    readonly discountRate: number;
    readonly horizonYears: number;
    readonly assumptions: Readonly<Record<DrawnName, readonly number[]>>;
    readonly rows: readonly ResultRow[];
    readonly mean: readonly number[];
    readonly ratio: readonly number[];
    readonly revenue: readonly (readonly number[])[];
    readonly profit: readonly (readonly number[])[];
    readonly payback: readonly (readonly Written[])[];
    readonly revenueBands: readonly (readonly Written[])[];
    readonly profitBands: readonly (readonly Written[])[];
    readonly paybackBands: readonly (readonly Written[])[];
    readonly curveBands: readonly (readonly Written[])[];
    readonly paidBackWithin34: number;
    readonly positive: number;
  }
  const reference = readReference<Case>("bootstrap");
  const draws = reference.index.length;

  const personBasis = (row: readonly number[]): Basis => ({
    ...(Object.fromEntries(basisColumns.map((column) => [column, 0])) as Record<keyof Basis, number>),
    ...Object.fromEntries(reference.columns.map((column, at) => [column, row[at]!])),
  });
  const drawnNames = Object.keys(reference.assumptions) as DrawnName[];

  function simulated(index: readonly (readonly number[])[] = reference.index) {
    const a: Assumptions = {
      ...presets.huvud,
      taxFactor: reference.taxFactor,
      discountRate: reference.discountRate,
      horizonYears: reference.horizonYears,
    };
    const [persons, drawn] = [index.values(), [...Array(draws).keys()].values()];
    const input = {
      cohort: {
        bases: basesOf(reference.basis.map(personBasis)),
        completed: reference.basis.map(() => true),
        missing: reference.basis.map(() => false),
      },
      costs: costByRow(reference.cost, reference.shares),
      assumptions: a,
      draws,
      targetMonths: 34,
    };
    const simulation = simulate(input, {
      cohort: (times) => {
        const chosen = persons.next().value!;
        for (const person of chosen) times[person]!++;
        return chosen.length;
      },
      assumptions: (into) => {
        const draw = drawn.next().value!;
        for (const name of drawnNames) into[name] = reference.assumptions[name][draw]!;
      },
      donors: () => 0,
    });
    return { input, simulation };
  }

  const column = (table: readonly (readonly Written[])[], at: number) => table.map((row) => row[at]!);

  test("gives R's revenue, profit and payback in every draw", () => {
    const { rows } = simulated().simulation;
    expect(rows.map(({ row }) => row).toSorted()).toEqual(reference.rows.toSorted());
    for (const { row, revenue, horizonProfit, paybackMonths } of rows) {
      const at = reference.rows.indexOf(row);
      expectAsReference([...revenue], column(reference.revenue, at));
      expectAsReference([...horizonProfit!], column(reference.profit, at));
      expectAsReference([...(paybackMonths ?? Array<null>(draws).fill(null))], column(reference.payback, at));
    }
  });

  test("gives R's means and ratios", () => {
    const n = reference.basis.length;
    const at = (name: keyof Basis) => reference.columns.indexOf(name);
    const sums = (name: keyof Basis, draw: number) =>
      reference.index[draw]!.reduce((sum, person) => sum + reference.basis[person]![at(name)]!, 0);
    // Participant's account is (1 − τ(1 − σ))·Y, so Y is found again in what the program gives.
    const participant = simulated().simulation.rows.find(({ row }) => row === "deltagare")!.revenue;
    const disposable = [...participant].map((revenue, draw) => {
      const { indirectTax, saving, deadweight } = reference.assumptions;
      return revenue / (1 - deadweight[draw]!) / (1 - indirectTax[draw]! * (1 - saving[draw]!));
    });
    expectAsReference(
      disposable.map((sum) => sum / n),
      reference.mean,
    );
    expectAsReference(
      disposable.map((sum, draw) => sum / sums("labourCost", draw)),
      reference.ratio,
    );
  });

  test("gives R's quantiles and probabilities", () => {
    const { input, simulation } = simulated();
    const { rows, curve, paidBackWithin, positive } = summaryOf(simulation, input);
    const finite = (band: readonly Written[]) => band.map((value) => (value === "Infinity" ? null : value));
    for (const { row, revenue, horizonProfit, paybackMonths } of rows) {
      const at = reference.rows.indexOf(row);
      expectAsReference([revenue.low, revenue.median, revenue.high], reference.revenueBands[at]!);
      expectAsReference([horizonProfit!.low, horizonProfit!.median, horizonProfit!.high], reference.profitBands[at]!);
      // The first seven rows bear a cost.
      if (at >= 7) expect(paybackMonths).toBeUndefined();
      else
        expectAsReference(
          [paybackMonths!.low, paybackMonths!.median, paybackMonths!.high],
          finite(reference.paybackBands[at]!),
        );
    }
    curve.forEach(({ low, median, high }, month) =>
      expectAsReference([low, median, high], reference.curveBands[month]!),
    );
    expectAsReference([paidBackWithin!.probability, positive], [reference.paidBackWithin34, reference.positive]);
  });

  test("does not depend on the order the persons of a draw were drawn in", () => {
    const revenueOf = (index: readonly (readonly number[])[]) =>
      simulated(index).simulation.rows.map(({ revenue }) => [...revenue]);
    const straight = revenueOf(reference.index);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 33 }), (shift) => {
        const turned = reference.index.map((drawn) => [...drawn.slice(shift), ...drawn.slice(0, shift)].toReversed());
        expect(revenueOf(turned)).toEqual(straight);
      }),
      { numRuns: 10 },
    );
  });

  test("and one person more or less in a single draw is told apart", () => {
    const [first, ...rest] = reference.index;
    const working = reference.basis.findIndex((row) => row[reference.columns.indexOf("wage")]! > 0);
    const other = simulated([[...first!.slice(1), working], ...rest]).simulation.rows[0]!.revenue[0]!;
    expect(distance(other, reference.revenue[0]![reference.rows.indexOf("samhalle")]!)).toBeGreaterThan(1e-6);
  });
});
