/**
 * The ledger (sv. kassabok) of one situation: every amount is booked once, as a payment from one actor to another or, for
 * what is produced and used up, to or from one actor alone. Accounts and lines are both read from it, so a number and its
 * explanation cannot differ. Kronor a year.
 */
import type { Actor } from "../actors.ts";
import type { Refusal } from "../calculation.ts";
import type { RuleName, YearRules } from "./rules.ts";
import { parameterOf } from "./rules.ts";

/** One kind of amount: who pays and who receives, and which equation of docs/model.md says how much. */
export interface Post {
  /** Its place in the totals. */
  readonly at: number;
  readonly equation: string;
  readonly payer?: Actor;
  readonly receiver?: Actor;
  /** A unit cost: when it is not known the line is left out and the rest stands. */
  readonly unitCost?: true;
}

/** Every kind of amount that is booked (sv. poster). */
export const post = {
  wage: { at: 0, equation: "N1", payer: "arbetsgivare", receiver: "deltagare" },
  employerFee: { at: 1, equation: "N13", payer: "arbetsgivare", receiver: "ovrstat" },
  supportDisability: { at: 2, equation: "N2", payer: "af", receiver: "arbetsgivare" },
  supportHiring: { at: 3, equation: "N2", payer: "af", receiver: "arbetsgivare" },
  socialAssistance: { at: 4, equation: "N4", payer: "kommun", receiver: "deltagare" },
  socialInsurance: { at: 5, equation: "N5", payer: "fk", receiver: "deltagare" },
  dailyBenefit: { at: 6, equation: "N5", payer: "af", receiver: "deltagare" },
  grant: { at: 7, equation: "N5", payer: "ovrstat", receiver: "deltagare" },
  dayActivityPay: { at: 8, equation: "N5", payer: "kommun", receiver: "deltagare", unitCost: true },
  municipalTax: { at: 9, equation: "N8", payer: "deltagare", receiver: "kommun" },
  regionalTax: { at: 10, equation: "N8", payer: "deltagare", receiver: "region" },
  stateTax: { at: 11, equation: "N9", payer: "deltagare", receiver: "ovrstat" },
  pensionFee: { at: 12, equation: "N10", payer: "deltagare", receiver: "ovrstat" },
  publicService: { at: 13, equation: "N12", payer: "deltagare", receiver: "ovrstat" },
  reduction: { at: 14, equation: "N11", payer: "ovrstat", receiver: "deltagare" },
  patientFee: { at: 15, equation: "N14", payer: "deltagare", receiver: "region" },
  handlingMunicipality: { at: 16, equation: "N16", payer: "kommun", unitCost: true },
  handlingInsurance: { at: 17, equation: "N16", payer: "fk", unitCost: true },
  handlingEmployment: { at: 18, equation: "N16", payer: "af", unitCost: true },
  handlingStudy: { at: 19, equation: "N16", payer: "ovrstat", unitCost: true },
  careMunicipality: { at: 20, equation: "N16", payer: "kommun", unitCost: true },
  careRegion: { at: 21, equation: "N16", payer: "region", unitCost: true },
} as const satisfies Record<string, Post>;

/** What a line is called and which rules it was computed with. */
export interface Detail {
  readonly label: string;
  readonly rules: readonly RuleName[];
}

/** Whether an amount is registered, and the parameters that stood in for what was not. */
export interface Provenance {
  readonly registered: boolean;
  readonly origin: readonly string[];
}

/** Computed by the rules alone. */
export const computed: Provenance = { registered: false, origin: [] };
/** As somebody entered it. */
export const registered: Provenance = { registered: true, origin: [] };

/** One booked amount. */
export interface Entry extends Provenance {
  readonly post: Post;
  /** Kronor a year, from payer to receiver; never NaN. */
  readonly amount: number;
  readonly detail: Detail;
}

/** A situation's books. */
export interface Ledger {
  /** Kronor a year by {@link Post.at}. */
  readonly totals: number[];
  /** Kept only when lines are asked for. */
  readonly entries: Entry[] | undefined;
  /** Σ level·min(L, ceiling)·e·m of support for disability: what agreed premiums are added to (N2). */
  supportBase: number;
  /** B of N8. */
  taxBase: number;
  /** Payers whose handling is registered: nothing is computed for them. */
  registeredHandling: Set<Post> | undefined;
  readonly refused: Refusal[];
}

/** Filled with a half first, so that the copies are arrays of doubles from the start. */
const zeroes: readonly number[] = Object.keys(post)
  .map(() => 0.5)
  .fill(0);

/** An empty ledger; `withEntries` keeps every entry for the lines. */
export const openLedger = (withEntries: boolean): Ledger => ({
  totals: zeroes.slice(),
  entries: withEntries ? [] : undefined,
  supportBase: 0,
  taxBase: 0,
  registeredHandling: undefined,
  refused: [],
});

/** Books an amount. An amount that is NaN was computed with a value that is not known: it is refused by name instead. */
export function book(
  ledger: Ledger,
  rules: YearRules,
  to: Post,
  amount: number,
  detail: Detail,
  from: Provenance = computed,
): void {
  if (Number.isNaN(amount)) {
    refuse(ledger, rules, to, detail);
    return;
  }
  if (amount === 0) return;
  ledger.totals[to.at]! += amount;
  ledger.entries?.push({ post: to, amount, detail, registered: from.registered, origin: from.origin });
}

function refuse(ledger: Ledger, rules: YearRules, to: Post, detail: Detail): void {
  const { equation, unitCost } = to;
  const own = detail.rules.filter((rule) => Number.isNaN(rules.values[rule])).map(parameterOf);
  // What is not a number though its own rules are known rests on an amount that was refused before it.
  const unknown = own.length > 0 ? own : [...new Set(ledger.refused.map(({ parameter }) => parameter))];
  if (unknown.length === 0) throw new Error(`${detail.label} is not a number though every rule it needs is known`);
  for (const parameter of unknown) {
    if (ledger.refused.some((known) => known.parameter === parameter && known.equation === equation)) continue;
    ledger.refused.push({ parameter, year: rules.year, equation, reach: unitCost ? "line" : "person" });
  }
}
