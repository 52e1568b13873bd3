/** What changes from one draw to the next: who is in the group, and what the assumptions are. */
import type { Assumptions } from "../assumptions.ts";
import { fraction, triangularAt, wholeBelow, type Generator } from "./random.ts";
import { rangeAround, type RangedAssumption, type Ranges } from "./ranges.ts";

/** Draws a group of the same kind as the one there is: adds to how often each person is drawn, and says how many were. */
export type Resampler = (times: Int32Array) => number;

/** As many persons as there are, drawn with replacement. */
function personResampler(next: Generator, n: number): Resampler {
  return (times) => {
    for (let i = 0; i < n; i++) times[wholeBelow(next, n)]!++;
    return n;
  };
}

/**
 * As many teams as there are, drawn with replacement, and from each as many of its persons as it has, with replacement:
 * persons of a team are alike, so what there are many of is teams and not persons. The second stage is there because
 * teams are few: whole teams alone would give only a handful of outcomes (Davison & Hinkley, 1997, 3.8).
 *
 * `clusters` is the team of each person, any numbers.
 */
export function clusterResampler(next: Generator, clusters: readonly number[]): Resampler {
  const persons = [...clusters.keys()];
  const teams = [...new Set(clusters)].map((team) => persons.filter((person) => clusters[person] === team));
  return (times) => {
    let drawn = 0;
    for (const _ of teams) {
      const team = teams[wholeBelow(next, teams.length)]!;
      for (const _person of team) times[team[wholeBelow(next, team.length)]!]!++;
      drawn += team.length;
    }
    return drawn;
  };
}

/** The resampler of a group: by team when its persons come from several. */
export function resamplerOf(next: Generator, n: number, clusters: readonly number[] | undefined): Resampler {
  return clusters && new Set(clusters).size > 1 ? clusterResampler(next, clusters) : personResampler(next, n);
}

/** Assumptions that can be drawn anew in place. */
export type DrawnAssumptions = { -readonly [Key in keyof Assumptions]: Assumptions[Key] };

/** Gives the drawn assumptions their next values. */
export type AssumptionSampler = (into: DrawnAssumptions) => void;

/**
 * Draws every assumption that has a triangular range: most likely at the value chosen, impossible outside the range. A
 * range is widened to hold the value chosen. Scenarios are choices, not something unknown, and stay as they are.
 */
export function assumptionSampler(next: Generator, chosen: Assumptions, ranges: Ranges): AssumptionSampler {
  const drawn = (Object.keys(ranges) as RangedAssumption[])
    .filter((assumption) => ranges[assumption]?.shape === "triangular")
    .sort()
    .map((assumption) => {
      const mode = chosen[assumption];
      return { assumption, mode, ...rangeAround(ranges[assumption]!, mode) };
    });
  return (into) => {
    for (const { assumption, low, mode, high } of drawn) {
      into[assumption] = triangularAt(fraction(next), low, mode, high);
    }
  };
}
