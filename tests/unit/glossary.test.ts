import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeLists } from "#src/domain/code-lists.ts";
import { workbook } from "#src/domain/workbook.ts";

const glossary = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8");

/** The identifiers that no line of a glossary names. */
const unnamed = (text: string, identifiers: readonly string[]) =>
  identifiers.filter((identifier) => !text.includes(`\`${identifier}\``));

test("every sheet of the workbook has its line in the glossary", () => {
  expect(
    unnamed(
      glossary,
      workbook.map(({ table }) => table),
    ),
  ).toEqual([]);
});

test("every code list has its line in the glossary", () => {
  expect(unnamed(glossary, Object.keys(codeLists))).toEqual([]);
});

test("a term that is left out is noticed", () => {
  expect(unnamed(glossary.replaceAll("`point_support`", ""), ["point_support", "person"])).toEqual(["point_support"]);
});
