import { describe, expect, test } from "vitest";
import { sampleCalculation } from "../../../tests/support/sample-calculation.ts";
import { presets, type PresetName } from "./assumptions.ts";
import type { Calculation, Line, ResultRow } from "./calculation.ts";
import { explainNumber, groupLines, measures, rowOf, sumOfGroups, type Measure } from "./explain.ts";
import { resultRows } from "./group/results.ts";

const line = (changes: Partial<Line>): Line => ({
  situation: "after",
  equation: "N1",
  actor: "deltagare",
  amount: 0,
  label: "Lön",
  parameters: [],
  sources: ["registret"],
  registered: true,
  ...changes,
});

const persons = [
  {
    id: 1,
    lines: [
      line({ amount: 200_000 }),
      line({ amount: -40_000, label: "Kommunalskatt", equation: "N8", parameters: ["prisbasbelopp"] }),
      line({ amount: 40_000, actor: "kommun", label: "Kommunalskatt", equation: "N8" }),
      line({ amount: 120_000, situation: "before", label: "Försörjningsstöd", equation: "N4" }),
      line({ amount: -120_000, situation: "before", actor: "kommun", label: "Försörjningsstöd", equation: "N4" }),
    ],
  },
  {
    id: 2,
    lines: [
      line({ amount: 100_000 }),
      line({ amount: -60_000, situation: "before", actor: "fk", label: "Sjukpenning", equation: "N5" }),
    ],
  },
];

describe("lines", () => {
  test("are summed by actor, equation and kind, after less before, with how many persons they are", () => {
    const groups = groupLines(persons, "samhalle");

    expect(groups.map(({ actor, label, change, persons: n }) => [actor, label, change, n])).toEqual([
      ["kommun", "Försörjningsstöd", 120_000, 1],
      ["kommun", "Kommunalskatt", 40_000, 1],
      ["fk", "Sjukpenning", 60_000, 1],
      ["deltagare", "Lön", 300_000, 2],
      ["deltagare", "Försörjningsstöd", -120_000, 1],
      ["deltagare", "Kommunalskatt", -40_000, 1],
    ]);
  });

  test.each<[ResultRow, number]>([
    ["kommun", 160_000],
    ["staten", 60_000],
    ["deltagare", 140_000],
    ["samhalle", 360_000],
  ])("of %s are those of its actors", (row, sum) => {
    expect(sumOfGroups(groupLines(persons, row))).toBe(sum);
  });
});

const numberOf = (calculation: Calculation, row: ResultRow, measure: Measure): number | undefined => {
  const result = rowOf(calculation, row)!;
  if (measure === "gross") return calculation.gross[row];
  if (measure === "payback") return result.payback?.kind === "months" ? result.payback.months : undefined;
  return result[measure];
};

/** Every number that a calculation's explanation does not end in. */
function unexplained(calculation: Calculation): string[] {
  return resultRows.flatMap((row) =>
    measures.flatMap((measure) => {
      const number = numberOf(calculation, row, measure);
      const last = explainNumber(calculation, { row, measure }, calculation.gross[row]).at(-1);
      if (number === undefined) return last?.isResult ? [`${row} ${measure} has a result`] : [];
      return last?.isResult && Math.abs(last.amount - number) < 0.005 ? [] : [`${row} ${measure}: ${last?.amount} is not ${number}`]; // prettier-ignore
    }),
  );
}

describe("an explanation", () => {
  test.each<PresetName>(["huvud", "forsiktig", "jamforbar"])("ends in the number itself, under %s", (preset) => {
    const calculation = sampleCalculation({}, { ...presets[preset], displacement: 0 });

    expect(unexplained(calculation)).toEqual([]);
  });

  test("does so with the cost written off and a krona of public money that costs more", () => {
    const assumptions = { ...presets.huvud, writeOffYears: 5, taxFactor: 1.3 };

    expect(unexplained(sampleCalculation({}, assumptions))).toEqual([]);
  });

  test("that does not end in its number is noticed", () => {
    const whole = sampleCalculation();
    const broken = { ...whole, gross: { ...whole.gross, kommun: whole.gross.kommun + 1 } };

    expect(unexplained(broken).length).toBeGreaterThan(3);
  });

  test("has steps that add up to each result on the way", () => {
    const steps = explainNumber(sampleCalculation(), { row: "kommun", measure: "horizonProfit" }, 536_000);
    const years = steps.filter(({ kind }) => kind === "year");

    expect(years).toHaveLength(5);
    expect(years.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(
      steps.find(({ kind }) => kind === "horizon")!.amount,
      6,
    );
  });

  test("takes away what the comparison group changed by too, person by person", () => {
    const change = { ...sampleCalculation().gross, kommun: 4_000 };
    const calculation = sampleCalculation(
      { counterfactual: { step: "comparison-group", name: "Det andra teamet", n: 20, change } },
      { ...presets.huvud, deadweight: 0 },
    );

    const steps = explainNumber(calculation, { row: "kommun", measure: "revenue" }, 536_000);

    expect(steps.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["lines", 536_000],
      ["comparison", -34 * 4_000],
      ["revenue", 400_000],
    ]);
  });

  test("takes what was displaced from society alone", () => {
    const calculation = sampleCalculation({ displaced: 100_000 });
    const amounts = (row: ResultRow) =>
      explainNumber(calculation, { row, measure: "revenue" }, 1_000_000).map(({ kind, amount }) => [kind, amount]);

    expect(amounts("samhalle")).toEqual([
      ["lines", 1_000_000],
      ["displaced", -100_000],
      ["deadweight", -270_000],
      ["revenue", 630_000],
    ]);
    expect(amounts("region").at(-1)).toEqual(["revenue", 700_000]);
  });
});
