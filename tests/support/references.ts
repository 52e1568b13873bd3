import { readFileSync } from "node:fs";
import { expect } from "vitest";

/** A number as the references write one: infinity is a text, and what R has no value for is null. */
export type Written = number | "Infinity" | null;

/** The cases of a reference file that R has made; see tests/references/README.md. */
export function readReference<Cases>(name: string): Cases {
  const text = readFileSync(new URL(`../references/${name}.json`, import.meta.url), "utf8");
  return (JSON.parse(text) as { cases: Cases }).cases;
}

/** How far a number is from its reference: relative to references above 1; 0 when both are infinite, or both missing. */
export function distance(actual: number | null | undefined, reference: Written): number {
  const wanted = reference === "Infinity" ? Number.POSITIVE_INFINITY : reference;
  const given = actual ?? null;
  if (given === wanted) return 0;
  if (given === null || wanted === null) return Number.POSITIVE_INFINITY;
  return Math.abs(given - wanted) / Math.max(1, Math.abs(wanted));
}

/** Expects numbers to be as in the reference, to 1e-9. */
export function expectAsReference(actual: readonly (number | null | undefined)[], reference: readonly Written[]): void {
  expect(actual.length).toBe(reference.length);
  const worst = reference.map((wanted, at) => distance(actual[at], wanted));
  const at = worst.findIndex((far) => !(far <= 1e-9));
  expect(at === -1 ? undefined : { at, actual: actual[at], reference: reference[at] }).toBeUndefined();
}
