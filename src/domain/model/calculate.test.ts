import { expect, test } from "vitest";
import { randomPersons } from "../../../tests/support/random-persons.ts";
import { actors } from "./actors.ts";
import { presets, type Assumptions } from "./assumptions.ts";
import { calculate, personResults, usualSeed, type CalculationRequest } from "./calculate.ts";
import type { Cohort, CohortPerson, ResultRow } from "./calculation.ts";
import { equalShares, lawShares } from "./group/cost.ts";
import { parameters } from "./parameters/catalogue.ts";
import { withOwnValues, type OwnValue } from "./parameters/select.ts";
import type { ModelPerson, Spell } from "./spells.ts";

const assistance: Spell = { kind: "forsorjningsstod", months: 12, extent: 1, concurrent: [], workIncentive: false };
const wage = (monthly: number, extent = 1): Spell => ({ kind: "lon", months: 12, extent, fullTimeWage: monthly });
const disability: Spell = { kind: "sjukersattning", months: 12, extent: 1 };

const context = { municipalTax: 0.2036, regionalTax: 0.1088, housing: 6_500 };
const person = (id: number, before: Spell[], after: Spell[], year = 2025): ModelPerson => ({
  id, year, context, before: { spells: before }, after: { spells: after },
}); // prettier-ignore

const toWork = (id: number): CohortPerson => ({
  person: person(id, [assistance], [wage(26_000)]), exit: "completed", after: "measured", computed: [],
}); // prettier-ignore
const unchanged = (id: number): CohortPerson => ({
  person: person(id, [assistance], [assistance]), exit: "interrupted", after: "missing", computed: [],
}); // prettier-ignore

function cohort(persons: readonly CohortPerson[], changes: Partial<Cohort> = {}): Cohort {
  const completed = persons.filter(({ exit }) => exit === "completed").length;
  return {
    team: "Teamet",
    period: { from: "2025-01-01", to: "2025-12-31" },
    persons,
    cost: {
      total: 1_000_000,
      shares: { actual: undefined, law: lawShares, equal: equalShares },
      origin: "bokföringen",
    },
    coverage: {
      ended: persons.length, completed, measured: completed, earlier: 0, missing: persons.length - completed,
      leftOut: [], amounts: { registered: 0, all: 0 },
    }, // prettier-ignore
    measuredAt: 12,
    durations: [],
    ...changes,
  };
}

const request = (assumptions: Assumptions, changes: Partial<CalculationRequest> = {}): CalculationRequest => ({
  preset: "huvud",
  assumptions,
  observePersistence: true,
  parameters,
  illustrative: true,
  targetMonths: 34,
  draws: 200,
  seed: usualSeed,
  ...changes,
});

const group = cohort([...Array.from({ length: 8 }, (_, i) => toWork(i + 1)), ...[9, 10, 11, 12].map(unchanged)]);
const rowOf = (rows: ReturnType<typeof calculate>["rows"], row: ResultRow) => rows.find((one) => one.row === row)!;

test("the actors' revenue adds up to society's, and what is displaced stands beside", () => {
  const { rows, displaced } = calculate(group, request({ ...presets.huvud, displacement: 0.2 }));
  const sum = actors.reduce((total, actor) => total + rowOf(rows, actor).revenue, 0);

  expect(displaced).toBeGreaterThan(0);
  expect(sum - (1 - presets.huvud.deadweight) * displaced).toBeCloseTo(rowOf(rows, "samhalle").revenue, 4);
});

test("drop-outs are in the main analysis, and out of the one comparable with older reports", () => {
  expect(calculate(group, request(presets.huvud)).persons).toBe(12);
  expect(calculate(group, request(presets.jamforbar)).persons).toBe(8);
});

test("the comparable preset is 5R − C and months rounded up", () => {
  const society = rowOf(calculate(group, request(presets.jamforbar)).rows, "samhalle");

  expect(society.horizonProfit).toBeCloseTo(5 * society.revenue - 1_000_000, 4);
  expect(society.payback).toEqual({
    kind: "months",
    months: Math.ceil((12 * 1_000_000) / (Math.round(society.revenue / 1000) * 1000)),
  });
});

test("the law's split stands in when no financing is registered, and says so", () => {
  const { split, splitReplaced, bySplit } = calculate(group, request(presets.huvud));

  expect([split, splitReplaced]).toEqual(["law", true]);
  expect(bySplit.actual).toBeUndefined();
  expect(rowOf(bySplit.law!, "region").cost).toBe(250_000);
  expect(rowOf(bySplit.equal!, "region").cost).toBe(200_000);
});

