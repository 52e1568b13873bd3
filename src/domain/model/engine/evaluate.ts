/**
 * One person's effect: the year after less the year before, both priced by the same year's rules, so that a change in the
 * law is not counted as an effect. Kronor a year.
 */
import type { PersonResult, Refusal } from "../calculation.ts";
import type { ModelPerson } from "../spells.ts";
import { basisOf, basisOfChange } from "./accounts.ts";
import { effectOf, type Basis, type YearAssumptions } from "./basis.ts";
import { identityBreak, tolerance, transferBreak } from "./identities.ts";
import type { Ledger } from "./ledger.ts";
import { linesOf } from "./lines.ts";
import type { YearRules } from "./rules.ts";
import { bookSituation } from "./situation.ts";

/** What a person could not be computed for. */
export interface Uncomputed {
  readonly id: string | number;
  readonly refused: readonly Refusal[];
}

function refusalsOf(before: Ledger, after: Ledger): Refusal[] {
  if (before.refused.length === 0) return after.refused;
  const known = new Set(before.refused.map((refusal) => `${refusal.equation} ${refusal.parameter}`));
  return [
    ...before.refused,
    ...after.refused.filter((refusal) => !known.has(`${refusal.equation} ${refusal.parameter}`)),
  ];
}

/** Is something unknown that the whole person depends on? Missing unit costs only leave their own lines out. */
const stopsPerson = (refused: readonly Refusal[]): boolean => refused.some((refusal) => refusal.reach === "person");

/** The basis of a person alone, without lines: the fast way for many. */
export function personBasis(
  person: ModelPerson,
  rules: YearRules,
): { readonly basis: Basis | undefined; readonly refused: readonly Refusal[] } {
  const before = bookSituation(person.before, person.context, rules, false);
  const after = bookSituation(person.after, person.context, rules, false);
  const refused = refusalsOf(before, after);
  if (stopsPerson(refused)) return { basis: undefined, refused };
  return { basis: basisOfChange(before, after), refused };
}

/**
 * A person's result with every line. `uncomputed` when a value is not known that the whole person depends on. Throws when an
 * identity does not hold: that is a bug in the model.
 */
export function evaluatePerson(
  person: ModelPerson,
  rules: YearRules,
  assumptions: YearAssumptions,
): PersonResult | Uncomputed {
  const before = bookSituation(person.before, person.context, rules, true);
  const after = bookSituation(person.after, person.context, rules, true);
  const refused = refusalsOf(before, after);
  if (stopsPerson(refused)) return { id: person.id, refused };
  const basis = basisOfChange(before, after);
  const identity = Math.max(
    identityBreak(basis, assumptions),
    transferBreak(before, basisOf(before)),
    transferBreak(after, basisOf(after)),
  );
  if (!(identity < tolerance))
    throw new Error(`The model's identities break by ${identity} kr for person ${person.id}`);
  return {
    id: person.id,
    basis,
    effect: effectOf(basis, assumptions),
    identity,
    lines: [...linesOf(before, "before", rules, assumptions), ...linesOf(after, "after", rules, assumptions)],
    refused,
  };
}
