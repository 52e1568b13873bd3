/**
 * How values are printed in Swedish. The only place that rounds.
 *
 * Rounding is half up on magnitude: 0,05 → 0,1 and −0,05 → −0,1 at one decimal, decided on exact decimals: shares as
 * the rational numerator/denominator, other numbers as the shortest decimal that names the double.
 */
import { familiarAmount } from "#src/domain/model/group/amounts.ts";
import { writeNumber } from "#src/kernel/swedish-number.ts";
import type { Cell, NumberUnit, ShareValue } from "./document.ts";

const NBSP = "\u00a0";

/** Prints a finite number: `1 234,5`, `−16,7`. A value that rounds to zero has no minus sign. */
export const formatNumber = (value: number, decimals: number): string => writeNumber(value, decimals);

/** Prints numerator/denominator as percent: `66,7 %`. The denominator must not be 0. */
export function formatPercent(numerator: number, denominator: number, decimals = 1): string {
  const percent = { numerator: BigInt(numerator) * 100n, denominator: BigInt(denominator) };
  return `${writeNumber(percent, decimals)}${NBSP}%`;
}

/** Below this denominator a share is printed with its 95 % interval. */
export const intervalBelow = 20;

/** The interval in whole percent: `8–64 %`. */
export function formatInterval(share: Pick<ShareValue, "low" | "high">): string {
  return `${formatNumber(share.low * 100, 0)}–${formatNumber(share.high * 100, 0)}${NBSP}%`;
}

/** In a sentence or a lone cell: `66,7 % (36 av 54)`, under n = 20 `28,6 % (2 av 7; osäkerhet 8–64 %)`. */
export function formatShare(share: ShareValue): string {
  const interval = share.denominator < intervalBelow ? `; osäkerhet ${formatInterval(share)}` : "";
  const counts = `${formatNumber(share.numerator, 0)} av ${formatNumber(share.denominator, 0)}`;
  return `${formatPercent(share.numerator, share.denominator)} (${counts}${interval})`;
}

/** Where the column's header already says n: `66,7 %`, under n = 20 `28,6 % (8–64 %)`. */
function formatShareBesideN(share: ShareValue): string {
  const percent = formatPercent(share.numerator, share.denominator);
  return share.denominator < intervalBelow ? `${percent} (${formatInterval(share)})` : percent;
}

const unitText: Record<NumberUnit, string> = {
  plain: "",
  percent: `${NBSP}%`,
  kr: `${NBSP}kr`,
  amount: "",
  days: `${NBSP}dagar`,
  months: `${NBSP}månader`,
  years: `${NBSP}år`,
  hours: `${NBSP}timmar`,
  points: `${NBSP}poäng`,
  fte: "",
};

/** What is printed for a value withheld in a table. */
const withheldMark = "..";
/** What is printed for a value that does not exist. */
export const missingMark = "–";

/**
 * Prints a cell. `place` says whether it stands in a table, where the header carries the unit and n, or in a sentence,
 * where withheld values are words.
 */
export function formatCell(cell: Cell, place: "table" | "sentence"): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "count":
      return formatNumber(cell.value, 0);
    case "number":
      if (cell.unit === "amount") return familiarAmount(cell.value);
      return (
        formatNumber(cell.value, cell.decimals) +
        (place === "sentence" || cell.unit === "percent" ? unitText[cell.unit] : "")
      );
    case "share":
      return place === "table" ? formatShareBesideN(cell) : formatShare(cell);
    case "date":
      return cell.date;
    case "withheld":
      if (place === "table") return withheldMark;
      return cell.reason === "small" ? "färre än 5" : "ett antal som inte redovisas";
    case "missing":
      return place === "table" ? missingMark : "uppgift saknas";
  }
}

/**
 * Shares of a column forced to sum to 100 by largest remainders. Only for columns that say so.
 *
 * Input: non-negative integer counts. Result: whole numbers summing to 100 × 10^decimals, in the same order (all zero
 * when every count is zero). Ties go to the earlier row.
 */
export function largestRemainders(counts: readonly number[], decimals = 0): readonly number[] {
  const sum = counts.reduce((a, b) => a + b, 0);
  if (sum === 0) return counts.map(() => 0);
  const whole = 100 * 10 ** decimals;
  const floors = counts.map((count) => Math.floor((count * whole) / sum));
  const remainders = counts.map((count, index) => ({ index, remainder: (count * whole) % sum }));
  const left = whole - floors.reduce((a, b) => a + b, 0);
  remainders.sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of remainders.slice(0, left)) floors[index]! += 1;
  return floors;
}

/** A period in words: `1 januari–31 december 2022`, `1 juli 2022–30 juni 2023`. */
export function formatPeriod(from: string, to: string): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${formatDay(from, !sameYear)}–${formatDay(to, true)}`;
}

const monthNames = [
  "januari", "februari", "mars", "april", "maj", "juni",
  "juli", "augusti", "september", "oktober", "november", "december",
]; // prettier-ignore

/** `2022-01-31` → `31 januari 2022`. */
export function formatDay(date: string, withYear: boolean): string {
  const [year, month, day] = date.split("-") as [string, string, string];
  return `${Number(day)} ${monthNames[Number(month) - 1]!}${withYear ? ` ${year}` : ""}`;
}
