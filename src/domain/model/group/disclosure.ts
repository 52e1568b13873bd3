/**
 * What of a calculation may be shown without telling something about single persons. A rule of the number of persons only;
 * a report for readers outside the team goes further and looks at how many persons each sum comes from.
 *
 * No highest or lowest amount of a person is ever shown, to anybody: they are persons' own.
 */
import type { Calculation } from "../calculation.ts";

/** Under so many persons nothing is shown, and a smaller count of persons is withheld. */
export const fewestForAnything = 5;

/** Under so many persons there is no table by actor, no interval and no quartile. */
export const fewestForActors = 10;

/** What may be shown. */
export interface Disclosure {
  /** Society's sums, and what is made of them: profit, payback, tornado, thresholds. */
  readonly society: boolean;
  /** Rows and charts by actor, however the cost is divided. */
  readonly actors: boolean;
  /** Intervals, probabilities and the curve's band. */
  readonly intervals: boolean;
  /** Median and quartiles of effects per person; never the ends of the distribution. */
  readonly quartiles: boolean;
  /** How many were measured, completed and left out. */
  readonly coverage: boolean;
  /** How many only changed payer, and how much moved. */
  readonly reclassified: boolean;
  /** The same by actor. */
  readonly reclassifiedByActor: boolean;
  /** Single persons' lines: the team's own register, by case number. */
  readonly lines: boolean;
}

/** What a disclosure is decided by. */
export type Disclosable = Pick<Calculation, "persons" | "coverage" | "reclassified">;

/** Decides for a reader in the team or outside it. */
export function disclosureOf({ persons, coverage, reclassified }: Disclosable, outside: boolean): Disclosure {
  const society = persons >= fewestForAnything;
  const actors = persons >= fewestForActors;
  // Who is left when a group is taken from the whole must be as many: the difference of two sums is theirs.
  const isApart = (part: number, fewest: number) => isEnough(part, fewest) && isEnough(persons - part, fewest);
  const { ended, completed, measured, earlier, missing, leftOut } = coverage;
  const counts = [completed, ended - completed, measured, earlier, missing, leftOut.length];
  return {
    society,
    actors,
    intervals: actors,
    quartiles: actors,
    coverage: !outside || (society && counts.every((count) => isEnough(count, fewestForAnything))),
    reclassified: society && isApart(reclassified.persons, fewestForAnything),
    reclassifiedByActor: actors && isApart(reclassified.persons, fewestForActors),
    lines: !outside,
  };
}

/** Nobody, or so many that no single person shows. */
const isEnough = (count: number, fewest: number): boolean => count === 0 || count >= fewest;
