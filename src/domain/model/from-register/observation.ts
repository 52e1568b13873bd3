/**
 * What the register says about a person at one occasion: the latest situation (Lägen) and the rows of income sources
 * (Försörjning) and public services (Resurser) beside it.
 */
import { codeIndex, type CodeOf } from "#src/domain/code-lists.ts";
import { childrenOf, join, prepare, type Children } from "#src/domain/figures/prepared.ts";
import type { Register } from "#src/domain/register.ts";
import { NO_DAY, yearOf } from "#src/kernel/dates.ts";

/** An occasion at which somebody's situation may be known. */
export type Occasion = Extract<CodeOf<"occasion">, "start" | "avslut" | "6m" | "12m" | "18m" | "24m">;

/** Occasions after the exit, in order. */
export const occasionsAfter = ["avslut", "6m", "12m", "18m", "24m"] as const satisfies readonly Occasion[];

/** Months from the exit to each of {@link occasionsAfter}. */
export const monthsAfter = { avslut: 0, "6m": 6, "12m": 12, "18m": 18, "24m": 24 } as const satisfies Record<
  (typeof occasionsAfter)[number],
  number
>;

/** The register with each enrolment's rows by hand. */
export interface Observed {
  readonly register: Register;
  /** Row of the latest situation per occasion, by position in the list of occasions. */
  readonly situations: readonly Int32Array[];
  readonly incomes: Children;
  readonly services: Children;
}

/** One enrolment at one occasion. Rows are of their tables; `situation` is −1 when there is none. */
export interface Observation {
  readonly occasion: Occasion;
  readonly situation: number;
  readonly incomes: readonly number[];
}

/** Sorts the rows out, once per register. */
export function observe(register: Register): Observed {
  const { latestSituation, enrolmentOf } = prepare(register);
  const { rows } = register.enrolment;
  return {
    register,
    situations: latestSituation,
    incomes: childrenOf(enrolmentOf.income_source, rows),
    services: childrenOf(join(register.resource_use.enrolmentId, register.enrolment.id), rows),
  };
}

const position = (occasion: Occasion): number => codeIndex("occasion", occasion);
const positions = new Map(
  (["start", ...occasionsAfter] as const).map((occasion) => [occasion, position(occasion)] as const),
);

const NOTHING_KNOWN = codeIndex("incomeSource", "saknas");
const WAGE = codeIndex("incomeSource", "lon");
const WORK = (1 << codeIndex("occupation", "arbete")) | (1 << codeIndex("occupation", "arbete-sub"));
const STUDIES = 1 << codeIndex("occupation", "studier");

/** The enrolment's situation and income rows at an occasion. */
export function observationAt(observed: Observed, enrolment: number, occasion: Occasion): Observation {
  const at = positions.get(occasion)!;
  const { first, rows } = observed.incomes;
  const own = observed.register.income_source.occasion;
  const incomes: number[] = [];
  for (let i = first[enrolment]!; i < first[enrolment + 1]!; i++) if (own[rows[i]!] === at) incomes.push(rows[i]!);
  return { occasion, situation: observed.situations[at]![enrolment]!, incomes };
}

/** Is the person at work, with or without support? A wage that is paid says so too. */
export function isAtWork({ register }: Observed, { situation, incomes }: Observation): boolean {
  if (situation >= 0) {
    const { occupations, monthlyWage } = register.situation;
    if ((occupations[situation]! & WORK) !== 0 || monthlyWage[situation]! > 0) return true;
  }
  return incomes.some((row) => register.income_source.source[row] === WAGE);
}

/** Is the person at work or studies? */
export function isAtWorkOrStudies(observed: Observed, observation: Observation): boolean {
  const { situation } = observation;
  const studies = situation >= 0 && (observed.register.situation.occupations[situation]! & STUDIES) !== 0;
  return studies || isAtWork(observed, observation);
}

/** Was the person reached? Rows without a situation are taken to come from somebody who was. */
export const isReached = ({ register }: Observed, { situation }: Observation): boolean =>
  situation < 0 || register.situation.reached[situation] !== 0;

/** Does the register say what the person lived on? */
export function saysIncome(observed: Observed, observation: Observation): boolean {
  if (!isReached(observed, observation)) return false;
  const { source } = observed.register.income_source;
  return (
    observation.incomes.some((row) => source[row]! >= 0 && source[row] !== NOTHING_KNOWN) ||
    isAtWork(observed, observation)
  );
}

/** The year of the situation, undefined when it has no date. */
export function yearAt({ register }: Observed, { situation }: Observation): number | undefined {
  const day = situation < 0 ? NO_DAY : register.situation.date[situation]!;
  return day === NO_DAY ? undefined : yearOf(day);
}

/** The last occasion up to the one wanted at which the register says what the person lived on. */
export function afterUpTo(observed: Observed, enrolment: number, wanted: Occasion): Observation | undefined {
  for (let i = occasionsAfter.findIndex((occasion) => occasion === wanted); i >= 0; i--) {
    const observation = observationAt(observed, enrolment, occasionsAfter[i]!);
    if (saysIncome(observed, observation)) return observation;
  }
  return undefined;
}
