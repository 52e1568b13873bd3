/** Properties of enrolments that several figures sort by: sex, track, referrer, situation, sources, age. */
import { codeIndex, codeList, type CodeListId } from "#src/domain/code-lists.ts";
import type { Multiple, Rows, Single } from "#src/domain/figures/count.ts";
import { listWithMissing, MISSING } from "#src/domain/figures/labels.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { SITUATION_OCCASIONS } from "#src/domain/figures/prepared.ts";
import { NONE, textAt, type TextColumn } from "#src/domain/register.ts";
import { ageOn, NO_DAY, yearOf, type Day } from "#src/kernel/dates.ts";

/** A column of codes as a property of its own rows, empty as `saknas`. */
export function codeProperty(list: CodeListId, column: Int8Array): Single {
  const { codes, missing } = listWithMissing(list);
  return {
    kind: "single",
    codes,
    at: (row) => {
      const code = column[row]!;
      return code < 0 ? missing : code;
    },
  };
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

export function sexProperty(context: Context): Single {
  const { sex } = context.prepared.enrolment;
  return {
    kind: "single",
    codes: codeList("sex").map(({ code, label }) => ({ code, label })),
    at: (enrolment) => sex[enrolment]!,
  };
}

/** Tracks of the programmes in scope as they are sorted, then `saknas`. `trackOf` is the position of each row's track. */
export function trackProperty(context: Context, trackOf: Int32Array): Single {
  const codes = [...context.tracks.map(({ name }) => ({ code: name, label: name })), MISSING];
  const order = new Int32Array(context.prepared.tracks.values.length).fill(NONE);
  context.tracks.forEach(({ position }, index) => (order[position] = index));
  return {
    kind: "single",
    codes,
    at: (row) => {
      const track = trackOf[row]!;
      return track < 0 ? codes.length - 1 : order[track]!;
    },
  };
}

/** The party that referred, from the enrolment's referral. */
export function referrerProperty(context: Context): Single {
  const { codes, missing } = listWithMissing("party");
  const { referral } = context.prepared.enrolment;
  const { party } = context.register.referral;
  return {
    kind: "single",
    codes,
    at: (enrolment) => {
      const row = referral[enrolment]!;
      const code = row < 0 ? NONE : party[row]!;
      return code < 0 ? missing : code;
    },
  };
}

/** Occasions by position: see SITUATION_OCCASIONS. */
export const START = codeIndex("occasion", "start");
export const EXIT = codeIndex("occasion", "avslut");

/** Row of the latest situation of an enrolment at an occasion, −1 when there is none. */
export const situationAt = (context: Context, enrolment: number, occasion: number): number =>
  context.prepared.latestSituation[enrolment * SITUATION_OCCASIONS + occasion]!;

/** A coded column of the situation at an occasion; no situation and no value are `saknas`. */
export function situationProperty(context: Context, occasion: number, list: CodeListId, column: Int8Array): Single {
  const { codes, missing } = listWithMissing(list);
  const { latestSituation } = context.prepared;
  return {
    kind: "single",
    codes,
    at: (enrolment) => {
      const row = latestSituation[enrolment * SITUATION_OCCASIONS + occasion]!;
      const code = row < 0 ? NONE : column[row]!;
      return code < 0 ? missing : code;
    },
  };
}

/** Occupations at an occasion, several per enrolment; none is `saknas`. */
export function occupationProperty(context: Context, occasion: number): Multiple {
  const { codes, missing } = listWithMissing("occupation");
  const { latestSituation } = context.prepared;
  const { occupations } = context.register.situation;
  return {
    kind: "multiple",
    codes,
    bits: (enrolment) => {
      const row = latestSituation[enrolment * SITUATION_OCCASIONS + occasion]!;
      const bits = row < 0 ? 0 : occupations[row]!;
      return bits === 0 ? 1 << missing : bits;
    },
  };
}

/** Which of the two occasions that income sources are compared at. */
export type SourceOccasion = "start" | "exit";

/** Income sources at start or exit, each counted once; none is `saknas`. */
export function sourceProperty(context: Context, occasion: SourceOccasion): Multiple {
  const { codes, missing } = listWithMissing("incomeSource");
  const { sources } = context.prepared;
  const at = occasion === "start" ? 0 : 1;
  return {
    kind: "multiple",
    codes,
    bits: (enrolment) => {
      const bits = sources[enrolment * 2 + at]!;
      return bits === 0 ? 1 << missing : bits;
    },
  };
}

/** The main income source at start or exit; none is `saknas`. */
export function mainSourceProperty(context: Context, occasion: SourceOccasion): Single {
  const { codes, missing } = listWithMissing("incomeSource");
  const { mainSource } = context.prepared;
  const at = occasion === "start" ? 0 : 1;
  return {
    kind: "single",
    codes,
    at: (enrolment) => {
      const source = mainSource[enrolment * 2 + at]!;
      return source < 0 ? missing : source;
    },
  };
}

/** Nobody's age: neither birth date nor birth year is known. */
export const UNKNOWN_AGE = -32768;

/** Age in whole years on a day, or UNKNOWN_AGE. When only the birth year is known: year minus year. */
export function ageAt(context: Context, enrolment: number, day: Day): number {
  const person = context.prepared.enrolment.person[enrolment]!;
  if (person < 0) return UNKNOWN_AGE;
  const birth = context.register.person.birthDate[person]!;
  if (birth !== NO_DAY) return ageOn(birth, day);
  const year = context.register.person.birthYear[person]!;
  return Number.isNaN(year) ? UNKNOWN_AGE : yearOf(day) - year;
}
