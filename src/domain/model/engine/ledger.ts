/**
 * The ledger (sv. kassabok) of one situation: every amount is booked once, as a payment from one actor to another or, for
 * what is produced and used up, to or from one actor alone. Accounts and lines are both read from it, so a number and its
 * explanation cannot differ. Kronor a year.
 */
import type { Actor } from "../actors.ts";
import type { Refusal } from "../calculation.ts";
import type { RuleName, YearRules } from "./rules.ts";
import { parameterOf } from "./rules.ts";

/** Who pays and who receives, and which equation of docs/model.md says how much. */
interface EntryKind {
  readonly equation: string;
  readonly payer?: Actor;
  readonly receiver?: Actor;
  /** A unit cost: when it is not known the line is left out and the rest stands. */
  readonly unitCost?: true;
}

const kinds = {
  wage: { equation: "N1", payer: "arbetsgivare", receiver: "deltagare" },
  employerFee: { equation: "N13", payer: "arbetsgivare", receiver: "ovrstat" },
  supportDisability: { equation: "N2", payer: "af", receiver: "arbetsgivare" },
  supportHiring: { equation: "N2", payer: "af", receiver: "arbetsgivare" },
  socialAssistance: { equation: "N4", payer: "kommun", receiver: "deltagare" },
  socialInsurance: { equation: "N5", payer: "fk", receiver: "deltagare" },
  dailyBenefit: { equation: "N5", payer: "af", receiver: "deltagare" },
  grant: { equation: "N5", payer: "ovrstat", receiver: "deltagare" },
  dayActivityPay: { equation: "N5", payer: "kommun", receiver: "deltagare" },
  municipalTax: { equation: "N8", payer: "deltagare", receiver: "kommun" },
  regionalTax: { equation: "N8", payer: "deltagare", receiver: "region" },
  stateTax: { equation: "N9", payer: "deltagare", receiver: "ovrstat" },
  pensionFee: { equation: "N10", payer: "deltagare", receiver: "ovrstat" },
  publicService: { equation: "N12", payer: "deltagare", receiver: "ovrstat" },
  reduction: { equation: "N11", payer: "ovrstat", receiver: "deltagare" },
  patientFee: { equation: "N14", payer: "deltagare", receiver: "region" },
  handlingMunicipality: { equation: "N16", payer: "kommun", unitCost: true },
  handlingInsurance: { equation: "N16", payer: "fk", unitCost: true },
  handlingEmployment: { equation: "N16", payer: "af", unitCost: true },
  handlingStudy: { equation: "N16", payer: "ovrstat", unitCost: true },
  careMunicipality: { equation: "N16", payer: "kommun", unitCost: true },
  careRegion: { equation: "N16", payer: "region", unitCost: true },
} as const satisfies Record<string, EntryKind>;

/** What is booked. */
export type EntryName = keyof typeof kinds;

/** The kind of an entry. */
export const entryKind = (name: EntryName): EntryKind => kinds[name];

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
  readonly name: EntryName;
  /** Kronor a year, from payer to receiver; never NaN. */
  readonly amount: number;
  readonly detail: Detail;
}

const zeroes = Object.fromEntries(Object.keys(kinds).map((name) => [name, 0])) as Record<EntryName, number>;

/** A situation's books. */
export interface Ledger {
  readonly totals: Record<EntryName, number>;
  /** Kept only when lines are asked for. */
  readonly entries: Entry[] | undefined;
  /** Σ level·min(L, ceiling)·e·m of support for disability: what agreed premiums are added to (N2). */
  supportBase: number;
  /** B of N8. */
  taxBase: number;
  /** Payers whose handling is registered: nothing is computed for them. */
  readonly registeredHandling: Set<EntryName>;
  readonly refused: Refusal[];
}

/** An empty ledger; `withEntries` keeps every entry for the lines. */
export const openLedger = (withEntries: boolean): Ledger => ({
  totals: { ...zeroes },
  entries: withEntries ? [] : undefined,
  supportBase: 0,
  taxBase: 0,
  registeredHandling: new Set(),
  refused: [],
});

/** Books an amount. An amount that is NaN was computed with a value that is not known: it is refused by name instead. */
export function book(
  ledger: Ledger,
  rules: YearRules,
  name: EntryName,
  amount: number,
  detail: Detail,
  from: Provenance = computed,
): void {
  if (Number.isNaN(amount)) {
    refuse(ledger, rules, name, detail);
    return;
  }
  if (amount === 0) return;
  ledger.totals[name] += amount;
  ledger.entries?.push({ name, amount, detail, registered: from.registered, origin: from.origin });
}

function refuse(ledger: Ledger, rules: YearRules, name: EntryName, detail: Detail): void {
  const { equation, unitCost } = entryKind(name);
  const unknown = detail.rules.filter((rule) => Number.isNaN(rules.values[rule]));
  if (unknown.length === 0 && ledger.refused.length === 0) {
    throw new Error(`${detail.label} is not a number though every rule it needs is known`);
  }
  for (const rule of unknown) {
    const parameter = parameterOf(rule);
    if (ledger.refused.some((known) => known.parameter === parameter && known.equation === equation)) continue;
    ledger.refused.push({ parameter, year: rules.year, equation, reach: unitCost ? "line" : "person" });
  }
}
