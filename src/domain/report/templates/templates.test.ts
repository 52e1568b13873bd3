import { describe, expect, it } from "vitest";
import { figures } from "#src/domain/figures/catalogue.ts";
import { findScheme } from "#src/domain/schemes/catalogue.ts";
import { chartKinds } from "../charts/catalogue.ts";
import { parseMark, parseSentence } from "../sentence.ts";
import { tableViews } from "../table-views.ts";
import type { Template, TemplatePart } from "../template.ts";
import { templates } from "./catalogue.ts";

/** Figures that are for the screen and for comparing with old series, and stand in no report. */
const screenOnly: readonly string[] = [];

/** Figures whose numbers a chart prints without a table of theirs. */
const chartFigures: Readonly<Record<string, readonly string[]>> = {
  ladder: ["ladder.matrix"],
  queue: ["queue.at-end"],
  flow: [
    "participants.total",
    "participants.at-start",
    "participants.new",
    "participants.ended",
    "participants.at-end",
  ],
};

const sentencesOf = (part: TemplatePart): readonly string[] => {
  if (part.part === "sentence") return [part.text];
  if (part.part === "key-figures") return part.items.flatMap(({ value, note }) => [`{${value}}`, note]);
  return [];
};

const marksOf = (template: Template) =>
  template.parts
    .flatMap(sentencesOf)
    .flatMap(parseSentence)
    .flatMap((piece) => (typeof piece === "string" ? [] : [piece]));

const known = new Set(figures.map(({ id }) => id));

describe.each(templates.map((template) => [template.id, template] as const))("template %s", (_id, template) => {
  it("names only figures, tables, charts and schemes that exist", () => {
    for (const { figure } of marksOf(template)) expect(known, figure).toContain(figure);
    for (const part of template.parts) {
      if (part.part === "table") {
        expect(known, part.figure).toContain(part.figure);
        expect(Object.keys(tableViews), part.figure).toContain(part.figure);
      }
      if (part.part === "chart") expect(Object.keys(chartKinds)).toContain(part.chart);
    }
    if (template.scheme !== undefined) expect(findScheme(template.scheme)).toBeDefined();
  });

  it("compares with the period before only by single counts, which is what may be published of it", () => {
    const kinds = new Map(figures.map(({ id, kind }) => [id, kind]));
    for (const { period, figure } of marksOf(template))
      if (period === "previous") expect(kinds.get(figure)).toBe("count");
  });

  it("has a heading before everything a person writes, and no number of its own", () => {
    for (const sentence of template.parts.flatMap(sentencesOf))
      expect(sentence.replaceAll(/\{[^}]*\}/g, "").replaceAll("av 40", "")).not.toMatch(/\d/);
  });
});

describe("templates", () => {
  it("has an id of its own and a version each", () => {
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length);
    for (const { version } of templates) expect(version).toBeGreaterThanOrEqual(1);
  });

  it("uses every figure of the catalogue somewhere, or lists it as for the screen only", () => {
    const used = new Set(screenOnly);
    for (const template of templates) {
      for (const { figure } of marksOf(template)) used.add(figure);
      for (const part of template.parts) {
        if (part.part === "table") used.add(part.figure);
        if (part.part === "chart") for (const figure of chartFigures[part.chart] ?? []) used.add(figure);
      }
    }
    expect([...known].filter((id) => !used.has(id))).toEqual([]);
  });

  it("says at once when a unit is misspelt", () => {
    expect(() => parseMark("exit.days#groups/all/mean|dagar:0")).toThrow("Unknown unit");
  });

  it("gives the self-evaluation three boxes in each of nine sections and in development", () => {
    const boxes = templates.find(({ id }) => id === "sodra-dalarna")!.parts.filter(({ part }) => part === "text-box");
    expect(boxes).toHaveLength(30);
  });
});
