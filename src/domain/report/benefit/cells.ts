/** Cells of the section: amounts in the teams' familiar form, paybacks and intervals, each with where it comes from. */
import type { Calculation, Interval, ResultRow, RowResult, Uncertainty } from "#src/domain/model/calculation.ts";
import { paybackCeilingMonths } from "#src/domain/model/group/cash-flow.ts";
import { paybackNotes, paybackWords, saidPayback, uncertainRows } from "#src/domain/model/group/said-payback.ts";
import type { Cell, FactRef, Row } from "../document.ts";
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

/** Whole months of a row of the calculation, or in words why there is no such number. */
export function paybackCell(
  result: RowResult,
  { uncertainty }: Pick<Calculation, "uncertainty">,
  figure: string,
  path: string,
): Cell {
  const said = saidPayback(result, uncertainRows(uncertainty));
  if (!said) return { kind: "missing" };
  if (said.kind !== "months") return textCell(paybackWords[said.kind]);
  return { kind: "number", value: said.months, unit: "months", decimals: 0, fact: factOf(figure, path) };
}

/** What the words that stand for a payback in some of the rows mean. */
export function notesOfPaybacks(rows: readonly Row[]): readonly string[] {
  const says = (words: string) =>
    rows.some(({ cells }) => cells.some((cell) => cell.kind === "text" && cell.text === words));
  return (["never", "uncertain"] as const).flatMap((kind) => (says(paybackWords[kind]) ? [paybackNotes[kind]] : []));
}

type UncertainRow = Uncertainty["rows"][number];

/** The row's part of the uncertainty. */
export const uncertainRow = (uncertainty: Uncertainty | undefined, row: ResultRow): UncertainRow | undefined =>
  uncertainty?.rows.find((one) => one.row === row);

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
    if (value === null || (unit === "months" && value > paybackCeilingMonths)) return textCell(paybackWords.never);
    return { kind: "number", value, unit, decimals: 0, fact: factOf(figure, `${path}/${end}`) };
  });
}
