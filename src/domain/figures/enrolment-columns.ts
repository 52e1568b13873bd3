/**
 * What is known of each enrolment from its person, referral and situations, as columns of the enrolment table: worked
 * out once, so that figures read it row by row. Positions are those of the lists with `saknas` (labels.ts).
 */
import { codeIndex, type CodeListId } from "#src/domain/code-lists.ts";
import { almanac, almanacYear, monthsBetween, yearsOf } from "#src/domain/figures/calendar.ts";
import { listWithMissing } from "#src/domain/figures/labels.ts";
import { NONE, type Register, type Table } from "#src/domain/register.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

/** Occasions with a situation of their own, by position in the occasion list: start, exit and four follow-ups. */
export const SITUATION_OCCASIONS = 6;

export const START = codeIndex("occasion", "start");
export const EXIT = codeIndex("occasion", "avslut");
const FIRST_FOLLOWUP = codeIndex("occasion", "6m");

/** An age or a number of months that is not known. */
export const UNKNOWN = -32768;

export interface EnrolmentColumns {
  readonly sex: Int16Array;
  /** The party that referred. */
  readonly referrer: Int16Array;
  readonly education: Int16Array;
  readonly benefitYears: Int16Array;
  /** Per occasion: bits of the occupations; `saknas` when there is none. */
  readonly occupations: readonly Int32Array[];
  /** At start, exit and first follow-up: the party that has the case. */
  readonly currentParty: readonly Int16Array[];
  /** At start, exit and first follow-up: position of the step, −1 when not measured or not on the programme's ladder. */
  readonly steps: readonly Int16Array[];
  /** Whole years on the first day and on the day of exit, or UNKNOWN. */
  readonly ageAtStart: Int16Array;
  readonly ageAtExit: Int16Array;
  /** Whole months from start to exit, UNKNOWN while it is open. */
  readonly months: Int16Array;
  /** Birth as `almanac` writes a day; January 0 of the year where only that is known, NO_DAY where nothing is. */
  readonly birth: Int32Array;
}

/** What the columns are made from. */
interface Joins {
  readonly person: Int32Array;
  readonly referral: Int32Array;
  readonly latestSituation: readonly Int32Array[];
  readonly situationStep: Int16Array;
  /** The enrolment of each situation. */
  readonly situationOwner: Int32Array;
}

export function enrolmentColumns(
  register: Register,
  { person, referral, latestSituation, situationStep, situationOwner }: Joins,
): EnrolmentColumns {
  const { startDate, endDate, rows } = register.enrolment;
  const { situation } = register;
  const coded = (list: CodeListId, codes: Int8Array, rowOf: Int32Array) =>
    through(rowOf, codes, listWithMissing(list).missing);
  const compared = latestSituation.slice(START, FIRST_FOLLOWUP + 1);
  const none = 1 << listWithMissing("occupation").missing;
  const occupations = latestSituation.map(() => new Int32Array(rows).fill(none));
  for (let row = 0; row < situation.rows; row++) {
    const [own, at] = [situationOwner[row]!, situation.occasion[row]!];
    if (own >= 0 && at >= 0 && latestSituation[at]?.[own] === row)
      occupations[at]![own] = situation.occupations[row]! || none;
  }
  const column = (value: number) => new Int16Array(rows).fill(value);
  const sex = column(codeIndex("sex", "annat"));
  const birth = new Int32Array(rows).fill(NO_DAY);
  const [ageAtStart, ageAtExit, months] = [column(UNKNOWN), column(UNKNOWN), column(UNKNOWN)];
  for (let row = 0; row < rows; row++) {
    const [start, end] = [startDate[row]!, endDate[row]!];
    if (end !== NO_DAY) months[row] = monthsBetween(start, end);
    const own = person[row]!;
    if (own < 0) continue;
    if (register.person.sex[own]! >= 0) sex[row] = register.person.sex[own]!;
    const born = birthOf(register.person, own);
    birth[row] = born;
    if (born === NO_DAY) continue;
    if (start !== NO_DAY) ageAtStart[row] = yearsOf(born, almanac(start));
    if (end !== NO_DAY) ageAtExit[row] = yearsOf(born, almanac(end));
  }
  return {
    sex,
    referrer: coded("party", register.referral.party, referral),
    education: coded("education", situation.education, latestSituation[START]!),
    benefitYears: coded("benefitYears", situation.benefitYears, latestSituation[START]!),
    occupations,
    currentParty: compared.map((latest) => coded("currentParty", situation.currentParty, latest)),
    steps: compared.map((latest) => through(latest, situationStep, NONE)),
    ageAtStart,
    ageAtExit,
    months,
    birth,
  };
}

function birthOf({ birthDate, birthYear }: Table<"person">, person: number): number {
  if (birthDate[person] !== NO_DAY) return almanac(birthDate[person]!);
  return Number.isNaN(birthYear[person]!) ? NO_DAY : almanacYear(birthYear[person]!);
}

/** The value of each enrolment's row of another table; `missing` when there is no row or no value. */
function through(rowOf: Int32Array, values: Int8Array | Int16Array, missing: number): Int16Array {
  const column = new Int16Array(rowOf.length);
  for (let row = 0; row < rowOf.length; row++) {
    const value = rowOf[row]! < 0 ? NONE : values[rowOf[row]!]!;
    column[row] = value < 0 ? missing : value;
  }
  return column;
}
