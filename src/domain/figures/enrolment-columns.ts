/**
 * What is known of each enrolment from its person, referral and situations, as columns of the enrolment table: worked
 * out once, so that figures read it row by row. Positions are those of the lists with `saknas` (labels.ts).
 */
import { codeIndex, type CodeListId } from "#src/domain/code-lists.ts";
import { almanac, almanacYear, monthsBetween, yearsOf } from "#src/domain/figures/calendar.ts";
import { listWithMissing } from "#src/domain/figures/labels.ts";
import { NONE, type Register } from "#src/domain/register.ts";
import { NO_DAY, type Day } from "#src/kernel/dates.ts";

/** Occasions with a situation of their own, by position in the occasion list: start, exit and four follow-ups. */
export const SITUATION_OCCASIONS = 6;

export const START = codeIndex("occasion", "start");
export const EXIT = codeIndex("occasion", "avslut");

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
  /** Per occasion: the party that has the case. */
  readonly currentParty: readonly Int16Array[];
  /** Per occasion: position on the programme's own ladder, −1 when not measured or not a step of it. */
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
}

export function enrolmentColumns(
  register: Register,
  { person, referral, latestSituation, situationStep }: Joins,
): EnrolmentColumns {
  const { startDate, endDate, rows } = register.enrolment;
  const { situation } = register;
  const each = (of: (row: number) => number) => {
    const column = new Int16Array(rows);
    for (let row = 0; row < rows; row++) column[row] = of(row);
    return column;
  };
  const occasions = Array.from({ length: SITUATION_OCCASIONS }, (_, occasion) => occasion);
  const situationAt = (row: number, occasion: number) => latestSituation[occasion]![row]!;
  const coded = (list: CodeListId, codes: Int8Array, at: (row: number) => number) => {
    const { missing } = listWithMissing(list);
    return each((row) => {
      const source = at(row);
      const code = source < 0 ? NONE : codes[source]!;
      return code < 0 ? missing : code;
    });
  };
  const none = 1 << listWithMissing("occupation").missing;
  const occupations = (occasion: number) => {
    const bits = new Int32Array(rows);
    for (let row = 0; row < rows; row++) {
      const at = situationAt(row, occasion);
      bits[row] = at < 0 ? none : situation.occupations[at]! || none;
    }
    return bits;
  };
  const steps = (occasion: number) =>
    each((row) => {
      const at = situationAt(row, occasion);
      return at < 0 ? NONE : situationStep[at]!;
    });
  const birth = new Int32Array(rows).fill(NO_DAY);
  const unknownSex = codeIndex("sex", "annat");
  const sex = new Int16Array(rows).fill(unknownSex);
  for (let row = 0; row < rows; row++) {
    const own = person[row]!;
    if (own < 0) continue;
    if (register.person.sex[own]! >= 0) sex[row] = register.person.sex[own]!;
    const [day, year] = [register.person.birthDate[own]!, register.person.birthYear[own]!];
    if (day !== NO_DAY) birth[row] = almanac(day);
    else if (!Number.isNaN(year)) birth[row] = almanacYear(year);
  }
  const age = (row: number, day: Day) =>
    day === NO_DAY || birth[row] === NO_DAY ? UNKNOWN : yearsOf(birth[row]!, almanac(day));
  return {
    sex,
    referrer: coded("party", register.referral.party, (row) => referral[row]!),
    education: coded("education", situation.education, (row) => situationAt(row, START)),
    benefitYears: coded("benefitYears", situation.benefitYears, (row) => situationAt(row, START)),
    occupations: occasions.map(occupations),
    currentParty: occasions.map((at) => coded("currentParty", situation.currentParty, (row) => situationAt(row, at))),
    steps: occasions.map(steps),
    ageAtStart: each((row) => age(row, startDate[row]!)),
    ageAtExit: each((row) => age(row, endDate[row]!)),
    months: each((row) => (endDate[row] === NO_DAY ? UNKNOWN : monthsBetween(startDate[row]!, endDate[row]!))),
    birth,
  };
}
