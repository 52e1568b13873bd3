import { describe, expect, test } from "vitest";
import { ownValueErrorText } from "#src/texts/benefit-values.sv.ts";
import { sampleCohort, sampleRequest } from "../../../../tests/support/sample-cohort.ts";
import { calculate } from "../calculate.ts";
import { parameters } from "./catalogue.ts";
import { checkOwnValue, type NewOwnValue } from "./check-own-value.ts";
import { toOwnValues, valuesInForce } from "./own-values.ts";
import { valueOn, withOwnValues } from "./select.ts";

const value: NewOwnValue = {
  programme: undefined,
  parameter: "skatt_kommun",
  from: "2025-01-01",
  value: 0.2151,
  source: "Fullmäktiges beslut",
  confidence: "sure",
  checked: { by: "Ekonomichefen", on: "2025-01-07" },
  note: undefined,
};

describe("a value to set", () => {
  test("is kept trimmed", () => {
    const spaced = {
      ...value,
      source: "  Fullmäktiges beslut ",
      note: " ",
      checked: { by: " Eva ", on: "2025-01-07" },
    };
    expect(checkOwnValue(parameters, spaced)).toEqual({
      ok: true,
      value: { ...value, checked: { by: "Eva", on: "2025-01-07" } },
    });
  });

  test("may be none: it takes an earlier one back", () => {
    expect(checkOwnValue(parameters, { ...value, value: null }).ok).toBe(true);
  });

  test.each([
    ["of a parameter that is none", { parameter: "skatten" }, "own-value.no-such-parameter", "”skatten”"],
    ["that is a share written in percent", { value: 21.51 }, "own-value.bad-number", "från 0 till 1 (andel)"],
    ["below 0", { value: -0.1 }, "own-value.bad-number", "från 0"],
    ["that is no number", { value: Number.NaN }, "own-value.bad-number", "tal"],
    ["from a day that is none", { from: "2025-02-30" }, "own-value.bad-date", "datum"],
    ["from a year that is not covered", { from: "2015-12-31" }, "own-value.bad-date", "2016-01-01"],
    ["without a source", { source: " x " }, "own-value.no-source", "källa"],
    ["checked by nobody", { checked: { by: " ", on: "2025-01-07" } }, "own-value.half-checked", "granskat"],
    ["checked on no day", { checked: { by: "Eva", on: "i går" } }, "own-value.half-checked", "dag"],
  ] satisfies [string, Partial<NewOwnValue>, string, string][])(
    "%s is not taken, and it is said why",
    (_, wrong, code, words) => {
      const checked = checkOwnValue(parameters, { ...value, ...wrong });
      if (checked.ok) throw new Error("It was taken");
      expect(checked.error.code).toBe(code);
      expect(ownValueErrorText(checked.error)).toContain(words);
    },
  );
});

test("any value that is taken, however odd, can be calculated with", () => {
  const ends = [0, 1, 100_000_000];
  const broken = parameters.flatMap(({ id }) =>
    ends.flatMap((odd) => {
      const wanted = { ...value, parameter: id, value: odd } satisfies NewOwnValue;
      if (!checkOwnValue(parameters, wanted).ok) return [];
      const laid = withOwnValues(parameters, toOwnValues(everyYear(wanted), parameters));
      try {
        const { gross } = calculate(sampleCohort, { ...sampleRequest, draws: 0, illustrative: true, parameters: laid });
        return Number.isFinite(gross.samhalle) ? [] : [`${id} = ${odd}`];
      } catch (error) {
        return [`${id} = ${odd}: ${String(error)}`];
      }
    }),
  );
  expect(broken).toEqual([]);
});

/** The value from every year that is covered, so that no released value comes after it. */
const everyYear = <V extends NewOwnValue>(wanted: V): readonly V[] =>
  Array.from({ length: 11 }, (_, n) => ({ ...wanted, from: `${2016 + n}-01-01` }));

describe("values in force", () => {
  const kept = [
    { ...value, value: 0.2 },
    { ...value, value: 0.21 },
    { ...value, from: "2026-01-01", value: 0.22 },
    { ...value, parameter: "rho", value: 0.9 },
    { ...value, programme: "Team A", value: 0.3 },
    { ...value, programme: "Team B", value: 0.4 },
    { ...value, programme: "Team B", value: null },
  ];
  const inForce = (programme: string | undefined) =>
    valuesInForce(kept, programme).map(({ parameter, from, value }) => [parameter, from, value]);

  test("are the latest of each parameter and day", () => {
    expect(inForce(undefined)).toEqual([
      ["skatt_kommun", "2025-01-01", 0.21],
      ["skatt_kommun", "2026-01-01", 0.22],
      ["rho", "2025-01-01", 0.9],
    ]);
  });

  test("of a team go before all of the tenant's of the same parameter", () => {
    expect(inForce("Team A")).toEqual([
      ["rho", "2025-01-01", 0.9],
      ["skatt_kommun", "2025-01-01", 0.3],
    ]);
  });

  test("are laid over the catalogue as sure as the team is of them", () => {
    const unsure = toOwnValues([{ ...value, value: 0.2151, confidence: "unsure" }], parameters);
    const rate = withOwnValues(parameters, unsure).find(({ id }) => id === "skatt_kommun")!;
    expect(valueOn(rate, "2025-12-31")).toMatchObject({ value: 0.2151, confidence: "unsure", checked: value.checked });
  });

  test("of a parameter that the catalogue no longer has are not laid over it", () => {
    expect(toOwnValues([{ ...value, value: 0.2151, parameter: "upphavd" }], parameters)).toEqual([]);
  });

  test("that a team has taken back give way to the tenant's", () => {
    expect(inForce("Team B")).toEqual(inForce(undefined));
  });
});
