/** Readers and writers of register files, against each other and against what spreadsheets write. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawText, type RawCell } from "#src/domain/register-import/raw.ts";
import { readCsv } from "#src/readers/csv.ts";
import { openSource } from "#src/readers/open-source.ts";
import type { SheetCell } from "#src/writers/register-cells.ts";
import { writeCsv } from "#src/writers/register-csv.ts";
import { writeWorkbook } from "#src/writers/register-xlsx.ts";
import { worksheet, xlsxOf, zipOf } from "../support/hostile-files.ts";

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), "stegvis-files-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function rowsOfCsv(bytes: Uint8Array, chunk = bytes.length): Promise<RawCell[][]> {
  const rows: RawCell[][] = [];
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += chunk) yield Buffer.from(bytes.subarray(at, at + chunk));
    await Promise.resolve();
  }
  await readCsv(pieces(), "x.csv", {
    header: (cells) => rows.push([...cells]),
    row: ({ cells }) => rows.push([...cells]),
    breathe: () => Promise.resolve(),
  });
  return rows;
}

async function rowsOfXlsx(bytes: Uint8Array): Promise<RawCell[][]> {
  const path = join(folder, "x.xlsx");
  await writeFile(path, bytes);
  const source = await openSource(path, "x.xlsx");
  const rows: RawCell[][] = [];
  await source.sheets[0]!.read({
    header: (cells) => rows.push([...cells]),
    row: ({ cells }) => rows.push([...cells]),
    breathe: () => Promise.resolve(),
  });
  await source.close();
  return rows;
}

const csv = (text: string, chunk?: number) => rowsOfCsv(Buffer.from(text), chunk);
const text = (value: string): SheetCell => ({ type: "text", value });
/** Texts as the register holds them: trimmed, one kind of newline, never empty. */
const storedText = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.stringMatching(/^'{0,2}[=+\-@][a-z0-9()+";,\n]{0,8}$/),
    fc.constantFrom(
      "=1+1",
      "+46 70",
      "-1",
      "@SUM(A1)",
      "'=1",
      "''",
      "'x",
      "a;b",
      'säg "hej"',
      "a\nb",
      "_x0041_",
      "\uff1d1",
    ),
  )
  // eslint-disable-next-line no-control-regex
  .map((value) => value.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, "").trim())
  .filter((value) => value !== "" && value.isWellFormed());