test("persistence is read from follow-ups when enough have been followed, else it is the stated one", () => {
  const followed = Array.from({ length: 20 }, (_, i) => ({ months: i < 4 ? 18 : 24, ended: i < 4 }));
  const few = calculate(cohort(group.persons, { durations: followed.slice(0, 5) }), request(presets.huvud));
  const many = calculate(cohort(group.persons, { durations: followed }), request(presets.huvud));

  expect(few.persistence).toEqual({ origin: "assumption", value: 0.85, n: 0 });
  expect(many.persistence).toMatchObject({ origin: "follow-ups", n: 20, since: 12, until: 24 });
  expect(many.assumptions.persistence).toBeCloseTo(0.8, 12);
});

test("a comparison group takes the place of the stated deadweight and is named", () => {
  const comparison = {
    step: "comparison-group" as const, name: "Grannteamet",
    persons: [person(1, [assistance], [wage(26_000)]), person(2, [assistance], [assistance])],
  }; // prettier-ignore
  const plain = calculate(group, request({ ...presets.huvud, deadweight: 0 }));
  const compared = calculate(group, request(presets.huvud, { comparison }));

  expect(compared.assumptions.deadweight).toBe(0);
  expect(compared.counterfactual).toMatchObject({ step: "comparison-group", name: "Grannteamet", n: 2 });
  // Eight of twelve went to work, one of two in the comparison: 8 − 6 of them are the team's.
  expect(rowOf(compared.rows, "samhalle").revenue).toBeCloseTo(rowOf(plain.rows, "samhalle").revenue / 4, 4);
  expect(compared.tornado.map(({ assumption }) => assumption)).not.toContain("deadweight");
});

test("what could not be computed of a comparison group is named, also when nothing of it could", () => {
  const lost = [person(1, [assistance], [wage(26_000)], 2021), person(2, [assistance], [assistance], 2021)];
  const known = person(3, [assistance], [assistance]);
  const comparedWith = (persons: readonly ModelPerson[]) =>
    calculate(
      group,
      request(presets.huvud, { comparison: { step: "comparison-group", name: "Grannteamet", persons } }),
    );
  const refusal = { parameter: "riksnorm_ensam", year: 2021, equation: "N4", reach: "person" };

  expect(comparedWith([...lost, known])).toMatchObject({ counterfactual: { n: 1 }, refused: [refusal] });
  expect(comparedWith(lost)).toMatchObject({ counterfactual: { step: "stated-deadweight" }, refused: [refusal] });
});

test("somebody whose support only changed payer is told apart, with what moved", () => {
  const moved: CohortPerson = {
    person: person(13, [assistance], [disability]), exit: "completed", after: "measured", computed: [],
  }; // prettier-ignore
  const { reclassified } = calculate(cohort([...group.persons, moved]), request(presets.huvud));

  expect(reclassified.persons).toBe(1);
  expect(reclassified.moved).toBeGreaterThan(150_000);
  expect(Math.abs(reclassified.effect.samhalle)).toBeLessThan(10_000);
});

test("a support that only became smaller or larger has not changed payer, though tax moved with it", () => {
  const paid = (kind: "forsorjningsstod" | "sjukersattning", amount: number): Spell =>
    kind === "sjukersattning"
      ? { kind, months: 12, extent: 1, amount }
      : { kind, months: 12, extent: 1, amount, concurrent: [], workIncentive: false };
  const same: readonly (readonly [Spell, Spell])[] = [
    [paid("forsorjningsstod", 12_000), paid("forsorjningsstod", 7_000)],
    [paid("forsorjningsstod", 7_000), paid("forsorjningsstod", 12_000)],
    [paid("sjukersattning", 13_000), paid("sjukersattning", 6_500)],
    [paid("sjukersattning", 6_500), paid("sjukersattning", 13_000)],
  ];
  const changed = same.map(
    ([before, after], index): CohortPerson => ({
      person: person(20 + index, [before], [after]), exit: "completed", after: "measured", computed: [],
    }), // prettier-ignore
  );
  const { reclassified } = calculate(cohort([...group.persons, ...changed]), request(presets.huvud));

  expect(reclassified).toMatchObject({ persons: 0, moved: 0 });
});

