import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { almanac, daysBefore, monthsBetween, yearsOf } from "#src/domain/figures/calendar.ts";
import { addMonths, ageOn, dayFromCalendar, wholeMonthsBetween } from "#src/kernel/dates.ts";

const anyDay = fc.integer({ min: dayFromCalendar(1880, 1, 1), max: dayFromCalendar(2120, 12, 31) });

describe("the calendar's table", () => {
  test("counts months as the kernel does, inside and outside the table", () => {
    fc.assert(fc.property(anyDay, anyDay, (from, to) => monthsBetween(from, to) === wholeMonthsBetween(from, to)));
  });

  test("counts years of age as the kernel does", () => {
    fc.assert(fc.property(anyDay, anyDay, (birth, on) => yearsOf(almanac(birth), almanac(on)) === ageOn(birth, on)));
  });
});

describe("days that come due in a period", () => {
  test("are exactly those that adding the months puts in it", () => {
    const months = fc.constantFrom(6, 12, 18, 24);
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 500 }),
        months,
        fc.integer({ min: -900, max: 900 }),
        (from, length, m, off) => {
          const period = { from, to: from + length };
          const { first, last } = daysBefore(period, m);
          const day = from + off;
          const due = addMonths(day, m);
          return (day >= first && day <= last) === (due >= period.from && due <= period.to);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test("at 31 August all the last days of August come due on 28 February", () => {
    const february = dayFromCalendar(2023, 2, 28);
    expect(daysBefore({ from: february, to: february }, 6)).toEqual({
      first: dayFromCalendar(2022, 8, 28),
      last: dayFromCalendar(2022, 8, 31),
    });
  });
});
