import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import type { Document } from "#src/domain/report/document.ts";
import {
  brokenRelationships,
  openOffice,
  parseXml,
  readWorkbook,
  type StoredSheet,
} from "../../support/office-files.ts";
import { awkward, count, sampleDocument, sampleOnePage, share, table, text } from "../../support/sample-document.ts";
import { sheetName } from "#src/writers/xlsx-names.ts";
import { writeXlsx } from "#src/writers/xlsx.ts";

const dayNumber = (date: string) => Date.parse(date) / 86_400_000 + 25_569;

describe("the Excel file of a report", () => {
  let sheets: StoredSheet[];
  let parts: Readonly<Record<string, Uint8Array>>;
  const sheet = (start: string) => sheets.find(({ name }) => name.startsWith(start))!;
  beforeAll(async () => {
    const bytes = await writeXlsx(sampleDocument);
    parts = openOffice(bytes);
    sheets = readWorkbook(bytes);
  }, 60_000);

  test("opens with a sheet about the report, and has key figures, one sheet per table and definitions", () => {
    expect(sheets.map(({ name }) => name.split(" ")[0])).toEqual([
      "Om", "Nyckeltal", "D1", "T1", "T2", "T3", "T4", "T5", "T6", "Definitioner",
    ]); // prettier-ignore
    expect(brokenRelationships(parts)).toEqual([]);
  });

  test("prints every sheet one page wide, and the wide ones sideways", () => {
    // In this order, or the file is refused as damaged.
    const order = ["sheetPr", "sheetViews", "cols", "sheetData", "mergeCells", "pageMargins", "pageSetup"];
    const ways = Object.keys(parts)
      .filter((path) => path.startsWith("xl/worksheets/sheet"))
      .map((path) => {
        const { children } = parseXml(parts[path]).children[0]!;
        const names = children.map(({ name }) => name);
        expect(names, path).toEqual(order.filter((name) => names.includes(name)));
        expect(children[0]!.children, path).toMatchObject([{ name: "pageSetUpPr", attributes: { fitToPage: "1" } }]);
        const page = children.at(-1)!.attributes;
        expect(page, path).toMatchObject({ paperSize: "9", fitToWidth: "1", fitToHeight: "0" });
        return page.orientation;
      });
    expect(ways).toHaveLength(sheets.length);
    expect(new Set(ways)).toEqual(new Set([undefined, "landscape"]));
  });

  test("tells team, period and receiver on the first sheet, with dates as dates", () => {
    const { cells } = sheets[0]!;
    expect(cells.A1!.value).toBe("Helårsrapport");
    expect(cells.B3!.value).toBe("Samordningsteamet Västerås");
    expect(cells.B4).toMatchObject({ type: "number", value: dayNumber("2022-01-01"), format: "yyyy-mm-dd" });
    expect(cells.B6!.value).toBe("Teamet");
    expect(cells.B7!.value).toBe("Lämnas inte utanför teamet");
  });

  test("stores counts as whole numbers and shares as fractions with numerator and denominator", () => {
    const { cells } = sheet("T1");
    expect([cells.B3, cells.C3, cells.D3, cells.E3].map((cell) => cell!.value)).toEqual([
      "Antal",
      "Andel (n = 54)",
      "Andel: täljare",
      "Andel: nämnare",
    ]);
    expect(cells.B4).toMatchObject({ type: "number", value: 18, format: "#,##0" });
    expect(cells.C4).toMatchObject({ type: "number", value: 18 / 54, format: "0.0 %" });
    expect(cells.D4).toMatchObject({ type: "number", value: 18 });
    expect(cells.E4).toMatchObject({ type: "number", value: 54 });
  });

  test("stores a withheld value as text everywhere it could be worked out from", () => {
    const { cells } = sheet("T1");
    expect(cells.A6!.value).toBe("Flytt till annan kommun");
    for (const column of ["B", "C", "D", "E"]) expect(cells[`${column}6`]).toMatchObject({ type: "text", value: ".." });
  });

  test("adds the interval's bounds where the denominator is below twenty", () => {
    const { cells } = sheet("T2");
    expect(cells.G3!.value).toBe("Andel: lägst");
    expect(cells.H3!.value).toBe("Andel: högst");
    expect(cells.H4).toMatchObject({ type: "number", format: "0.0 %" });
    expect(sheet("T1").cells.F3).toBeUndefined();
  });

  test("stores a day in a table as a date", () => {
    expect(sheet("T2").cells.B4).toMatchObject({
      type: "number",
      value: dayNumber("2022-01-15"),
      format: "yyyy-mm-dd",
    });
  });

  test("keeps the header row in sight and gives every column a width", () => {
    for (const { name, frozenRows, widths, cells } of sheets.slice(1)) {
      expect(frozenRows, name).toBeGreaterThanOrEqual(2);
      expect(widths.length, name).toBeGreaterThanOrEqual(
        new Set(Object.keys(cells).map((at) => at.replace(/\d+/, ""))).size,
      );
    }
  });

  test("gives the definitions with id, version and n", () => {
    const { cells } = sheet("Definitioner");
    expect(["A3", "B3", "C3", "D3", "F3"].map((at) => cells[at]!.value)).toEqual([
      "Definitioner",
      "exit.reasons",
      1,
      "Avslutsanledningar",
      54,
    ]);
  });

  test("is the same to the last byte when the document is", async () => {
    const first = Buffer.from(await writeXlsx(sampleOnePage));
    expect(Buffer.from(await writeXlsx(sampleOnePage)).equals(first)).toBe(true);
  });

  test("keeps text that looks like a formula as text", () => {
    const { cells } = sheet("T5");
    expect(cells.A4).toMatchObject({ type: "text", value: '=HYPERLINK("http://exempel.se")', formula: false });
    expect(cells.B4).toMatchObject({ type: "text", value: "+46 70 000 00 00", formula: false });
    expect(cells.A5!.value).toBe(awkward);
  });
});

