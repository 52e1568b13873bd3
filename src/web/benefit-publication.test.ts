import { describe, expect, test } from "vitest";
import { sampleCalculation } from "../../tests/support/sample-calculation.ts";
import type { AmountPublication } from "#src/domain/report/benefit/publication.ts";
import { publish } from "./benefit-publication.ts";

const everything: AmountPublication = {
  level: "actors",
  shows: () => true,
  showsChangeOf: () => true,
  equalised: true,
  comparable: "actors",
};

describe("a calculation as a reader may see it", () => {
  test("is whole for whoever may see all of it", () => {
    const calculation = sampleCalculation();

    expect(publish(calculation, everything, false).calculation).toEqual(calculation);
  });

  test("has no withheld row anywhere, neither as a row, under another split nor as an interval", () => {
    const shows = (row: string) => row !== "region";

    const { calculation, withheld } = publish(sampleCalculation(), { ...everything, shows }, true);

    const { rows, bySplit, uncertainty } = calculation;
    const left = [...rows, ...Object.values(bySplit).flatMap((one) => one ?? []), ...(uncertainty?.rows ?? [])];
    expect(left.filter(({ row }) => row === "region")).toEqual([]);
    expect(withheld).toBe(true);
  });

  test("of few persons has no interval, no band and no actor", () => {
    const few: AmountPublication = { ...everything, level: "society", shows: (row) => row === "samhalle" };

    const { calculation, reclassified } = publish(sampleCalculation(), few, false);

    expect(calculation.uncertainty).toBeUndefined();
    expect(calculation.rows.map(({ row }) => row)).toEqual(["samhalle"]);
    expect(reclassified).toBe("society");
  });

  test("has no bar and no threshold of an assumption that would tell something about few", () => {
    const showsChangeOf = (assumption: string) => assumption !== "displacement";

    const { calculation } = publish(sampleCalculation(), { ...everything, showsChangeOf }, true);

    expect(calculation.tornado.map(({ assumption }) => assumption)).not.toContain("displacement");
    expect(calculation.thresholds.map(({ assumption }) => assumption)).not.toContain("displacement");
  });

  test("hides from outsiders who only changed payer when they are one to four", () => {
    expect(publish(sampleCalculation(), everything, true).reclassified).toBe("none");
    expect(publish(sampleCalculation(), everything, false).reclassified).toBe("actors");
  });

  test("says how many were followed to the team alone", () => {
    const calculation = sampleCalculation({
      persistence: { origin: "follow-ups", value: 0.917, n: 12, since: 12, until: 24 },
    });

    expect(publish(calculation, everything, false).followed).toBe(12);
    expect(publish(calculation, everything, true).followed).toBeUndefined();
  });
});
