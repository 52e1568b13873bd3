/** How a figure is made: its declaration, what it counts, and how the counts become a result. */
import { tally, type Count, type Counts, type Multiple, type Single, type Tally } from "#src/domain/figures/count.ts";
import type { FigureDefinition, FigureResult, Labelled, Missing, Share, TableRow } from "#src/domain/figures/figure.ts";
import { ALL } from "#src/domain/figures/labels.ts";
import { describeWhole, shareOf, type Description } from "#src/domain/figures/numbers.ts";
import type { Context } from "#src/domain/figures/population.ts";

/** A figure as evaluate.ts and rows-behind.ts use it. */
export interface Figure extends FigureDefinition {
  /** What the figure counts, by the name of the column or key that prints it. Empty when it cannot be computed. */
  readonly counts: (context: Context) => Counts;
  readonly result: (context: Context) => FigureResult;
}

/** The part of a result that the definition gives. */
export interface Base {
  readonly version: number;
}

/** Declares a figure. `counts` and `result` see the same counts, so what is printed is what is counted. */
export function defineFigure<C extends Counts>(
  definition: FigureDefinition,
  counts: (context: Context) => C,
  result: (context: Context, counts: C, base: Base) => FigureResult,
): Figure {
  const base = { version: definition.version };
  return { ...definition, counts, result: (context) => result(context, counts(context), base) };
}

/** Declares a figure that cannot always be computed: `why` gives the reason in Swedish, or undefined. */
export function defineConditional<C extends Counts>(
  definition: FigureDefinition,
  why: (context: Context) => string | undefined,
  counts: (context: Context) => C,
  result: (context: Context, counts: C, base: Base) => FigureResult,
): Figure {
  const base = { version: definition.version };
  return {
    ...definition,
    counts: (context) => (why(context) === undefined ? counts(context) : {}),
    result: (context) => {
      const reason = why(context);
      if (reason !== undefined) return { kind: definition.kind, ...base, value: null, why: reason };
      return result(context, counts(context), base);
    },
  };
}

/** `{ anonymous: n }`, with further reasons. */
export const missing = (anonymous: number, more: Missing = {}): Missing => ({ ...more, anonymous });

/** One row per code of a count's first property. */
export function rowsBy(
  codes: readonly Labelled[],
  rest: (position: number, code: string) => Readonly<Record<string, TableRow[string]>>,
): TableRow[] {
  return codes.map(({ code, label }, position) => ({ code, label, ...rest(position, code) }));
}

/** Rows with `count` and `share` of the whole. */
export function frequencyRows(count: Count, denominator = count.rows.length): TableRow[] {
  const { by } = tally(count);
  return rowsBy(count.by?.codes ?? [], (position) => ({
    count: by[position]!,
    share: shareOf(by[position]!, denominator),
  }));
}

/** The cells of a row by code: `{ kvinna: 3, … }`. */
export function cellsOf(count: Count, tallied: Tally, position: number): Record<string, number> {
  const codes = count.cells?.codes ?? [];
  return Object.fromEntries(codes.map(({ code }, cell) => [code, tallied.cells[position * codes.length + cell]!]));
}

/** Everybody, and each code of a property: the groups of a statistic. */
export function groupsOf(property: Single): Multiple {
  return {
    kind: "multiple",
    codes: [ALL, ...property.codes],
    bits: (row) => {
      const position = property.at(row);
      return position < 0 ? 1 : 1 | (2 << position);
    },
  };
}

/** Everybody as the only group of a statistic. */
export const onlyAll: Single = { kind: "single", codes: [ALL], at: () => 0 };

/** Describes the whole-numbered values of each group of a count (groupsOf), or of all together (onlyAll). */
export function describeGroups(
  { rows, by }: Count,
  valueOf: (row: number) => number,
): readonly (Labelled & { readonly description: Description })[] {
  const values = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = valueOf(rows[i]!);
  if (by?.kind !== "multiple") return describeWhole(values, 1, () => 1).map((description) => ({ ...ALL, description }));
  const described = describeWhole(values, by.codes.length, (i) => by.bits(rows[i]!));
  return by.codes.map((code, group) => ({ ...code, description: described[group]! }));
}

/** A share figure's counts: those who satisfy, and all. */
export interface ShareCounts extends Counts {
  readonly numerator: Count;
  readonly denominator: Count;
}

/** The share that two counts make. */
export const shareOfCounts = ({ numerator, denominator }: ShareCounts): Share =>
  shareOf(numerator.rows.length, denominator.rows.length);
