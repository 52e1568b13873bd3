/** What can be wrong with a row of the register workbook, and what is worth knowing although it goes in. */
import type { TableName } from "#src/domain/workbook.ts";

/** Why a cell or a row was refused. Swedish sentences: src/texts/import.sv.ts. */
export type Reason =
  | { readonly code: "required" }
  | { readonly code: "required-column" }
  | { readonly code: "unknown-code" }
  | { readonly code: "date-form" }
  | { readonly code: "date-ambiguous"; readonly readings: readonly string[] }
  | { readonly code: "date-impossible" }
  | { readonly code: "date-number" }
  | { readonly code: "date-range"; readonly from: number; readonly to: number }
  | { readonly code: "number-form" }
  | { readonly code: "year-range"; readonly from: number; readonly to: number }
  | { readonly code: "years-form" }
  | { readonly code: "boolean-form" }
  | { readonly code: "cell-error" }
  | { readonly code: "extra-cells" }
  | { readonly code: "too-long"; readonly limit: number }
  | { readonly code: "personnummer-form" }
  | { readonly code: "personnummer-date" }
  | { readonly code: "personnummer-check" }
  | { readonly code: "end-before-start"; readonly start: string }
  | { readonly code: "exit-while-open" }
  | { readonly code: "answer-missing" }
  | { readonly code: "duplicate"; readonly line: number }
  | { readonly code: "unknown-parent"; readonly sheet: string }
  | { readonly code: "parent-refused"; readonly sheet: string; readonly line: number }
  | { readonly code: "overlap"; readonly other: string };

/** One thing wrong with a row. `value` is what stands in the cell, `nearest` what was probably meant. */
export interface Problem {
  readonly column: string;
  readonly value: string;
  readonly reason: Reason;
  readonly nearest: readonly string[];
}

/** A row that did not go in, with its cells as they were, in the order of the workbook's columns. */
export interface RefusedRow {
  readonly table: TableName;
  readonly line: number;
  readonly cells: readonly (string | number | boolean | null)[];
  readonly problems: readonly Problem[];
}

/** What happened to a value that went in all the same. */
export type WarningCode =
  | "formula"
  | "control-characters"
  | "scheme-unknown"
  | "step-off-ladder"
  | "birth-date-differs"
  | "sex-differs"
  | "sex-derived"
  | "anonymous-stripped"
  | "answer-month"
  | "years-rounded"
  | "other-person";

/** A warning, counted per sheet and column: which row was the first, and how many there are. */
export interface Warning {
  readonly code: WarningCode;
  readonly sheet: string;
  readonly column: string;
  readonly firstLine: number;
  readonly count: number;
}
