/** Reads Excel workbooks (.xlsx) by streaming their sheets. Formulas are never computed: their last value is read. */
import { CellError, type RawCell, type RawRow } from "#src/domain/register-import/raw.ts";
import {
  ReadFailure,
  rowLimit,
  type RegisterSource,
  type SheetSource,
  type SheetVisitor,
  type SourceNote,
} from "#src/readers/source.ts";
import { readWorkbookParts, unescapeText, type WorkbookParts } from "#src/readers/xlsx-parts.ts";
import { parseXml } from "#src/readers/xml.ts";
import type { ZipArchive, ZipEntry } from "#src/readers/zip.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";

const columnLimit = 16_384;
/** Days from Excel's day 0 to 1970-01-01, and what the other calendar is behind. */
const epoch1900 = 25_569;
const behind1904 = 1_462;
const lastSerial = 2_958_465;

/** Opens the workbook in an archive. Throws {@link ReadFailure}. */
export async function openXlsx(archive: ZipArchive, file: string): Promise<RegisterSource> {
  const entries = new Map(archive.entries.map((entry) => [entry.path.toLowerCase(), entry]));
  const parts = await readWorkbookParts((path) => entries.get(path.toLowerCase()), file);
  const paths = [...entries.keys()];
  const notes: SourceNote[] = [];
  if (paths.some((path) => path.endsWith("vbaproject.bin") || path.includes("/macrosheets/"))) notes.push("macros");
  if (paths.some((path) => path.includes("/externallinks/"))) notes.push("external-links");
  return {
    sheets: parts.sheets.map(({ name, entry }) => sheetSource(name, entry, parts, file)),
    ignored: [],
    notes,
    close: () => archive.close(),
  };
}

function sheetSource(name: string, entry: ZipEntry, parts: WorkbookParts, file: string): SheetSource {
  return {
    name,
    bytes: entry.bytes,
    read: (visitor) => readSheet(entry, parts, file, visitor),
  };
}

/** Position of a column from a cell's address: `AB12` → 27. −1 when it has no letters. */
function columnOf(address: string): number {
  let column = 0;
  for (let i = 0; i < address.length; i++) {
    const letter = address.charCodeAt(i);
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

async function readSheet(entry: ZipEntry, parts: WorkbookParts, file: string, visitor: SheetVisitor): Promise<void> {
  let cells: RawCell[] = [];
  let formulas: number[] | undefined;
  let line = 0;
  let column = -1;
  let type: string | undefined;
  let style = 0;
  let value = "";
  let collecting = false;
  let hasValue = false;
  let hasHeader = false;

  function endCell(): void {
    if (!hasValue) return;
    const cell = cellValue(type, value, style, parts);
    if (cell === null || cell === "") return;
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  }

  function endRow(): void {
    if (cells.length === 0) return;
    const row: RawRow = formulas ? { line, cells, formulas } : { line, cells };
    if (hasHeader) visitor.row(row);
    else visitor.header(cells);
    hasHeader = true;
  }

  await parseXml(
    entry,
    file,
    {
      open(name, attributes) {
        switch (name) {
          case "c": {
            const address = attributes.get("r");
            column = address === undefined ? column + 1 : columnOf(address);
            if (column < 0 || column >= columnLimit) throw new ReadFailure({ code: "import.too-many-columns", file });
            type = attributes.get("t");
            style = Number(attributes.get("s") ?? 0);
            value = "";
            hasValue = false;
            break;
          }
          case "v":
            collecting = true;
            hasValue = true;
            break;
          case "t":
            collecting = type === "inlineStr";
            hasValue ||= collecting;
            break;
          case "f":
            (formulas ??= []).push(column);
            break;
          case "row":
            line = Number(attributes.get("r") ?? line + 1);
            if (!(line <= rowLimit)) throw new ReadFailure({ code: "import.too-many-rows", file });
            cells = [];
            formulas = undefined;
            column = -1;
            break;
          case "rPh":
            type = "phonetic";
            break;
        }
      },
      text(text) {
        if (collecting) value = value === "" ? text : value + text;
      },
      close(name) {
        if (name === "v" || name === "t") collecting = false;
        else if (name === "c") endCell();
        else if (name === "row") endRow();
        else if (name === "rPh") type = "inlineStr";
      },
    },
    (bytes) => visitor.breathe(bytes),
  );
}

/** What a cell holds. Dates become `2022-01-31`, percentages the number that is shown. */
function cellValue(type: string | undefined, value: string, style: number, parts: WorkbookParts): RawCell {
  switch (type) {
    case "s":
      return parts.texts[Number(value)] ?? null;
    case "str":
    case "inlineStr":
      return unescapeText(value);
    case "b":
      return value === "1" || value === "true";
    case "e":
      return new CellError(value);
    case "d":
      return value.slice(0, 10);
    case undefined:
    default:
      return value === "" ? null : shownNumber(Number(value), parts.styles[style] ?? "number", parts.from1904);
  }
}

function shownNumber(number: number, style: "number" | "date" | "percent", from1904: boolean): RawCell {
  if (!Number.isFinite(number)) return new CellError("#NUM!");
  if (style === "percent") return Number((number * 100).toPrecision(12));
  if (style === "number") return number;
  const serial = Math.floor(number) + (from1904 ? behind1904 : 0);
  if (serial < 1 || serial > lastSerial) return number;
  // Excel believes in 29 February 1900, so days before it are one off.
  if (serial === 60) return "1900-02-29";
  return formatIsoDate(serial - epoch1900 + (serial < 60 ? 1 : 0));
}
