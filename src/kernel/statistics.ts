/**
 * Statistics that figures and the cost-benefit model share. The same numbers as R gives; tests/references holds them
 * to it.
 */

/** The 97.5th percentile of the standard normal distribution: a 95 % interval leaves 2.5 % on either side. */
export const Z = 1.959963984540054;
const Z2 = Z * Z;

/**
 * The 95 % interval of a share by Wilson's score method (JASA 22, 1927), 0–1; R's `prop.test(correct = FALSE)`. The
 * denominator must be above 0 and the numerator 0–denominator.
 */
export function wilson(numerator: number, denominator: number): { readonly low: number; readonly high: number } {
  const p = numerator / denominator;
  const width = Z * Math.sqrt((p * (1 - p)) / denominator + Z2 / (4 * denominator * denominator));
  const scale = 1 + Z2 / denominator;
  const middle = p + Z2 / (2 * denominator);
  // At the ends the bound is the end itself; the formula gives it but for the last binary digit.
  const low = numerator === 0 ? 0 : (middle - width) / scale;
  const high = numerator === denominator ? 1 : (middle + width) / scale;
  return { low, high };
}

/**
 * The value at a fraction of the way through n sorted values; `at(i)` is the i-th smallest. n must be above 0. Linear
 * between the two nearest: R's type 7. Values may end in Infinity.
 */
export function percentile(n: number, at: (index: number) => number, fraction: number): number {
  const position = (n - 1) * fraction;
  const below = Math.floor(position);
  const low = at(below);
  const rest = position - below;
  if (rest === 0) return low;
  const high = at(below + 1);
  // Between two infinities there is no distance to take a part of.
  return high === low ? low : low + rest * (high - low);
}
