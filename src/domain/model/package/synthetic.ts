/**
 * Made-up persons (sv. syntetiska personer) for a package that may be published. Real persons are grouped by what they lived on
 * before and after; of a group of at least five, means are taken of every amount that at least five have, and as many persons are
 * made from the means with a random spread. Groups of fewer are left out whole. Nobody's own amount, and no combination that
 * fewer than five share, is in the result; its sums are not the real ones, and it must say so.
 */
import { compareTexts } from "#src/kernel/order.ts";
import type { CalculationRequest } from "../calculate.ts";
import type { Cohort, CohortPerson } from "../calculation.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { personFields, spellFields, type PersonFields } from "../persons-file/write-persons.ts";
import { readPersonsFile } from "../persons-file/read-persons.ts";
import type { Situation, Spell, SpellKind } from "../spells.ts";
import { fraction, generatorFrom, type Generator } from "../uncertainty/random.ts";
import type { PackageData } from "./package-data.ts";

/** Fewest real persons behind anything of a made-up one. */
const fewestBehind = 5;

/** Largest random change of a mean, up or down. */
const spread = 0.1;

/** Services are rare and say much about a person: they are left out. */
const leftOutKinds: ReadonlySet<SpellKind> = new Set(["vard", "handlaggning", "dagligverksamhet"]);

/** Made-up persons instead of the real ones, by a seed; and how many real ones nobody stands for. */
export function synthetic(data: PackageData, seed: number): { readonly data: PackageData; readonly leftOut: number } {
  const random = generatorFrom(seed, 5);
  const groups = [...Map.groupBy(data.cohort.persons, groupOf)].toSorted(([a], [b]) => compareTexts(a, b));
  const persons = groups.flatMap(([, group]) => (group.length < fewestBehind ? [] : makeGroup(group, random)));
  const numbered = persons.map((one, position) => ({ ...one, person: { ...one.person, id: position + 1 } }));
  return {
    leftOut: data.cohort.persons.length - numbered.length,
    data: {
      program: data.program,
      request: {
        ...withoutComparison(data.request),
        parameters: data.request.parameters.map(withoutCheckersName),
        seed,
        observePersistence: false,
      },
      cohort: {
        ...data.cohort,
        team: syntheticTeam(data.cohort.team),
        persons: numbered,
        coverage: coverageOf(numbered),
        durations: [],
      },
    },
  };
}

/** Persons of a comparison are persons too: the stated deadweight is used instead. */
function withoutComparison({ comparison: _left, ...request }: CalculationRequest): CalculationRequest {
  return request;
}

/** That a value is checked says the package; who of the team did it is nobody else's concern. */
function withoutCheckersName(parameter: Parameter): Parameter {
  const values = parameter.values.map((value) =>
    value.checked && value.sources.some((id) => id.startsWith("egen:"))
      ? { ...value, checked: { ...value.checked, by: "teamet" } }
      : value,
  );
  return { ...parameter, values };
}

const kept = ({ spells }: Situation): readonly Spell[] =>
  spells.filter(({ kind }) => !leftOutKinds.has(kind)).toSorted((a, b) => compareTexts(a.kind, b.kind));

const groupOf = ({ person }: CohortPerson): string =>
  [person.before, person.after].map((situation) => kept(situation).map(({ kind }) => kind).join("+")).join(" → "); // prettier-ignore

/** As many persons as the group has; none when their means do not make a whole person. */
function makeGroup(group: readonly CohortPerson[], random: Generator): readonly CohortPerson[] {
  const before = meansOf(group.map(({ person }) => kept(person.before)));
  const after = meansOf(group.map(({ person }) => kept(person.after)));
  const shared = {
    year: middle(group.map(({ person }) => person.year)),
    context: meanFields(group.map(({ person }) => fieldsOf(personFields(person).context))),
  };
  const made = group.map((_, position) => ({
    id: position + 1,
    ...shared,
    before: { spells: before.map((spell) => vary(spell, random)) },
    after: { spells: after.map((spell) => vary(spell, random)) },
  }));
  const read = readPersonsFile(JSON.stringify({ persons: made }));
  if (!read.ok) return [];
  const completed = group.filter(({ exit }) => exit === "completed").length;
  const exitOf = manyOrAll(completed, group.length, "completed", "interrupted");
  const missing = group.filter(({ after: known }) => known === "missing").length;
  const afterOf = manyOrAll(missing, group.length, "missing", "measured");
  return read.value.persons.map((person, position) => ({
    person,
    exit: exitOf(position),
    after: afterOf(position),
    computed: [],
  }));
}