test("no text in any place of a document ever becomes a formula, a number or broken XML", async () => {
  const start = fc.constantFrom("=", "+", "-", "@", "\t=", "'=", "", "0", "<![CDATA[", "&lt;");
  const strange = fc.tuple(start, fc.string({ unit: "binary", maxLength: 30 })).map(([a, b]) => a + b);
  await fc.assert(
    fc.asyncProperty(strange, async (wild) => {
      const block = table("t", wild, {
        rowHeader: wild,
        columns: [{ label: wild, align: "text" }, { label: wild, align: "number" }],
        rows: [{ header: wild, cells: [text(wild), count(3)], total: false }],
        caption: { title: wild, source: wild, notes: [wild] },
      }); // prettier-ignore
      const document: Document = {
        ...sampleOnePage,
        title: wild,
        team: wild,
        blocks: [
          { kind: "heading", level: 1, text: wild, id: "a" },
          { kind: "key-figures", items: [{ label: wild, cell: share(1, 7), note: [{ kind: "text", text: wild }] }] },
          block,
          { kind: "definitions", items: [{ term: wild, mark: wild, text: wild }] },
        ],
      };
      const sheets = readWorkbook(await writeXlsx(document));
      for (const { cells } of sheets) {
        for (const cell of Object.values(cells)) expect(cell.formula).toBe(false);
      }
      const body = sheets.find(({ name }) => name.startsWith("T"))!.cells;
      const kept = body.A4;
      if (kept) expect(kept.type).toBe("text");
      expect(body.C4).toMatchObject({ type: "number", value: 3 });
    }),
    { numRuns: 25 },
  );
});

test("a formula in a file is seen by the reader that looks for them (the check can fail)", async () => {
  const bytes = await writeExcel([{ sheet: "A", data: [["text"], [{ type: "Formula", value: "=1+1" }]] }]).toBuffer();
  expect(readWorkbook(new Uint8Array(bytes))[0]!.cells.A2!.formula).toBe(true);
});

test("sheet names are unique, at most 31 characters and free of what Excel refuses", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 60 }), { maxLength: 12 }), (wishes) => {
      const taken = new Set<string>();
      const names = [...wishes, "history", "''", "T1 En lång rubrik som inte får plats i ett bladnamn"].map((wish) =>
        sheetName(wish, taken),
      );
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) {
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(31);
        expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^history$/i);
      }
    }),
  );
});

test("a second table of the same name gets a number", () => {
  const taken = new Set<string>();
  const names = ["Ålder vid start", "ålder vid start"].map((wish) => sheetName(wish, taken));
  expect(names).toEqual(["Ålder vid start", "ålder vid start (2)"]);
});
