/** How a figure is made: its declaration, what it counts, and how the counts become a result. */
import { tally, type Count, type Counts, type Tally } from "#src/domain/figures/count.ts";
import type { FigureDefinition, FigureResult, Labelled, Missing, Share, TableRow } from "#src/domain/figures/figure.ts";
import { describeWhole, shareOf, type Description } from "#src/domain/figures/numbers.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { valuesAt } from "#src/domain/figures/rows.ts";

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

/** Describes whole numbers, one for each row of a count, in each of the count's groups. */
export function describeGroups(
  { rows, by }: Count,
  values: Int32Array,
): readonly (Labelled & { readonly description: Description })[] {
  const groups = by?.codes ?? [];
  const bits = by?.kind === "multiple" ? valuesAt(rows, by.bits) : undefined;
  const described = describeWhole(values, groups.length, bits);
  return groups.map((code, group) => ({ ...code, description: described[group]! }));
}

/** A share figure's counts: those who satisfy, and all. */
export interface ShareCounts extends Counts {
  readonly numerator: Count;
  readonly denominator: Count;
}

/** The share that two counts make. */
export const shareOfCounts = ({ numerator, denominator }: ShareCounts): Share =>
  shareOf(numerator.rows.length, denominator.rows.length);
