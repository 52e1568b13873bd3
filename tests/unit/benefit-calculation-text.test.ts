import { expect, test } from "vitest";
import { calculate } from "#src/domain/model/calculate.ts";
import type { Cohort } from "#src/domain/model/calculation.ts";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { sampleCohort, sampleRequest } from "../support/sample-cohort.ts";

const { assumptions } = sampleRequest;
const textOf = (cohort: Partial<Cohort>, request: Partial<typeof sampleRequest> = {}): string => {
  const asked = { ...sampleRequest, draws: 100, ...request };
  return calculationText(calculate({ ...sampleCohort, ...cohort }, asked), asked, "0").replaceAll("\u00a0", " ");
};

test("nobody counted is said in words, without a year that is not there", () => {
  const text = textOf({ persons: [] });
  expect(text).toContain("Ingen kunde räknas.");
  expect(text).not.toContain("reglerna för");
});

test("a group whose situations after nobody knows is not shown as one that gained nothing", () => {
  const coverage = { ...sampleCohort.coverage, measured: 0, earlier: 0, missing: 16 };
  expect(textOf({ coverage })).toContain("Läget efter är inte känt för någon");
  expect(textOf({})).not.toContain("Läget efter är inte känt för någon");
});

test("one is one, of persons and of months", () => {
  expect(textOf({ persons: sampleCohort.persons.slice(0, 1) })).toContain("1 person räknad, med reglerna för");
  expect(textOf({}, { targetMonths: 1 })).toContain("inom 1 månad");
  expect(textOf({}, { targetMonths: 1 })).not.toContain("1 månader");
});

test("a write-off longer than the horizon says how much of the cost the profit has borne", () => {
  const long = { assumptions: { ...assumptions, horizonYears: 3, writeOffYears: 5 } };
  const sentence = "av kostnaden belastar bara 3 av 5 delar vinsten";
  expect(textOf({}, long)).toContain(sentence);
  expect(textOf({}, { assumptions: { ...assumptions, horizonYears: 5, writeOffYears: 5 } })).not.toContain(
    "belastar bara",
  );
});

test("what a payer outside the model pays stands beside the actors, so that the cost adds up", () => {
  const { cost } = sampleCohort;
  const others = { ...cost, total: 1_000_000, shares: { ...cost.shares, actual: { kommun: 0.6, ovrig: 0.4 } } };
  const request = { assumptions: { ...assumptions, costSplit: "actual" as const } };
  expect(textOf({ cost: others }, request)).toContain("Andra än aktörerna betalar 400 000 kr av kostnaden.");
  expect(textOf({}, request)).not.toContain("Andra än aktörerna");
});
