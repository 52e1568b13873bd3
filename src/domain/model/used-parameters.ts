/** Which parameters a calculation rests on: what its spells, its taxes and its assumptions were computed with. */
import type { Assumptions } from "./assumptions.ts";
import type { Ledger } from "./engine/ledger.ts";
import { linesOf } from "./engine/lines.ts";
import type { YearRules } from "./engine/rules.ts";
import { bookSituation } from "./engine/situation.ts";
import type { ModelPerson } from "./spells.ts";

/** Parameters that stand behind the assumptions of every calculation. */
const assumed = ["dodvikt", "undantrangning", "rho", "kalkylranta", "mcpf", "horisont_ar"];

/** What was booked by which rules, without the amounts: two situations of a year with the same use the same parameters. */
function kindOf({ entries = [] }: Ledger, year: number): string {
  let kind = `${year}`;
  for (const { post, detail, registered, origin } of entries) {
    kind += `|${post.at} ${registered} ${origin.join()} ${detail.rules.join()}`;
  }
  return kind;
}

/** Ids of every parameter used. One situation of each kind is enough to tell. */
export function usedParameters(
  persons: readonly ModelPerson[],
  rulesOf: (year: number) => YearRules,
  assumptions: Assumptions,
): ReadonlySet<string> {
  const used = new Set<string>();
  const seen = new Set<string>();
  for (const person of persons) {
    const rules = rulesOf(person.year);
    for (const situation of ["before", "after"] as const) {
      const ledger = bookSituation(person[situation], person.context, rules, true);
      const kind = kindOf(ledger, person.year);
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const line of linesOf(ledger, situation, rules, assumptions)) {
        for (const parameter of line.parameters) used.add(parameter);
      }
    }
  }
  for (const parameter of assumed) used.add(parameter);
  return used;
}
