import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { sampleCalculation } from "../../../../tests/support/sample-calculation.ts";
import { chartWidth, frame, textWidth } from "#src/domain/report/charts/svg.ts";
import { presets } from "../assumptions.ts";
import { kaplanMeier } from "../uncertainty/kaplan-meier.ts";
import { actorAmounts, actorBars } from "./actor-bars.ts";
import { cumulativePayback } from "./cumulative-payback.ts";
import type { ModelDrawing } from "./drawing.ts";
import { kaplanMeierCurve } from "./kaplan-meier.ts";
import { tornado } from "./tornado.ts";

const followed = Array.from({ length: 24 }, (_, index) => ({ months: 2 + index, ended: index % 3 === 0 }));

const drawings = (["huvud", "forsiktig", "jamforbar"] as const).flatMap((preset) => {
  const calculation = sampleCalculation({}, presets[preset]);
  const drawn: readonly (readonly [string, ModelDrawing | undefined])[] = [
    ["actors", actorBars(calculation, "a")],
    ["payback", cumulativePayback(calculation, "b")],
    ["tornado", tornado(calculation, "c")],
    ["survival", kaplanMeierCurve(kaplanMeier(followed), "d")],
  ];
  return drawn.map(([name, drawing]) => ({ name: `${name} of ${preset}`, drawing: drawing! }));
});

/** Texts of an SVG with where they begin and end; throws when it is not well-formed. */
function textsOf(svg: string): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  let open: { x: number; size: number; anchor: string; text: string } | undefined;
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes: at }) => {
    if (name === "text") open = { x: Number(at.x), size: Number(at["font-size"]), anchor: String(at["text-anchor"] ?? "start"), text: "" }; // prettier-ignore
  });
  parser.on("text", (text) => {
    if (open) open.text += text;
  });
  parser.on("closetag", ({ name }) => {
    if (name !== "text" || !open) return;
    // What `textWidth` says is generous by a tenth.
    const width = textWidth(open.text, open.size) * 0.9;
    const from = open.x - (open.anchor === "end" ? width : open.anchor === "middle" ? width / 2 : 0);
    found.push({ from, to: from + width, text: open.text });
    open = undefined;
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(svg).close();
  return found;
}

describe("every chart of the model", () => {
  test.each(drawings)("is well-formed with its texts inside the picture: $name", ({ drawing }) => {
    const svg = frame("x", drawing.picture, drawing.title, drawing.description);

    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(textsOf(svg).filter(({ from, to }) => from < -1 || to > chartWidth + 1)).toEqual([]);
    expect(svg).not.toMatch(/style=|<script|class=/);
  });

  test.each(drawings)("has the same numbers as a table and in words: $name", ({ drawing }) => {
    expect(drawing.twin.rows.length).toBeGreaterThan(0);
    for (const { cells } of drawing.twin.rows) expect(cells).toHaveLength(drawing.twin.columns.length);
    expect(drawing.description.length).toBeGreaterThan(60);
  });
});

describe("the bars of the actors", () => {
  test.each([0, 150_000])("add up to society, with %i kronor displaced and a payer outside the model", (displaced) => {
    const whole = sampleCalculation();
    const rows = whole.rows.map((row) =>
      row.row === "samhalle"
        ? { ...row, horizonProfit: row.horizonProfit! - displacedValue(displaced) }
        : row.row === "kommun"
          ? { ...row, horizonProfit: row.horizonProfit! + 0.1 * whole.cost.total! }
          : row,
    );
    const cost = {
      ...whole.cost,
      shares: { ...whole.cost.shares, actual: { kommun: 0.2, region: 0.2, af: 0.2, fk: 0.3, ovrig: 0.1 } },
    };

    const { parts, society } = actorAmounts({ ...whole, rows, cost, displaced })!;

    expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(society.amount, 4);
    expect(parts.map(({ row }) => row)).toContain("ovrig");
  });

  test("add up to society when rows are withheld, in one bar for them all", () => {
    const whole = sampleCalculation();
    const rows = whole.rows.filter(({ row }) => !["region", "deltagare", "staten"].includes(row));

    const { parts, society, state } = actorAmounts({ ...whole, rows })!;

    expect(parts.map(({ row }) => row)).toContain("withheld");
    expect(parts.reduce((sum, { amount }) => sum + amount, 0)).toBeCloseTo(society.amount, 4);
    expect(state).toBeUndefined();
    expect(actorBars({ ...whole, rows }, "a")!.description).not.toContain("Regionen");
  });

  test("show revenue when the cost is not known, and then there is no payback and no tornado", () => {
    const whole = sampleCalculation();
    const rows = whole.rows.map((row) => ({ ...row, cost: undefined, horizonProfit: undefined }));
    const calculation = { ...whole, rows };

    expect(actorAmounts(calculation)!.of).toBe("revenue");
    expect([cumulativePayback(calculation, "b"), tornado(calculation, "c")]).toEqual([undefined, undefined]);
  });
});

const displacedValue = (displaced: number): number => {
  const { rows } = sampleCalculation();
  const { revenue, horizonRevenue } = rows.find(({ row }) => row === "samhalle")!;
  return (displaced * 0.7 * horizonRevenue) / revenue;
};

describe("the payback curve", () => {
  test("says in words that the cost does not come back, and marks no month", () => {
    const { description, picture } = cumulativePayback(sampleCalculation({}, presets.forsiktig), "b")!;

    expect(description).toContain("Återbetalningstid: inte inom 10 år");
    expect(picture.content).not.toContain("<circle");
  });

  test("marks the month and the target", () => {
    const { picture } = cumulativePayback(sampleCalculation(), "b", 34)!;

    expect(picture.content).toContain("<circle");
    expect(picture.content).toContain("mål 34 månader");
  });
});
