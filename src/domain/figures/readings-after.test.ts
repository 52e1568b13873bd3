/** Each reading of a definition that could be read two ways, counted by hand: after the exit, answers, work and money. */
import { describe, expect, test } from "vitest";
import { column, enrolment, figure, situation, type Tables } from "../../../tests/support/one-figure.ts";
import type { Row } from "#src/domain/register.ts";

describe("follow-up", () => {
  const followed = (endDate: string, more: Row) =>
    figure(
      "followup.6m",
      { enrolment: [{ ...enrolment, endDate }], situation: [situation("6m", "2022-02-20", more)] },
      { from: "2022-02-28", to: "2022-02-28" },
    );

  test("is due on the last day of a month that lacks the exit's day", () => {
    expect(followed("2021-08-31", {})).toMatchObject({ due: 1, attempted: 1, reached: 1, notReached: 0 });
    expect(followed("2021-08-27", {})).toMatchObject({ due: 0 });
  });

  test("is not attempted when nobody asked, and reached unless it says no", () => {
    expect(followed("2021-08-31", { unmeasuredReason: "ej-tillfragad" })).toMatchObject({ due: 1, attempted: 0 });
    expect(followed("2021-08-31", { reached: false })).toMatchObject({ attempted: 1, reached: 0, notReached: 1 });
  });

  test("is computed also at months that the programme does not have, and says so", () => {
    const result = figure("followup.24m", { enrolment: [{ ...enrolment, endDate: "2020-05-05" }] });
    expect(result).toMatchObject({ due: 1, notes: [expect.stringContaining("24 månader")] });
  });
});

describe("ORS", () => {
  const form = (id: string, date: string, points: readonly string[]): readonly Row[] =>
    ["individuellt", "nara", "socialt", "allmant"].flatMap((question, i) =>
      points[i] === undefined
        ? []
        : [{ id, instrument: "ORS", programme: "A", enrolmentId: "i", date, question, answer: points[i] }],
    );
  const verdicts = (first: readonly string[], last: readonly string[]) =>
    column(
      figure("ors.pairs", { answer: [...form("1", "2021-06-01", first), ...form("2", "2022-02-01", last)] }),
      "count",
    );

  test("exactly five points is reliable, in decimals that binary fractions do not hold", () => {
    expect(verdicts(["4,1", "4.2", "4.3", "4.7"], ["5.4", "5.4", "5.6", "5.9"])).toEqual({ better: 1 });
    expect(verdicts(["5.4", "5.4", "5.6", "5.9"], ["4.1", "4.2", "4.3", "4.7"])).toEqual({ worse: 1 });
    expect(verdicts(["4.1", "4.2", "4.3", "4.7"], ["5.4", "5.4", "5.6", "5.8"])).toEqual({ unchanged: 1 });
  });

  test("25 is passed upwards only, by reaching it", () => {
    expect(verdicts(["6", "6", "6", "6.9"], ["6", "6", "6", "7"])).toEqual({ unchanged: 1, "crossed-25": 1 });
    expect(verdicts(["6", "6", "6", "7"], ["6", "6", "6", "6.9"])).toEqual({ unchanged: 1 });
  });

  test("a form that lacks a scale is no measurement", () => {
    const answer = [...form("1", "2021-06-01", ["1", "2", "3"]), ...form("2", "2022-02-01", ["6", "6", "6", "6"])];
    expect(figure("ors.start", { answer })).toMatchObject({ groups: [{ n: 1, mean: 24 }] });
    expect(figure("ors.pairs", { answer })).toMatchObject({ pairs: { numerator: 0, denominator: 1 } });
  });
});

describe("instruments", () => {
  const row = (id: string, more: Row): Row => ({
    id,
    instrument: "egen",
    programme: "A",
    occasion: "start",
    date: "2022-04-01",
    question: "q1",
    ...more,
  });

  test("a form with a reason for missing is asked, not answered", () => {
    const answer = [
      row("1", { answer: "3" }),
      row("2", { missingReason: "avbojde" }),
      row("2", { question: "q2", missingReason: "avbojde" }),
    ];
    expect(figure("instrument.response", { answer })).toMatchObject({
      rows: [
        { code: "egen", occasion: null, asked: 2, answered: 1, missing: { avbojde: 1, tolk: 0 } },
        { code: "egen/start", occasion: "start", asked: 2, answered: 1 },
      ],
    });
  });

  test("anonymous answers are left out when a track is chosen", () => {
    const answer = [row("1", { answer: "3" }), row("2", { answer: "4", enrolmentId: "i" })];
    const enrolments = { answer, enrolment: [{ ...enrolment, track: "Grön" }] };
    expect(column(figure("instrument.items", enrolments), "n")).toEqual({ q1: 2 });
    expect(column(figure("instrument.items", enrolments, { tracks: ["Grön"] }), "n")).toEqual({ q1: 1 });
  });

  test("a question of two instruments has two rows with codes of their own", () => {
    const answer = [row("1", { answer: "3" }), row("2", { instrument: "annan", answer: "nej" })];
    expect(figure("instrument.items", { answer })).toMatchObject({
      rows: [
        { code: "q1", instrument: "annan", n: 1, positive: { numerator: 0, denominator: 1 } },
        { code: "egen/q1", instrument: "egen", n: 1, positive: null, distribution: { "3": 1 } },
      ],
    });
  });
});

