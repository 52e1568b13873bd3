/**
 * Calendar days as whole numbers: days since 1970-01-01 in the proleptic Gregorian calendar.
 *
 * The register knows days, never instants, so no time zone enters here. A day number sorts, subtracts and fits a
 * typed array.
 */
export type Day = number;

/** An ISO date, `2022-01-31`. */
export type IsoDate = string;

/** Marks an empty date in a typed array: below every real day, so `day <= to` must be guarded by `day !== NO_DAY`. */
export const NO_DAY: Day = -2147483648;

/** Year, month (1–12) and day of month. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Whole days from 1970-01-01 to a calendar date; the algorithm is Howard Hinnant's `days_from_civil`. */
export function dayFromCalendar(year: number, month: number, day: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The calendar date of a day number; the algorithm is Howard Hinnant's `civil_from_days`. */
export function calendarFromDay(dayNumber: Day): CalendarDate {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const swedishCalendar = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });

/** The day it is in Sweden at an instant. */
export function dayInSweden(instant: Date): Day {
  const day = parseIsoDate(swedishCalendar.format(instant));
  if (day === undefined) throw new Error("The Swedish calendar writes days as 2022-01-31");
  return day;
}

const swedishClock = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  dateStyle: "short",
  timeStyle: "short",
});

/** The day and the time of day it is in Sweden at an instant, as people write them: `2022-01-31` and `09:05`. */
export function timeInSweden(instant: Date): { readonly date: IsoDate; readonly time: string } {
  const [date = "", time = ""] = swedishClock.format(instant).split(" ");
  return { date, time };
}

/** Length of a month in days. */
export function daysInMonth(year: number, month: number): number {
  return month === 12 ? 31 : dayFromCalendar(year, month + 1, 1) - dayFromCalendar(year, month, 1);
}

/** Reads `2022-01-31`; undefined when the text is not that form or the day does not exist. */
export function parseIsoDate(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayFromCalendar(year, month, day);
}

/** Writes a day as `2022-01-31`. */
export function formatIsoDate(dayNumber: Day): IsoDate {
  const { year, month, day } = calendarFromDay(dayNumber);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** A day some calendar months later, clamped to the month's last day: 31 August + 6 months = 28 February. */
export function addMonths(dayNumber: Day, months: number): Day {
  const { year, month, day } = calendarFromDay(dayNumber);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12 + 1;
  return dayFromCalendar(targetYear, targetMonth, Math.min(day, daysInMonth(targetYear, targetMonth)));
}

/** Whole calendar months completed between two days: 31 January → 28 February is 0, since day 31 is not reached. */
export function wholeMonthsBetween(from: Day, to: Day): number {
  const a = calendarFromDay(from);
  const b = calendarFromDay(to);
  return (b.year - a.year) * 12 + (b.month - a.month) - (b.day < a.day ? 1 : 0);
}

/** Whole years of age on a day. Somebody born on 29 February is a year older on 1 March in common years. */
export function ageOn(birth: Day, on: Day): number {
  const a = calendarFromDay(birth);
  const b = calendarFromDay(on);
  return b.year - a.year - (b.month < a.month || (b.month === a.month && b.day < a.day) ? 1 : 0);
}

/** The year of a day. */
export const yearOf = (dayNumber: Day): number => calendarFromDay(dayNumber).year;
