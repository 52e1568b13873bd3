import { expect, test } from "vitest";
import { parameters } from "./catalogue.ts";
import { localTaxOf } from "./local-tax.ts";
import type { Parameter } from "./parameter.ts";
import { parametersText, valueOfYear, valueOn, withOwnValues, type OwnValue } from "./select.ts";

const norm: Parameter = {
  id: "norm",
  label: "Norm",
  unit: "kr/månad",
  group: "benefit",
  law: "",
  values: [
    { from: "2017-01-01", value: 3930, confidence: "sure", sources: ["own"], checked: null },
    { from: "2018-07-01", value: null, confidence: "unsure", sources: ["own"], checked: null },
  ],
};

test("a value is in force from its day until the next one's", () => {
  expect(valueOn(norm, "2016-12-31")).toBeUndefined();
  expect(valueOn(norm, "2017-01-01")?.value).toBe(3930);
  expect(valueOn(norm, "2018-06-30")?.value).toBe(3930);
  expect(valueOn(norm, "2018-07-01")?.value).toBeNull();
});

test("a year has the value of its last day, and none outside the years covered", () => {
  expect(valueOfYear(norm, 2016)).toBeUndefined();
  expect(valueOfYear(norm, 2017)?.value).toBe(3930);
  expect(valueOfYear(norm, 2018)?.value).toBeNull();
  expect(valueOfYear(norm, 2027)).toBeUndefined();
  expect(valueOfYear({ ...norm, values: [{ ...norm.values[0]!, from: "2004-01-01" }] }, 2015)).toBeUndefined();
});

const own: OwnValue = {
  parameter: "norm",
  from: "2018-07-01",
  value: 4000,
  source: "Nämndens beslut 2018-06-12",
  checked: { by: "Ekonomichefen", on: "2018-06-20" },
};

test("a team's own value takes the place of the same day's and is known by its source", () => {
  const [mine] = withOwnValues([norm], [own]);
  expect(mine!.values).toHaveLength(2);
  expect(valueOn(mine!, "2019-01-01")).toMatchObject({
    value: 4000,
    sources: ["egen:norm:2018-07-01"],
    checked: own.checked,
    note: "Nämndens beslut 2018-06-12",
  });
  expect(norm.values[1]!.value).toBeNull();
});

test("a team's own value of another day is put in its place among the rest", () => {
  const [mine] = withOwnValues([norm], [{ ...own, from: "2017-06-01", checked: null }]);
  expect(mine!.values.map(({ from, value }) => [from, value])).toEqual([
    ["2017-01-01", 3930],
    ["2017-06-01", 4000],
    ["2018-07-01", null],
  ]);
  expect(mine!.values[1]!.confidence).toBe("probable");
});

test("an own value of a parameter that is none is a bug", () => {
  expect(() => withOwnValues([norm], [{ ...own, parameter: "nothing" }])).toThrow("There is no parameter nothing");
});

test("the text of a set is the same whatever the order, and another when a value is", () => {
  const text = parametersText(parameters);
  expect(parametersText(parameters.toReversed())).toBe(text);
  expect(parametersText(JSON.parse(JSON.stringify(parameters)) as Parameter[])).toBe(text);
  const rho = { parameter: "rho", from: "2016-01-01", value: 0.9, source: "Egna uppföljningar", checked: null };
  expect(parametersText(withOwnValues(parameters, [rho]))).not.toBe(text);
});

test.each(["Västerås", "västerås stad", " VÄSTERÅS KOMMUN ", "Va\u0308stera\u030as"])(
  "%s pays Västerås rates",
  (name) => {
    expect(localTaxOf(name)).toEqual({ municipal: "skatt_vasteras", regional: "skatt_region_vastmanland" });
  },
);

test.each(["Säter", "Säters kommun", "säter"])("%s pays Säter's rates", (name) => {
  expect(localTaxOf(name)).toEqual({ municipal: "skatt_sater", regional: "skatt_region_dalarna" });
});

test.each(["", "Hedemora", "kommun", "Västeråsen"])("the rates of '%s' are not entered", (name) => {
  expect(localTaxOf(name)).toBeUndefined();
});

test("the parameters that a municipality points to exist", () => {
  const ids = parameters.map(({ id }) => id);
  for (const name of ["Västerås", "Säter"]) {
    const { municipal, regional } = localTaxOf(name)!;
    expect(ids).toEqual(expect.arrayContaining([municipal, regional]));
  }
});