test("what municipality and region keep after equalisation is refused by name until its rate is known", () => {
  const own: OwnValue[] = (["kommun", "region"] as const).map((actor) => ({
    parameter: `inkomstutjamning_lansvis_skattesats.${actor}`, from: "2025-01-01", value: actor === "kommun" ? 0.2 : 0.1,
    source: "förordningen", checked: null,
  })); // prettier-ignore
  const unknown = calculate(group, request(presets.huvud)).equalised;
  const known = calculate(group, request(presets.huvud, { parameters: withOwnValues(parameters, own) }));

  expect(unknown).toEqual({ refused: "inkomstutjamning_lansvis_skattesats.kommun" });
  if (!("effect" in known.equalised)) throw new Error("The rates are known");
  expect(known.equalised.effect.kommun).toBeCloseTo(known.gross.kommun - 0.2 * known.basis.taxBase, 4);
  expect(
    actors.reduce((sum, actor) => sum + (known.equalised as { effect: Record<string, number> }).effect[actor]!, 0),
  ).toBeCloseTo(known.gross.samhalle, 4);
});

test("a person whose rules are not known is left out by the parameter's name", () => {
  const lost: CohortPerson = {
    person: person(13, [assistance], [wage(20_000)], 2021), exit: "completed", after: "measured", computed: [],
  }; // prettier-ignore
  const { persons, coverage, refused } = calculate(cohort([...group.persons, lost]), request(presets.huvud));

  expect(persons).toBe(12);
  expect(coverage.leftOut).toEqual([
    { id: 13, exit: "completed", reason: expect.stringContaining("riksnorm_ensam 2021") as string },
  ]);
  expect(refused).toContainEqual({ parameter: "riksnorm_ensam", year: 2021, equation: "N4", reach: "person" });
});

test("without illustrative values the unit costs nobody knows are named, and the rest is counted", () => {
  const { refused, persons } = calculate(group, request(presets.huvud, { illustrative: false }));

  expect(persons).toBe(12);
  expect(refused.map(({ parameter }) => parameter)).toEqual(["handlaggning_forsorjningsstod"]);
});

test("every parameter used is named, and those nobody has checked", () => {
  const { parameters: named } = calculate(group, request(presets.huvud));

  expect(named.used).toEqual(
    expect.arrayContaining(["prisbasbelopp", "riksnorm_ensam", "arbetsgivaravgift_total", "dodvikt", "tau_indirekt"]),
  );
  expect(named.unchecked).toEqual(named.used);
  expect(named.hash).toMatch(/^[\da-f]{64}$/);
});

test("a parameter that only one of many alike reaches is named too", () => {
  const well = person(13, [assistance], [wage(70_000)]);
  const elsewhere = person(14, [assistance], [wage(26_000)]);
  const rare: CohortPerson[] = [
    { person: well, exit: "completed", after: "measured", computed: [] },
    { person: { ...elsewhere, context: { ...context, origin: { municipalTax: "skatt_sater" } } }, exit: "completed", after: "measured", computed: [] },
  ]; // prettier-ignore
  const usedOf = (persons: readonly CohortPerson[]) =>
    calculate(cohort(persons), request(presets.huvud)).parameters.used;

  expect(usedOf(group.persons)).not.toContain("skiktgrans_nedre");
  expect(usedOf([...group.persons, ...rare])).toEqual(expect.arrayContaining(["skiktgrans_nedre", "skatt_sater"]));
});

test("nothing depends on the order in which the register or a comparison lists its persons", () => {
  const listed = (seed: number) => randomPersons(40, seed);
  const calculated = (turn: <T>(list: readonly T[]) => T[]) => {
    const persons = listed(7).map(
      (one, index): CohortPerson => ({
        person: one, exit: index % 3 === 0 ? "interrupted" : "completed", after: "measured", computed: [],
      }), // prettier-ignore
    );
    const comparison = { step: "comparison-group" as const, name: "Grannteamet", persons: turn(listed(8)) };
    return calculate(cohort(turn(persons)), request(presets.huvud, { comparison, illustrative: false }));
  };

  expect(calculated((list) => list.toReversed())).toEqual(calculated((list) => [...list]));
});

test("under ten persons nothing is drawn", () => {
  expect(calculate(cohort(group.persons.slice(0, 9)), request(presets.huvud)).uncertainty).toBeUndefined();
  expect(calculate(cohort(group.persons.slice(0, 10)), request(presets.huvud)).uncertainty).toBeDefined();
});

test("every person's own result adds up to the group's", () => {
  const persons = randomPersons(200, 7).map((one): CohortPerson => ({
    person: one,
    exit: "completed",
    after: "measured",
    computed: [],
  }));
  const asked = request(presets.huvud, { draws: 0 });
  const { gross } = calculate(cohort(persons), asked);
  const results = personResults(cohort(persons), asked);

  for (const row of [...actors, "samhalle", "disponibel"] as const) {
    const sum = results.reduce((total, result) => total + ("effect" in result ? result.effect[row] : Number.NaN), 0);
    expect(sum).toBeCloseTo(gross[row], 3);
  }
});
