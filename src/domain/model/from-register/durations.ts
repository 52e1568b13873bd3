/**
 * How long work and studies lasted, for Kaplan–Meier: whoever was at work or studies at exit and was reached by at least
 * one follow-up. Lost at the first follow-up that reached the person elsewhere; otherwise seen at the last that did.
 */
import type { Rows } from "#src/domain/figures/rows.ts";
import type { Duration } from "../calculation.ts";
import {
  isAtWorkOrStudies,
  isReached,
  monthsAfter,
  observationAt,
  occasionsAfter,
  type Observed,
} from "./observation.ts";

/** The occasions at which it is seen whether work and studies last. */
export const [, ...followUps] = occasionsAfter;

/** How long the work or studies of one enrolment were seen to last. */
export interface Followed extends Duration {
  /** Row of the register's enrolments. */
  readonly row: number;
  /** Still at work or studies at each of {@link followUps} up to the loss; undefined when not reached, or not said. */
  readonly seen: readonly (boolean | undefined)[];
}

/** The durations of some enrolments, in their order. */
export function durationsOf(observed: Observed, enrolments: Rows): readonly Followed[] {
  const { occupations } = observed.register.situation;
  const durations: Followed[] = [];
  for (const row of enrolments) {
    const exit = observationAt(observed, row, "avslut");
    if (exit.situation < 0 || !isReached(observed, exit) || !isAtWorkOrStudies(observed, exit)) continue;
    const seen: (boolean | undefined)[] = [];
    for (const occasion of followUps) {
      const later = observationAt(observed, row, occasion);
      const isSeen = later.situation >= 0 && isReached(observed, later) && occupations[later.situation] !== 0;
      seen.push(isSeen ? isAtWorkOrStudies(observed, later) : undefined);
      if (seen.at(-1) === false) break;
    }
    const last = followUps[seen.findLastIndex((one) => one !== undefined)];
    if (last) durations.push({ row, months: monthsAfter[last], ended: seen.at(-1) === false, seen });
  }
  return durations;
}