describe("the team's work", () => {
  test("an open activity goes on after the exit", () => {
    const activity = [{ enrolmentId: "i", kind: "praktik", startDate: "2022-02-01" }];
    expect(column(figure("activities", { activity }), "ongoing")).toEqual({ praktik: 1 });
  });

  test("an activity that ends on the last day is in the period and not going on", () => {
    const activity = [{ enrolmentId: "i", kind: "praktik", startDate: "2022-02-01", endDate: "2022-12-31" }];
    const result = figure("activities", { activity });
    expect([column(result, "count"), column(result, "ongoing")]).toEqual([{ praktik: 1 }, {}]);
  });

  test("staff is weighted by days, absence stands apart, and the last day counts", () => {
    const staffing = [
      { programme: "A", role: "Konsulent", share: 50, from: "2022-07-02", to: "2022-12-31" },
      { programme: "A", role: "Konsulent", share: 100, from: "2022-01-01", absenceReason: "Studier" },
    ];
    expect(figure("staffing", { staffing })).toMatchObject({
      rows: [
        { code: "Konsulent", mean: expect.closeTo((0.5 * 183) / 365, 12) as number, atEnd: 0.5 },
        { code: "total", atEnd: 0.5 },
      ],
      absence: [{ code: "Studier", mean: 1, atEnd: 1 }],
    });
  });

  test("support without a date is dated from the exit; without months they are worked out", () => {
    const point_support = [
      { enrolmentId: "i", purpose: "af", monthsAfterExit: 9 },
      { enrolmentId: "i", purpose: "fk", date: "2022-06-30" },
      { enrolmentId: "i", purpose: "fk", monthsAfterExit: 10 },
    ];
    const result = figure("point-support", { point_support });
    expect(column(result, "count")).toEqual({ total: 2, af: 1, fk: 1 });
    expect(column(result, "meanMonths")).toMatchObject({ total: 6, af: 9, fk: 3, kommun: null });
    expect(column(result, "persons")).toMatchObject({ total: 1 });
  });
});

describe("targets", () => {
  const verdict = (reference: string, value: number, direction?: string, tables: Tables = {}) => {
    const target = [{ programme: "A", from: "2022-06-01", to: "2023-05-31", figure: reference, value, direction }];
    const { rows } = figure("goals", { target, ...tables }) as unknown as {
      rows: { verdict: string; outcome: unknown; n: unknown }[];
    };
    return rows[0];
  };

  test("a share's target above 1 is in percent, and cannot be told when the interval covers it", () => {
    const many = {
      enrolment: Array.from({ length: 100 }, (_, i) => ({ ...enrolment, id: `i${i}`, toOrdinary: i < 40 })),
    };
    expect(verdict("exit.to-ordinary", 20, "minst", many)).toEqual(
      expect.objectContaining({ verdict: "met", outcome: 0.4, n: 100 }),
    );
    expect(verdict("exit.to-ordinary", 0.2, "hogst", many)).toMatchObject({ verdict: "not-met" });
    expect(verdict("exit.to-ordinary", 45, "minst", many)).toMatchObject({ verdict: "cannot-tell" });
  });

  test("a number is compared as it is; without direction at least", () => {
    expect(verdict("participants.ended", 1)).toMatchObject({ verdict: "met", outcome: 1, n: 1 });
    expect(verdict("participants.ended", 1, "lika")).toMatchObject({ verdict: "met" });
    expect(verdict("exit.days", 272, "hogst")).toMatchObject({ verdict: "not-met", outcome: 273 });
  });

  test.each(["participants.old", "exit.reasons#nowhere", "exit.reasons", "goals", "goals#x", "profile.interpreter"])(
    "%s has no outcome, so nothing can be told",
    (reference) => {
      expect(verdict(reference, 50)).toMatchObject({ verdict: "cannot-tell", outcome: null });
    },
  );

  test("are those whose dates overlap the period", () => {
    const target = [{ programme: "A", from: "2021-01-01", to: "2021-12-31", figure: "participants.new", value: 1 }];
    expect(figure("goals", { target })).toMatchObject({ rows: [] });
  });
});

describe("money", () => {
  const line = (more: Row): Row => ({ programme: "A", post: "Personal", year: 2022, ...more });

  test("lines are those of the period's years whose own dates overlap, each a row", () => {
    const budget_line = [
      line({ outcome: 0.1, periodBudget: 1, from: "2022-01-01", to: "2022-06-30" }),
      line({ outcome: 0.2, periodBudget: 1 }),
      line({ outcome: 5, year: 2021 }),
      line({ outcome: 7, from: "2023-01-01" }),
    ];
    expect(figure("economy.lines", { budget_line })).toMatchObject({
      rows: [
        { code: "Personal", deviation: 0.9, moneyPeriod: { from: "2022-01-01", to: "2022-06-30" } },
        { code: "Personal", deviation: 0.8 },
        { code: "total", outcome: 0.3, periodBudget: 2, deviation: 1.7, deviationPercent: 85 },
      ],
    });
  });

  test("without a budget has no deviation, and none at all says so", () => {
    const result = figure("economy.lines", { budget_line: [line({ outcome: 5 })] });
    expect(result).toMatchObject({ rows: [{ deviation: null, deviationPercent: null }, { code: "total" }] });
    expect(figure("economy.lines", {})).toMatchObject({ value: null });
  });
});
