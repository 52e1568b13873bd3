/** What is already in the register: the rows that a file's rows may refer to, and must not contradict. */
import type { Day } from "#src/kernel/dates.ts";

/** An enrolment's place in time; `end` is undefined while it is open. */
export interface KnownEnrolment {
  readonly personId: string;
  readonly programme: string;
  readonly start: Day;
  readonly end: Day | undefined;
}

/** The register before the import. */
export interface Known {
  /** Name → ladder as registered. */
  readonly programmes: ReadonlyMap<string, string | null>;
  readonly persons: ReadonlySet<string>;
  /** Id → the person it concerns. */
  readonly referrals: ReadonlyMap<string, string>;
  readonly enrolments: ReadonlyMap<string, KnownEnrolment>;
}

/** An empty register. */
export const nothingKnown: Known = {
  programmes: new Map(),
  persons: new Set(),
  referrals: new Map(),
  enrolments: new Map(),
};

/** The steps of a ladder as typed: `Introduktion > Kom i gång`. */
export const ladderSteps = (ladder: string | null | undefined): readonly string[] =>
  (ladder ?? "")
    .split(">")
    .map((step) => step.trim())
    .filter((step) => step !== "");
