/**
 * Instruments (sv. enkäter och skattningar): how answers are read. Data only; the wording of the questions belongs to
 * their owners and is not here.
 */

/** When an answer is positive. */
export type PositiveRule =
  /** One of the `top` highest steps of a scale from 1 to `steps`. */
  | { readonly kind: "top"; readonly top: number; readonly steps: number }
  /** Yes on a yes/no question. */
  | { readonly kind: "yes" };

export interface Instrument {
  /** As in the column Instrument. */
  readonly id: string;
  readonly name: string;
  /** What a question or scale is about, in a few words of ours, by the code in the column Fråga. */
  readonly labels: Readonly<Record<string, string>>;
  /** Questions whose positive answers are counted, by the code in the column Fråga. */
  readonly positive: Readonly<Record<string, PositiveRule>>;
  /**
   * Scales that are points and not options. Their sum is the measurement's score, counted when all of them are answered;
   * `reliableChange` and `clinicalLimit` are in points of the sum.
   */
  readonly scales: readonly string[];
  readonly reliableChange?: number;
  readonly clinicalLimit?: number;
  /** Its questions are indicators of progression, followed round by round. */
  readonly progression?: true;
}
