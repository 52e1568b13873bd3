/**
 * The cohort of a calculation, from a register: who ended in the period, what each lived on before and after, what the
 * team cost and how long results lasted. Pure; one pass over the enrolments.
 *
 * Population: every enrolment in scope whose last day is in the period, drop-outs included, as the figures count them; a
 * move to another track of the team is not an end. Before is the situation at start. After is the one at the occasion
 * asked for, or the latest earlier one after exit at which the register says what the person lived on, or not known.
 * The income year is the year of the situation after; without one, of the exit.
 */
import { codeIndex, codeList } from "#src/domain/code-lists.ts";
import type { Period } from "#src/domain/figures/figure.ts";
import { buildContext, type Context as Population } from "#src/domain/figures/population.ts";
import { KNOWN } from "#src/domain/figures/prepared.ts";
import { filterRows, rowsBetween, withKeptRows, type Rows } from "#src/domain/figures/rows.ts";
import { NONE, textAt, type Register } from "#src/domain/register.ts";
import { formatIsoDate, NO_DAY, yearOf } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { Cohort, CohortPerson, LeftOut } from "../calculation.ts";
import type { Parameter } from "../parameters/parameter.ts";
import { coveredYears } from "../parameters/select.ts";
import { costOf } from "./cost.ts";
import { defaultsOf, type Defaults } from "./defaults.ts";
import { durationsOf, type Followed } from "./durations.ts";
import { livelihoodOf } from "./livelihood.ts";
import { ratesOf, type Rates, type UnknownRate } from "./local-tax.ts";
import { takeNotes, type Noted } from "./notes.ts";
import {
  afterUpTo, monthsAfter, observationAt, observe, saysIncome, yearAt,
  type Observation, type Observed, type occasionsAfter,
} from "./observation.ts"; // prettier-ignore
import type { Gap, PersonFacts } from "./priced.ts";
import { serviceSpells } from "./services.ts";

/** Which cohort. */
export interface CohortRequest {
  readonly programmes: readonly string[];
  /** Null for all. */
  readonly tracks: readonly string[] | null;
  readonly period: Period;
  /** When the situation after is read. */
  readonly afterOccasion?: (typeof occasionsAfter)[number] | undefined;
  /** The released parameters with the team's own values laid over. */
  readonly parameters: readonly Parameter[];
  /** A total cost to use instead of the register's, kronor. */
  readonly statedCost?: number | undefined;
}

/** Why there is no cohort. */
export type CohortError =
  | { readonly code: "cohort.unknown-programme"; readonly programmes: readonly string[] }
  | { readonly code: "cohort.nobody-ended" }
  /** Tax rates that somebody must set before anything can be computed. */
  | { readonly code: "cohort.no-tax-rate"; readonly rates: readonly UnknownRate[] };

/** Why another team's persons cannot say what would have come about anyway. */
export type ComparisonError =
  | CohortError
  /** What they are compared by would tell about so few, and says little of what chance is. */
  | { readonly code: "comparison.too-few"; readonly fewest: number };

/** Why there is nothing to calculate on. */
export type BenefitError =
  | CohortError
  /** The comparison group gives no cohort of its own. */
  | { readonly code: "benefit.no-comparison"; readonly programme: string; readonly why: ComparisonError };

/** A cohort, and which enrolment each person is: case number n of the cohort is `enrolments[n − 1]`. */
export interface RegisterCohort {
  readonly cohort: Cohort;
  /** Rows of the register's enrolments, for whoever may see them; nothing of it goes into reports and packages. */
  readonly enrolments: Rows;
  /** Whose durations the cohort's are, in the same order. */
  readonly followed: readonly Followed[];
}

const usualOccasion = "12m";

