/** Properties of enrolments that several figures sort by: sex, track, referrer, situation, sources, age. */
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { columnProperty, type Multiple, type Rows, type Single } from "#src/domain/figures/count.ts";
import { listWithMissing, MISSING } from "#src/domain/figures/labels.ts";
import type { Context } from "#src/domain/figures/population.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import type { IncomeColumns } from "#src/domain/figures/prepared.ts";
import { NONE, textAt, type TextColumn } from "#src/domain/register.ts";

/** A column of codes as a property of its own rows, empty as `saknas`. */
export function codeProperty(list: CodeListId, column: Int8Array): Single {
  const { codes, missing } = listWithMissing(list);
  return columnProperty(codes, column, missing);
}

/** The texts of a column as a property of its own rows, in the order they first appear among `rows`. */
export function textProperty(column: TextColumn, rows: Rows): Single {
  const order = new Map<string, number>();
  const textOf = (row: number) => textAt(column, row) ?? MISSING.code;
  for (const row of rows) if (!order.has(textOf(row))) order.set(textOf(row), order.size);
  return {
    kind: "single",
    codes: [...order.keys()].map((text) => ({ code: text, label: text })),
    at: (row) => order.get(textOf(row)) ?? NONE,
  };
}

export const sexProperty = (context: Context): Single =>
  columnProperty(
    codeList("sex").map(({ code, label }) => ({ code, label })),
    context.prepared.columns.sex,
  );

/** Tracks of the programmes in scope as they are sorted, then `saknas`. `trackOf` is the position of each row's track. */
export function trackProperty(context: Context, trackOf: Int32Array): Single {
  const codes = [...context.tracks.map(({ name }) => ({ code: name, label: name })), MISSING];
  const order = new Int16Array(context.prepared.tracks.values.length).fill(NONE);
  context.tracks.forEach(({ position }, index) => (order[position] = index));
  const missing = codes.length - 1;
  return {
    kind: "single",
    codes,
    at: (row) => {
      const track = trackOf[row]!;
      return track < 0 ? missing : order[track]!;
    },
  };
}

/** The party that referred, from the enrolment's referral. */
export const referrerProperty = (context: Context): Single =>
  columnProperty(listWithMissing("party").codes, context.prepared.columns.referrer);

/** Row of the latest situation of an enrolment at an occasion, −1 when there is none. */
export const situationAt = (context: Context, enrolment: number, occasion: number): number =>
  context.prepared.latestSituation[occasion]![enrolment]!;

/** A coded column of the situation at an occasion; no situation and no value are `saknas`. */
export function situationProperty(context: Context, occasion: number, list: CodeListId, column: Int8Array): Single {
  const { codes, missing } = listWithMissing(list);
  const latest = context.prepared.latestSituation[occasion]!;
  return {
    kind: "single",
    codes,
    at: (enrolment) => {
      const row = latest[enrolment]!;
      const code = row < 0 ? NONE : column[row]!;
      return code < 0 ? missing : code;
    },
  };
}

/** Occupations at an occasion, several per enrolment; none is `saknas`. */
export function occupationProperty(context: Context, occasion: number): Multiple {
  const { codes, missing } = listWithMissing("occupation");
  const { occupations } = context.register.situation;
  const latest = context.prepared.latestSituation[occasion]!;
  return {
    kind: "multiple",
    codes,
    bits: (enrolment) => {
      const row = latest[enrolment]!;
      const bits = row < 0 ? 0 : occupations[row]!;
      return bits === 0 ? 1 << missing : bits;
    },
  };
}

/** Several codes per row, worked out for every row of the table. */
export const bitsProperty = (codes: readonly Labelled[], column: Int32Array): Multiple => ({
  kind: "multiple",
  codes,
  bits: (row) => column[row]!,
});

/** Income sources at start or exit, each counted once; none is `saknas`. */
export const sourceProperty = ({ sources }: IncomeColumns): Multiple =>
  bitsProperty(listWithMissing("incomeSource").codes, sources);

/** The main income source at start or exit; none is `saknas`. */
export const mainSourceProperty = ({ main }: IncomeColumns): Single =>
  columnProperty(listWithMissing("incomeSource").codes, main);
