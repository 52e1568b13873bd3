/**
 * Months and ages without making a date of every day: a table holds year, month and day of each day of 1900–2100 as one
 * number. The answers are the kernel's.
 */
import { addMonths, calendarFromDay, dayFromCalendar, daysInMonth, type Day } from "#src/kernel/dates.ts";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const FIRST_DAY = dayFromCalendar(FIRST_YEAR, 1, 1);

/** A day as its year, month and day in one number, so that whole years are a subtraction and a shift. */
export function almanac(day: Day): number {
  const known = table[day - FIRST_DAY];
  if (known !== undefined) return known;
  const { year, month, day: dayOfMonth } = calendarFromDay(day);
  return written(year, month, dayOfMonth);
}

/** A year of which the day is not known, before all its days: whole years from it are year minus year. */
export const almanacYear = (year: number): number => written(Math.trunc(year), 0, 0);

const written = (year: number, month: number, day: number) => year * 512 + month * 32 + day;

const table = buildTable();

function buildTable() {
  const days: number[] = [];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (let month = 1; month <= 12; month++)
      for (let day = 1; day <= daysInMonth(year, month); day++) days.push(written(year, month, day));
  return Int32Array.from(days);
}

/** Whole years between two days in the almanac's writing. */
export const yearsOf = (from: number, to: number): number => (to - from) >> 9;

/** Whole calendar months completed between two days. */
export function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [almanac(from), almanac(to)];
  const months = ((b >> 9) - (a >> 9)) * 12 + ((b >> 5) & 15) - ((a >> 5) & 15);
  return months - ((b & 31) < (a & 31) ? 1 : 0);
}

/** The days that fall within a period some calendar months later; empty (first after last) when none does. */
export function daysBefore(
  period: { readonly from: Day; readonly to: Day },
  months: number,
): { first: Day; last: Day } {
  // Adding months never puts a later day before an earlier one, so the days are an interval.
  return { first: firstReaching(period.from, months), last: firstReaching(period.to + 1, months) - 1 };
}

/** The first day that, the months added, is `day` or later. */
function firstReaching(day: Day, months: number): Day {
  let low = day - months * 31 - 31;
  let high = day - months * 28 + 31;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (addMonths(middle, months) >= day) high = middle;
    else low = middle + 1;
  }
  return low;
}