/** Reads a cohort; see the head of the file. Case numbers run from 1 in the order of the register. */
export function cohortOf(register: Register, request: CohortRequest): Result<RegisterCohort, CohortError> {
  const scope = { programmes: request.programmes, tracks: request.tracks };
  const population = withKeptRows(() => buildContext(register, { scope, period: request.period }, () => undefined));
  const unknown = request.programmes.filter((name) => !population.prepared.programmes.positionOf.has(name));
  if (unknown.length > 0) return fail({ code: "cohort.unknown-programme", programmes: unknown });
  const enrolments = withKeptRows(() => filterRows(population.everyone.ended, (row) => !isMove(register, row)));
  if (enrolments.length === 0) return fail({ code: "cohort.nobody-ended" });

  const reader = openReader(register, population, request);
  const persons: CohortPerson[] = [];
  const leftOut: LeftOut[] = [];
  const amounts = { registered: 0, all: 0 };
  let completed = 0;
  for (let i = 0; i < enrolments.length; i++) {
    const row = enrolments[i]!;
    const exit = isCompleted(register, row) ? "completed" : "interrupted";
    if (exit === "completed") completed++;
    const read = reader.read(row, i + 1);
    if (!read.ok) {
      leftOut.push({ id: i + 1, exit, ...read.error });
      continue;
    }
    persons.push(read.value.person);
    amounts.registered += read.value.amounts.registered;
    amounts.all += read.value.amounts.all;
  }
  if (reader.unknownRates.length > 0) return fail({ code: "cohort.no-tax-rate", rates: reader.unknownRates });

  const count = (after: CohortPerson["after"]) => persons.filter((person) => person.after === after).length;
  const { from, to } = request.period;
  const followed = durationsOf(reader.observed, everEnded(register, population, to));
  return ok({
    enrolments,
    followed,
    cohort: {
      team: teamName(request),
      period: { from: formatIsoDate(from), to: formatIsoDate(to) },
      persons,
      cost: costOf(register, {
        isProgramme: population.isProgramme,
        from,
        to,
        part: partOf(register, request, enrolments.length),
        stated: request.statedCost,
      }),
      coverage: {
        ended: enrolments.length,
        completed,
        measured: count("measured"),
        earlier: count("earlier"),
        missing: count("missing"),
        leftOut,
        amounts,
      },
      measuredAt: monthsAfter[request.afterOccasion ?? usualOccasion],
      durations: followed.map(({ months, ended }) => ({ months, ended })),
    },
  });
}

const INTERNAL = { reason: codeIndex("exitReason", "intern"), destination: codeIndex("destination", "intern") };
const MISTAKE = codeIndex("exitReason", "felregistrering");
const COMPLETED = codeIndex("exitKind", "fullfoljd");

const isMove = ({ enrolment }: Register, row: number): boolean =>
  enrolment.exitReason[row] === INTERNAL.reason || enrolment.destination[row] === INTERNAL.destination;

const isCompleted = ({ enrolment }: Register, row: number): boolean => enrolment.exitKind[row] === COMPLETED;

const teamName = ({ programmes, tracks }: CohortRequest): string =>
  `${programmes.join(" och ")}${tracks === null ? "" : `, spår ${tracks.join(" och ")}`}`;

/** Everybody of the scope who has ended by the period's last day: results that last are seen in earlier years too. */
function everEnded(register: Register, { standing }: Population, to: number): Rows {
  return withKeptRows(() =>
    filterRows(
      rowsBetween(register.enrolment.endDate, -(2 ** 30), to),
      (row) => standing[row] === KNOWN && !isMove(register, row),
    ),
  );
}

/** How many of those who ended in the programmes ended in the tracks. */
function partOf(register: Register, request: CohortRequest, chosen: number) {
  if (request.tracks === null) return { chosen, all: chosen };
  const scope = { programmes: request.programmes, tracks: null };
  const whole = withKeptRows(() => buildContext(register, { scope, period: request.period }, () => undefined));
  return { chosen, all: withKeptRows(() => filterRows(whole.everyone.ended, (row) => !isMove(register, row))).length };
}

interface ReadPerson {
  readonly person: CohortPerson;
  readonly amounts: Noted["amounts"];
}

interface Reader {
  readonly observed: Observed;
  /** The person of an enrolment, or why it is left out. */
  read(enrolment: number, id: number): Result<ReadPerson, Gap>;
  /** Rates that were asked for and are not known. */
  readonly unknownRates: UnknownRate[];
}

