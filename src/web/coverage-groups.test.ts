import { expect, test } from "vitest";
import type { EvaluatedBenefit } from "#src/actions/evaluate-benefit.ts";
import { calculate } from "#src/domain/model/calculate.ts";
import { presets } from "#src/domain/model/assumptions.ts";
import type { CohortPerson } from "#src/domain/model/calculation.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { equalShares, lawShares } from "#src/domain/model/group/cost.ts";
import { casesOf, coverageGroups, type CoverageGroup } from "./coverage-groups.ts";

const spell = { kind: "ingen", months: 12, extent: 1 } as const;
const someone = (id: number, changes: Partial<CohortPerson>): CohortPerson => ({
  person: { id, year: 2025, context: { municipalTax: 0.2, regionalTax: 0.1, housing: 0 }, before: { spells: [spell] }, after: { spells: [spell] } },
  exit: "completed",
  after: "measured",
  computed: [],
  ...changes,
}); // prettier-ignore

const cohortPersons = [
  someone(1, {}),
  someone(2, { after: "earlier" }),
  someone(3, { exit: "interrupted", after: "missing" }),
];

function evaluated(population: "ended" | "completed"): EvaluatedBenefit {
  const assumptions = { ...presets.huvud, population };
  const cohort = {
    team: "Teamet",
    period: { from: "2025-01-01", to: "2025-12-31" },
    persons: cohortPersons,
    cost: { total: 1, shares: { actual: undefined, law: lawShares, equal: equalShares }, origin: "" },
    coverage: {
      ended: 4, completed: 3, measured: 1, earlier: 1, missing: 1,
      leftOut: [{ id: 4, reason: "lönen saknas", exit: "completed" as const }],
      amounts: { registered: 0, all: 0 },
    },
    measuredAt: 12,
    durations: [],
  }; // prettier-ignore
  const request = { preset: "huvud", assumptions, observePersistence: false, parameters, illustrative: true, targetMonths: 34, draws: 0, seed: 1 } as const; // prettier-ignore
  const counted = cohortPersons.filter(({ exit }) => population === "ended" || exit === "completed");
  return { calculation: calculate(cohort, request), cohort, persons: counted } as unknown as EvaluatedBenefit;
}

test.each(["ended", "completed"] as const)(
  "every count of the coverage has as many cases, counting %s",
  (population) => {
    const all = evaluated(population);
    const { ended, completed, measured, earlier, missing, leftOut } = all.calculation.coverage;
    const counts: Record<CoverageGroup, number> = {
    ended, completed, measured, earlier, missing, "left-out": leftOut.length, counted: all.calculation.persons,
  }; // prettier-ignore

    expect(Object.fromEntries(coverageGroups.map((group) => [group, casesOf(group, all).length]))).toEqual(counts);
  },
);

test("who is left out is said with why, in order of case number", () => {
  expect(casesOf("left-out", evaluated("ended"))).toEqual([
    { id: 4, exit: "completed", after: undefined, reason: "lönen saknas" },
  ]);
  expect(casesOf("ended", evaluated("ended")).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});
