/**
 * The draws behind an uncertainty: each is a resampled group under drawn assumptions.
 *
 * Every account is linear in the basis, so a draw costs one sum over its persons and some multiplications; nobody's tax
 * is computed again.
 */
import type { Effect } from "../actors.ts";
import type { Assumptions } from "../assumptions.ts";
import type { ResultRow } from "../calculation.ts";
import { effectOf, productionOf, type Basis } from "../engine/basis.ts";
import {
  chargedCost,
  monthReached,
  paybackCeilingMonths,
  presentValueFactors,
  roundedPaybackMonths,
} from "../group/cash-flow.ts";
import { resultRows } from "../group/results.ts";
import { completers, donorsIn, missingScenarios, worstQuarter, type MissingScenario } from "./missing.ts";
import { wholeBelow, type Generator } from "./random.ts";
import type { AssumptionSampler, DrawnAssumptions, Resampler } from "./resample.ts";
import { addPerson, basisFrom, emptySum, sizeOf, sumOf, type Sample } from "./sample.ts";

/** What is drawn from. */
export interface SimulationInput {
  /** The participants; one whose situation after is missing has a basis of zeroes. Flags are by person. */
  readonly cohort: Sample & { readonly completed: readonly boolean[]; readonly missing: readonly boolean[] };
  /** Who says what would have happened anyway; the stated deadweight is then not taken off. */
  readonly comparison?: Sample;
  /** What every row bears of the cost, kronor; undefined when no cost is known. */
  readonly costs: Readonly<Record<ResultRow, number>> | undefined;
  readonly assumptions: Assumptions;
  readonly draws: number;
}

/** What changes between draws. */
export interface Samplers {
  readonly cohort: Resampler;
  /** Needed when there is a comparison. */
  readonly comparison?: Resampler;
  readonly assumptions: AssumptionSampler;
  /** Chooses whose change a missing one borrows. */
  readonly donors: Generator;
}

/** One row's results, by draw. Kronor and months. */
export interface SimulatedRow {
  readonly row: ResultRow;
  readonly revenue: Float64Array;
  /** Undefined when no cost is known. */
  readonly horizonProfit: Float64Array | undefined;
  /** Infinity when it never comes back; undefined when the row bears no cost. */
  readonly paybackMonths: Float64Array | undefined;
}

/** Every result, by draw. */
export interface Simulation {
  readonly rows: readonly SimulatedRow[];
  /** Society's sum less cost charged, draws by month 0 … horizon; empty when no cost is known. */
  readonly curve: readonly Float64Array[];
  /** Society's profit over the horizon by scenario; undefined when there is no cost, or nobody to borrow a change from. */
  readonly missing: readonly { readonly scenario: MissingScenario; readonly horizonProfit: Float64Array | undefined }[];
}

/** Makes the draws. */
export function simulate(input: SimulationInput, samplers: Samplers): Simulation {
  const { cohort, comparison, costs, draws, assumptions: chosen } = input;
  const months = 12 * chosen.horizonYears;
  const factors = new Float64Array(Math.max(months, paybackCeilingMonths) + 1);
  const charged = Float64Array.from({ length: costs ? months + 1 : 0 }, (_, month) =>
    chargedCost(costs!.samhalle, chosen, Math.max(1, Math.ceil(month / 12))),
  );
  const rows = resultRows.map((row) => emptyRow(row, costs?.[row], chosen, draws));
  const curve = Array.from(charged, () => new Float64Array(draws));
  const society = rows.find(({ row }) => row === "samhalle")!;
  const gaps = gapsOf(input, society);
  const missing = [...cohort.missing.keys()].filter((person) => cohort.missing[person]!);

  const a: DrawnAssumptions = { ...chosen };
  const n = sizeOf(cohort);
  const times = new Int32Array(n);
  const timesCompared = new Int32Array(comparison ? sizeOf(comparison) : 0);
  let room = new Int32Array(n);
  const [sum, anyway, filled] = [emptySum(), emptySum(), emptySum()];

  for (let draw = 0; draw < draws; draw++) {
    samplers.assumptions(a);
    if (comparison) a.deadweight = 0;
    presentValueFactors(a, factors.length - 1, factors);
    const drawn = samplers.cohort(times.fill(0));
    sumOf(cohort.bases, times, sum);
    if (comparison && samplers.comparison) {
      const compared = samplers.comparison(timesCompared.fill(0));
      sumOf(comparison.bases, timesCompared, anyway);
      // The comparison's mean change, for each person drawn.
      for (let at = 0; at < anyway.length; at++) anyway[at]! *= drawn / compared;
    }
    // A draw of teams may hold more or fewer persons than there are, and the cost is for those there are.
    const netOf = (total: Float64Array) => changeOf(basisFrom(total, anyway, n / drawn), a);

    const change = netOf(sum);
    for (const row of rows) record(row, draw, change[row.row], a, factors);
    for (let month = 0; month < curve.length; month++) {
      curve[month]![draw] = change.samhalle * factors[month]! - charged[month]!;
    }
    if (drawn > room.length) room = new Int32Array(drawn);
    for (const { donors, horizonProfit } of gaps) {
      if (!donors || !horizonProfit) continue;
      const pool = donorsIn(donors, times, room);
      filled.set(sum);
      for (const person of missing) {
        for (let time = 0; time < times[person]!; time++) {
          addPerson(filled, cohort.bases, pool[wholeBelow(samplers.donors, pool.length)]!, 1);
        }
      }
      horizonProfit[draw] = netOf(filled).samhalle * factors[months]! - society.charged;
    }
  }
  return { rows, curve, missing: gaps };
}

