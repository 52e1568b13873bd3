/** An observation with the year that prices it, and what is known of the person. */
import type { Register } from "#src/domain/register.ts";
import type { Defaults } from "./defaults.ts";
import type { Observation, Observed } from "./observation.ts";

/** What is known of the person whatever the occasion. */
export interface PersonFacts {
  /** On the income year's last day. */
  readonly age: number | undefined;
  /** Has lived on benefits for more than a year: sickness benefit on the continued level. */
  readonly isLongTerm: boolean;
  /** Housing cost registered at any of the two occasions, kronor a month. */
  readonly housing: number | undefined;
}

/** One situation to be priced. */
export interface Priced {
  readonly observed: Observed;
  readonly observation: Observation;
  readonly year: number;
  readonly facts: PersonFacts;
  readonly defaults: Defaults;
  /** The occasion in Swedish, for reasons: `start`, `12 mån`. */
  readonly at: string;
}

/** Amount of an income row, kronor a month; undefined when the cell is empty. */
export function registeredAmount({ income_source: { amount } }: Register, row: number): number | undefined {
  return amount[row]! >= 0 ? amount[row]! : undefined;
}

/** A percentage as a share of at most 1; undefined when it is empty or 0. */
export const registeredShare = (percent: number): number | undefined =>
  percent > 0 ? Math.min(1, percent / 100) : undefined;

/** Why a situation cannot be told; `parameter` is one whose value would stand in for what is missing. */
export interface Gap {
  /** In Swedish: `lönen saknas (12 mån)`. */
  readonly reason: string;
  readonly parameter?: string;
}
