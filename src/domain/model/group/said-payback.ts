/**
 * What is said of when a cost has come back: one rule and the same words on the page, in the report, in the package and at
 * the command line. No month is named when the revenue's interval reaches zero, nor beyond ten years.
 */
import type { Payback, ResultRow, Uncertainty } from "../calculation.ts";
import { paybackCeilingMonths } from "./cash-flow.ts";

/** What may be said. `uncertain`: the revenue may as well be nothing or a loss. `long`: more than ten years. */
export type SaidPayback =
  { readonly kind: "months"; readonly months: number } | { readonly kind: "uncertain" | "long" | "never" | "no-cost" };

/** The rows whose revenue may as well be zero or a loss: the low end of the interval, 5 %, is not above zero. */
export const uncertainRows = (uncertainty: Uncertainty | undefined): readonly ResultRow[] =>
  (uncertainty?.rows ?? []).flatMap(({ row, revenue }) => (revenue.low !== null && revenue.low <= 0 ? [row] : []));

/** What is said of a row's payback; undefined when the cost is not known. `uncertain` are the {@link uncertainRows}. */
export function saidPayback(
  { row, payback }: { readonly row: ResultRow; readonly payback: Payback | undefined },
  uncertain: readonly ResultRow[],
): SaidPayback | undefined {
  if (payback?.kind !== "months") return payback;
  if (uncertain.includes(row)) return { kind: "uncertain" };
  return payback.months > paybackCeilingMonths ? { kind: "long" } : payback;
}

/** How it is written where no number of months is. */
export const paybackWords = {
  uncertain: "kan inte anges",
  long: "mer än 10 år",
  never: "inte inom 10 år",
  "no-cost": "ingen kostnad",
} as const;

/** Why a row has no month: for a note below a table where the words stand. */
export const paybackNotes = {
  uncertain: "Kan inte anges: osäkerheten är så stor att intäkten kan vara noll eller en förlust.",
  never: "Inte inom 10 år: kostnaden har inte kommit tillbaka på tio år, eller så är intäkten noll eller mindre.",
} as const;

/** `47 månader`, or in words why there is no number. */
export function paybackText(said: SaidPayback): string {
  if (said.kind !== "months") return paybackWords[said.kind];
  return said.months === 1 ? "1\u00a0månad" : `${said.months}\u00a0månader`;
}
