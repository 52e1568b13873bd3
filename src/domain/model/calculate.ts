/**
 * A cohort and assumptions → a calculation. The order of the steps, and nothing else: every step has its own file.
 */
import { compareTexts } from "#src/kernel/order.ts";
import { sha256 } from "#src/kernel/sha256.ts";
import { presets, type Assumptions, type CostSplitRule, type PresetName } from "./assumptions.ts";
import type {
  Calculation, Cohort, CohortPerson, Comparison, Counterfactual, LeftOut, PersonResult, Refusal, RowResult,
} from "./calculation.ts"; // prettier-ignore
import { basisColumns, effectOf, productionOf, type Basis, type BasisColumn } from "./engine/basis.ts";
import { evaluatePerson, personBasis, type Uncomputed } from "./engine/evaluate.ts";
import { identityBreak, tolerance } from "./engine/identities.ts";
import { rulesByYear, type YearRules } from "./engine/rules.ts";
import { equalisedEffect } from "./equalisation.ts";
import { halfTimeJob, jobsNeeded, type BreakEven, type HalfTimeJob } from "./group/break-even.ts";
import { costByRow, sharesBy } from "./group/cost.ts";
import { rowResults } from "./group/results.ts";
import type { Parameter } from "./parameters/parameter.ts";
import { parametersText } from "./parameters/select.ts";
import { reclassificationOf } from "./reclassification.ts";
import { uncertaintyOf, type UncertaintyInput } from "./uncertainty/bootstrap.ts";
import { persistenceFrom, type ObservedPersistence } from "./uncertainty/kaplan-meier.ts";
import { inOwnOrder, type DrawnPerson } from "./uncertainty/own-order.ts";
import { rangesOf, type Ranges } from "./uncertainty/ranges.ts";
import { basesOf } from "./uncertainty/sample.ts";
import { thresholdsOf, tornadoOf } from "./uncertainty/tornado.ts";
import { usedParameters } from "./used-parameters.ts";

/** Draws of the uncertainty analysis unless something else is asked for, and the seed they start from. */
export const usualDraws = 5000;
/** See {@link usualDraws}. */
export const usualSeed = 20031210;
/** Under so many persons there is no interval: too few to draw from. */
const fewestForInterval = 10;

/** What a calculation is asked for. */
export interface CalculationRequest {
  readonly preset: PresetName | "egna";
  readonly assumptions: Assumptions;
  /** Read persistence from the team's own follow-ups when enough have been followed; the stated one is used otherwise. */
  readonly observePersistence: boolean;
  /** The catalogue with the team's own values laid over. */
  readonly parameters: readonly Parameter[];
  /** Let placeholders stand in for unit costs that are not known. */
  readonly illustrative: boolean;
  readonly comparison?: Comparison;
  /** Months within which the money should be back. */
  readonly targetMonths: number;
  readonly draws: number;
  readonly seed: number;
}

/** The persons whose effects are counted under an assumption about whom: everybody who ended, or those who completed. */
export const countedPersons = (
  cohort: Cohort,
  { population }: Pick<Assumptions, "population">,
): readonly CohortPerson[] =>
  population === "ended" ? cohort.persons : cohort.persons.filter(({ exit }) => exit === "completed");

/** Every counted person's own result with lines, for the line explorer and the package. */
export function personResults(
  cohort: Cohort,
  request: Pick<CalculationRequest, "assumptions" | "parameters" | "illustrative">,
): readonly (PersonResult | Uncomputed)[] {
  const rulesOf = rulesByYear(request.parameters, request.illustrative);
  return countedPersons(cohort, request.assumptions).map(({ person }) =>
    evaluatePerson(person, rulesOf(person.year), request.assumptions),
  );
}

/** A person with what was computed for her. */
type Counted = CohortPerson & DrawnPerson;

interface Evaluated {
  /** Persons that could be computed, in an order that does not depend on the register's: sums are the same to the last digit. */
  readonly counted: readonly Counted[];
  readonly leftOut: readonly LeftOut[];
  readonly refused: readonly Refusal[];
}

