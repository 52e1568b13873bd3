import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { readExpected, readFixture, type FixtureName } from "../../../../tests/support/read-fixture.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { isRecord, publishAll, type FigureValue, type Publication, type ReportEvaluation } from "../facts.ts";
import { decidePublication } from "../small-cells.ts";
import type { ReportContext } from "../tables.ts";
import { buildChart, chartKinds } from "./catalogue.ts";
import { chartWidth, textWidth, wrap } from "./svg.ts";

function evaluate(name: FixtureName): ReportEvaluation {
  const expected = readExpected(name);
  if (!isRecord(expected)) throw new Error("no such register");
  const day = (key: string) => parseIsoDate(String(expected[key]))!;
  const scope = { programmes: [String(expected.team)], tracks: null };
  return evaluateFigures(readFixture(name), { scope, period: { from: day("from"), to: day("to") } });
}

const contextOf = (evaluation: ReportEvaluation, publication: Publication = publishAll): ReportContext => ({
  evaluation,
  publication,
  previous: undefined,
  definitions: () => undefined,
  outside: publication !== publishAll,
});

const evaluations = (["vasteras-2022", "vasteras-2017h1", "random-101"] as const).map(evaluate);

/** Elements of an SVG text, with attributes and text; throws when it is not well-formed. */
function elementsOf(svg: string) {
  const elements: { name: string; attributes: Readonly<Record<string, string>>; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element = { name, attributes, text: "" };
    elements.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const here = open.at(-1);
    if (here) here.text += text;
  });
  parser.on("closetag", () => open.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return elements;
}

const allCharts = evaluations.flatMap((evaluation) => {
  const [publication] = decidePublication([evaluation]);
  return [contextOf(evaluation), contextOf(evaluation, publication)].flatMap((context) =>
    Object.keys(chartKinds).flatMap((name) => buildChart(context, name, { id: `diagram-${name}`, number: 1 }) ?? []),
  );
});

describe("charts", () => {
  it("draws every kind from some register", () => {
    const drawn = new Set(allCharts.map(({ chart }) => chart.id.replace("diagram-", "")));
    expect([...drawn].sort()).toEqual(Object.keys(chartKinds).sort());
  });

  it("is well-formed, named and described, without styles, scripts or links outside itself", () => {
    for (const { chart } of allCharts) {
      const elements = elementsOf(chart.svg);
      expect(elements[0]!.attributes).toMatchObject({ role: "img" });
      expect(elements.slice(1, 3).map(({ name }) => name)).toEqual(["title", "desc"]);
      expect(elements[1]!.text).not.toBe("");
      expect(elements[2]!.text).toBe(chart.alt);
      expect(elements.map(({ name }) => name)).not.toContain("style");
      expect(elements.map(({ name }) => name)).not.toContain("script");
      for (const { attributes } of elements) {
        const keys = Object.keys(attributes);
        expect(
          keys.filter((key) => key === "style" || key === "class" || key.startsWith("on") || key.includes("href")),
        ).toEqual([]);
      }
      expect(chart.svg).not.toMatch(/NaN|Infinity|undefined/);
    }
  });

  it("keeps every text inside the picture and large enough to read on paper", () => {
    for (const { chart } of allCharts) {
      for (const { name, attributes, text } of elementsOf(chart.svg)) {
        if (name !== "text") continue;
        const size = Number(attributes["font-size"]);
        const x = Number(attributes.x);
        const width = textWidth(text, size) * 0.92;
        const start = attributes["text-anchor"] === "end" ? x - width : attributes["text-anchor"] === "middle" ? x - width / 2 : x; // prettier-ignore
        expect(size).toBeGreaterThanOrEqual(11);
        expect(start, `${chart.id}: ${text}`).toBeGreaterThanOrEqual(-4);
        expect(start + width, `${chart.id}: ${text}`).toBeLessThanOrEqual(chartWidth + 4);
        expect(Number(attributes.y), `${chart.id}: ${text}`).toBeLessThanOrEqual(chart.height + 2);
      }
    }
  });

  it("has the same numbers as a table", () => {
    for (const { chart } of allCharts) expect(chart.twin.rows.length, chart.id).toBeGreaterThan(0);
  });

  it("does not draw what is withheld: neither number, bar nor description", () => {
    const evaluation = withRows("exit.reasons", [
      { code: "a", label: "Synlig", count: 40 },
      { code: "b", label: "Hemlig", count: 3 },
      { code: "c", label: "Skyddande", count: 7 },
    ]);
    const [publication] = decidePublication([evaluation]);
    const { chart } = buildChart(contextOf(evaluation, publication), "exit-reasons", { id: "d", number: 1 })!;
    const texts = elementsOf(chart.svg).filter(({ name }) => name === "text").map(({ text }) => text); // prettier-ignore
    expect(texts).toContain("40");
    expect(texts).not.toContain("3");
    expect(texts).not.toContain("7");
    expect(texts.filter((text) => text === "..")).toHaveLength(2);
    expect(elementsOf(chart.svg).filter(({ name }) => name === "rect")).toHaveLength(1);
    expect(chart.alt).toContain("Hemlig: lämnas inte ut");
  });

  it("draws one row, thirty rows and very long names without error", () => {
    const long = "Fortsatt arbetslivsinriktad rehabilitering hos arbetsförmedlingens samordningsansvariga";
    for (const n of [1, 30]) {
      const rows = Array.from({ length: n }, (_, index) => ({
        code: `c${index}`,
        label: `${long} ${index}`,
        count: index,
      }));
      const context = contextOf(withRows("exit.reasons", rows.map((row) => ({ ...row, count: row.count + 1 })))); // prettier-ignore
      const { chart } = buildChart(context, "exit-reasons", { id: "d", number: 1 })!;
      expect(elementsOf(chart.svg).filter(({ name }) => name === "rect")).toHaveLength(n);
    }
  });

  it("draws nothing of nothing", () => {
    const context = contextOf({ ...evaluations[0]!, figures: {} });
    for (const name of Object.keys(chartKinds))
      expect(buildChart(context, name, { id: "d", number: 1 })).toBeUndefined();
  });
});

/** An evaluation with one table, whose shares are of the sum of its rows. */
function withRows(figure: string, rows: readonly { code: string; label: string; count: number }[]): ReportEvaluation {
  const denominator = rows.reduce((sum, { count }) => sum + count, 0);
  const share = (numerator: number) => ({ numerator, denominator, value: numerator / denominator, low: 0, high: 1 });
  const table = { kind: "table", version: 1, rows: rows.map((row) => ({ ...row, share: share(row.count) })) };
  const figures: Readonly<Record<string, FigureValue>> = { [figure]: table };
  return { ...evaluations[0]!, figures };
}

describe("text in charts", () => {
  it("breaks lines at spaces, and a word only when it is wider than the line", () => {
    expect(wrap("Kan ta del av ordinarie insats", 90)).toEqual(["Kan ta del av", "ordinarie", "insats"]);
    for (const line of wrap("Arbetsmarknadspolitiskaprogram", 80)) expect(textWidth(line)).toBeLessThanOrEqual(80);
  });
});
