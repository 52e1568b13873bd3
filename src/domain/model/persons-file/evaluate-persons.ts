/** Evaluates persons given as data, without assumptions about what would have happened anyway: the effect of one year. */
import { rationalOf, roundHalfAway, times } from "#src/kernel/rational.ts";
import { sha256 } from "#src/kernel/sha256.ts";
import type { Effect } from "../actors.ts";
import type { Line, PersonResult } from "../calculation.ts";
import type { YearAssumptions } from "../engine/basis.ts";
import { evaluatePerson, type Uncomputed } from "../engine/evaluate.ts";
import { rulesByYear } from "../engine/rules.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { parametersText, valueOfYear } from "../parameters/select.ts";
import type { ModelPerson } from "../spells.ts";

/** What every person of a file came to, and what it rests on. */
export interface EvaluatedPersons {
  /** In the file's order; those without `effect` could not be computed. */
  readonly persons: readonly (PersonResult | Uncomputed)[];
  readonly parameters: {
    /** SHA-256 of the parameters' canonical text. */
    readonly hash: string;
    /** Ids of the parameters that some line used, and of those whose value nobody has checked. */
    readonly used: readonly string[];
    readonly unchecked: readonly string[];
  };
  readonly illustrative: boolean;
}

/** Was the person computed? */
export const isComputed = (person: PersonResult | Uncomputed): person is PersonResult => "effect" in person;

/**
 * Evaluates the persons, each by the rules of its own year. `illustrative` lets placeholders stand in for unit costs that are
 * not known. Throws when an identity does not hold.
 */
export function evaluatePersons(
  persons: readonly ModelPerson[],
  parameters: readonly Parameter[],
  assumptions: YearAssumptions,
  options: { readonly illustrative: boolean },
): EvaluatedPersons {
  const rulesOf = rulesByYear(parameters, options.illustrative);
  const results = persons.map((person) => evaluatePerson(person, rulesOf(person.year), assumptions));
  const used = new Map<string, Set<number>>();
  results.forEach((result, position) => {
    for (const line of isComputed(result) ? result.lines : []) {
      for (const id of line.parameters) used.set(id, (used.get(id) ?? new Set()).add(persons[position]!.year));
    }
  });
  const isUnchecked = (parameter: Parameter): boolean =>
    [...(used.get(parameter.id) ?? [])].some((year) => !valueOfYear(parameter, year)?.checked);
  return {
    persons: results,
    parameters: {
      hash: sha256(parametersText(parameters)),
      used: [...used.keys()].toSorted(),
      unchecked: parameters
        .filter(isUnchecked)
        .map(({ id }) => id)
        .toSorted(),
    },
    illustrative: options.illustrative,
  };
}

/** Kronor to the nearest öre, half away from zero on exact decimals; never −0. */
export const toTheOre = (kronor: number): number => Number(roundHalfAway(times(rationalOf(kronor), 100n))) / 100;

/** The evaluation as it is written for machines: kronor to two decimals, a line's sources joined with `+`. */
export function evaluationFields(evaluated: EvaluatedPersons): object {
  return {
    persons: evaluated.persons.map(evaluatedPersonFields),
    parameters: evaluated.parameters,
    illustrative: evaluated.illustrative,
  };
}

/** One person of an evaluation, as it is written for machines. */
export const evaluatedPersonFields = (person: PersonResult | Uncomputed): object => ({
  id: person.id,
  ...(isComputed(person)
    ? {
        effect: effectToTheOre(person.effect),
        identity: toTheOre(person.identity),
        lines: person.lines.map(lineFields),
      }
    : {}),
  refused: person.refused,
});

function effectToTheOre(effect: Effect): Effect {
  return {
    kommun: toTheOre(effect.kommun),
    region: toTheOre(effect.region),
    af: toTheOre(effect.af),
    fk: toTheOre(effect.fk),
    ovrstat: toTheOre(effect.ovrstat),
    staten: toTheOre(effect.staten),
    deltagare: toTheOre(effect.deltagare),
    disponibel: toTheOre(effect.disponibel),
    arbetsgivare: toTheOre(effect.arbetsgivare),
    forsakring: toTheOre(effect.forsakring),
    samhalle: toTheOre(effect.samhalle),
  };
}

const lineFields = (line: Line) => ({
  situation: line.situation,
  equation: line.equation,
  actor: line.actor,
  label: line.label,
  amount: toTheOre(line.amount),
  source: line.sources.join("+"),
  registered: line.registered,
  parameters: line.parameters,
});
