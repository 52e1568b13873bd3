/** The period to compare with. */
import type { Period } from "#src/domain/figures/figure.ts";
import { addMonths, calendarFromDay, daysInMonth, wholeMonthsBetween } from "#src/kernel/dates.ts";

/**
 * The period just before, of the same length: as many whole months when the period is whole months (a leap year has a
 * day more than the year before), otherwise as many days.
 */
export function previousPeriod({ from, to }: Period): Period {
  const [first, last] = [calendarFromDay(from), calendarFromDay(to)];
  const wholeMonths = first.day === 1 && last.day === daysInMonth(last.year, last.month);
  if (!wholeMonths) return { from: from - (to - from + 1), to: from - 1 };
  return { from: addMonths(from, -wholeMonthsBetween(from, to + 1)), to: from - 1 };
}
