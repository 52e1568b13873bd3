/**
 * What a reproduction package (sv. reproduktionspaket) holds: everything a calculation was made of, and nothing that says
 * who anybody is. No identity, no enrolment, no name and no date reaches it; cases are numbered in the order of their own
 * contents, so that a number does not give away where in the register somebody stands.
 */
import { compareTexts } from "#src/kernel/order.ts";
import type { Cohort, CohortPerson, Comparison, LeftOut } from "../calculation.ts";
import type { CalculationRequest } from "../calculate.ts";
import { personFields } from "../persons-file/write-persons.ts";
import type { ModelPerson } from "../spells.ts";

/** Fewest persons of a group whose lines may leave the register. */
export const fewestInPackage = 10;

/** What a calculation was made of, and by which version of the program. */
export interface PackageData {
  readonly cohort: Cohort;
  readonly request: CalculationRequest;
  /** For example `0.1.0`. */
  readonly program: string;
}

/** The same without what could tell one person from another by anything but what is computed. */
export function withoutIdentity({ cohort, request, program }: PackageData): PackageData {
  const { comparison, ...rest } = request;
  return {
    program,
    request: comparison ? { ...rest, comparison: comparisonWithoutIdentity(comparison) } : rest,
    cohort: {
      ...cohort,
      persons: inOwnOrder(cohort.persons, contentOf).map((one, position) => ({
        ...one,
        person: asCase(one.person, position + 1),
      })),
      coverage: {
        ...cohort.coverage,
        leftOut: inOwnOrder(cohort.coverage.leftOut, ({ reason }) => reason).map(({ reason }, position): LeftOut => ({
          id: cohort.persons.length + position + 1,
          reason,
        })),
      },
      durations: inOwnOrder(cohort.durations, (duration) => JSON.stringify(duration)),
    },
  };
}

const comparisonWithoutIdentity = (comparison: Comparison): Comparison => ({
  ...comparison,
  persons: inOwnOrder(comparison.persons, (person) => JSON.stringify(personFields(asCase(person, 0)))).map(
    (person, position) => asCase(person, position + 1),
  ),
});

const contentOf = (one: CohortPerson): string =>
  JSON.stringify([
    personFields(asCase(one.person, 0)),
    one.exit,
    one.after,
    one.cluster,
    one.occasion,
    one.computed,
    one.omitted,
  ]);

const asCase = ({ year, context, before, after }: ModelPerson, id: number): ModelPerson => ({
  id,
  year,
  context,
  before,
  after,
});

function inOwnOrder<T>(list: readonly T[], content: (element: T) => string): readonly T[] {
  const keyed = list.map((element) => ({ element, key: content(element) }));
  return keyed.toSorted((a, b) => compareTexts(a.key, b.key)).map(({ element }) => element);
}
