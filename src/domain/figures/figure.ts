/**
 * What a figure (sv. nyckeltal) is and what evaluating it gives: the JSON contract of docs/figures.md as types.
 *
 * Shares are 0–1 with full precision, rounding happens in print. A figure that cannot be computed has `value: null`
 * and `why`. Extra keys beside the ones named here are allowed in the JSON and ignored by readers.
 */
import type { Day, IsoDate } from "#src/kernel/dates.ts";

/** The id of a figure, e.g. `exit.results`. */
export type FigureId = string;

/** What kind of value a figure has. */
export type FigureKind = "count" | "share" | "statistic" | "table" | "matrix" | "category";

/** What a figure counts, or the unit of its statistic. */
export type FigureUnit =
  | "enrolments"
  | "persons"
  | "referrals"
  | "answers"
  | "sources"
  | "rows"
  | "years"
  | "months"
  | "days"
  | "hours"
  | "points"
  | "fte"
  | "kr"
  | "enrolments per fte";

/** The part of the catalogue a figure belongs to. */
export type FigureGroup =
  "flow" | "referrals" | "profile" | "exit" | "ladder" | "instruments" | "after-exit" | "work" | "economy";

/** What is declared about a figure besides its Swedish texts, which are in src/texts/figures.sv.ts. */
export interface FigureDefinition {
  readonly id: FigureId;
  /** Goes up when the same register would give another value. */
  readonly version: number;
  readonly kind: FigureKind;
  readonly group: FigureGroup;
  readonly unit: FigureUnit;
}

/** A figure's Swedish texts: the same wherever the figure is shown. */
export interface FigureText {
  readonly title: string;
  /** One sentence: what is counted. */
  readonly definition: string;
  /** The population rule in words: who is in the denominator. */
  readonly population: string;
}

/** Numerator, denominator and 95 % Wilson interval; the three values are null when the denominator is 0. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Who is left out and why: number by reason (`anonymous`, `unknown`, `unmeasured`, `start`, `exit`). */
export type Missing = Readonly<Record<string, number>>;

/** Parameters a figure was evaluated with, printed beside it. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** The value of a cell of a table row. */
export type RowValue = string | number | null | undefined | Share | Readonly<Record<string, unknown>>;

/** A row of a table, keyed by its code. Rows of `exit.work-details` have neither code nor label. */
export interface TableRow {
  readonly code?: string;
  readonly label?: string;
  readonly [column: string]: RowValue;
}

/** One group of a statistic: `all` or a sex. What cannot be computed is null. */
export interface StatisticGroup {
  readonly code: string;
  readonly label?: string;
  readonly n: number;
  readonly [measure: string]: string | number | null | undefined;
}

interface Common {
  readonly version: number;
  readonly missing?: Missing;
  readonly parameters?: Parameters;
  /** Sentences a reader of the number needs, e.g. that the period spans two schemes. Swedish. */
  readonly notes?: readonly string[];
}

export interface CountResult extends Common {
  readonly kind: "count";
  readonly value: number;
  readonly unit: FigureUnit;
}

export interface ShareResult extends Common {
  readonly kind: "share";
  readonly share: Share;
}

/** A statistic has groups, or its measures at the top level (`queue.at-end`, `caseload`). */
export interface StatisticResult extends Common {
  readonly kind: "statistic";
  readonly unit: FigureUnit;
  readonly groups?: readonly StatisticGroup[];
  readonly n?: number;
  readonly [measure: string]: unknown;
}

/** A table: rows in the list's order, and keys of its own beside them (`n`, `pairs`, `returnedTo` …). */
export interface TableResult extends Common {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly [key: string]: unknown;
}

/** Counts in `cells[row][column]`. */
export interface MatrixResult extends Common {
  readonly kind: "matrix";
  readonly rows: readonly Labelled[];
  readonly columns: readonly Labelled[];
  readonly cells: readonly (readonly number[])[];
  readonly n?: number;
}

/** The code of the class that holds the median person; null when there is nobody. */
export interface CategoryResult extends Common {
  readonly kind: "category";
  readonly value: string | null;
  readonly label: string | null;
  readonly n: number;
}

/** A figure that cannot be computed for this scope, with the reason in Swedish. */
export interface NoResult extends Common {
  readonly kind: FigureKind;
  readonly value: null;
  readonly why: string;
}

export type FigureResult =
  CountResult | ShareResult | StatisticResult | TableResult | MatrixResult | CategoryResult | NoResult;

/** A code and what people see for it. */
export interface Labelled {
  readonly code: string;
  readonly label: string;
}

/** True for a figure that could not be computed. */
export const isWithoutResult = (result: FigureResult): result is NoResult => "why" in result && result.value === null;

/** Which programmes (by name) and, unless null, which tracks (by name) a figure is evaluated for. */
export interface Scope {
  readonly programmes: readonly string[];
  readonly tracks: readonly string[] | null;
}

/** First and last day, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** What to evaluate. */
export interface FigureRequest {
  readonly scope: Scope;
  readonly period: Period;
  /** A scheme id; when left out the programme's own scheme for the period. */
  readonly scheme?: string;
  /** Only these figures; all when left out. */
  readonly only?: readonly FigureId[];
}

/** All wanted figures of one scope and period, as they were at `asOf`. Plain JSON. */
export interface Evaluation {
  readonly scope: { readonly programmes: readonly string[]; readonly track: string | readonly string[] | null };
  readonly period: { readonly from: IsoDate; readonly to: IsoDate };
  readonly asOf: string;
  readonly figures: Readonly<Record<FigureId, FigureResult>>;
}

/** A cell of a figure: the row's code, and a column's name or a cell's code. Both left out: everything counted. */
export interface Address {
  readonly row?: string;
  readonly column?: string;
}
