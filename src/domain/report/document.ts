/**
 * What a report says, not how it looks. One list of blocks feeds the web page, PDF, Word and Excel.
 *
 * Blocks are plain JSON: no functions, no classes, so a document can be stored, compared and sent to a worker.
 * Small counts are already withheld here; a writer prints what it gets and never decides.
 */
import type { IsoDate } from "#src/kernel/dates.ts";

/** Who receives the report. Outside the team, counts of 1–4 and all that would reveal them are withheld. */
export type Audience = "team" | "board" | "public";

/** Where a printed number comes from: a figure's id and version, and the path within the figure. */
export interface FactRef {
  readonly figure: string;
  readonly version: number;
  /** Path within the figure, e.g. `` (its value), `rows/arbete/count`, `groups/all/mean`. */
  readonly path: string;
  /** The same fact of the period before, printed for comparison. */
  readonly previous?: true;
}

/**
 * One typed value. Numbers keep full precision; `formatCell` in format.ts is the only place that rounds.
 * `withheld` is a value that exists but may not leave the team (the reason does not tell a small count from one withheld
 * to protect it, which would narrow the count down); `missing` is a value that does not exist.
 */
export type Cell =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "count"; readonly value: number; readonly fact: FactRef }
  | {
      readonly kind: "number";
      readonly value: number;
      readonly unit: NumberUnit;
      readonly decimals: number;
      readonly fact: FactRef;
    }
  | ({ readonly kind: "share"; readonly fact: FactRef } & ShareValue)
  | { readonly kind: "date"; readonly date: IsoDate }
  | { readonly kind: "withheld"; readonly reason: "small" | "complementary" | "extreme"; readonly fact: FactRef }
  | { readonly kind: "missing" };

/** Numerator and denominator with the 95 % Wilson interval; bounds are 0–1. The denominator is never 0. */
export interface ShareValue {
  readonly numerator: number;
  readonly denominator: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Unit of a number that is not a count of persons or rows. `plain` prints no unit. `amount` is kronor in the form of the
 * teams' tables, `536 000 kr` and `2,1 mkr`; `kr` is kronor with decimals.
 */
export type NumberUnit =
  "plain" | "percent" | "kr" | "amount" | "days" | "months" | "years" | "hours" | "points" | "fte";

/** A piece of a paragraph: text, or a value with its source. */
export type Inline = { readonly kind: "text"; readonly text: string } | { readonly kind: "value"; readonly cell: Cell };

/** What stands in small print under every table and chart. */
export interface Caption {
  /** The sentence above the table or chart, e.g. `Avslutade efter avslutsanledning`. */
  readonly title: string;
  /** Small print: n, period, definition id and version, e.g. `n = 54 · 2022-01-01–2022-12-31 · exit.reasons v1`. */
  readonly source: string;
  /** What is missing and why, and what has been withheld. Empty when nothing is. */
  readonly notes: readonly string[];
}

export interface Column {
  readonly label: string;
  /** `text` is left-aligned, `number` right-aligned with tabular figures. */
  readonly align: "text" | "number";
}

export interface Row {
  /** The row's own header (first column). */
  readonly header: string;
  readonly cells: readonly Cell[];
  /** A sum or total row is printed with more weight. */
  readonly total: boolean;
}

export interface TableBlock {
  readonly kind: "table";
  /** Unique within the document; the sheet name and the HTML id are made of it. */
  readonly id: string;
  readonly number: number;
  readonly caption: Caption;
  /** Header of the first column. */
  readonly rowHeader: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface ChartBlock {
  readonly kind: "chart";
  readonly id: string;
  readonly number: number;
  readonly caption: Caption;
  /** The picture in words, for those who do not see it. Never empty. */
  readonly alt: string;
  /** A complete SVG element with title and desc, presentation attributes only. Withheld values are not drawn. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** The same numbers as a table. */
  readonly twin: TableBlock;
  /** True when `twin` is printed as a block of its own right after the chart; writers then do not print it again. */
  readonly twinPrinted: boolean;
}

export interface KeyFigure {
  readonly label: string;
  readonly cell: Cell;
  /** One short line below the number; may be empty. */
  readonly note: readonly Inline[];
}

export interface HeadingBlock {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** Unique within the document: HTML id, PDF bookmark, Word bookmark. */
  readonly id: string;
}

export type Block =
  | HeadingBlock
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  /** What the writer of a section should think of. Printed as help in drafts, in small grey type. */
  | { readonly kind: "guidance"; readonly text: string }
  /** An empty box for what a person writes; `label` says what belongs there. */
  | { readonly kind: "text-box"; readonly id: string; readonly label: string }
  | TableBlock
  | ChartBlock
  | { readonly kind: "key-figures"; readonly items: readonly KeyFigure[] }
  | { readonly kind: "definitions"; readonly items: readonly DefinitionItem[] }
  | { readonly kind: "page-break" }
  | { readonly kind: "footnote"; readonly text: string };

export interface DefinitionItem {
  readonly term: string;
  /** Id and version in small type, e.g. `exit.results v1`. May be empty. */
  readonly mark: string;
  readonly text: string;
}

export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** A whole report. Two documents that are equal as JSON give equal bytes from every writer. */
export interface Document {
  readonly title: string;
  readonly language: "sv";
  readonly team: string;
  readonly period: Period;
  readonly audience: Audience;
  /** The day the report was made; printed, and used as the files' creation date. */
  readonly today: IsoDate;
  /** Instant the register was read, ISO 8601. */
  readonly asOf: string;
  readonly template: { readonly id: string; readonly version: number };
  /** True prints cover page and contents; a one-page picture has neither. */
  readonly cover: boolean;
  readonly blocks: readonly Block[];
}
