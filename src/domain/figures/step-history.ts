/** Every enrolment's steps on the ladder over time. */
import { NO_DAY } from "#src/kernel/dates.ts";

/** The steps of enrolment e are at `first[e]` to `first[e + 1]`, the last not included, earliest first. */
interface StepHistory {
  readonly first: Int32Array;
  readonly days: Int32Array;
  readonly steps: Int16Array;
}

/** Rows of a table that say which step an enrolment stood on a day. */
interface Sightings {
  readonly enrolmentOf: Int32Array;
  readonly date: Int32Array;
  /** −1 for no step. */
  readonly step: Int16Array;
}

/** Sorts sightings by enrolment and day; of one day a later table goes after an earlier, and a later row after an earlier. */
export function historyOf(enrolments: number, tables: readonly Sightings[]): StepHistory {
  const first = new Int32Array(enrolments + 1);
  const each = (work: (enrolment: number, day: number, step: number) => void) => {
    for (const { enrolmentOf, date, step } of tables)
      for (let row = 0; row < step.length; row++)
        if (enrolmentOf[row]! >= 0 && step[row]! >= 0 && date[row] !== NO_DAY)
          work(enrolmentOf[row]!, date[row]!, step[row]!);
  };
  each((enrolment) => first[enrolment + 1]!++);
  for (let enrolment = 0; enrolment < enrolments; enrolment++) first[enrolment + 1]! += first[enrolment]!;
  const days = new Int32Array(first[enrolments]!);
  const steps = new Int16Array(days.length);
  const next = first.slice();
  each((enrolment, day, step) => {
    let at = next[enrolment]!++;
    for (; at > first[enrolment]! && days[at - 1]! > day; at--) {
      days[at] = days[at - 1]!;
      steps[at] = steps[at - 1]!;
    }
    days[at] = day;
    steps[at] = step;
  });
  return { first, days, steps };
}