function evaluateAll(persons: readonly CohortPerson[], rulesOf: (year: number) => YearRules): Evaluated {
  const counted: Counted[] = [];
  const leftOut: LeftOut[] = [];
  const refused: Refusal[] = [];
  for (const one of persons) {
    const { basis, refused: unknown } = personBasis(one.person, rulesOf(one.person.year));
    refused.push(...unknown);
    if (basis) {
      counted.push({ ...one, cluster: one.cluster ?? 0, basis });
    } else {
      const missing = unknown
        .filter(({ reach }) => reach === "person")
        .map(({ parameter, year }) => `${parameter} ${year}`);
      leftOut.push({ id: one.person.id, exit: one.exit, reason: `värde saknas: ${missing.join(", ")}` });
    }
  }
  return { counted: inOwnOrder(counted), leftOut, refused };
}

/** Each refusal once, by equation, parameter and year. */
function eachOnce(refused: readonly Refusal[]): readonly Refusal[] {
  const known = new Map(refused.map((one) => [`${one.equation} ${one.parameter} ${one.year}`, one]));
  return [...known].sort(([a], [b]) => compareTexts(a, b)).map(([, one]) => one);
}

function sumOf(bases: readonly Basis[]): Basis {
  const sum = Object.fromEntries(basisColumns.map((column) => [column, 0])) as Record<BasisColumn, number>;
  for (const basis of bases) for (const column of basisColumns) sum[column] += basis[column];
  return sum;
}

const combine = (a: Basis, b: Basis, times: number): Basis =>
  Object.fromEntries(basisColumns.map((column) => [column, a[column] + times * b[column]])) as Record<
    BasisColumn,
    number
  >;

/** The comparison's mean change and everybody's; with nobody that could be computed there are none. */
function compare(
  comparison: Comparison | undefined,
  rulesOf: (year: number) => YearRules,
): { readonly mean: Basis; readonly bases: readonly Basis[]; readonly refused: readonly Refusal[] } | undefined {
  if (!comparison) return undefined;
  const { counted, refused } = evaluateAll(
    comparison.persons.map((person) => ({ person, exit: "completed", after: "measured", computed: [] })),
    rulesOf,
  );
  const bases = counted.map(({ basis }) => basis);
  return { mean: combine(sumOf([]), sumOf(bases), 1 / Math.max(1, bases.length)), bases, refused };
}

const changedFrom = (preset: PresetName | "egna", assumptions: Assumptions): (keyof Assumptions)[] => {
  const base = presets[preset === "egna" ? "huvud" : preset];
  return (Object.keys(base) as (keyof Assumptions)[]).filter((key) => assumptions[key] !== base[key]);
};

/**
 * Calculates a cohort. Throws when an identity does not hold: that is a bug in the model, and no number is then shown.
 */
