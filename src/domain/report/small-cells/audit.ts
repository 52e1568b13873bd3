/**
 * What a reader could work out: integer unknowns, linear equations and upper bounds → the range each unknown may have.
 *
 * Two attacks are combined: exact elimination (sums, differences and any chain of them) and interval propagation over
 * the equations before and after elimination. Integers throughout; rows are divided by their greatest common divisor.
 */

/** Σ coefficient × unknown = constant. */
export interface Equation {
  readonly terms: ReadonlyMap<string, number>;
  readonly constant: number;
}

/** `part` is at most `whole` + `slack`, by definition. */
export interface Bound {
  readonly part: string;
  readonly whole: string;
  readonly slack: number;
}

export interface Range {
  low: number;
  high: number;
}

interface Row {
  terms: Map<string, number>;
  constant: number;
}

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}

function normalise(row: Row): void {
  let divisor = Math.abs(row.constant);
  for (const coefficient of row.terms.values()) divisor = gcd(divisor, coefficient);
  if (divisor <= 1) return;
  for (const [id, coefficient] of row.terms) row.terms.set(id, coefficient / divisor);
  row.constant /= divisor;
}

/** row := row × a − pivotRow × b, so that the pivot disappears from row. */
function eliminate(row: Row, pivotRow: Row, pivot: string): void {
  const factor = row.terms.get(pivot);
  if (factor === undefined) return;
  const lead = pivotRow.terms.get(pivot)!;
  for (const [id, coefficient] of row.terms) row.terms.set(id, coefficient * lead);
  row.constant = row.constant * lead - pivotRow.constant * factor;
  for (const [id, coefficient] of pivotRow.terms) {
    const next = (row.terms.get(id) ?? 0) - coefficient * factor;
    if (next === 0) row.terms.delete(id);
    else row.terms.set(id, next);
  }
  normalise(row);
}

/** Gauss–Jordan: every pivot stands in one row only. A determined unknown is a row with one term. */
function reduce(equations: readonly Equation[]): readonly Equation[] {
  const rows: Row[] = [];
  const pivotRows = new Map<string, Row>();
  for (const equation of equations) {
    const row: Row = { terms: new Map(equation.terms), constant: equation.constant };
    for (const id of [...row.terms.keys()]) {
      const pivotRow = pivotRows.get(id);
      if (pivotRow) eliminate(row, pivotRow, id);
    }
    const pivot = row.terms.keys().next();
    if (pivot.done) continue;
    for (const other of rows) eliminate(other, row, pivot.value);
    rows.push(row);
    pivotRows.set(pivot.value, row);
  }
  return rows;
}

/** Tightens the ranges by one equation; true when something changed. One pass: sums of all, less the term's own. */
function tighten({ terms, constant }: Equation, ranges: ReadonlyMap<string, Range>): boolean {
  // Lows are finite; only highs may be unknown, and those are counted apart.
  let [least, most, openLeast, openMost] = [0, 0, 0, 0];
  for (const [id, factor] of terms) {
    const { low, high } = ranges.get(id)!;
    const [small, large] = factor > 0 ? [factor * low, factor * high] : [factor * high, factor * low];
    if (small === -Infinity) openLeast += 1;
    else least += small;
    if (large === Infinity) openMost += 1;
    else most += large;
  }
  let changed = false;
  for (const [id, factor] of terms) {
    const range = ranges.get(id)!;
    // The sums are of the ranges before this pass, which are wider: still true, and made anew in the next round.
    const [small, large] =
      factor > 0 ? [factor * range.low, factor * range.high] : [factor * range.high, factor * range.low];
    const restLeast =
      small === -Infinity ? (openLeast > 1 ? -Infinity : least) : openLeast > 0 ? -Infinity : least - small;
    const restMost = large === Infinity ? (openMost > 1 ? Infinity : most) : openMost > 0 ? Infinity : most - large;
    let [low, high] = [constant - restMost, constant - restLeast];
    if (factor < 0) [low, high] = [-high, -low];
    const size = Math.abs(factor);
    const [nextLow, nextHigh] = [Math.ceil(low / size), Math.floor(high / size)];
    if (nextLow <= range.low && nextHigh >= range.high) continue;
    if (nextLow > range.low) range.low = nextLow;
    if (nextHigh < range.high) range.high = nextHigh;
    changed = true;
  }
  return changed;
}

const rounds = 50;

/** The range of every unknown. `least` is what a reader knows from the start. */
export function attack(
  equations: readonly Equation[],
  bounds: readonly Bound[],
  known: (id: string) => number | undefined,
  least: (id: string) => number,
): Map<string, Range> {
  const open = equations.map((equation) => withoutKnown(equation, known)).filter(({ terms }) => terms.size > 0);
  const ranges = new Map<string, Range>();
  const see = (id: string) => {
    if (known(id) === undefined && !ranges.has(id)) ranges.set(id, { low: least(id), high: Infinity });
  };
  for (const { terms } of open) for (const id of terms.keys()) see(id);
  for (const { part, whole } of bounds) {
    see(part);
    see(whole);
  }
  const all = [...open, ...reduce(open)];
  for (let round = 0; round < rounds; round += 1) {
    let changed = false;
    for (const equation of all) changed = tighten(equation, ranges) || changed;
    for (const { part, whole, slack } of bounds) {
      const partRange = ranges.get(part);
      const wholeRange = ranges.get(whole);
      const high = (wholeRange?.high ?? known(whole)!) + slack;
      const low = (partRange?.low ?? known(part)!) - slack;
      if (partRange && high < partRange.high) [partRange.high, changed] = [high, true];
      if (wholeRange && low > wholeRange.low) [wholeRange.low, changed] = [low, true];
    }
    if (!changed) break;
  }
  return ranges;
}

function withoutKnown(equation: Equation, known: (id: string) => number | undefined): Equation {
  const terms = new Map<string, number>();
  let { constant } = equation;
  for (const [id, coefficient] of equation.terms) {
    const value = known(id);
    if (value === undefined) terms.set(id, coefficient);
    else constant -= coefficient * value;
  }
  return { terms, constant };
}