function openReader(register: Register, population: Population, request: CohortRequest): Reader {
  const observed = observe(register);
  const defaults = defaultsOf(request.parameters);
  const wanted = request.afterOccasion ?? usualOccasion;
  const { prepared, standing } = population;
  const unknownRates: UnknownRate[] = [];
  const rates = keptRates(defaults, unknownRates);
  const teams = request.programmes.map((name) => prepared.programmes.positionOf.get(name)!);
  const municipalityOf = municipalities(register, prepared.programmes.positionOf);

  return { observed, unknownRates, read };

  function read(enrolment: number, id: number): Result<ReadPerson, Gap> {
    if (standing[enrolment] !== KNOWN) return fail({ reason: "anonym deltagare" });
    if (register.enrolment.exitReason[enrolment] === MISTAKE) return fail({ reason: "felregistrering" });
    const start = observationAt(observed, enrolment, "start");
    if (!saysIncome(observed, start)) return fail({ reason: "försörjningen vid start saknas" });
    const after = afterUpTo(observed, enrolment, wanted);
    const exitYear = yearOf(register.enrolment.endDate[enrolment]!);
    const year = (after && yearAt(observed, after)) ?? exitYear;
    if (year < coveredYears.first || year > coveredYears.last)
      return fail({ reason: `inkomståret ${year} ligger utanför ${coveredYears.first}–${coveredYears.last}` });

    const person = prepared.enrolment.person[enrolment]!;
    const home = person === NONE ? undefined : textAt(register.person.homeMunicipality, person);
    const context = rates(home, municipalityOf.get(prepared.enrolment.programme[enrolment]!), year);
    if ("unknown" in context) return fail({ reason: "skattesatsen är inte känd" });

    const { notes, noted } = takeNotes();
    const facts = factsOf(enrolment, start, after, year);
    const price = (observation: Observation) =>
      livelihoodOf({ observed, observation, year, facts, defaults, at: nameOf(observation) }, notes);
    const livedBefore = price(start);
    if (!livedBefore.ok) return livedBefore;
    const livesAfter = after ? price(after) : livedBefore;
    if (!livesAfter.ok) return livesAfter;
    const services = after ? serviceSpells(observed, enrolment, after.occasion, { defaults, year }, notes) : undefined;
    const { computed, omitted, amounts } = noted();
    return ok({
      amounts,
      person: {
        person: {
          id,
          year,
          context: { ...context, housing: 0 },
          before: { spells: [...livedBefore.value, ...(services?.before ?? [])] },
          after: { spells: [...livesAfter.value, ...(services?.after ?? [])] },
        },
        exit: isCompleted(register, enrolment) ? "completed" : "interrupted",
        after: after === undefined ? "missing" : after.occasion === wanted ? "measured" : "earlier",
        ...(teams.length > 1 ? { cluster: teams.indexOf(prepared.enrolment.programme[enrolment]!) } : {}),
        ...(after === undefined ? {} : { occasion: after.occasion }),
        computed,
        ...(omitted.length === 0 ? {} : { omitted }),
      },
    });
  }

  function factsOf(enrolment: number, start: Observation, after: Observation | undefined, year: number): PersonFacts {
    const { person } = register;
    const own = prepared.enrolment.person[enrolment]!;
    const born = own === NONE ? Number.NaN : birthYear(person.birthDate[own]!, person.birthYear[own]!);
    const housing = [after, start]
      .map((observation) => observation?.situation ?? NONE)
      .map((row) => (row === NONE ? Number.NaN : register.situation.housingCost[row]!))
      .find((cost) => cost >= 0);
    const benefitYears = start.situation === NONE ? NONE : register.situation.benefitYears[start.situation]!;
    return {
      age: Number.isNaN(born) ? undefined : year - born,
      isLongTerm: benefitYears > ONE_YEAR,
      housing,
    };
  }
}

const ONE_YEAR = codeIndex("benefitYears", "1");

const birthYear = (date: number, year: number): number => (date === NO_DAY ? year : yearOf(date));

const names = new Map(codeList("occasion").map(({ code, label }) => [code, label.toLowerCase()]));
const nameOf = ({ occasion }: Observation): string => names.get(occasion)!;

/** The municipality of each programme, by the programme's position among the names. */
function municipalities(register: Register, positionOf: ReadonlyMap<string, number>): ReadonlyMap<number, string> {
  const known = new Map<number, string>();
  for (let row = 0; row < register.programme.rows; row++) {
    const position = positionOf.get(textAt(register.programme.name, row) ?? "");
    const municipality = textAt(register.programme.municipality, row);
    if (position !== undefined && municipality !== undefined) known.set(position, municipality);
  }
  return known;
}

/** Looks the rates of a place and year up once, and lists those that are not known. */
function keptRates(defaults: Defaults, unknown: UnknownRate[]) {
  const kept = new Map<string, Rates>();
  return (home: string | undefined, team: string | undefined, year: number): Rates => {
    const key = `${home ?? ""}\n${team ?? ""}\n${year}`;
    let rates = kept.get(key);
    if (!rates) {
      kept.set(key, (rates = ratesOf(defaults, home, team, year)));
      if ("unknown" in rates) {
        const { municipality, parameters } = rates.unknown;
        const isKnown = unknown.some((one) => one.year === year && one.municipality === municipality);
        if (!isKnown) unknown.push({ municipality, year, parameters });
      }
    }
    return rates;
  };
}
