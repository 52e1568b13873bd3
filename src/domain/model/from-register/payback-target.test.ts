import { describe, expect, test } from "vitest";
import { registerFromRows, type Row } from "#src/domain/register.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { paybackTargetOf } from "./payback-target.ts";

const goal: Row = { programme: "A", from: "2024-06-01", to: "2025-05-31", figure: "nytta.payback", value: 24 };
const targetIn = (year: number, goals: readonly Row[], programmes = ["A"]) =>
  paybackTargetOf(
    registerFromRows("2025-12-31T00:00:00Z", {
      programme: ["A", "B"].map((name) => ({ name, from: "2020-01-01" })),
      target: goals,
    }),
    programmes,
    { from: parseIsoDate(`${year}-01-01`)!, to: parseIsoDate(`${year}-12-31`)! },
  );

describe("the target of the payback", () => {
  test("is the one that the programme has in the period, in whole months", () => {
    expect([2023, 2024, 2025, 2026].map((year) => targetIn(year, [goal]))).toEqual([undefined, 24, 24, undefined]);
    expect(targetIn(2025, [{ ...goal, value: 29.6 }])).toBe(30);
  });

  test("is not another figure's, nor another programme's", () => {
    expect(targetIn(2025, [{ ...goal, figure: "participants.new" }])).toBeUndefined();
    expect(targetIn(2025, [goal], ["B"])).toBeUndefined();
  });

  test("is nobody's when several programmes are counted together", () => {
    expect(targetIn(2025, [goal], ["A", "B"])).toBeUndefined();
  });

  test("of less than a month is none", () => {
    expect(targetIn(2025, [{ ...goal, value: 0 }])).toBeUndefined();
  });
});
