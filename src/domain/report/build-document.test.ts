import { describe, expect, it } from "vitest";
import { readExpected, readFixture, type FixtureName } from "../../../tests/support/read-fixture.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { buildReport } from "./build-document.ts";
import type { Block, Document } from "./document.ts";
import { isRecord, type FigureValue, type ReportEvaluation } from "./facts.ts";
import { cellsOf, checkOneValue } from "./one-value.ts";
import { previousPeriod } from "./previous-period.ts";
import { findTemplate, templates } from "./templates/catalogue.ts";

function evaluate(name: FixtureName, when: "current" | "previous" = "current"): ReportEvaluation {
  const expected = readExpected(name);
  if (!isRecord(expected)) throw new Error("no such register");
  const period = { from: parseIsoDate(String(expected.from))!, to: parseIsoDate(String(expected.to))! };
  const scope = { programmes: [String(expected.team)], tracks: null };
  return evaluateFigures(readFixture(name), { scope, period: when === "current" ? period : previousPeriod(period) });
}

const helar = findTemplate("vasteras-helar")!;
const vasteras = evaluate("vasteras-2022");
const definitions = () => undefined;
const options = { audience: "team", today: "2023-01-25" } as const;
const report = (evaluation: ReportEvaluation): Document => buildReport({ evaluation, definitions }, helar, options);

/** The evaluation with one figure changed by hand. */
const planted = (figure: string, change: (value: FigureValue) => unknown): ReportEvaluation => {
  const copy = structuredClone(vasteras.figures[figure]!);
  change(copy);
  return { ...vasteras, figures: { ...vasteras.figures, [figure]: copy } };
};

const rows = (figure: FigureValue) => ("rows" in figure && Array.isArray(figure.rows) ? (figure.rows as Record<string, unknown>[]) : []); // prettier-ignore

describe("the report", () => {
  it("is the same to the last character each time", () => {
    expect(JSON.stringify(report(vasteras))).toBe(JSON.stringify(report(evaluate("vasteras-2022"))));
  });

  it("gives every heading, box, table and chart an id of its own, in every template and for every receiver", () => {
    const evaluation = evaluate("random-101");
    const previous = evaluate("random-101", "previous");
    for (const template of templates) {
      for (const audience of ["team", "board"] as const) {
        const document = buildReport({ evaluation, previous, definitions }, template, { ...options, audience });
        const ids = document.blocks.flatMap((block) => ("id" in block ? [block.id] : []));
        expect(new Set(ids).size, template.id).toBe(ids.length);
      }
    }
  });

  it("says what the real report of 2022 says of steps, ordinary service and applications without start", () => {
    const text = JSON.stringify(report(vasteras).blocks);
    expect(text).toContain('"numerator":21,"denominator":30');
    expect(text).toContain('"numerator":36,"denominator":54');
    expect(text).toContain('"numerator":52,"denominator":138');
  });

  it("names questionnaires and their questions in words, not in codes", () => {
    const document = report(evaluate("random-101"));
    const table = document.blocks.find((block) => block.kind === "table" && block.id.includes("instrument-items"));
    const printed =
      table?.kind === "table"
        ? table.rows.map(({ header, cells: [name] }) => (name?.kind === "text" ? `${name.text}: ${header}` : header))
        : [];
    expect(printed).toContain("ORS: Nära relationer");
    expect(printed).toContain("NNS indikatorer, deltagare: 8. Planering för tiden efter");
  });

  it("prints the period before as such, and only when there is one", () => {
    const previous = evaluate("vasteras-2022", "previous");
    const withBefore = buildReport({ evaluation: vasteras, previous, definitions }, helar, options);
    const marked = (document: Document) =>
      document.blocks.flatMap(cellsOf).filter((cell) => "fact" in cell && cell.fact.previous === true);
    expect(marked(withBefore).length).toBeGreaterThan(0);
    expect(marked(report(vasteras))).toEqual([]);
  });

  it("shows nobody outside the team a row that is one person", () => {
    const evaluation = evaluate("random-101");
    for (const template of templates) {
      for (const audience of ["board", "public"] as const) {
        const document = buildReport({ evaluation, definitions }, template, { ...options, audience });
        const tables = document.blocks.flatMap((block: Block) => (block.kind === "table" ? [block.id] : []));
        for (const figure of ["exit-work-details", "extensions", "exit-income-moves", "exit-income-change-sus"])
          expect(tables).not.toContain(`tabell-${figure}`);
        expect(JSON.stringify(document)).not.toContain("Lokalvårdare");
      }
    }
  });
});

describe("a part that does not add up to its whole", () => {
  it("stops the report when a row is lost", () => {
    const evaluation = planted("exit.reasons", (figure) => rows(figure).splice(0, 1));
    expect(() => report(evaluation)).toThrow(/exit\.reasons.*add up to 39, but the whole is 54/);
  });

  it("stops the report when the sexes are not all", () => {
    const evaluation = planted("participants.by-sex", (figure) => {
      rows(figure)[0]!.ended = 32;
    });
    expect(() => report(evaluation)).toThrow(/participants\.by-sex.*53, but the whole is 54/);
  });

  it("stops the report when a matrix has lost somebody", () => {
    const evaluation = planted("ladder.matrix", (figure) => {
      if ("cells" in figure && Array.isArray(figure.cells)) (figure.cells as number[][])[0]![0]! -= 1;
    });
    expect(() => report(evaluation)).toThrow(/ladder\.matrix.*53, but the whole is 54/);
  });
});

describe("one fact with two values", () => {
  it("stops the report when two figures of the same persons differ without explanation", () => {
    const evaluation = planted("participants.ended", (figure) => Object.assign(figure, { value: 53 }));
    expect(() => report(evaluation)).toThrow(/exit\.reasons.* is 54 and participants\.ended.* is 53/);
  });

  it("accepts the difference that the anonymous explain", () => {
    const ended = evaluate("random-101").figures["participants.ended"];
    expect(ended).toMatchObject({ value: 51 });
    expect(() => report(evaluate("random-101"))).not.toThrow();
  });

  it("stops the report when a target says another outcome than its figure", () => {
    const evaluation = planted("goals", (figure) => {
      rows(figure)[0]!.outcome = 0.123;
    });
    expect(() => report(evaluation)).toThrow(/The target for .* says 0\.123/);
  });

  it("is found in a finished document, in a sentence, a table or a chart's table", () => {
    const document = report(vasteras);
    const wrong: Block = {
      kind: "paragraph",
      inlines: [{ kind: "value", cell: { kind: "count", value: 55, fact: { figure: "participants.ended", version: 1, path: "" } } }],
    }; // prettier-ignore
    expect(() => checkOneValue(document)).not.toThrow();
    expect(() => checkOneValue({ ...document, blocks: [...document.blocks, wrong] })).toThrow(
      "participants.ended# is printed as 54 and as 55",
    );
  });
});