/** So many are the one and the rest the other, unless either are too few: then all are what most are. */
function manyOrAll<const A, const B>(count: number, all: number, one: A, other: B): (position: number) => A | B {
  const few = (part: number) => part > 0 && part < fewestBehind;
  if (few(count) || few(all - count)) return () => (2 * count >= all ? one : other);
  return (position) => (position < count ? one : other);
}

/** The means of spells position by position; all situations have the same kinds. */
const meansOf = (situations: readonly (readonly Spell[])[]): readonly PersonFields[] =>
  situations[0]!.map((first, position) => {
    const fields = situations.map((spells) => spellFields(spells[position]!));
    const supports = fields.map(({ stod }) => fieldsOf(stod)).filter(({ typ }) => typ !== undefined);
    const support = meanFields(supports);
    const others = situations[0]!.map((_, other) => other).filter((other) => other !== position);
    return {
      ...meanFields(fields),
      typ: first.kind,
      // A support goes with the wage when most have one of the same kind.
      ...(supports.length > situations.length / 2 && support.typ !== undefined ? { stod: support } : {}),
      ...(first.kind === "forsorjningsstod" && others.length > 0 ? { samtidigt: others } : {}),
    };
  });

/** Of fields that at least five have: means of numbers, what at least five say alike of the others. */
function meanFields(all: readonly PersonFields[]): PersonFields {
  const names = [...new Set(all.flatMap((fields) => Object.keys(fields)))];
  const means = names.flatMap((name): readonly (readonly [string, unknown])[] => {
    if (name === "stod" || name === "samtidigt" || name === "ursprung") return [];
    const values = all.map((fields) => fields[name]).filter((value) => value !== undefined);
    const numbers = values.filter((value) => typeof value === "number");
    if (numbers.length >= fewestBehind) {
      const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
      const step = recognisable[name];
      return [[name, step === undefined ? mean : Number((Math.round(mean / step) * step).toPrecision(12))]];
    }
    const alike = [...Map.groupBy(values, String)].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[1] ?? [];
    return typeof alike[0] !== "number" && alike.length >= fewestBehind ? [[name, alike[0]]] : [];
  });
  return Object.fromEntries(means);
}

/**
 * Values that are known beforehand, and to what their means are rounded: an exact mean of rates tells in which municipalities
 * the group lives, down to a single person.
 */
const recognisable: Readonly<Record<string, number>> = {
  kommunalskatt: 0.01, regionskatt: 0.01, boendekostnad: 500, riksnorm: 100, niva: 0.1, faktor: 0.5,
}; // prettier-ignore

const isFields = (value: unknown): value is PersonFields => typeof value === "object" && value !== null;
const fieldsOf = (value: unknown): PersonFields => (isFields(value) ? value : {});

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** What is varied, and to what it is rounded; the others keep their mean. */
const rounding: Readonly<Record<string, number>> = {
  heltidslon: 100, sgi: 1000, belopp: 100, dag: 1, antagandeinkomst: 1000, boende: 100,
}; // prettier-ignore
const whole = new Set(["man", "alder", "dagar", "veckor", "dagarPerManad"]);

function vary(spell: PersonFields, random: Generator): PersonFields {
  const varied = Object.entries(spell).map(([name, value]) => {
    if (typeof value !== "number") return [name, value] as const;
    if (whole.has(name)) return [name, Math.round(value)] as const;
    if (name === "omf") return [name, Math.round(value * 4) / 4] as const;
    const step = rounding[name];
    if (step === undefined) return [name, value] as const;
    return [name, Math.round((value * (1 + spread * (2 * fraction(random) - 1))) / step) * step] as const;
  });
  return Object.fromEntries(varied);
}

function coverageOf(persons: readonly CohortPerson[]): Cohort["coverage"] {
  const missing = persons.filter(({ after }) => after === "missing").length;
  return {
    ended: persons.length,
    completed: persons.filter(({ exit }) => exit === "completed").length,
    measured: persons.length - missing,
    earlier: 0,
    missing,
    leftOut: [],
    amounts: { registered: 0, all: 0 },
  };
}

/** The name that a package of made-up persons goes by, so that no table of it is taken for the real one. */
const syntheticTeam = (team: string): string => `Syntetiska personer efter ${team}`;
