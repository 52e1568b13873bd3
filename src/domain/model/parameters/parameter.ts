/**
 * A parameter (sv. parameter): a fact or an assumption with a date, a unit, a source per value, how sure we are, and who
 * has checked it. A value is never edited after release: a new fact is a new dated value (`manifest.ts` holds it to that).
 */
import type { IsoDate } from "#src/kernel/dates.ts";

/**
 * How sure a value is: `sure` stands in the source or is common knowledge and recomputed; `probable` should be compared
 * with its primary source; `unsure` is an assumption or a placeholder and must never be shown as a fact.
 */
export const confidences = ["sure", "probable", "unsure"] as const;

/** One of {@link confidences}. */
export type Confidence = (typeof confidences)[number];

/** Where values come from: an act, a public page, an author's own knowledge. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** Address, paragraph or reference; empty when there is none. */
  readonly locator: string;
  /** How it was read: `law` the act itself, `publication`, `report` a team's own report, `code` published program code, `memory` not looked up, `derived` from other values. */
  readonly kind: "law" | "publication" | "report" | "code" | "memory" | "derived";
}

/** A number, or null: the value is not known, and what needs it is refused by the parameter's name. */
export type Amount = number | null;

/** One value, in force from its day until the next value's day. */
export interface DatedValue {
  readonly from: IsoDate;
  readonly value: Amount;
  readonly confidence: Confidence;
  /** Ids of sources; never empty. */
  readonly sources: readonly string[];
  /** Who compared the value with its source, and when; null is *unchecked* and marked so in every output it touches. */
  readonly checked: { readonly by: string; readonly on: IsoDate } | null;
  readonly note?: string;
}

/** What a parameter is used for; decides where it is shown. */
export const parameterGroups = [
  "tax", "local-tax", "benefit", "wage-support", "unit-cost", "assumption", "finance", "reference",
] as const; // prettier-ignore

/** One of {@link parameterGroups}. */
export type ParameterGroup = (typeof parameterGroups)[number];

/** A parameter with all its values, oldest first. */
export interface Parameter {
  readonly id: string;
  /** Swedish name, shown to people. */
  readonly label: string;
  readonly unit: string;
  readonly group: ParameterGroup;
  /** The paragraph that says it; empty for assumptions. */
  readonly law: string;
  readonly values: readonly DatedValue[];
  /** For assumptions: what the sensitivity analysis tries. */
  readonly range?: { readonly low: number; readonly high: number; readonly shape: "triangular" | "scenario" };
  /** A placeholder for trying the model, never a fact; used only when somebody asks for illustrative values. */
  readonly illustration?: number;
  readonly note?: string;
}
