import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { codeLists, type CodeListId } from "#src/domain/code-lists.ts";
import { workbook } from "#src/domain/workbook.ts";
import { codeTable, listNames, sheetTable } from "../support/exchange-format-tables.ts";

/** A table's cells, whatever its columns' widths. */
const cells = (text: string) =>
  text.split("\n").map((line) => line.split("|").map((cell) => cell.trim().replace(/^-+$/, "-")));

/** The table under a heading of the document. */
function tableUnder(heading: string): string {
  const document = readFileSync(new URL("../../docs/exchange-format.md", import.meta.url), "utf8");
  const section = document.split(`\n### ${heading}\n`)[1]?.split("\n#")[0] ?? "";
  return section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .join("\n");
}

test.each(workbook.map((sheet) => [sheet.sheet, sheet] as const))(
  "the document tells the columns of %s as they are",
  (name, sheet) => {
    expect(cells(tableUnder(name))).toEqual(cells(sheetTable(sheet)));
  },
);

test.each(Object.keys(codeLists) as CodeListId[])("the document tells the code list %s as it is", (id) => {
  expect(cells(tableUnder(listNames[id]))).toEqual(cells(codeTable(id)));
});
