import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  ageOn,
  calendarFromDay,
  dayFromCalendar,
  dayInSweden,
  daysInMonth,
  formatIsoDate,
  parseIsoDate,
  timeInSweden,
  wholeMonthsBetween,
} from "#src/kernel/dates.ts";

const anyDay = fc.integer({ min: dayFromCalendar(1900, 1, 1), max: dayFromCalendar(2100, 12, 31) });
const day = (text: string) => parseIsoDate(text)!;

describe("day numbers", () => {
  test("agree with the platform's own calendar on every day from 1900 to 2100", () => {
    for (let n = dayFromCalendar(1900, 1, 1); n <= dayFromCalendar(2100, 12, 31); n++) {
      const platform = new Date(n * 86_400_000);
      const { year, month, day: dayOfMonth } = calendarFromDay(n);
      if (
        year !== platform.getUTCFullYear() ||
        month !== platform.getUTCMonth() + 1 ||
        dayOfMonth !== platform.getUTCDate()
      ) {
        throw new Error(`Day ${n} is ${platform.toISOString()}, not ${formatIsoDate(n)}`);
      }
    }
    expect(formatIsoDate(0)).toBe("1970-01-01");
  });

  test("written and read again are the same", () => {
    fc.assert(fc.property(anyDay, (n) => parseIsoDate(formatIsoDate(n)) === n));
  });

  test.each(["2022-02-29", "2022-13-01", "2022-00-10", "2022-1-01", "20220101", "2022-04-31", ""])(
    "%j is not a day",
    (text) => {
      expect(parseIsoDate(text)).toBeUndefined();
    },
  );
});

describe("months", () => {
  test.each([
    ["2022-08-31", 6, "2023-02-28"],
    ["2023-08-31", 6, "2024-02-29"],
    ["2022-12-31", 12, "2023-12-31"],
    ["2022-03-31", -1, "2022-02-28"],
  ])("%s plus %i months is %s", (from, months, to) => {
    expect(formatIsoDate(addMonths(day(from), months))).toBe(to);
  });

  test.each([
    ["2022-01-31", "2022-02-28", 0],
    ["2022-01-28", "2022-02-28", 1],
    ["2022-01-15", "2022-01-15", 0],
    ["2021-12-31", "2022-12-30", 11],
  ])("between %s and %s are %i whole months", (from, to, months) => {
    expect(wholeMonthsBetween(day(from), day(to))).toBe(months);
  });

  test("added months are completed unless the day was clamped", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 240 }), (from, months) => {
        const to = addMonths(from, months);
        const clamped = calendarFromDay(to).day < calendarFromDay(from).day;
        return wholeMonthsBetween(from, to) === months - (clamped ? 1 : 0);
      }),
    );
  });

  test("a month is as long as the distance to the next", () => {
    expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(1900, 2), daysInMonth(2022, 12)]).toEqual([
      28, 29, 28, 31,
    ]);
  });
});

describe("age", () => {
  test.each([
    ["2000-02-29", "2023-02-28", 22],
    ["2000-02-29", "2023-03-01", 23],
    ["2000-02-29", "2024-02-29", 24],
    ["1980-06-15", "2022-06-14", 41],
    ["1980-06-15", "2022-06-15", 42],
  ])("somebody born on %s is on %s %i years", (birth, on, years) => {
    expect(ageOn(day(birth), day(on))).toBe(years);
  });

  test("never goes down as days pass", () => {
    fc.assert(fc.property(anyDay, anyDay, (birth, on) => ageOn(birth, on + 1) >= ageOn(birth, on)));
  });
});

describe("the day in Sweden", () => {
  test.each([
    ["2023-06-30T22:00:00Z", "2023-07-01"],
    ["2023-06-30T21:59:59Z", "2023-06-30"],
    ["2023-12-31T23:00:00Z", "2024-01-01"],
    ["2023-12-31T22:59:59Z", "2023-12-31"],
  ])("at %s is %s", (instant, expected) => {
    expect(dayInSweden(new Date(instant))).toBe(day(expected));
  });
});

describe("the time of day in Sweden", () => {
  test.each([
    ["2023-06-30T22:05:00Z", { date: "2023-07-01", time: "00:05" }],
    ["2023-12-31T22:59:59Z", { date: "2023-12-31", time: "23:59" }],
  ])("at %s is another than in Greenwich", (instant, expected) => {
    expect(timeInSweden(new Date(instant))).toEqual(expected);
  });
});
