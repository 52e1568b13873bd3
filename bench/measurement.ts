/** One measured speed beside its goal. */
export interface Measurement {
  /** What was measured, for the table in the README. */
  readonly label: string;
  readonly unit: "ms" | "rows/s" | "MB";
  readonly goal: { readonly kind: "at-least" | "at-most"; readonly value: number };
  readonly value: number;
}

/** Runs work several times and gives the best milliseconds: other programs only ever make it slower. */
export async function bestOf(rounds: number, work: () => unknown): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work();
    fastest = Math.min(fastest, performance.now() - start);
  }
  return fastest;
}
