/**
 * The actors (sv. aktörer) among whom every krona is divided. They are all there, employer and insurer too, so that the
 * rows add up to society (identity I1).
 */
import type { Kronor } from "#src/kernel/units.ts";

/** Municipality, region, Arbetsförmedlingen, Försäkringskassan, the rest of the state, participant, employer, insurer. */
export const actors = ["kommun", "region", "af", "fk", "ovrstat", "deltagare", "arbetsgivare", "forsakring"] as const;

/** One of {@link actors}. */
export type Actor = (typeof actors)[number];

/** Rows that are sums: the state is af + fk + ovrstat, society is every actor. */
export type Aggregate = "staten" | "samhalle";

/** The actors of the state. */
export const stateActors: readonly Actor[] = ["af", "fk", "ovrstat"];

/** Kronor per year, by actor. Unrounded. */
export type ByActor = Readonly<Record<Actor, Kronor>>;

/**
 * What changed for every actor, kronor a year, after − before.
 * `deltagare` is disposable income less indirect tax; `disponibel` is disposable income.
 */
export type Effect = ByActor & Readonly<Record<Aggregate | "disponibel", Kronor>>;
