/** One measured speed beside its goal. */
export interface Measurement {
  /** What was measured, for the table in the README. */
  readonly label: string;
  readonly unit: "ms" | "rows/s" | "MB";
  readonly goal: { readonly kind: "at-least" | "at-most"; readonly value: number };
  readonly value: number;
}
