/** Cells of the Excel workbook: typed values, and how they look. Text is always text, never a formula. */
import type { CellObject } from "write-excel-file/node";
import type { Cell, NumberUnit } from "#src/domain/report/document.ts";
import { formatCell } from "#src/domain/report/format.ts";

export const accent = "#14535f";
export const muted = "#53636a";
const rule = "#d5dad9";

export type SheetCell = CellObject | null;

/** A cell may hold 32 767 characters, and XML no control characters and no halves of characters. */
const longestText = 32_767;
const tidy = (text: string) =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- these are the ones to take away
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .slice(0, longestText);

/** Text as text. An empty one leaves the cell empty. */
export const textCell = (text: string, look: Omit<CellObject, "value" | "type" | "format"> = {}): SheetCell =>
  tidy(text) === "" ? null : { ...look, type: String, value: tidy(text), alignVertical: look.alignVertical ?? "top" };

/** A number with an Excel number format. */
export const numberCell = (
  value: number,
  format: string,
  look: Omit<CellObject, "value" | "type"> = {},
): SheetCell => ({
  ...look,
  type: Number,
  value,
  format,
  alignVertical: "top",
});

/** A calendar day, `2022-12-31`. */
export const dateCell = (date: string, look: Omit<CellObject, "value" | "type"> = {}): SheetCell => ({
  ...look,
  type: Date,
  value: new Date(`${date}T00:00:00Z`),
  format: "yyyy-mm-dd",
  align: "left",
  alignVertical: "top",
});

export const wholeFormat = "#,##0";
export const percentFormat = "0.0 %";
const decimalFormat = (decimals: number) => (decimals === 0 ? wholeFormat : `#,##0.${"0".repeat(decimals)}`);

/** Excel's number format of a unit; percent is already in hundredths here, so it is a plain number with a sign. Amounts are whole kronor. */
const formatOf = (unit: NumberUnit, decimals: number) => {
  if (unit === "amount") return `${wholeFormat}" kr"`;
  return unit === "percent" ? `${decimalFormat(decimals)}" %"` : decimalFormat(decimals);
};

/**
 * The value of a report's cell, at full precision. A share gives its quotient; withheld and missing values give the
 * marks that stand in the other formats.
 */
export function valueCell(cell: Cell, look: Omit<CellObject, "value" | "type" | "format"> = {}): SheetCell {
  switch (cell.kind) {
    case "text":
      return textCell(cell.text, { wrap: true, ...look });
    case "count":
      return numberCell(cell.value, wholeFormat, look);
    case "number":
      return numberCell(cell.value, formatOf(cell.unit, cell.decimals), look);
    case "share":
      return numberCell(cell.numerator / cell.denominator, percentFormat, look);
    case "date":
      return dateCell(cell.date, look);
    case "withheld":
    case "missing":
      return textCell(formatCell(cell, "table"), { align: "right", textColor: muted, ...look });
  }
}

/** Header cells stand over a thick line. */
export const headCell = (text: string, align: "left" | "right" = "left"): SheetCell =>
  textCell(text, {
    fontWeight: "bold",
    align,
    wrap: true,
    alignVertical: "bottom",
    bottomBorderStyle: "medium",
    bottomBorderColor: accent,
  });

export const rowLine = { bottomBorderStyle: "thin", bottomBorderColor: rule } as const;
export const titleCell = (text: string): SheetCell =>
  textCell(text, { fontWeight: "bold", fontSize: 14, textColor: accent });
export const smallCell = (text: string): SheetCell => textCell(text, { textColor: muted, fontSize: 9 });

const lineHeight = 15;

/**
 * Gives a row the height that its wrapped texts need. Excel would find it by itself; other programs do not. Widths are
 * in characters, as columns have them.
 */
export function fitHeight(row: readonly SheetCell[], widths: readonly number[]): SheetCell[] {
  const lines = row.map((cell, index) =>
    cell?.wrap && typeof cell.value === "string" ? linesOf(cell.value, (widths[index] ?? 10) * 1.05) : 1,
  );
  const most = Math.max(1, ...lines);
  if (most === 1) return [...row];
  return row.map((cell) => (cell ? { ...cell, height: most * lineHeight } : cell));
}

/** Lines of a text that breaks between words. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    if (used > 0 && used + 1 + word.length > width) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    lines += Math.max(0, Math.ceil(used / width) - 1);
    if (used > width) used %= width;
  }
  return lines;
}
