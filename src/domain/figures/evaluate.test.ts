import { describe, expect, test } from "vitest";
import { differences, differencesInAnyOrder } from "../../../tests/support/matches-expected.ts";
import { readExpected, readFixture, type FixtureName } from "../../../tests/support/read-fixture.ts";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import type { FigureRequest } from "#src/domain/figures/figure.ts";
import { checkFlow } from "#src/domain/figures/population.ts";
import { registerFromRows } from "#src/domain/register.ts";
import { figureTexts } from "#src/texts/figures.sv.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

interface Expected {
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly options?: { readonly scheme?: string };
  readonly figures: Readonly<Record<string, unknown>>;
  readonly groups?: readonly { readonly name: string; readonly tracks: readonly string[]; readonly figures: unknown }[];
}

const expectedOf = (name: FixtureName) => readExpected(name) as Expected;

function requestOf({ team, from, to, options }: Expected, tracks: readonly string[] | null = null): FigureRequest {
  return {
    scope: { programmes: [team], tracks },
    period: { from: parseIsoDate(from)!, to: parseIsoDate(to)! },
    ...(options?.scheme === undefined ? {} : { scheme: options.scheme }),
  };
}

const registers = {
  "random-101": readFixture("random-101"),
  "vasteras-2022": readFixture("vasteras-2022"),
  "vasteras-2017h1": readFixture("vasteras-2017h1"),
};

/** Lists that the printed half-year report gives in an order of its own. */
const printedOrder = ["/participants.by-track/rows", "/exit.interrupted/rows"];

describe("the figures of a register", () => {
  test.each(["random-101", "vasteras-2022"] as const)("%s are those computed elsewhere, in the same order", (name) => {
    const expected = expectedOf(name);
    expect(differences(evaluateFigures(registers[name], requestOf(expected)).figures, expected.figures)).toEqual([]);
  });

  test("vasteras-2017h1 are those of the printed report, for the whole and for each group of tracks", () => {
    const expected = expectedOf("vasteras-2017h1");
    const register = registers["vasteras-2017h1"];
    const whole = evaluateFigures(register, requestOf(expected)).figures;
    expect(differencesInAnyOrder(whole, expected.figures, printedOrder)).toEqual([]);
    for (const { tracks, figures } of expected.groups ?? []) {
      const group = evaluateFigures(register, requestOf(expected, tracks)).figures;
      expect(differencesInAnyOrder(group, figures, printedOrder)).toEqual([]);
    }
    expect(expected.groups).toHaveLength(5);
  });

  test("differ from an expected file in which one number is changed, and say where", () => {
    const expected = expectedOf("random-101");
    const changed = { ...expected.figures, "participants.new": { kind: "count", value: 64 } };
    expect(differences(evaluateFigures(registers["random-101"], requestOf(expected)).figures, changed)).toEqual([
      "/participants.new/value: 63, expected 64",
    ]);
  });
});

describe("an evaluation", () => {
  const cases = (["random-101", "vasteras-2022", "vasteras-2017h1"] as const).flatMap((name) =>
    [null, ["MAC"], ["saknas"], []].map((tracks) => ({ name, tracks })),
  );

  test.each(cases)("of $name, tracks $tracks, is plain JSON with every figure", ({ name, tracks }) => {
    const evaluation = evaluateFigures(registers[name], requestOf(expectedOf(name), tracks));
    expect(JSON.parse(JSON.stringify(evaluation))).toStrictEqual(evaluation);
    expect(Object.keys(evaluation.figures)).toEqual(figureDefinitions.map(({ id }) => id));
    for (const definition of figureDefinitions) {
      expect(evaluation.figures[definition.id]).toMatchObject({ kind: definition.kind, version: definition.version });
    }
  });

  test("of an empty register gives zeros or says why there is no value", () => {
    const empty = registerFromRows("2023-01-01T00:00:00Z", {});
    const { figures } = evaluateFigures(empty, requestOf(expectedOf("random-101")));
    expect(JSON.stringify(figures)).not.toContain("NaN");
    expect(figures["participants.total"]).toMatchObject({ value: 0 });
    expect(figures["profile.interpreter"]).toMatchObject({
      share: { numerator: 0, denominator: 0, value: null, low: null },
    });
    expect(figures["ladder.moved"]).toMatchObject({ value: null, why: expect.stringContaining("trappa") as string });
  });

  test("of several programmes is the sum of each", () => {
    const request = requestOf(expectedOf("random-101"));
    const of = (programmes: readonly string[]) =>
      evaluateFigures(registers["random-101"], { ...request, scope: { programmes, tracks: null } }).figures;
    const [one, other] = [of(["Samordningsteam Prov"]), of(["Närteam Övning"])];
    const both = of(["Samordningsteam Prov", "Närteam Övning"]);
    for (const id of ["participants.total", "participants.ended", "referrals.received", "activities.workplace"]) {
      const value = (figures: typeof both) => (figures[id] as { value: number }).value;
      expect(value(both)).toBe(value(one) + value(other));
    }
  });

  test("stays as it is when another register is evaluated", () => {
    const evaluate = (name: FixtureName) => evaluateFigures(registers[name], requestOf(expectedOf(name)));
    const first = evaluate("random-101");
    const text = JSON.stringify(first);
    evaluate("vasteras-2022");
    expect(JSON.stringify(first)).toBe(text);
    expect(evaluate("random-101")).toEqual(first);
  });

  test("has only the figures asked for, and says so of an id that is none", () => {
    const request = { ...requestOf(expectedOf("random-101")), only: ["participants.new", "participants.old"] };
    const { figures } = evaluateFigures(registers["random-101"], request);
    expect(Object.keys(figures)).toEqual(["participants.new", "participants.old"]);
    expect(figures["participants.old"]).toMatchObject({
      value: null,
      why: expect.stringContaining("participants.old") as string,
    });
  });
});

describe("the flow", () => {
  const rows = (n: number) => new Int32Array(n);
  const flow = { total: rows(8), atStart: rows(5), new: rows(3), ended: rows(2), atEnd: rows(6) };

  test("adds up: at start + new − ended = at end", () => {
    expect(() => {
      checkFlow(flow);
    }).not.toThrow();
  });

  test.each(["total", "atStart", "new", "ended", "atEnd"] as const)("is refused when %s has one too many", (list) => {
    expect(() => {
      checkFlow({ ...flow, [list]: rows(flow[list].length + 1) });
    }).toThrow("The flow does not add up");
  });

  test("is refused when an enrolment ends before it starts", () => {
    const register = registerFromRows("2023-01-01T00:00:00Z", {
      programme: [{ name: "A" }],
      enrolment: [{ id: "1", programme: "A", startDate: "2022-05-01", endDate: "2021-05-01" }],
    });
    const period = { from: parseIsoDate("2022-01-01")!, to: parseIsoDate("2022-12-31")! };
    expect(() => evaluateFigures(register, { scope: { programmes: ["A"], tracks: null }, period })).toThrow("flow");
  });
});

test("every figure has its Swedish texts, and no text is left over", () => {
  expect(Object.keys(figureTexts).sort()).toEqual(figureDefinitions.map(({ id }) => id).sort());
});
