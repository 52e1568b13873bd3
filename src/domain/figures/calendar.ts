/**
 * Months and ages by looking days up in a table: the same answers as the kernel's calendar, without making a date of
 * every day. Days outside 1900–2100 go to the kernel.
 */
import { addMonths, dayFromCalendar, daysInMonth, wholeMonthsBetween, type Day } from "#src/kernel/dates.ts";

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const FIRST_DAY = dayFromCalendar(FIRST_YEAR, 1, 1);
const DAYS = dayFromCalendar(LAST_YEAR + 1, 1, 1) - FIRST_DAY;

/** Months since January of year 0, and day of the month, of each day of the table. */
const { monthOf, dayOfMonth } = buildTable();

function buildTable() {
  const months = new Int32Array(DAYS);
  const days = new Int8Array(DAYS);
  let at = 0;
  for (let month = FIRST_YEAR * 12; month < (LAST_YEAR + 1) * 12; month++) {
    const length = daysInMonth(Math.floor(month / 12), (month % 12) + 1);
    for (let day = 1; day <= length; day++, at++) {
      months[at] = month;
      days[at] = day;
    }
  }
  return { monthOf: months, dayOfMonth: days };
}

/** Whole calendar months completed between two days. */
export function monthsBetween(from: Day, to: Day): number {
  const a = from - FIRST_DAY;
  const b = to - FIRST_DAY;
  if (a < 0 || b < 0 || a >= DAYS || b >= DAYS) return wholeMonthsBetween(from, to);
  return monthOf[b]! - monthOf[a]! - (dayOfMonth[b]! < dayOfMonth[a]! ? 1 : 0);
}

/** Whole years of age on a day: whole months, by the dozen. */
export const yearsBetween = (birth: Day, on: Day): number => Math.floor(monthsBetween(birth, on) / 12);

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
