import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Duration } from "../calculation.ts";
import { kaplanMeier, persistenceFrom } from "./kaplan-meier.ts";

const times = (count: number, months: number, ended: boolean): Duration[] =>
  Array.from({ length: count }, () => ({ months, ended }));

describe("Kaplan–Meier", () => {
  const durations = fc.array(fc.record({ months: fc.integer({ min: 1, max: 40 }), ended: fc.boolean() }), {
    minLength: 1,
  });

  test("never rises, and lies within its interval", () => {
    fc.assert(
      fc.property(durations, (list) => {
        let before = 1;
        for (const { survival, low, high } of kaplanMeier(list).points) {
          expect(survival).toBeLessThanOrEqual(before);
          expect((low ?? 0) <= survival + 1e-12 && survival <= (high ?? 1) + 1e-12).toBe(true);
          before = survival;
        }
      }),
    );
  });

  test("is the plain share when everybody is followed to the end", () => {
    const { points } = kaplanMeier([...times(3, 6, true), ...times(7, 24, false)]);
    expect(points.map(({ survival }) => survival)).toEqual([0.7, 0.7]);
  });

  test("does not depend on the order of the durations", () => {
    fc.assert(
      fc.property(durations, (list) => {
        expect(kaplanMeier(list.toReversed())).toEqual(kaplanMeier(list));
      }),
    );
  });

  test("of nobody has no points and no median", () => {
    expect(kaplanMeier([])).toEqual({ n: 0, points: [], median: null });
  });
});

describe("persistence from follow-ups", () => {
  const quickThenSlow = [...times(5, 8, true), ...times(4, 20, true), ...times(16, 24, false)];

  test("from the exit is the yearly share that gives what remains after two years", () => {
    const seen = persistenceFrom(quickThenSlow, 0)!;
    expect(seen).toMatchObject({ n: 25, since: 0, until: 24 });
    expect(seen.value).toBeCloseTo(Math.sqrt(16 / 25), 12);
    expect(seen.low).toBeLessThan(seen.value);
    expect(seen.high).toBeGreaterThan(seen.value);
  });

  test("from a situation after twelve months leaves out what was lost by then", () => {
    const seen = persistenceFrom(quickThenSlow, 12)!;
    const { points } = kaplanMeier(quickThenSlow);
    expect(seen).toMatchObject({ n: 20, since: 12, until: 24 });
    expect(seen.value).toBeCloseTo(points.at(-1)!.survival / points[0]!.survival, 12);
  });

  test("leaves out whoever was lost or last seen at the very time of the situation after", () => {
    const atIt = [...times(6, 12, true), ...times(3, 12, false), ...times(2, 18, true), ...times(12, 24, false)];
    expect(persistenceFrom(atIt, 12)).toMatchObject({ n: 14, since: 12, value: 12 / 14 });
  });

  test("counts from the exit when fewer than ten are followed a year beyond the situation after", () => {
    const followed = [...times(2, 9, true), ...times(10, 12, false), ...times(3, 24, true)];
    expect(persistenceFrom(followed, 12)).toMatchObject({ n: 15, since: 0, until: 12, value: 13 / 15 });
  });

  test("rests on the last time at which ten are still followed", () => {
    const early = [...times(2, 9, true), ...times(10, 12, false)];
    expect(persistenceFrom([...early, ...times(3, 30, true)], 0)).toMatchObject({ until: 12, n: 15, value: 13 / 15 });
  });

  test("is not known from nine persons", () => {
    expect(persistenceFrom(times(9, 24, false), 0)).toBeUndefined();
    expect(persistenceFrom(times(10, 24, false), 0)).toMatchObject({ value: 1, n: 10 });
  });

  test("is not known from half a year, however many are followed", () => {
    expect(persistenceFrom([...times(8, 6, true), ...times(60, 6, false), ...times(9, 12, false)], 0)).toBeUndefined();
  });
});
