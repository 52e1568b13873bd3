/** The payback that a programme aims at, among the targets that the register holds. */
import type { Period } from "#src/domain/figures/figure.ts";
import { prepare } from "#src/domain/figures/prepared.ts";
import { textAt, type Register } from "#src/domain/register.ts";

/** What a target for society's payback is registered under, in months. */
export const paybackGoal = "nytta.payback";

/**
 * Whole months within which society's money should be back: the register's first target that holds in the period.
 * Undefined without one, and for several programmes, whose targets say nothing true of any of them together.
 */
export function paybackTargetOf(
  register: Register,
  programmes: readonly string[],
  { from, to }: Period,
): number | undefined {
  const [name, ...others] = programmes;
  if (name === undefined || others.length > 0) return undefined;
  const { programmes: known, programmeOf } = prepare(register);
  const wanted = known.positionOf.get(name);
  const { target } = register;
  const row = [...programmeOf.target.keys()].find(
    (one) =>
      programmeOf.target[one] === wanted &&
      target.from[one]! <= to &&
      target.to[one]! >= from &&
      textAt(target.figure, one) === paybackGoal,
  );
  const months = row === undefined ? NaN : target.value[row]!;
  return months >= 1 ? Math.round(months) : undefined;
}
