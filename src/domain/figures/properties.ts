/** Properties of enrolments that several figures sort by: sex, track, referrer, situation, sources. */
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { columnProperty, type Multiple, type Single } from "#src/domain/figures/count.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { ALL, listWithMissing, MISSING } from "#src/domain/figures/labels.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { perRegister, type IncomeColumns } from "#src/domain/figures/prepared.ts";
import { filled, type Rows } from "#src/domain/figures/rows.ts";
import { textAt, type TextColumn } from "#src/domain/register.ts";

/** A column of codes as a property of its own rows, empty as `saknas`. */
export function codeProperty(list: CodeListId, column: Int8Array): Single {
  const { codes, missing } = listWithMissing(list);
  return columnProperty(codes, column, missing);
}

/** The texts of a column as a property of its own rows, in the order they first appear among `rows`. */
export function textProperty(column: TextColumn, rows: Rows): Single {
  const order = new Map<string, number>();
  for (const row of rows) {
    const text = textAt(column, row) ?? MISSING.code;
    if (!order.has(text)) order.set(text, order.size);
  }
  return {
    kind: "single",
    codes: [...order.keys()].map((text) => ({ code: text, label: text })),
    keys: column.index,
    positions: Int32Array.from([MISSING.code, ...column.values], (text) => order.get(text) ?? -1),
  };
}

export const sexProperty = (context: Context): Single =>
  columnProperty(
    codeList("sex").map(({ code, label }) => ({ code, label })),
    context.prepared.columns.sex,
  );

/** Everybody, and each sex: the groups of a statistic. */
export const sexGroups = (context: Context): Multiple => ({
  kind: "multiple",
  codes: [ALL, ...sexProperty(context).codes],
  bits: sexBits(context),
});

const sexBits = perRegister((_, { columns }) =>
  filled(new Int32Array(columns.sex.length), (row) => 1 | (2 << columns.sex[row]!)),
);

/** Tracks of the programmes in scope as they are sorted, then `saknas`. `trackOf` is the position of each row's track. */
export function trackProperty(context: Context, trackOf: Int32Array): Single {
  const codes = [...context.tracks.map(({ name }) => ({ code: name, label: name })), MISSING];
  const positions = new Int32Array(context.prepared.tracks.values.length + 1).fill(-1);
  context.tracks.forEach(({ position }, index) => (positions[position + 1] = index));
  positions[0] = codes.length - 1;
  return { kind: "single", codes, keys: trackOf, positions };
}

/** The party that referred, from the enrolment's referral. */
export const referrerProperty = (context: Context): Single =>
  columnProperty(listWithMissing("party").codes, context.prepared.columns.referrer);

/** Row of the latest situation of an enrolment at an occasion, −1 when there is none. */
export const situationAt = (context: Context, enrolment: number, occasion: number): number =>
  context.prepared.latestSituation[occasion]![enrolment]!;

/** Several codes per row, worked out for every row of the table. */
export const bitsProperty = (codes: readonly Labelled[], bits: Int32Array): Multiple => ({
  kind: "multiple",
  codes,
  bits,
});

/** Occupations at an occasion, several per enrolment; none is `saknas`. */
export const occupationProperty = (context: Context, occasion: number): Multiple =>
  bitsProperty(listWithMissing("occupation").codes, context.prepared.columns.occupations[occasion]!);

/** The party that has the case at an occasion; none is `saknas`. */
export const currentPartyProperty = (context: Context, occasion: number): Single =>
  columnProperty(listWithMissing("currentParty").codes, context.prepared.columns.currentParty[occasion]!);

/** Income sources at start or exit, each counted once; none is `saknas`. */
export const sourceProperty = ({ sources }: IncomeColumns): Multiple =>
  bitsProperty(listWithMissing("incomeSource").codes, sources);

/** The main income source at start or exit; none is `saknas`. */
export const mainSourceProperty = ({ main }: IncomeColumns): Single =>
  columnProperty(listWithMissing("incomeSource").codes, main);
