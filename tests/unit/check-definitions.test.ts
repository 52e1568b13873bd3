import { expect, test } from "vitest";
import { checkDefinitions, ownDefinitions as own, type Definitions } from "#src/definitions/check-definitions.ts";
import type { DefinitionFault } from "#src/definitions/fault.ts";
import type { DatedValue } from "#src/domain/model/parameters/parameter.ts";

const [firstFigure, ...otherFigures] = own.figures;
const [firstSheet, ...otherSheets] = own.workbook;
const [firstTemplate, ...otherTemplates] = own.templates;
const scheme = own.schemes.find((one) => one.kind === "categories")!;
const otherSchemes = own.schemes.filter((one) => one !== scheme);
const party = own.codeLists.party!;
const text = own.figureTexts[firstFigure!.id]!;

test("the program's own definitions are well formed and reachable", () => {
  expect(checkDefinitions(own)).toEqual([]);
});

const withTemplate = (change: Partial<(typeof own.templates)[number]>) => ({
  templates: [{ ...firstTemplate!, ...change }, ...otherTemplates],
});

const rho = own.parameters.find(({ id }) => id === "rho")!;

/** The assumption about persistence with one thing changed, in its parameter or its only value. */
const withParameter = (change: Partial<typeof rho>, value: Partial<DatedValue> = {}) => ({
  parameters: own.parameters.map((one) =>
    one === rho ? { ...rho, values: [{ ...rho.values[0]!, ...value }], ...change } : one,
  ),
});

test.each<[string, DefinitionFault["fault"], Partial<Definitions>]>([
  [
    "a label that means two codes",
    "ambiguous-label",
    { codeLists: { ...own.codeLists, party: [...party, { code: "annan", label: "Landstinget" }] } },
  ],
  ["a code list no column uses", "unreachable", { codeLists: { ...own.codeLists, spare: party } }],
  ["a code list without codes", "empty", { codeLists: { ...own.codeLists, party: [] } }],
  [
    "a code with a capital",
    "bad-id",
    { codeLists: { ...own.codeLists, party: [...party, { code: "Ny", label: "Nytt" }] } },
  ],
  [
    "a key that is no column",
    "unknown-reference",
    { workbook: [{ ...firstSheet!, key: ["nothing"] }, ...otherSheets] },
  ],
  ["a figure twice", "twice", { figures: [...own.figures, firstFigure!] }],
  ["a figure without version", "bad-version", { figures: [{ ...firstFigure!, version: 0 }, ...otherFigures] }],
  ["a figure without text", "missing-text", { figures: [...own.figures, { ...firstFigure!, id: "new.figure" }] }],
  ["a text without figure", "orphan-text", { figureTexts: { ...own.figureTexts, "old.figure": text } }],
  [
    "half a sentence",
    "unfinished-sentence",
    { figureTexts: { ...own.figureTexts, [firstFigure!.id]: { ...text, definition: "Antal" } } },
  ],
  [
    "a scheme with an exit in two categories",
    "not-exclusive",
    {
      schemes: [
        { ...scheme, categories: [...scheme.categories, { code: "x", label: "X", destinations: ["arbete"] }] },
        ...otherSchemes,
      ],
    },
  ],
  [
    "a scheme with a goal that is no category",
    "not-exclusive",
    { schemes: [{ ...scheme, goal: ["nothing"] }, ...otherSchemes] },
  ],
  ["a template of an unknown scheme", "unknown-reference", withTemplate({ scheme: "nothing" })],
  [
    "a template with an unknown table",
    "unknown-reference",
    withTemplate({ parts: [{ part: "table", figure: "no.figure" }] }),
  ],
  [
    "a template with an unknown chart",
    "unknown-reference",
    withTemplate({ parts: [{ part: "chart", chart: "nothing" }] }),
  ],
  [
    "a template with an unknown value",
    "unknown-reference",
    withTemplate({ parts: [{ part: "sentence", text: "Det var {no.figure}." }] }),
  ],
  [
    "a template with an unknown unit",
    "bad-mark",
    withTemplate({ parts: [{ part: "sentence", text: "Det var {participants.total|mil:1}." }] }),
  ],
  ["a template without parts", "empty", withTemplate({ parts: [] })],
  [
    "a template with the whole section about benefits and no appendix to explain it",
    "unreachable",
    withTemplate({ appendix: false, parts: [{ part: "benefit", extent: "full" }] }),
  ],
  [
    "a template with the section about benefits twice",
    "twice",
    withTemplate({
      parts: [
        { part: "benefit", extent: "full" },
        { part: "benefit", extent: "short" },
      ],
    }),
  ],
  ["a parameter twice", "twice", { parameters: [...own.parameters, rho] }],
  ["a parameter with a capital", "bad-id", withParameter({ id: "Rho" })],
  ["a parameter without unit", "missing-text", withParameter({ unit: " " })],
  ["a parameter without values", "empty", withParameter({ values: [] })],
  ["a value without source", "unsourced", withParameter({}, { sources: [] })],
  ["a value of an unknown source", "unknown-reference", withParameter({}, { sources: ["sou1900:1"] })],
  ["a value from a day that is none", "bad-date", withParameter({}, { from: "2025-02-30" })],
  ["a check by nobody", "bad-date", withParameter({}, { checked: { by: "", on: "2026-01-15" } })],
  ["a value that is no number", "bad-number", withParameter({}, { value: Number.NaN })],
  ["values of the same day", "not-ascending", withParameter({ values: [rho.values[0]!, rho.values[0]!] })],
  ["a range upside down", "bad-range", withParameter({ range: { low: 1, high: 0.6, shape: "triangular" } })],
  ["a value outside its range", "bad-range", withParameter({}, { value: 1.2 })],
  ["a placeholder of nothing", "bad-number", withParameter({ illustration: 0 })],
  [
    "a source that nothing comes from",
    "unreachable",
    { sources: [...own.sources, { id: "spare", title: "En utredning", locator: "", kind: "publication" }] },
  ],
  ["a source twice", "twice", { sources: [...own.sources, own.sources[0]!] }],
  ["a source without title", "missing-text", { sources: own.sources.map((one) => ({ ...one, title: "" })) }],
])("%s is found", (_, fault, broken) => {
  const found = checkDefinitions({ ...own, ...broken });
  expect(found.map((one) => one.fault)).toContain(fault);
});