describe("CSV", () => {
  test("gives back every text, whatever it looks like and however the bytes arrive", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(storedText, storedText)),
        fc.integer({ min: 1, max: 50 }),
        async (rows, chunk) => {
          const bytes = writeCsv({ name: "x", headers: ["A", "B"], rows: rows.map((row) => row.map(text)) });
          expect(await rowsOfCsv(bytes, chunk)).toEqual([["A", "B"], ...rows]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("holds no cell that a spreadsheet would compute", () => {
    fc.assert(
      fc.property(storedText, (value) => {
        const line = Buffer.from(writeCsv({ name: "x", headers: ["A"], rows: [[text(value)]] })).toString();
        const cell = line.slice(line.indexOf("\n") + 1).replace(/^"/, "");
        expect(cell).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/);
      }),
    );
  });

  test.each([
    [
      "semicolons",
      "a;b\n1;2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "commas",
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "semicolons although headers have commas",
      "a;b, c\n1;2,5\n",
      [
        ["a", "b, c"],
        ["1", "2,5"],
      ],
    ],
    [
      "commas with quoted headers",
      'a,"b; c"\n1,2\n',
      [
        ["a", "b; c"],
        ["1", "2"],
      ],
    ],
    [
      "a separator that is named",
      "sep=,\na,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a byte order mark and returns",
      "\ufeffa;b\r\n1;2\r\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "no newline at the end",
      "a;b\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "quotes, newlines and separators in a cell",
      'a;b\n"x\n""y"";";2\n',
      [
        ["a", "b"],
        ['x\n"y";', "2"],
      ],
    ],
    [
      "a quote inside an unquoted cell",
      'a;b\n5" rör;2\n',
      [
        ["a", "b"],
        ['5" rör', "2"],
      ],
    ],
    [
      "empty lines",
      "a;b\n\n;\n1;2\n\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a quoted cell at the very end",
      'a;b\n1;"2"',
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
  ])("with %s is understood", async (_, content, rows) => {
    for (const chunk of [1, 2, 3, 7, 100]) expect(await csv(content, chunk)).toEqual(rows);
  });

  test("counts lines as an editor does, also after cells of several lines", async () => {
    const lines: number[] = [];
    await readCsv(
      (async function* () {
        yield Buffer.from('a;b\n"x\ny";1\n\n3;4\n');
        await Promise.resolve();
      })(),
      "x.csv",
      { header: () => undefined, row: ({ line }) => lines.push(line), breathe: () => Promise.resolve() },
    );

    expect(lines).toEqual([2, 5]);
  });

  test.each([
    ["a;b\n1;å\n", 3],
    ["a;b\n1;2\nå;2\n", 3],
  ])("in Latin-1 is refused at the right line, wherever the bytes are cut", async (content) => {
    const bytes = Buffer.from(content, "latin1");
    const line = content.slice(0, content.indexOf("å")).split("\n").length;
    for (const chunk of [1, 2, 5, 100]) {
      await expect(rowsOfCsv(bytes, chunk)).rejects.toMatchObject({ error: { code: "import.not-utf8", line } });
    }
  });
});

describe("a workbook", () => {
  test("gives back every text, number and day, as what it was", async () => {
    const day = fc.date({ min: new Date("1901-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    const cell = fc.oneof(
      storedText.map(text),
      fc
        .double({ noNaN: true, noDefaultInfinity: true })
        .map((value): SheetCell => ({ type: "number", value: value + 0 })),
      day.map((value): SheetCell => ({ type: "date", value: value.toISOString().slice(0, 10) })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), async (rows) => {
        const bytes = await writeWorkbook([{ name: "x", headers: ["A", "B"], rows }]);
        expect(await rowsOfXlsx(bytes)).toEqual([["A", "B"], ...rows.map((row) => row.map((one) => one!.value))]);
      }),
      { numRuns: 60 },
    );
  });

  test("is the same bytes for the same sheets", async () => {
    const sheets = () => [{ name: "x", headers: ["A"], rows: [[text("å")]] }];

    expect(await writeWorkbook(sheets())).toEqual(await writeWorkbook(sheets()));
  });

  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0\\d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="165"/></cellXfs></styleSheet>';
  const shared = "<sst><si><t>hel</t></si><si><r><t>de</t></r><r><t>lad</t></r><rPh><t>x</t></rPh></si></sst>";
  const cells = [
    ["a shared text", '<c t="s"><v>0</v></c>', "hel"],
    ["a text in pieces", '<c t="s"><v>1</v></c>', "delad"],
    ["a formula's text", '<c t="str"><f>A1</f><v>svar</v></c>', "svar"],
    ["an escaped character", '<c t="inlineStr"><is><t>a_x0041_</t></is></c>', "aA"],
    ["yes", '<c t="b"><v>1</v></c>', true],
    ["a number", "<c><v>1.5</v></c>", 1.5],
    ["a built-in date", '<c s="1"><v>44592</v></c>', "2022-01-31"],
    ["a date with time", '<c s="2"><v>44592.75</v></c>', "2022-01-31"],
    ["a date before Excel's leap day that never was", '<c s="1"><v>59</v></c>', "1900-02-28"],
    ["an ISO date", '<c t="d"><v>2022-01-31T00:00:00</v></c>', "2022-01-31"],
    ["a percentage as it is shown", '<c s="3"><v>0.29</v></c>', 29],
    ["a number whose format has a literal d", '<c s="4"><v>7</v></c>', 7],
  ] as const;

  test.each(cells)("%s", async (_, xml, value) => {
    const parts = { "xl/styles.xml": styles, "xl/sharedStrings.xml": shared };
    const rows = await rowsOfXlsx(zipOf(xlsxOf({ name: "x", xml: worksheet([["A"], [xml]]) }, parts)));

    expect(rows[1]).toEqual([value]);
  });

  test("that counts days from 1904 has the same dates", async () => {
    const xml = worksheet([["A"], ['<c s="1"><v>43130</v></c>']]);
    const parts = { "xl/styles.xml": styles };
    const rows = await rowsOfXlsx(zipOf(xlsxOf({ name: "x", xml }, parts, '<workbookPr date1904="1"/>')));

    expect(rows[1]).toEqual(["2022-01-31"]);
  });

  test("with gaps keeps every cell in its column", async () => {
    const xml = worksheet([
      ["A", "B", "C", "D"],
      ['<c r="B2"><v>1</v></c>', '<c r="D2" t="e"><v>#N/A</v></c>'],
    ]);
    const rows = await rowsOfXlsx(zipOf(xlsxOf({ name: "x", xml })));

    expect(rows[1]!.map(rawText)).toEqual(["", "1", "", "#N/A"]);
  });
});
