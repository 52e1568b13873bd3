/** Writes sheets as CSV: UTF-8 with byte order mark, `;` between cells, quoted as RFC 4180, safe to open in a spreadsheet. */
import type { SheetCell, WrittenSheet } from "#src/writers/register-cells.ts";

const flushAt = 1 << 18;

/** The bytes of one sheet. */
export function writeCsv(sheet: WrittenSheet): Uint8Array {
  const pieces: Buffer[] = [];
  let text = `\ufeff${sheet.headers.map(quoteText).join(";")}\r\n`;
  for (const row of sheet.rows) {
    text += `${row.map(cellText).join(";")}\r\n`;
    if (text.length < flushAt) continue;
    pieces.push(Buffer.from(text));
    text = "";
  }
  pieces.push(Buffer.from(text));
  return Buffer.concat(pieces);
}

function cellText(cell: SheetCell): string {
  if (cell === null) return "";
  if (cell.type === "number") return String(cell.value).replace(".", ",");
  return cell.type === "date" ? cell.value : quoteText(protect(cell.value));
}

/** Beginnings that make a spreadsheet compute a text instead of showing it, also in their wide forms. */
const computed = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** Puts an apostrophe before a text that a spreadsheet would compute; our own reader takes it away again. */
export const protect = (text: string): string => (computed.test(text) ? `'${text}` : text);

const quoteText = (text: string): string => (/[";,\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
