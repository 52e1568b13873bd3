import { expect, test } from "vitest";
import { codeList, codeLists, type CodeListId } from "#src/domain/code-lists.ts";
import { fold, nearest } from "#src/domain/register-import/forgiving.ts";
import { workbook } from "#src/domain/workbook.ts";

test.each([
  ["Ej  sub. ARBETE", "ejsubarbete"],
  ["Försörjningskälla", "forsorjningskalla"],
  ["Fo\u0308rso\u0308rjningska\u0308lla", "forsorjningskalla"],
  ["Omfattning (%)", "omfattning"],
])("%j is compared as %s", (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each(Object.keys(codeLists) as CodeListId[])("no label of the list %s can be taken for another code's", (id) => {
  const meanings = new Map<string, Set<string>>();
  for (const { code, label, also = [], units = [] } of codeList(id)) {
    for (const text of [code, label, ...also, ...units]) {
      meanings.set(fold(text), (meanings.get(fold(text)) ?? new Set()).add(code));
    }
  }

  expect([...meanings].filter(([, codes]) => codes.size > 1)).toEqual([]);
});

test("no two headers of a sheet, and no two sheets, can be taken for each other", () => {
  expect(new Set(workbook.map(({ sheet }) => fold(sheet))).size).toBe(workbook.length);
  for (const { columns } of workbook)
    expect(new Set(columns.map(({ header }) => fold(header))).size).toBe(columns.length);
});

test("suggestions are the texts that differ least", () => {
  expect(nearest("Kvinnna", ["Kvinna", "Man", "Annat eller okänt"])).toEqual(["Kvinna"]);
  expect(nearest("Avbrutten", ["Fullföljd", "Avbruten"])).toEqual(["Avbruten"]);
  expect(nearest("zzz", ["Kvinna", "Man"])).toEqual(["Kvinna", "Man"]);
  expect(
    nearest(
      "zzz",
      Array.from({ length: 20 }, (_, i) => `label ${i}`),
    ),
  ).toEqual([]);
});
