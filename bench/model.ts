/** The cost-benefit model: one pass over many persons. */
import { readFileSync } from "node:fs";
import { presets } from "#src/domain/model/assumptions.ts";
import { effectOf } from "#src/domain/model/engine/basis.ts";
import { personBasis } from "#src/domain/model/engine/evaluate.ts";
import { compileRules } from "#src/domain/model/engine/rules.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { readPersonsFile } from "#src/domain/model/persons-file/read-persons.ts";
import type { ModelPerson, Spell } from "#src/domain/model/spells.ts";
import { randomPersons } from "../tests/support/random-persons.ts";
import { bestOf, type Measurement } from "./measurement.ts";

const count = 100_000;

/** The worked persons again and again, each with a wage and a rent of its own. */
function likeTheWorkedOnes(): ModelPerson[] {
  const file = readPersonsFile(readFileSync("tests/fixtures/model/nytta-examples.json", "utf8"));
  if (!file.ok) throw new Error("The worked persons cannot be read");
  const { persons } = file.value;
  return Array.from({ length: count }, (_, index) => {
    const person = persons[index % persons.length]!;
    const own = (spell: Spell): Spell =>
      spell.kind === "lon" ? { ...spell, fullTimeWage: spell.fullTimeWage + (index % 9_973) } : { ...spell };
    return {
      ...person,
      id: index + 1,
      context: { ...person.context, housing: person.context.housing + (index % 101) },
      before: { spells: person.before.spells.map(own) },
      after: { spells: person.after.spells.map(own) },
    };
  });
}

/** Tax, accounts and effect of everybody, added up. */
function pass(persons: readonly ModelPerson[]): number {
  const rules = new Map<number, ReturnType<typeof compileRules>>();
  let society = 0;
  for (const person of persons) {
    let year = rules.get(person.year);
    if (!year) rules.set(person.year, (year = compileRules(parameters, person.year, { illustrative: true })));
    const { basis } = personBasis(person, year);
    if (basis) society += effectOf(basis, presets.huvud).samhalle;
  }
  return society;
}

/** Measures the model's goals. */
export async function run(): Promise<Measurement[]> {
  const worked = likeTheWorkedOnes();
  const random = randomPersons(count, 1);
  return [
    {
      label: "The benefit model: 100 000 persons like the worked ones",
      unit: "ms",
      goal: { kind: "at-most", value: 100 },
      value: await bestOf(10, () => pass(worked)),
    },
    {
      label: "The benefit model: 100 000 random persons, two situations of one to four spells",
      unit: "ms",
      goal: { kind: "at-most", value: 200 },
      value: await bestOf(10, () => pass(random)),
    },
  ];
}
