/**
 * How it may have gone for those whose situation after nobody knows. Each is given the change of somebody who is known,
 * drawn anew in every draw among those of the kind who are in that draw: the imputation is then as uncertain as the
 * persons it rests on (Shao & Sitter, JASA 91, 1996).
 */
import type { Uncertainty } from "../calculation.ts";

/** As those who completed, not changed at all, or as the quarter of the known with the lowest effect for society. */
export type MissingScenario = Uncertainty["missing"][number]["scenario"];

/** The scenarios, in the order they are shown. */
export const missingScenarios: readonly MissingScenario[] = ["as-completers", "unchanged", "worse"];

/** Who completed, and whose situation after is not known, by person. */
interface Known {
  readonly completed: readonly boolean[];
  readonly missing: readonly boolean[];
}

/** Positions of those who completed and are known. */
export const completers = ({ completed, missing }: Known): readonly number[] =>
  [...missing.keys()].filter((person) => completed[person]! && !missing[person]!);

/** Positions of the quarter of the known, rounded up, with the lowest effect for society. */
export function worstQuarter(society: Float64Array, { missing }: Known): readonly number[] {
  const known = [...missing.keys()].filter((person) => !missing[person]!);
  known.sort((a, b) => society[a]! - society[b]! || a - b);
  return known.slice(0, Math.ceil(known.length / 4));
}

/**
 * Those of the donors who are in a draw, as often as they are drawn; all of them when none is. Written into `room`, which
 * has place for the draw and the donors.
 */
export function donorsIn(donors: readonly number[], times: Int32Array, room: Int32Array): Int32Array {
  let present = 0;
  for (const person of donors) for (let time = 0; time < times[person]!; time++) room[present++] = person;
  if (present > 0) return room.subarray(0, present);
  room.set(donors);
  return room.subarray(0, donors.length);
}
