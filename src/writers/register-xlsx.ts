/**
 * Writes sheets as an Excel workbook with typed cells: text stays text, so nothing is ever computed. Streams into the
 * archive, and the same sheets give the same bytes.
 */
import { Readable } from "node:stream";
import yazl from "yazl";
import { parseIsoDate } from "#src/kernel/dates.ts";
import type { SheetCell, WrittenSheet } from "#src/writers/register-cells.ts";

const namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** A fixed time, so that the same register gives the same file. */
const written = new Date(2020, 0, 1);
const epoch1900 = 25_569;
const flushAt = 1 << 16;

const styles = { header: 1, date: 2, text: 3 } as const;

/** The bytes of a workbook with these sheets. */
export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const zip = new yazl.ZipFile();
  const add = (path: string, xml: string) => {
    zip.addBuffer(Buffer.from(head + xml), path, { mtime: written });
  };
  const part = (i: number) => `xl/worksheets/sheet${i + 1}.xml`;
  add("[Content_Types].xml", contentTypes(sheets.length));
  add("_rels/.rels", relationships([["officeDocument", "xl/workbook.xml"]]));
  add(
    "xl/_rels/workbook.xml.rels",
    relationships([
      ...sheets.map((_, i): [string, string] => ["worksheet", part(i).slice(3)]),
      ["styles", "styles.xml"],
    ]),
  );
  const names = sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  add(
    "xl/workbook.xml",
    `<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets>${names.join("")}</sheets></workbook>`,
  );
  add("xl/styles.xml", styleSheet);
  for (const [i, sheet] of sheets.entries()) {
    zip.addReadStream(Readable.from(worksheet(sheet)), part(i), { mtime: written });
  }
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const contentTypes = (sheets: number): string => {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const overrides = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${overrides.join("")}</Types>`;
};

const relationships = (targets: readonly (readonly [string, string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map(([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const styleSheet = `<styleSheet xmlns="${namespace}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function* worksheet({ headers, rows }: WrittenSheet): Generator<string> {
  const widths = headers.map(
    (header, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.max(12, header.length + 3)}" customWidth="1"/>`,
  );
  const frozen =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';
  let xml = `${head}<worksheet xmlns="${namespace}">${frozen}<cols>${widths.join("")}</cols><sheetData><row r="1">`;
  xml += headers.map((header, i) => textCell(address(i, 1), header, styles.header)).join("");
  xml += "</row>";
  let line = 1;
  for (const row of rows) {
    line++;
    xml += `<row r="${line}">`;
    for (let i = 0; i < row.length; i++) xml += cellXml(address(i, line), row[i] ?? null);
    xml += "</row>";
    if (xml.length < flushAt) continue;
    yield xml;
    xml = "";
  }
  yield `${xml}</sheetData></worksheet>`;
}

/** The address of a cell: column 0 of line 1 is A1. */
function address(column: number, line: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${line}`;
}

function cellXml(at: string, cell: SheetCell): string {
  if (cell === null) return "";
  if (cell.type === "text") return textCell(at, cell.value, styles.text);
  if (cell.type === "number") return `<c r="${at}"><v>${cell.value}</v></c>`;
  const day = parseIsoDate(cell.value);
  const serial = day === undefined ? 0 : day + epoch1900;
  // Excel's calendar begins in March 1900; an earlier day is kept as text.
  return serial > 60 ? `<c r="${at}" s="${styles.date}"><v>${serial}</v></c>` : textCell(at, cell.value, styles.text);
}

const textCell = (at: string, value: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`;

/** Escapes for XML; what XML cannot hold, and what looks like Excel's own escape, in Excel's way. */
const escapeXml = (text: string): string =>
  text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) =>
      sign === "\n" || sign === "\t" ? sign : `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    )
    .replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);
