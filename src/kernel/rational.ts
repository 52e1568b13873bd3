/**
 * Exact numbers: what is rounded for printing is decided on the decimals that were written down, never on the binary
 * fraction nearest to them.
 */

/** numerator/denominator; the denominator is above 0. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The number that the shortest decimal of a finite double names: 0.1 is one tenth. */
export function rationalOf(value: number): Rational {
  const [mantissa, exponent] = value.toExponential().split("e") as [string, string];
  const [whole, fraction = ""] = mantissa.split(".") as [string, string?];
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(whole + fraction);
  return power >= 0
    ? { numerator: digits * 10n ** BigInt(power), denominator: 1n }
    : { numerator: digits, denominator: 10n ** BigInt(-power) };
}

/** Sum, exact; 0 of nothing. */
export function sumOf(terms: readonly Rational[]): Rational {
  return terms.reduce(
    (sum, term) =>
      sum.denominator === term.denominator
        ? { numerator: sum.numerator + term.numerator, denominator: sum.denominator }
        : {
            numerator: sum.numerator * term.denominator + term.numerator * sum.denominator,
            denominator: sum.denominator * term.denominator,
          },
    { numerator: 0n, denominator: 1n },
  );
}

/** A whole-number multiple: `times(r, -1n)` is −r. */
export const times = (r: Rational, factor: bigint): Rational => ({
  numerator: r.numerator * factor,
  denominator: r.denominator,
});

/** One of so many equal parts. `parts` must be above 0. */
export const partOf = (r: Rational, parts: bigint): Rational => ({
  numerator: r.numerator,
  denominator: r.denominator * parts,
});

/** The nearest whole number, half away from zero: 0,5 → 1 and −0,5 → −1. */
export function roundHalfAway({ numerator, denominator }: Rational): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** The least whole number that is not below a/b. `b` must be above 0. */
export function ceilQuotient(a: Rational, b: Rational): bigint {
  const numerator = a.numerator * b.denominator;
  const denominator = a.denominator * b.numerator;
  const cut = numerator / denominator;
  return numerator > 0n && numerator % denominator !== 0n ? cut + 1n : cut;
}
