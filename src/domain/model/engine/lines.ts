/**
 * Ledger → lines: each krona on each actor's account, with its equation, rules and sources. The lines of an actor, after
 * less before, are its effect; a test holds that for random persons.
 */
import type { Actor } from "../actors.ts";
import type { YearAssumptions } from "./basis.ts";
import { productionOf } from "./basis.ts";
import { basisOf } from "./accounts.ts";
import type { Line } from "../calculation.ts";
import { post, type Entry, type Ledger } from "./ledger.ts";
import { parameterOf, type YearRules } from "./rules.ts";

/** What an amount that somebody registered gives as its source. */
const registeredSource = "registret";

/** The source of an amount computed from what was given and nothing else: a daily allowance in a persons file, say. */
const givenSource = "indata";

/** Ids of the sources of some parameters' values in a year, each once. */
function sourcesOf(parameters: readonly string[], rules: YearRules): string[] {
  const found = new Set<string>();
  for (const id of parameters) for (const source of rules.valueBehind(id)?.sources ?? []) found.add(source);
  return [...found];
}

/**
 * The lines of one situation's ledger, which must have been kept with entries. Indirect tax, agreed premiums and production
 * depend on the assumptions and are added here.
 */
export function linesOf(
  ledger: Ledger,
  situation: Line["situation"],
  rules: YearRules,
  assumptions: YearAssumptions,
): readonly Line[] {
  const lines: Line[] = [];
  const pay = (
    payer: Actor | undefined,
    receiver: Actor | undefined,
    amount: number,
    line: Omit<Line, "situation" | "actor" | "amount">,
  ): void => {
    if (amount === 0) return;
    if (payer) lines.push({ situation, actor: payer, amount: -amount, ...line });
    if (receiver) lines.push({ situation, actor: receiver, amount, ...line });
  };
  const assumed = (equation: string, label: string, ...parameters: string[]) => ({
    equation,
    label,
    parameters,
    sources: sourcesOf(parameters, rules),
    registered: false,
  });

  for (const entry of ledger.entries ?? []) {
    const { equation, payer, receiver } = entry.post;
    const bearer = entry.post === post.dailyBenefit ? assumptions.dailyBenefitsPayer : payer;
    pay(bearer, receiver, entry.amount, { equation, ...explain(entry, rules) });
  }

  const basis = basisOf(ledger);
  const premium = assumptions.agreedPremium;
  pay(
    "arbetsgivare",
    "forsakring",
    premium * basis.wage,
    assumed("N13", "Avtalad pension och försäkring", "avtalad_avgift"),
  );
  pay(
    "af",
    "arbetsgivare",
    premium * basis.supportBase,
    assumed("N2", "Anställningsstöd för avtalade avgifter", "avtalad_avgift", "lonebidrag_tak"),
  );
  const kappas = [
    ...(basis.supportDisability === 0 ? [] : ["kappa_funktionsnedsattning"]),
    ...(basis.supportHiring === 0 ? [] : ["kappa_nyanstallning"]),
  ];
  pay(
    undefined,
    "arbetsgivare",
    productionOf(basis, assumptions),
    assumed("N3", "Produktion", "arbetsgivaravgift_total", ...kappas),
  );
  pay(
    "deltagare",
    "ovrstat",
    assumptions.indirectTax * (1 - assumptions.saving) * basis.disposable,
    assumed("N15", "Indirekt skatt", "tau_indirekt", "sparkvot"),
  );
  return lines;
}

function explain(entry: Entry, rules: YearRules): Pick<Line, "label" | "parameters" | "sources" | "registered"> {
  const parameters = entry.registered ? [] : [...entry.origin, ...entry.detail.rules.map(parameterOf)];
  const sources = sourcesOf(parameters, rules);
  const bare = entry.registered ? registeredSource : givenSource;
  return {
    label: entry.detail.label,
    parameters,
    sources: sources.length === 0 ? [bare] : sources,
    registered: entry.registered,
  };
}
