import { describe, expect, test } from "vitest";
import { randomPersons } from "../../../../tests/support/random-persons.ts";
import { actors } from "../actors.ts";
import { presets, type Assumptions } from "../assumptions.ts";
import type { Line, PersonResult } from "../calculation.ts";
import { parameters } from "../parameters/catalogue.ts";
import type { ModelPerson, Spell } from "../spells.ts";
import { effectOf, type Basis } from "./basis.ts";
import { evaluatePerson, personBasis } from "./evaluate.ts";
import { identityBreak } from "./identities.ts";
import { compileRules } from "./rules.ts";

const persons = randomPersons(10_000, 1);
const rulesByYear = new Map(
  Array.from({ length: 11 }, (_, i) => [2016 + i, compileRules(parameters, 2016 + i, { illustrative: true })]),
);
const rulesOf = (year: number) => rulesByYear.get(year)!;

function computed(person: ModelPerson, a: Assumptions): PersonResult {
  const result = evaluatePerson(person, rulesOf(person.year), a);
  if (!("effect" in result)) throw new Error(`Person ${person.id} was refused: ${JSON.stringify(result.refused)}`);
  return result;
}

const basisOf = (person: ModelPerson): Basis => personBasis(person, rulesOf(person.year)).basis!;

/** Every assumption that touches a year's accounts away from zero and one, so that nothing cancels by luck. */
const awkward: Assumptions = {
  ...presets.huvud,
  saving: 0.07,
  kappaDisability: 0.6,
  kappaHiring: 0.3,
  agreedPremium: 0.08,
  dailyBenefitsPayer: "fk",
};

describe("ten thousand random persons", () => {
  test("the actors' accounts add up to society (I1–I4, I6)", () => {
    const worst = persons.reduce((most, person) => Math.max(most, computed(person, awkward).identity), 0);

    expect(worst).toBeLessThan(1e-6);
  });

  test("an unchanged year is no effect at all, to the last bit (I5)", () => {
    for (const person of persons) {
      const unchanged = basisOf({ ...person, after: person.before });
      for (const amount of Object.values(unchanged)) expect(amount).toBe(0);
    }
  });

  test("before and after the other way round flips every sign (I5)", () => {
    for (const person of persons) {
      const effect = effectOf(basisOf(person), awkward);
      const flipped = effectOf(basisOf({ ...person, before: person.after, after: person.before }), awkward);
      for (const row of [...actors, "samhalle", "disponibel"] as const)
        expect(flipped[row] + effect[row]).toBeCloseTo(0, 6);
    }
  });

  test("with κ = 1 no employer gains, and with κ = 0 the support itself, which society does not depend on (I6)", () => {
    const [full, none] = [
      { ...awkward, kappaDisability: 1, kappaHiring: 1 },
      { ...awkward, kappaDisability: 0, kappaHiring: 0 },
    ];
    for (const person of persons) {
      const basis = basisOf(person);
      const support = basis.supportDisability + none.agreedPremium * basis.supportBase + basis.supportHiring;
      const unsupported = { ...basis, supportDisability: 0, supportBase: 0, supportHiring: 0 };
      expect(effectOf(basis, full).arbetsgivare).toBeCloseTo(0, 6);
      expect(effectOf(basis, none).arbetsgivare).toBeCloseTo(support, 6);
      expect(effectOf(basis, none).samhalle).toBeCloseTo(effectOf(unsupported, none).samhalle, 6);
    }
  });

  test("the lines of every person add up to every actor's effect, and the fast way is the slow way", () => {
    const signed = ({ situation, amount }: Line): number => (situation === "after" ? amount : 0 - amount);
    for (const person of persons.slice(0, 3_000)) {
      const { effect, lines, basis } = computed(person, awkward);
      for (const actor of actors) {
        const sum = lines.filter((line) => line.actor === actor).reduce((total, line) => total + signed(line), 0);
        expect(sum).toBeCloseTo(effect[actor], 5);
      }
      expect(basisOf(person)).toEqual(basis);
    }
  });

  test("an account that loses a krona breaks the identity", () => {
    const basis = basisOf(persons[0]!);

    expect(identityBreak({ ...basis, municipality: basis.municipality - 1 }, awkward)).toBeCloseTo(1, 6);
    expect(identityBreak({ ...basis, resources: basis.resources + 1 }, awkward)).toBeCloseTo(1, 6);
  });
});

describe("income", () => {
  const context = { municipalTax: 0.2036, regionalTax: 0.1088, housing: 5_500, norm: 4_000 };
  const disposable = (year: number, spells: readonly Spell[]): number =>
    basisOf({ id: 1, year, context, before: { spells: [] }, after: { spells } }).disposable;
  const wage = (monthly: number): Spell => ({ kind: "lon", months: 12, extent: 1, fullTimeWage: monthly });

  test.each(Array.from({ length: 11 }, (_, i) => 2016 + i))(
    "in %i somebody who earns 1 000 kr more a year never has less left, but where the pension fee sets in",
    (year) => {
      const { priceBase, pensionFloorBases } = rulesOf(year).values;
      const floor = priceBase * pensionFloorBases;
      const falls: number[] = [];
      for (let yearly = 0; yearly < 1_400_000; yearly += 1_000) {
        const [less, more] = [yearly, yearly + 1_000].map((amount) => disposable(year, [wage(amount / 12)]));
        if (more! < less! - 1e-6) falls.push(yearly);
      }

      expect(falls.every((yearly) => yearly < floor && yearly + 1_000 >= floor - 100)).toBe(true);
      expect(falls.length).toBeLessThanOrEqual(1);
    },
  );

  test("a wage that a tax of 110 per cent is laid on would be found", () => {
    const rules = rulesOf(2024);
    const broken = { ...rules, values: { ...rules.values, stateRate: 1.1 } };
    const left = (yearly: number): number =>
      personBasis(
        { id: 1, year: 2024, context, before: { spells: [] }, after: { spells: [wage(yearly / 12)] } },
        broken,
      ).basis!.disposable;

    expect(left(900_000)).toBeLessThan(left(890_000));
  });
});
