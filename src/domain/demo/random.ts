/**
 * Numbers that look random and are always the same: the demo register is made again, cell for cell, from its seed.
 * The generator is an argument everywhere, so the domain stays pure.
 */

/** Gives numbers from 0 up to but not including 1. */
export type Random = () => number;

/** A generator started from a whole number; the algorithm is Mulberry32, with a period of 2³². */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** True in the given share (0–1) of the calls. */
export const chance = (random: Random, share: number): boolean => random() < share;

/** A whole number from `low` to `high`, both included. */
export const between = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

/** One of several, all equally likely. */
export const pick = <T>(random: Random, from: readonly T[]): T => from[between(random, 0, from.length - 1)]!;

/** One of several, each as likely as its weight says: `[["a", 3], ["b", 1]]`. */
export function pickWeighted<T>(random: Random, from: readonly (readonly [T, number])[]): T {
  let left = random() * from.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of from) {
    left -= weight;
    if (left < 0) return value;
  }
  return from.at(-1)![0];
}

/** About normally distributed around `mean`, a whole number: the sum of four even draws. */
export function around(random: Random, mean: number, deviation: number): number {
  const sum = random() + random() + random() + random() - 2;
  return Math.round(mean + sum * deviation * Math.sqrt(3));
}

/** A whole number near an expectation: 2,3 gives 2 seven times of ten and 3 three times. */
export const roundByChance = (random: Random, expected: number): number => Math.floor(expected + random());
