import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parameters } from "./catalogue.ts";
import { brokenReleases, manifestOf, unnamedValues, unreleasedValues, type Manifest } from "./manifest.ts";
import type { DatedValue, Parameter } from "./parameter.ts";

const read = (path: string) => readFileSync(path, "utf8");
const manifest = JSON.parse(read("src/domain/model/parameters/manifest.json")) as Manifest;

test("no released value has been changed or removed", () => {
  expect(Object.keys(manifest).length).toBeGreaterThan(150);
  expect(brokenReleases(parameters, manifest)).toEqual([]);
});

test("every value that is not released is named in the changelog", () => {
  expect(unnamedValues(unreleasedValues(parameters, manifest), read("CHANGELOG.md"))).toEqual([]);
});

/** The catalogue with one parameter replaced. */
const planted = (id: string, change: (parameter: Parameter) => Parameter | undefined): readonly Parameter[] =>
  parameters.flatMap((parameter) => (parameter.id === id ? (change(parameter) ?? []) : parameter));

const withValues = (id: string, change: (values: readonly DatedValue[]) => readonly DatedValue[]) =>
  planted(id, (parameter) => ({ ...parameter, values: change(parameter.values) }));

const riksnorm2027: DatedValue = {
  from: "2027-01-01",
  value: 5300,
  confidence: "sure",
  sources: ["govnorm"],
  checked: null,
};

test.each<[string, readonly Parameter[], string]>([
  [
    "an edited value",
    withValues("prisbasbelopp", (values) =>
      values.map((one) => (one.from === "2025-01-01" ? { ...one, value: 1 } : one)),
    ),
    "prisbasbelopp",
  ],
  ["a removed value", withValues("prisbasbelopp", (values) => values.slice(1)), "prisbasbelopp"],
  ["a moved value", withValues("rho", (values) => values.map((one) => ({ ...one, from: "2016-02-01" }))), "rho"],
  [
    "a known value that is no longer known",
    withValues("rho", (values) => values.map((one) => ({ ...one, value: null }))),
    "rho",
  ],
  ["a removed parameter", planted("handlaggning_fk", () => undefined), "handlaggning_fk"],
  ["a changed unit", planted("prisbasbelopp", (one) => ({ ...one, unit: "kr/mån" })), "prisbasbelopp"],
])("%s breaks the rule", (_, changed, id) => {
  expect(brokenReleases(changed, manifest).map(({ parameter }) => parameter)).toEqual([id]);
});

test("a new dated value, and a value for what was not known, keep the rule", () => {
  const added = withValues("riksnorm_ensam", (values) => [...values, riksnorm2027]);
  const found = withValues("handlaggning_fk", (values) => values.map((one) => ({ ...one, value: 612 })));
  expect(brokenReleases(added, manifest)).toEqual([]);
  expect(brokenReleases(found, manifest)).toEqual([]);
  expect(unreleasedValues(added, manifest)).toEqual([{ parameter: "riksnorm_ensam", from: "2027-01-01", value: 5300 }]);
  expect(unreleasedValues(found, manifest)).toEqual([{ parameter: "handlaggning_fk", from: "2016-01-01", value: 612 }]);
});

test("a new value has to be named by id and day under Parametrar", () => {
  const unreleased = [{ parameter: "riksnorm_ensam", from: "2027-01-01", value: 5300 }];
  const line = "- `riksnorm_ensam` 2027-01-01: 5 300 kr/månad, Socialtjänstförordningen.";
  expect(unnamedValues(unreleased, `## 0.2.0\n\n### Parametrar\n\n${line}\n`)).toEqual([]);
  expect(unnamedValues(unreleased, `## 0.2.0\n\n${line}\n\n### Parametrar\n\nInget.\n`)).toEqual(unreleased);
  expect(unnamedValues(unreleased, "### Parametrar\n\n- `riksnorm_ensam` 2026-01-01\n")).toEqual(unreleased);
  expect(unnamedValues(unreleased, "### Parametrar\n\n- `riksnorm` 2027-01-01\n")).toEqual(unreleased);
});

test("the manifest of the catalogue is what a release writes", () => {
  expect(unreleasedValues(parameters, manifestOf(parameters))).toEqual([]);
  expect(brokenReleases(parameters, manifestOf(parameters))).toEqual([]);
});