export function calculate(cohort: Cohort, request: CalculationRequest): Calculation {
  const rulesOf = rulesByYear(request.parameters, request.illustrative);
  const { counted, leftOut, refused: unknown } = evaluateAll(countedPersons(cohort, request.assumptions), rulesOf);
  const bases = counted.map(({ basis }) => basis);
  const persons = counted.length;

  const observed = request.observePersistence ? persistenceFrom(cohort.durations, cohort.measuredAt) : undefined;
  const compared = compare(request.comparison, rulesOf);
  const comparison = compared && compared.bases.length > 0 ? compared : undefined;
  const a: Assumptions = {
    ...request.assumptions,
    ...(observed && { persistence: observed.value }),
    ...(comparison && { deadweight: 0 }),
  };

  const total = sumOf(bases);
  const net = comparison ? combine(total, comparison.mean, -persons) : total;
  const gross = effectOf(total, a);
  const effect = effectOf(net, a);
  const identity = Math.max(identityBreak(total, a), identityBreak(net, a));
  // Written so that a sum that is not a number stops too.
  if (!(identity < tolerance)) throw new Error(`The model's identities break by ${identity} kr for the group`);

  const displaced = a.displacement * productionOf(net, a);
  const rowsBy = (rule: CostSplitRule): RowResult[] => rowResults(effect, displaced, cohort.cost, rule, persons, a);
  const split = sharesBy(cohort.cost, a.costSplit);
  const rule = split.replaced ? "law" : a.costSplit;
  const costs = cohort.cost.total === undefined ? undefined : costByRow(cohort.cost.total, split.shares);
  const ranges = triedRanges(request.parameters, observed, comparison !== undefined);
  const years = [...new Set(counted.map(({ person }) => person.year))].toSorted((x, y) => x - y);
  const job = years.length === 0 ? undefined : halfTimeJob(counted, rulesOf(years.at(-1)!), a);
  const breakEven = job && breakEvenOf(effect.samhalle - displaced, cohort.cost.total, request.targetMonths, job, a);
  const priced = [...counted.map(({ person }) => person), ...(request.comparison?.persons ?? [])];
  const used = [...new Set([...usedParameters(priced, rulesOf, a), ...(breakEven?.job.parameters ?? [])])].sort();

  return {
    team: cohort.team,
    period: cohort.period,
    preset: request.preset,
    assumptions: a,
    changed: changedFrom(request.preset, request.assumptions),
    years,
    persons,
    coverage: { ...cohort.coverage, leftOut: [...cohort.coverage.leftOut, ...leftOut] },
    cost: cohort.cost,
    split: rule,
    splitReplaced: split.replaced,
    basis: total,
    gross,
    rows: rowsBy(rule),
    bySplit: {
      actual: cohort.cost.shares.actual && rowsBy("actual"),
      law: rowsBy("law"),
      equal: rowsBy("equal"),
    },
    displaced,
    counterfactual: counterfactualOf(request.comparison, comparison, a),
    persistence: observed
      ? { origin: "follow-ups", value: observed.value, n: observed.n, since: observed.since, until: observed.until }
      : { origin: "assumption", value: a.persistence, n: 0 },
    uncertainty:
      persons < fewestForInterval || request.draws === 0
        ? undefined
        : uncertaintyOf({
            cohort: drawnFrom(counted),
            ...(comparison && { comparison: { bases: basesOf(comparison.bases) } }),
            costs,
            assumptions: a,
            // Comparable with reports that took their assumptions as given: only who took part is drawn.
            ranges: request.preset === "jamforbar" ? {} : ranges,
            draws: request.draws,
            seed: request.seed,
            targetMonths: request.targetMonths,
          }),
    tornado: tornadoOf(net, cohort.cost.total, a, ranges),
    thresholds: thresholdsOf(net, cohort.cost.total, a, ranges),
    ...(breakEven && { breakEven }),
    reclassified: reclassificationOf(bases, a),
    equalised: equalisedEffect(
      counted.map(({ person, basis }) => ({ year: person.year, basis })),
      effect,
      rulesOf,
    ),
    identity,
    refused: eachOnce([...unknown, ...(compared?.refused ?? [])]),
    parameters: {
      hash: sha256(parametersText(request.parameters)),
      used,
      unchecked: used.filter((id) => priced.some(({ year }) => rulesOf(year).valueBehind(id)?.checked === null)),
    },
    illustrative: request.illustrative,
  };
}

/** What is tried of each assumption: a comparison stands in for the deadweight, and follow-ups say how sure they are. */
function triedRanges(
  parameters: readonly Parameter[],
  observed: ObservedPersistence | undefined,
  isCompared: boolean,
): Ranges {
  const { deadweight, ...others } = rangesOf(parameters);
  return {
    ...others,
    ...(deadweight && !isCompared && { deadweight }),
    ...(observed && { persistence: { low: observed.low, high: observed.high, shape: "triangular" } }),
  };
}

const drawnFrom = (counted: readonly Counted[]): UncertaintyInput["cohort"] => ({
  bases: basesOf(counted.map(({ basis }) => basis)),
  completed: counted.map(({ exit }) => exit === "completed"),
  missing: counted.map(({ after }) => after === "missing"),
  clusters: counted.map(({ cluster }) => cluster),
});

/** Further half-time jobs until society has the cost back in time; what they displace is taken from them as from the rest. */
function breakEvenOf(
  yearly: number,
  cost: number | undefined,
  targetMonths: number,
  job: HalfTimeJob,
  a: Assumptions,
): BreakEven | undefined {
  if (cost === undefined) return undefined;
  const perJob = job.yearly * (1 - a.displacement);
  return { targetMonths, job, needed: jobsNeeded({ yearly, cost, perJob, targetMonths }, a) };
}

function counterfactualOf(
  comparison: Comparison | undefined,
  computed: { readonly mean: Basis; readonly bases: readonly Basis[] } | undefined,
  a: Assumptions,
): Counterfactual {
  if (!comparison || !computed) return { step: "stated-deadweight", name: "", n: 0, change: undefined };
  return { step: comparison.step, name: comparison.name, n: computed.bases.length, change: effectOf(computed.mean, a) };
}
