/** Which parameters a calculation rests on: what its spells, its taxes and its assumptions were computed with. */
import type { Assumptions } from "./assumptions.ts";
import type { CohortPerson } from "./calculation.ts";
import { linesOf } from "./engine/lines.ts";
import type { YearRules } from "./engine/rules.ts";
import { bookSituation } from "./engine/situation.ts";
import type { ModelPerson, Spell } from "./spells.ts";

/** Parameters that stand behind the assumptions of every calculation. */
const assumed = ["dodvikt", "undantrangning", "rho", "kalkylranta", "mcpf", "horisont_ar"];

/** What decides which rules a spell is computed with; two spells with the same signature use the same parameters. */
function signatureOf(spell: Spell): string {
  const variant =
    spell.kind === "lon" ? `${spell.support?.kind} ${spell.wageRegistered}`
    : spell.kind === "forsorjningsstod" ? String(spell.workIncentive)
    : spell.kind === "csn" ? String(spell.higherGrant)
    : spell.kind === "aktivitetsersattning" ? String(spell.age)
    : "level" in spell ? spell.level
    : ""; // prettier-ignore
  return `${spell.kind} ${variant} ${"amount" in spell && spell.amount !== undefined} ${spell.origin?.join() ?? ""}`;
}

const signature = ({ year, before, after, context }: ModelPerson): string =>
  [year, context.norm === undefined, ...before.spells.map(signatureOf), "→", ...after.spells.map(signatureOf)].join(
    "|",
  );

/** Ids of every parameter used, in the order of their equations' first use. One person of each kind is enough to tell. */
export function usedParameters(
  persons: readonly CohortPerson[],
  rulesOf: (year: number) => YearRules,
  assumptions: Assumptions,
): string[] {
  const used = new Set<string>();
  const seen = new Set<string>();
  for (const { person } of persons) {
    const kind = signature(person);
    if (seen.has(kind)) continue;
    seen.add(kind);
    const rules = rulesOf(person.year);
    for (const situation of ["before", "after"] as const) {
      const ledger = bookSituation(person[situation], person.context, rules, true);
      for (const line of linesOf(ledger, situation, rules, assumptions)) {
        for (const parameter of line.parameters) used.add(parameter);
      }
    }
  }
  for (const parameter of assumed) used.add(parameter);
  return [...used];
}
