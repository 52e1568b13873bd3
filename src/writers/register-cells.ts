/** How the register's values are written for people: labels for codes, Ja and Nej, one form per type. */
import { codeLabel } from "#src/domain/code-lists.ts";
import type { Cell } from "#src/domain/register.ts";
import type { WorkbookColumn } from "#src/domain/workbook.ts";

/** A cell as a spreadsheet holds it: a text, a number, or a day as `2022-01-31`. */
export type SheetCell =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "date"; readonly value: string }
  | null;

/** One sheet to be written, row by row. */
export interface WrittenSheet {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: Iterable<readonly SheetCell[]>;
}

const text = (value: string): SheetCell => ({ type: "text", value });

/** The cell of a column for a value of the register. */
export function sheetCell(column: WorkbookColumn, value: Cell): SheetCell {
  if (value === null || value === undefined || value === "") return null;
  switch (column.type) {
    case "number":
      return { type: "number", value: Number(value) };
    case "date":
      return { type: "date", value: String(value) };
    case "boolean":
      return text(value === true ? "Ja" : "Nej");
    case "code":
      return text(codeLabel(column.list!, String(value)));
    case "codes": {
      const codes = value as readonly string[];
      return codes.length === 0 ? null : text(codes.map((code) => codeLabel(column.list!, code)).join("+"));
    }
    case "text":
      return text(String(value));
  }
}
