/**
 * Units of numbers. A plain number may be given where a unit is asked for, but one unit not where another is: a share
 * cannot be passed as kronor. Nothing exists of them at run time.
 */

interface Unit<Name extends string> {
  /** Never there; only tells units apart. */
  readonly unit?: Name;
}

/**
 * Kronor as a double, never rounded before it is printed: sums of thousands of persons are then exact to far below an öre
 * (a double tells 0.0001 kr apart up to 90 billion kronor). Printed half away from zero, decided on the exact decimals.
 */
export type Kronor = number & Unit<"kr">;

/** A part of a whole, 0–1. */
export type Share = number & Unit<"share">;

/** Months, decimals allowed. */
export type Months = number & Unit<"months">;
