/** How a number is written in Swedish, and read again: groups of three, a comma, half away from zero on exact decimals. */
import { rationalOf, roundHalfAway, type Rational } from "./rational.ts";

/** What stands between groups and before a unit, and what says that a number is negative. */
export interface Typography {
  readonly space: string;
  readonly minus: string;
}

/** As in print: no-break space and the minus sign U+2212. */
export const printed: Typography = { space: "\u00a0", minus: "\u2212" };

/** As on a keyboard: ordinary space and hyphen. */
export const plain: Typography = { space: " ", minus: "-" };

/** Groups of three from the right: `1234567` → `1 234 567`. */
const groupThousands = (digits: string, space: string): string => digits.replace(/\B(?=(\d{3})+$)/g, space);

/**
 * Writes a finite number with so many decimals: `1 234,5`, `−16,7`. A value that rounds to zero has no minus sign.
 */
export function writeNumber(
  value: number | Rational,
  decimals: number,
  { space, minus }: Typography = printed,
): string {
  const { numerator, denominator } = typeof value === "number" ? rationalOf(value) : value;
  const scaled = roundHalfAway({ numerator: numerator * 10n ** BigInt(decimals), denominator });
  const sign = scaled < 0n ? minus : "";
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const whole = groupThousands(digits.slice(0, digits.length - decimals), space);
  return sign + (decimals === 0 ? whole : `${whole},${digits.slice(-decimals)}`);
}

/** A percentage as the share it names, without the dust of binary fractions: 10,88 % is 0.1088. */
export const shareOfPercent = (percent: number): number => Number((percent / 100).toPrecision(12));

/** A number as somebody writes it: `1 234,5`, `1234.5` and `17 %` alike; undefined for what is none. */
export function readNumber(text: string): number | undefined {
  const plain = text.replaceAll(/[\s\u00a0]/g, "").replace(",", ".");
  const isPercent = plain.endsWith("%");
  const digits = isPercent ? plain.slice(0, -1) : plain;
  if (!/^[-\u2212]?\d+(\.\d+)?$/.test(digits)) return undefined;
  const value = Number(digits.replace("\u2212", "-"));
  return isPercent ? shareOfPercent(value) : value;
}