/** A row's arrays, and what decides its results besides its change. */
interface OpenRow extends SimulatedRow {
  /** λC and what of it is charged within the horizon. */
  readonly target: number;
  readonly charged: number;
}

function emptyRow(row: ResultRow, cost: number | undefined, a: Assumptions, draws: number): OpenRow {
  return {
    row,
    target: a.taxFactor * (cost ?? 0),
    charged: chargedCost(cost ?? 0, a),
    revenue: new Float64Array(draws),
    horizonProfit: cost === undefined ? undefined : new Float64Array(draws),
    paybackMonths: cost === undefined || cost <= 0 ? undefined : new Float64Array(draws),
  };
}

/** Writes a row's results of a draw: R, N19 and N20. */
function record(row: OpenRow, draw: number, change: number, a: Assumptions, factors: Float64Array): void {
  const revenue = (1 - a.deadweight) * change;
  row.revenue[draw] = revenue;
  if (row.horizonProfit) row.horizonProfit[draw] = change * factors[12 * a.horizonYears]! - row.charged;
  if (!row.paybackMonths) return;
  const months =
    a.paybackRule === "rounded"
      ? roundedPaybackMonths(revenue, row.target)
      : monthReached(factors, change, row.target, paybackCeilingMonths);
  row.paybackMonths[draw] = months ?? Number.POSITIVE_INFINITY;
}

/** A change with what was displaced taken from society: u·ΔQ, and from no actor. Kronor a year. */
function changeOf(basis: Basis, a: Assumptions): Effect {
  const effect = effectOf(basis, a);
  return { ...effect, samhalle: effect.samhalle - a.displacement * productionOf(basis, a) };
}

/** A scenario for those missing: whose changes they borrow. */
interface Gap {
  readonly scenario: MissingScenario;
  readonly donors: readonly number[] | undefined;
  readonly horizonProfit: Float64Array | undefined;
}

/** The scenarios; where nobody is missing they are all society's own result, as the unchanged one always is. */
function gapsOf(input: SimulationInput, society: SimulatedRow): readonly Gap[] {
  const { cohort, costs, draws } = input;
  const noneMissing = !cohort.missing.includes(true);
  return missingScenarios.map((scenario) => {
    if (scenario === "unchanged" || noneMissing) {
      return { scenario, donors: undefined, horizonProfit: society.horizonProfit };
    }
    const donors = scenario === "as-completers" ? completers(cohort) : worstQuarter(societyByPerson(input), cohort);
    const possible = costs !== undefined && donors.length > 0;
    return { scenario, donors, horizonProfit: possible ? new Float64Array(draws) : undefined };
  });
}

/** Society's change a year by participant, under the assumptions chosen. */
function societyByPerson({ cohort, assumptions }: SimulationInput): Float64Array {
  return new Float64Array(sizeOf(cohort)).map((_, person) => {
    const sum = emptySum();
    addPerson(sum, cohort.bases, person, 1);
    return changeOf(basisFrom(sum, emptySum(), 1), assumptions).samhalle;
  });
}
