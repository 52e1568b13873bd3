/** The groups that the coverage counts, so that every count opens the persons it is the number of. */
import type { EvaluatedBenefit } from "#src/actions/evaluate-benefit.ts";
import type { AfterKnown, CohortPerson } from "#src/domain/model/calculation.ts";

/** In the order they are shown. */
export const coverageGroups = ["ended", "completed", "measured", "earlier", "missing", "left-out", "counted"] as const;

/** One of {@link coverageGroups}. */
export type CoverageGroup = (typeof coverageGroups)[number];

/** One of a group: by case number, with why when not counted. */
export interface ListedCase {
  readonly id: string | number;
  readonly exit: CohortPerson["exit"] | undefined;
  readonly after: AfterKnown | undefined;
  /** Undefined for somebody who is counted, or left out only by the choice of whom to count. */
  readonly reason: string | undefined;
}

/** Everybody of a group, in order of case number; as many as the coverage says. */
export function casesOf(
  group: CoverageGroup,
  { calculation, cohort, persons }: Pick<EvaluatedBenefit, "calculation" | "cohort" | "persons">,
): readonly ListedCase[] {
  const { leftOut } = calculation.coverage;
  const reasons = new Map(leftOut.map(({ id, reason }) => [id, reason]));
  const counted = new Set(persons.map(({ person }) => person.id));
  const known = cohort.persons.map(({ person, exit, after }): ListedCase => {
    return { id: person.id, exit, after, reason: reasons.get(person.id) };
  });
  const read = new Set(known.map(({ id }) => id));
  const unread = leftOut
    .filter(({ id }) => !read.has(id))
    .map(({ id, exit, reason }): ListedCase => ({ id, exit, after: undefined, reason }));
  const all = [...known, ...unread].toSorted((a, b) => Number(a.id) - Number(b.id));
  switch (group) {
    case "ended":
      return all;
    case "completed":
      return all.filter(({ exit }) => exit === "completed");
    case "left-out":
      return all.filter(({ reason }) => reason !== undefined);
    case "counted":
      return all.filter(({ id }) => counted.has(id));
    case "measured":
    case "earlier":
    case "missing":
      return all.filter(({ after }) => after === group);
  }
}
