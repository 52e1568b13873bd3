/**
 * Who only changed payer (sv. omklassning): nothing more is produced, but the money comes from another public purse. One
 * actor's gain is then another's loss, and a table that shows one of them calls it a success.
 */
import type { Reclassification } from "./calculation.ts";
import { effectOf, productionOf, type Basis, type YearAssumptions } from "./engine/basis.ts";
import { resultRows } from "./group/results.ts";

/** Less than this a year is not a move, kronor. */
const leastMoved = 2000;

/**
 * Kronor a year that some public payers pay less and others of them more, whichever is less. Taxes on a benefit are left
 * out: one that only got smaller or larger has not changed payer, though other purses then get less or more tax. The
 * state's own tax and its study grants are one column; on a benefit alone that tax is under {@link leastMoved}.
 */
function movedBy(basis: Basis, a: YearAssumptions): number {
  const { af, fk } = effectOf(basis, a);
  const paid = [basis.municipality - basis.municipalTax, basis.region - basis.regionalTax, af, fk, basis.otherState];
  let [gained, lost] = [0, 0];
  for (const change of paid) {
    if (change > 0) gained += change;
    else lost -= change;
  }
  return Math.min(gained, lost);
}

/** Kronor a year that moved between public payers for a person who only changed payer; 0 for everybody else. */
export function movedOf(basis: Basis, a: YearAssumptions): number {
  if (Math.abs(productionOf(basis, a)) >= 1) return 0;
  const amount = movedBy(basis, a);
  return amount < leastMoved ? 0 : amount;
}

/** Counts and sums the persons who only changed payer. */
export function reclassificationOf(bases: readonly Basis[], a: YearAssumptions): Reclassification {
  const rows = [...resultRows, "disponibel"] as const;
  const sum = Object.fromEntries(rows.map((row) => [row, 0])) as Record<(typeof rows)[number], number>;
  let [persons, moved] = [0, 0];
  for (const basis of bases) {
    const amount = movedOf(basis, a);
    if (amount === 0) continue;
    const effect = effectOf(basis, a);
    persons += 1;
    moved += amount;
    for (const row of rows) sum[row] += effect[row];
  }
  return { persons, effect: sum, moved };
}
