import { expect, test } from "vitest";
import { buildReport } from "#src/domain/report/build-document.ts";
import { cellsOf } from "#src/domain/report/one-value.ts";
import { vasterasHelar } from "#src/domain/report/templates/vasteras-helar.ts";
import { explainNumber, measures, sumOfGroups, groupLines } from "#src/domain/model/explain.ts";
import { personResults } from "#src/domain/model/calculate.ts";
import { presets } from "#src/domain/model/assumptions.ts";
import { benefitFactAddress, isBenefitFact } from "#src/web/benefit-fact-address.ts";
import { readLineQuery } from "#src/web/line-query.ts";
import { benefitOf, demoCase } from "../support/benefit-input.ts";

const one = demoCase("2024-01-01", "2024-12-31");
const benefit = benefitOf(one);
const query = { team: "Laget", track: undefined, from: "2024-01-01", to: "2024-12-31", scheme: undefined };
const document = buildReport(
  { evaluation: one.evaluation, definitions: () => undefined, benefit },
  vasterasHelar,
  { audience: "team", today: "2026-01-20" },
); // prettier-ignore
const links = document.blocks.flatMap(cellsOf).flatMap((cell) =>
  "fact" in cell && cell.kind !== "withheld" && isBenefitFact(cell.fact)
    ? [{ fact: cell.fact, value: cell.kind === "number" ? cell.value : Number.NaN, address: new URL(benefitFactAddress("t1", query, cell.fact), "http://x") }]
    : [],
); // prettier-ignore

test("every number of the report's section leads to its lines or to where the Nytta page explains it", () => {
  expect(links.length).toBeGreaterThan(150);
  for (const { address } of links) {
    expect(["/t/t1/benefit/lines", "/t/t1/benefit"]).toContain(address.pathname);
    expect(address.searchParams.get("from")).toBe("2024-01-01");
  }
});

test("a track's amount leads to that track's lines", () => {
  const { address } = links.find(({ fact }) => fact.figure === "nytta.tracks" && fact.path === "rows/Trädgård/total")!;
  expect(address.pathname).toBe("/t/t1/benefit/lines");
  expect(address.searchParams.get("track")).toBe("Trädgård");
  expect(address.searchParams.get("measure")).toBe("revenue");
});

test("an amount of a table by actor leads to lines that end in the same amount", () => {
  const results = personResults(one.cohort, { assumptions: presets.huvud, parameters: one.parameters, illustrative: false });
  const persons = results.flatMap((result) => ("basis" in result ? [result] : []));
  let compared = 0;
  for (const { fact, value, address } of links) {
    if (!/^nytta\.(revenue|profit|cost)$/.test(fact.figure) || /person|written/.test(fact.path)) continue;
    if (address.pathname !== "/t/t1/benefit/lines") continue;
    const { row, measure, rule } = readLineQuery(address.searchParams);
    expect(measures).toContain(measure);
    const steps = explainNumber(benefit.calculation, { row, measure, rule }, sumOfGroups(groupLines(persons, row)));
    expect(steps.at(-1)?.amount, `${fact.figure} ${fact.path}`).toBeCloseTo(value, 2);
    compared++;
  }
  expect(compared).toBeGreaterThan(40);
}); // prettier-ignore
