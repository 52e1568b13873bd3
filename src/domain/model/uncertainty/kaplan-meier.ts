/** How long effects last, when some are still seen to last: the product-limit estimate (Kaplan & Meier, JASA 53, 1958). */
import { Z } from "#src/kernel/statistics.ts";
import type { Duration } from "../calculation.ts";

/** The estimate from one time on, until the next. */
export interface SurvivalPoint {
  /** Months after exit at which somebody's effect was lost, or somebody was last seen. */
  readonly months: number;
  /** Persons still followed just before; those last seen at the time itself are among them. */
  readonly atRisk: number;
  readonly ended: number;
  /** Share whose effect lasts beyond the time: S(t), 0–1. */
  readonly survival: number;
  /** Greenwood's standard error of S(t); null when nobody is left. */
  readonly standardError: number | null;
  /** 95 % interval; null where the formula gives none. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A whole estimate. */
export interface Survival {
  readonly n: number;
  readonly points: readonly SurvivalPoint[];
  /** Months by which half have lost it; null when fewer than half are seen to. */
  readonly median: number | null;
}

/** How the interval is made: of log S, R's default, or of log(−log S), which stays within 0–1 by itself. */
export type SurvivalInterval = "log" | "log-log";

/** How near a half S(t) must be to count as a half, as in R. */
const NEAR = Math.sqrt(Number.EPSILON);

/**
 * S(t) = Π (1 − dᵢ/nᵢ) over the times up to t, with Greenwood's standard error S·√Σ dᵢ/(nᵢ(nᵢ − dᵢ)). Whoever was last
 * seen when another's effect was lost counts as followed at that time. R's `survival::survfit`.
 */
export function kaplanMeier(durations: readonly Duration[], interval: SurvivalInterval = "log"): Survival {
  const sorted = [...durations].sort((a, b) => a.months - b.months);
  const points: SurvivalPoint[] = [];
  let survival = 1;
  let variance = 0;
  for (let at = 0, next = 0; at < sorted.length; at = next) {
    const { months } = sorted[at]!;
    const atRisk = sorted.length - at;
    let ended = 0;
    for (; next < sorted.length && sorted[next]!.months === months; next++) if (sorted[next]!.ended) ended++;
    survival *= (atRisk - ended) / atRisk;
    if (ended > 0) variance += ended / (atRisk * (atRisk - ended));
    const error = Math.sqrt(variance);
    points.push({
      months,
      atRisk,
      ended,
      survival,
      standardError: survival === 0 ? null : survival * error,
      ...bounds(survival, error, interval),
    });
  }
  return { n: sorted.length, points, median: medianOf(points) };
}

/** `error` is the standard error of log S. */
function bounds(survival: number, error: number, interval: SurvivalInterval): Pick<SurvivalPoint, "low" | "high"> {
  if (survival === 0 || (interval === "log-log" && survival === 1)) return { low: null, high: null };
  const log = Math.log(survival);
  if (interval === "log") {
    return { low: Math.exp(log - Z * error), high: Math.min(1, Math.exp(log + Z * error)) };
  }
  const width = (Z * error) / log;
  return { low: Math.exp(-Math.exp(Math.log(-log) - width)), high: Math.exp(-Math.exp(Math.log(-log) + width)) };
}

/** The first time S is at most a half; where it stays at a half for a while, the middle of that while. */
function medianOf(points: readonly SurvivalPoint[]): number | null {
  const first = points.find(({ survival }) => survival < 0.5 + NEAR);
  if (!first) return null;
  const below = points.find(({ survival }) => survival < first.survival);
  return Math.abs(first.survival - 0.5) < NEAR && below ? (first.months + below.months) / 2 : first.months;
}

/** Fewest persons an estimate of persistence may rest on. */
const fewestFollowed = 10;

/** Yearly persistence from follow-ups. */
export interface ObservedPersistence {
  /** ρ: share of the effect that remains from one year to the next, with its 95 % interval. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Persons followed beyond `since`. */
  readonly n: number;
  /** Months after exit between which losses count. */
  readonly since: number;
  readonly until: number;
}

/**
 * ρ = (S(t) / S(m))^(12 / (t − m)): what remained at the last time t at which at least {@link fewestFollowed} persons were
 * still followed, of what there was when the situation after was read, `measuredAt` months m after exit. Losses before m
 * are in that situation already and would count twice. When t is less than a year beyond m they count from the exit
 * instead, the careful side: losses are quicker at first. Undefined when t is less than a year after exit too, since a
 * year's persistence cannot be seen in half a year. The interval is that of S(t) / S(m), raised likewise.
 */
export function persistenceFrom(durations: readonly Duration[], measuredAt: number): ObservedPersistence | undefined {
  return persistenceSince(durations, measuredAt) ?? persistenceSince(durations, 0);
}

/** Whoever was lost or last seen by `since` is not at risk afterwards, so the product over the others is S(t) / S(since). */
function persistenceSince(durations: readonly Duration[], since: number): ObservedPersistence | undefined {
  const { n, points } = kaplanMeier(durations.filter(({ months }) => months > since));
  const last = points.findLast(({ atRisk }) => atRisk >= fewestFollowed);
  if (!last || last.months - since < 12) return undefined;
  const yearly = (survival: number) => survival ** (12 / (last.months - since));
  return {
    value: yearly(last.survival),
    low: yearly(last.low ?? 0),
    high: yearly(last.high ?? 0),
    n,
    since,
    until: last.months,
  };
}
