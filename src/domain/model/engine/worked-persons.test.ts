import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { presets, type PresetName } from "../assumptions.ts";
import type { Effect } from "../actors.ts";
import { parameters } from "../parameters/catalogue.ts";
import { readPersonsFile } from "../persons-file/read-persons.ts";
import { actors } from "../actors.ts";
import { evaluatePerson, type Uncomputed } from "./evaluate.ts";
import type { Line, PersonResult } from "../calculation.ts";
import type { Spell } from "../spells.ts";
import { compileRules } from "./rules.ts";

const text = readFileSync("tests/fixtures/model/nytta-examples.json", "utf8");
const expected = new Map(
  (JSON.parse(text) as { persons: { id: number; expected: Record<string, { effect: Effect }> }[] }).persons.map(
    (person) => [person.id, person.expected],
  ),
);
const file = readPersonsFile(text);
if (!file.ok) throw new Error("The worked persons cannot be read");
const persons = file.value.persons;

function evaluated(id: number, preset: PresetName, illustrative = true): PersonResult | Uncomputed {
  const person = persons.find((one) => one.id === id)!;
  return evaluatePerson(person, compileRules(parameters, person.year, { illustrative }), presets[preset]);
}

function computed(id: number, preset: PresetName): PersonResult {
  const result = evaluated(id, preset);
  if (!("effect" in result)) throw new Error(`Person ${id} was refused`);
  return result;
}

const cases = persons.flatMap((person) =>
  (["huvud", "jamforbar"] as const).map((preset) => [Number(person.id), preset, person.name] as const),
);

test("sixteen persons are worked by hand", () => {
  expect(persons).toHaveLength(16);
});

test.each(cases)("person %i under %s is right to the öre: %s", (id, preset) => {
  const effect = computed(id, preset).effect;

  for (const [row, amount] of Object.entries(expected.get(id)![preset]!.effect)) {
    expect(Math.abs(effect[row as keyof Effect] - amount), row).toBeLessThanOrEqual(0.005 + 1e-9);
  }
});

test.each(cases)("the lines of person %i under %s add up to every actor's effect", (id, preset) => {
  const { effect, lines } = computed(id, preset);
  const signed = ({ situation, amount }: Line): number => (situation === "after" ? amount : 0 - amount);

  for (const actor of actors) {
    const sum = lines.filter((line) => line.actor === actor).reduce((total, line) => total + signed(line), 0);
    expect(sum, actor).toBeCloseTo(effect[actor], 6);
  }
});

test("every line names where its amount comes from", () => {
  for (const [id, preset] of cases) {
    for (const line of computed(id, preset).lines) expect(line.sources, line.label).not.toHaveLength(0);
  }
});

test("without illustrative values a unit cost that nobody knows leaves its line out, by name", () => {
  const result = evaluated(1, "huvud", false);

  expect(result.refused).toEqual([{ parameter: "handlaggning_fk", year: 2017, equation: "N16", reach: "line" }]);
  expect("effect" in result && result.effect.fk).toBeCloseTo(240_170, 6);
});

test("a rule that is not known stops the person, by name", () => {
  const person = { ...persons.find((one) => one.id === 2)!, year: 2021 };
  const result = evaluatePerson(person, compileRules(parameters, 2021, { illustrative: true }), presets.huvud);

  expect("effect" in result).toBe(false);
  expect(result.refused).toEqual([{ parameter: "riksnorm_ensam", year: 2021, equation: "N4", reach: "person" }]);
});

test("what rests on an amount that is not known is not known either, and says of what", () => {
  const person = persons.find((one) => one.id === 2)!;
  const deducted: Spell[] = [
    { kind: "dagligverksamhet", months: 12, extent: 1, daysPerMonth: 16 },
    { kind: "forsorjningsstod", months: 12, extent: 1, concurrent: [0], workIncentive: false },
  ];
  const rules = compileRules(parameters, person.year, { illustrative: false });
  const result = evaluatePerson({ ...person, after: { spells: deducted } }, rules, presets.huvud);

  expect("effect" in result).toBe(false);
  expect(result.refused).toContainEqual({
    parameter: "habiliteringsersattning",
    year: 2017,
    equation: "N4",
    reach: "person",
  });
});

test("an income shorter than the support is deducted in its own months only", () => {
  const context = { municipalTax: 0.2, regionalTax: 0.1, housing: 6_000, norm: 4_000 };
  const rules = compileRules(parameters, 2025, { illustrative: true });
  const daily: Spell = { kind: "etableringsersattning", months: 6, extent: 1, daily: 300 };
  const assistanceFor = (months: number): number => {
    const support: Spell = { kind: "forsorjningsstod", months, extent: 1, concurrent: [0], workIncentive: false };
    const handling = 12_000 * (months / 12);
    const result = evaluatePerson(
      { id: 1, year: 2025, context, before: { spells: [] }, after: { spells: [daily, support] } },
      rules,
      presets.huvud,
    );
    if (!("effect" in result)) throw new Error("Everything is known");
    return 0 - result.effect.kommun - handling;
  };

  // 300 kr · 260 / 12 = 6 500 a month in six months; 10 000 in the six others.
  expect(assistanceFor(12)).toBeCloseTo(6 * 3_500 + 6 * 10_000, 6);
  expect(assistanceFor(6)).toBeCloseTo(6 * 3_500, 6);
  expect(assistanceFor(3)).toBeCloseTo(3 * 3_500, 6);
});
