/** How the model's charts write numbers beside what they draw. */
import type { Cell, Row } from "#src/domain/report/document.ts";
import { formatNumber, missingMark } from "#src/domain/report/format.ts";
import type { Assumptions } from "../assumptions.ts";
import type { Interval } from "../calculation.ts";
import { familiarAmount } from "../group/amounts.ts";
import { assumptionNames, choiceNames, isNumericAssumption, type NumericAssumption } from "../names.ts";

const NBSP = "\u00a0";

/** Kronor with their sign: `+375 000 kr`, `−1,2 mkr`, `0 kr`. */
export function signedAmount(kronor: number): string {
  const text = familiarAmount(kronor);
  return kronor > 0 && !text.startsWith("0") ? `+${text}` : text;
}

/** A number with at most two decimals, without needless zeros: `30`, `3,5`. */
export const short = (value: number): string => formatNumber(value, 2).replace(/,00$|(,\d)0$/, "$1");

/** A share as percent with at most two decimals: `85 %`, `3,5 %`. */
export const percentText = (share: number): string => `${short(share * 100)}${NBSP}%`;

/** A share that was measured or found, as percent with at most one decimal: more would promise what nobody knows. */
export const foundPercent = (share: number): string => `${formatNumber(share * 100, 1).replace(/,0$/, "")}${NBSP}%`;

/** A share as whole percent: `62 %`. */
export const wholePercent = (share: number): string => `${formatNumber(share * 100, 0)}${NBSP}%`;

/** A value of a numeric assumption: `30 %`, `1,3`, `5 år`. */
export function assumptionValue(key: NumericAssumption, value: number): string {
  const { scale } = assumptionNames[key];
  if (scale === "percent") return percentText(value);
  return scale === "years" ? `${short(value)}${NBSP}år` : short(value);
}

/** A value of an assumption that was tried or found, or a cost: `57,9 %`, `4,9 mkr`. */
export function triedValue(key: NumericAssumption | "cost", value: number): string {
  if (key === "cost") return familiarAmount(value);
  return assumptionNames[key].scale === "percent" ? foundPercent(value) : assumptionValue(key, value);
}

/** What an assumption is: `30 %`, `de som fullföljde`. */
export function assumptionText(assumptions: Assumptions, key: keyof Assumptions): string {
  if (isNumericAssumption(key)) return assumptionValue(key, assumptions[key]);
  const names: Readonly<Record<string, string>> = choiceNames[key];
  return names[assumptions[key]]!;
}

/** Both ends of an interval; undefined when one of them is not finite or there is none. */
export function endsOf(interval: Interval | undefined): readonly [low: number, high: number] | undefined {
  const { low, high } = interval ?? { low: null, high: null };
  return low === null || high === null ? undefined : [low, high];
}

/** `−2,2 mkr till +5,7 mkr`, a dash without an interval. */
export function intervalText(interval: Interval | undefined): string {
  const ends = endsOf(interval);
  return ends ? `${signedAmount(ends[0])} till ${signedAmount(ends[1])}` : missingMark;
}

/** A row of a chart's table twin. */
export const twinRow = (header: string, cells: readonly string[], total = false): Row => ({
  header,
  cells: cells.map((text): Cell => ({ kind: "text", text })),
  total,
});
