import { describe, expect, test } from "vitest";
import type { Row } from "#src/domain/register.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { at, income, one, period, read, registerOf, type Rows } from "../../../../tests/support/benefit-register.ts";
import { readFixture } from "../../../../tests/support/read-fixture.ts";
import { parameters } from "../parameters/catalogue.ts";
import { withOwnValues } from "../parameters/select.ts";
import { cohortOf, type CohortRequest } from "./cohort.ts";

describe("the cost", () => {
  const ended = { income_source: [income("start", "ingen")] };
  const line = (more: Row): Row => ({ programme: "Team", post: "Personal", year: 2024, ...more });
  const costOf = (tables: Rows, more: Partial<CohortRequest> = {}, people: readonly Row[] = [{}]) =>
    read(registerOf(people, { ...ended, ...tables }), more).cost;

  test("is the outcome, else the period's budget, else the year's by days", () => {
    const half = { from: period.from, to: parseIsoDate("2024-06-30")! };
    const { total, origin } = costOf(
      {
        budget_line: [
          line({ outcome: 300, periodBudget: 999, from: "2024-01-01", to: "2024-06-30" }),
          line({ periodBudget: 200, from: "2024-01-01", to: "2024-06-30" }),
          line({ yearBudget: 366 }),
        ],
      },
      { period: half },
    );
    expect(total).toBeCloseTo(300 + 200 + 182, 9);
    expect(origin).toContain("utfallet av en post");
    expect(origin).toContain("fördelat efter dagar");
  });

  test("is not known without a budget, and never 0", () => {
    expect(costOf({}).total).toBeUndefined();
  });

  test("may be stated instead", () => {
    expect(costOf({ budget_line: [line({ outcome: 300 })] }, { statedCost: 500 }).total).toBe(500);
  });

  test("of one track is the team's by the number that ended in it", () => {
    const people = [{ track: "A" }, { track: "A" }, { track: "B" }];
    expect(costOf({ budget_line: [line({ outcome: 300 })] }, { tracks: ["A"] }, people).total).toBe(200);
  });

  test("is shared as financed, the association's part as the act shares it", () => {
    const funding = [
      { programme: "Team", year: 2024, party: "forbund", amount: 800 },
      { programme: "Team", year: 2024, party: "kommun", amount: 200 },
      { programme: "Team", year: 2023, party: "ovrig", amount: 10_000 },
    ];
    expect(costOf({ funding }).shares.actual).toEqual({ kommun: 0.4, region: 0.2, fk: 0.4 });
    expect(costOf({}).shares.actual).toBeUndefined();
  });

  test("is not divided by amounts of some payers and percentages of others", () => {
    const funding = [
      { programme: "Team", year: 2024, party: "kommun", amount: 500 },
      { programme: "Team", year: 2024, party: "region", share: 40 },
    ];
    const { shares, origin } = costOf({ funding });
    expect(shares.actual).toBeUndefined();
    expect(origin).toContain("någon part saknar belopp och någon saknar andel");
    expect(costOf({ funding: funding.map((row) => ({ ...row, share: 50 })) }).shares.actual).toEqual({
      kommun: 0.5,
      region: 0.5,
    });
  });
});

describe("durations", () => {
  const working = (occasion: string, is: boolean, more: Row = {}) =>
    at(occasion, { occupations: [is ? "arbete" : "ingen"], ...more });
  const durations = (...situation: Row[]) => read(one(situation, [income("start", "ingen")])).durations;

  test("end at the first follow-up that found the person without work and studies", () => {
    expect(durations(working("avslut", true), working("6m", true), working("12m", false))).toEqual([
      { months: 12, ended: true },
    ]);
  });

  test("are seen until the last follow-up that reached the person", () => {
    expect(durations(working("avslut", true), working("6m", true), working("12m", false, { reached: false }))).toEqual([
      { months: 6, ended: false },
    ]);
  });

  test("say what each follow-up up to the loss saw, and of whom", () => {
    const situations = [working("avslut", true), working("12m", true), working("18m", false), working("24m", true)];
    const found = cohortOf(one(situations, [income("start", "ingen")]), {
      programmes: ["Team"],
      tracks: null,
      period,
      parameters,
    });
    expect(found).toMatchObject({
      value: { followed: [{ row: 0, months: 18, ended: true, seen: [undefined, true, false] }] },
    });
  });

  test("need work or studies at exit, and a follow-up", () => {
    expect(durations(working("avslut", false), working("6m", true))).toEqual([]);
    expect(durations(working("avslut", true))).toEqual([]);
  });
});

describe("the teams' registers", () => {
  const cohort = (name: "vasteras-2022" | "vasteras-2017h1", from: string, to: string, own = parameters) =>
    read(readFixture(name), {
      programmes: ["Samordningsteam Västerås"],
      period: { from: parseIsoDate(from)!, to: parseIsoDate(to)! },
      parameters: own,
    });
  const reasons = (leftOut: readonly { readonly reason: string }[]) => [
    ...new Set(leftOut.map(({ reason }) => reason)),
  ];

  test("of 2022 without amounts: one of 54 can be counted, and each of the others has its reason", () => {
    const { coverage, persons } = cohort("vasteras-2022", "2022-01-01", "2022-12-31");
    expect([coverage.ended, persons.length, coverage.leftOut.length]).toEqual([54, 1, 53]);
    expect(reasons(coverage.leftOut)).toEqual(
      expect.arrayContaining([
        "beloppet för försörjningsstöd och boendekostnaden saknas (start)",
        "beloppet för sjukpenning saknas (start)",
        "lönen saknas (start)",
      ]),
    );
  });

  test("of 2022 with what a team may assume: most can be counted, all marked as computed", () => {
    const assumed = [
      ["antagen_boendekostnad", 5500],
      ["antagen_sgi", 280_000],
      ["antagen_heltidslon", 25_000],
      ["antagen_lonebidragsniva", 0.6],
    ].map(([parameter, value]) => ({
      parameter: String(parameter),
      from: "2016-01-01",
      value: Number(value),
      source: "provet",
      checked: null,
    }));
    const { coverage, persons } = cohort(
      "vasteras-2022", "2022-01-01", "2022-12-31", withOwnValues(parameters, assumed),
    ); // prettier-ignore
    expect(persons.length).toBeGreaterThan(45);
    expect(persons.length + coverage.leftOut.length).toBe(54);
    expect(coverage.amounts.registered).toBe(0);
    expect(coverage.leftOut.every(({ reason }) => /start saknas|annan offentlig|offentligt skyddat/.test(reason))).toBe(
      true,
    );
  });

  test("of 2017 without income sources: nobody can be counted", () => {
    const { coverage, persons } = cohort("vasteras-2017h1", "2017-01-01", "2017-06-30");
    expect(persons).toEqual([]);
    expect(reasons(coverage.leftOut)).toEqual(["försörjningen vid start saknas"]);
  });
});
