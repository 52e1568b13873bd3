/**
 * How long work and studies lasted, for Kaplan–Meier: whoever was at work or studies at exit and was reached by at least
 * one follow-up. Lost at the first follow-up that reached the person elsewhere; otherwise seen at the last that did.
 */
import type { Rows } from "#src/domain/figures/rows.ts";
import type { Duration } from "../calculation.ts";
import { isAtWorkOrStudies, isReached, observationAt, type Observed } from "./observation.ts";

const followUps = [
  ["6m", 6],
  ["12m", 12],
  ["18m", 18],
  ["24m", 24],
] as const;

/** The durations of some enrolments, in their order. */
export function durationsOf(observed: Observed, enrolments: Rows): readonly Duration[] {
  const { occupations } = observed.register.situation;
  const durations: Duration[] = [];
  for (const enrolment of enrolments) {
    const exit = observationAt(observed, enrolment, "avslut");
    if (exit.situation < 0 || !isReached(observed, exit) || !isAtWorkOrStudies(observed, exit)) continue;
    let seen = 0;
    let ended = false;
    for (const [occasion, months] of followUps) {
      const later = observationAt(observed, enrolment, occasion);
      if (later.situation < 0 || !isReached(observed, later) || occupations[later.situation] === 0) continue;
      seen = months;
      if (isAtWorkOrStudies(observed, later)) continue;
      ended = true;
      break;
    }
    if (seen > 0) durations.push({ months: seen, ended });
  }
  return durations;
}
