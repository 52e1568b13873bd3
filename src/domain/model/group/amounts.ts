/** How kronor are written: as the teams are used to, and to the krona. */
import { partOf, rationalOf, roundHalfAway, type Rational } from "#src/kernel/rational.ts";
import { printed, writeNumber, type Typography } from "#src/kernel/swedish-number.ts";

/** What is printed for a payback that does not exist (em dash). */
export const noPaybackMark = "—";

/**
 * Kronor as the teams' reports print them: under a million to the nearest thousand (`536 000 kr`), from a million one
 * decimal without `,0` (`10,3 mkr`, `2 mkr`). Half away from zero on exact decimals. Which of the two it is, is decided
 * by the amount in whole thousands: 999 500 kr is 1 mkr and never 1 000 000 kr.
 */
export function familiarAmount(kronor: number | Rational, typography: Typography = printed): string {
  const exact = typeof kronor === "number" ? rationalOf(kronor) : kronor;
  const thousands = roundHalfAway(partOf(exact, 1000n));
  if (thousands > -1000n && thousands < 1000n) {
    return `${writeNumber({ numerator: thousands * 1000n, denominator: 1n }, 0, typography)}${typography.space}kr`;
  }
  const millions = writeNumber(partOf(exact, 1_000_000n), 1, typography);
  return `${millions.replace(/,0$/, "")}${typography.space}mkr`;
}

/** Whole kronor: `26 712 kr`. */
export const wholeKronor = (kronor: number, typography: Typography = printed): string =>
  `${writeNumber(kronor, 0, typography)}${typography.space}kr`;
