/** Persons in the order of what was computed for them. */
import { compareTexts } from "#src/kernel/order.ts";
import type { CohortPerson } from "../calculation.ts";
import { basisColumns, type Basis } from "../engine/basis.ts";

/** A person with what was computed for her. */
export interface DrawnPerson extends Pick<CohortPerson, "exit" | "after"> {
  readonly basis: Basis;
  /** The number of her team; 0 where there is only one. */
  readonly cluster: number;
}

/**
 * The same persons, sorted by their bases, their teams and then by how the enrolment ended: draws from the group then do not depend on
 * how the register happens to list it, and a list without identity gives the same result as the register.
 */
export const inOwnOrder = <Person extends DrawnPerson>(persons: readonly Person[]): readonly Person[] =>
  persons.toSorted(
    (a, b) =>
      compareBases(a.basis, b.basis) ||
      a.cluster - b.cluster ||
      compareTexts(`${a.exit} ${a.after}`, `${b.exit} ${b.after}`),
  );

/** Orders bases column by column. */
function compareBases(a: Basis, b: Basis): number {
  for (const column of basisColumns) {
    const difference = a[column] - b[column];
    if (difference !== 0) return difference;
  }
  return 0;
}
