/** The periods that people most often ask about, counted from a day. */
import { dayFromCalendar, formatIsoDate, calendarFromDay, type Day, type IsoDate } from "#src/kernel/dates.ts";

/** A period to choose with one click. */
export interface PeriodChoice {
  /** `Hela 2022`, `Januari–juni 2022`, `Juli 2021–juni 2022`. */
  readonly label: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const iso = (year: number, month: number, day: number): IsoDate => formatIsoDate(dayFromCalendar(year, month, day));

const wholeYear = (year: number): PeriodChoice => ({
  label: `Hela ${year}`,
  from: iso(year, 1, 1),
  to: iso(year, 12, 31),
});
const firstHalf = (year: number): PeriodChoice => ({
  label: `Januari–juni ${year}`,
  from: iso(year, 1, 1),
  to: iso(year, 6, 30),
});
const secondHalf = (year: number): PeriodChoice => ({
  label: `Juli–december ${year}`,
  from: iso(year, 7, 1),
  to: iso(year, 12, 31),
});
const brokenYear = (year: number): PeriodChoice => ({
  label: `Juli ${year - 1}–juni ${year}`,
  from: iso(year - 1, 7, 1),
  to: iso(year, 6, 30),
});

/** The year of `day`, the year before, the two latest halves and the latest broken year, newest first. */
export function periodChoices(day: Day): readonly [PeriodChoice, PeriodChoice, ...PeriodChoice[]] {
  const { year, month } = calendarFromDay(day);
  const halves = month > 6 ? [secondHalf(year), firstHalf(year)] : [firstHalf(year), secondHalf(year - 1)];
  return [wholeYear(year), wholeYear(year - 1), ...halves, brokenYear(year)];
}

/** The year of `day` and the two before it, newest first. */
export function yearChoices(day: Day): readonly PeriodChoice[] {
  const { year } = calendarFromDay(day);
  return [wholeYear(year), wholeYear(year - 1), wholeYear(year - 2)];
}
