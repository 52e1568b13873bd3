/**
 * Draws that look random and are the same for a seed in every browser and on every machine: whole-number arithmetic only.
 * The seed is printed with the result.
 */

/** Gives the next whole number, 0 up to but not including 2³². */
export type Generator = () => number;

/**
 * A generator started from a seed and a stream; streams of one seed do not depend on each other. The algorithm is sfc32
 * (Doty-Humphrey, PractRand), with a period of at least 2³²: five million draws of persons need more than the demo
 * register's Mulberry32 is good for.
 */
export function generatorFrom(seed: number, stream: number): Generator {
  const state = Int32Array.of(seed, Math.floor(seed / 4294967296), stream, 1);
  const next = (): number => {
    const sum = (state[0]! + state[1]! + state[3]!) | 0;
    state[3] = state[3]! + 1;
    state[0] = state[1]! ^ (state[1]! >>> 9);
    state[1] = state[2]! + (state[2]! << 3);
    state[2] = ((state[2]! << 21) | (state[2]! >>> 11)) + sum;
    return sum >>> 0;
  };
  // Seeds that are alike start far apart only after some rounds.
  for (let round = 0; round < 15; round++) next();
  return next;
}

/**
 * A whole number 0 … n − 1, every one exactly as likely: those of the 2³² that would give some a lead are thrown back
 * (Lemire, ACM TOMACS 29, 2019). n is 1–2²¹.
 */
export function wholeBelow(next: Generator, n: number): number {
  for (;;) {
    const drawn = next();
    const left = Math.imul(drawn, n) >>> 0;
    // The remainder costs a division and matters only this far down.
    if (left >= n || left >= 4294967296 % n) return (drawn * n - left) / 4294967296;
  }
}

/** A number from 0 up to but not including 1, with 53 binary digits. */
export function fraction(next: Generator): number {
  const high = next() >>> 5;
  return (high * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/**
 * The value of a triangular distribution with `fraction` of it below: its inverse distribution function. `low` ≤ `mode` ≤
 * `high`; where all are equal, that value.
 */
export function triangularAt(fraction: number, low: number, mode: number, high: number): number {
  const span = high - low;
  if (span === 0) return low;
  return fraction * span < mode - low
    ? low + Math.sqrt(fraction * span * (mode - low))
    : high - Math.sqrt((1 - fraction) * span * (high - mode));
}
