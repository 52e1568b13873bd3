/** Cells of the section: amounts in the teams' familiar form, paybacks and intervals, each with where it comes from. */
import type { Interval, Payback, ResultRow, RowResult, Uncertainty } from "#src/domain/model/calculation.ts";
import { paybackCeilingMonths } from "#src/domain/model/group/cash-flow.ts";
import { benefitReport as texts } from "./words.ts";
import type { Cell, FactRef } from "../document.ts";
import { benefitVersion } from "./figures.ts";

/** A fact of the section: `nytta.revenue`, `rows/kommun/total`. */
export const factOf = (figure: string, path: string): FactRef => ({ figure, version: benefitVersion, path });

/** Kronor, printed as `536 000 kr` and `2 mkr`. Missing when there is none. */
export const amountCell = (value: number | undefined, figure: string, path: string): Cell =>
  value === undefined
    ? { kind: "missing" }
    : { kind: "number", value, unit: "amount", decimals: 0, fact: factOf(figure, path) };

/** Whole percent of a number 0–1 that is no share of persons. */
export const percentCell = (value: number, figure: string, path: string): Cell => ({
  kind: "number",
  value: value * 100,
  unit: "percent",
  decimals: 0,
  fact: factOf(figure, path),
});

/** A value that exists and may not be printed. */
export const withheldCell = (figure: string, path: string): Cell => ({
  kind: "withheld",
  reason: "complementary",
  fact: factOf(figure, path),
});

/** Words in a cell. */
export const textCell = (text: string): Cell => ({ kind: "text", text });

/** Whole months; in words when the cost does not come back, or takes more than ten years. */
export function paybackCell(payback: Payback | undefined, figure: string, path: string): Cell {
  if (!payback) return { kind: "missing" };
  if (payback.kind === "no-cost") return textCell(texts.payback.noCost);
  if (payback.kind === "never") return textCell(texts.payback.never);
  if (payback.months > paybackCeilingMonths) return textCell(texts.payback.long);
  return { kind: "number", value: payback.months, unit: "months", decimals: 0, fact: factOf(figure, path) };
}

type UncertainRow = Uncertainty["rows"][number];

/** The row's part of the uncertainty. */
export const uncertainRow = (uncertainty: Uncertainty | undefined, row: ResultRow): UncertainRow | undefined =>
  uncertainty?.rows.find((one) => one.row === row);

/** The payback, unless the interval of its revenue reaches zero: then no month says anything. */
export function certainPaybackCell(result: RowResult, uncertain: UncertainRow | undefined, path: string): Cell {
  const low = uncertain?.revenue.low;
  if (result.payback?.kind === "months" && low !== null && low !== undefined && low <= 0)
    return textCell(texts.payback.uncertain);
  return paybackCell(result.payback, "nytta.payback", path);
}

/** The three numbers of an interval; null, which is never, in words. */
export function intervalCells(
  interval: Interval | undefined,
  unit: "amount" | "months",
  figure: string,
  path: string,
): readonly Cell[] {
  return (["low", "median", "high"] as const).map((end): Cell => {
    const value = interval?.[end];
    if (value === undefined) return { kind: "missing" };
    if (value === null || (unit === "months" && value > paybackCeilingMonths)) return textCell(texts.payback.never);
    return { kind: "number", value, unit, decimals: 0, fact: factOf(figure, `${path}/${end}`) };
  });
}
