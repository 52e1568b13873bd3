/**
 * Which amounts may be printed. Amounts are no counts, but an amount that comes from one to four persons tells something
 * about them, and so does a sum or a difference of published amounts that comes from so few.
 *
 * The method is that of small-cells.ts: attack one's own report. Every amount is a sum over persons; the sums that a
 * reader can make of what is published are made here too, person by person, and where one has one to four persons in it,
 * one more row is withheld. Rows that are zero for everybody are published.
 */
import { actors, stateActors, type Actor, type Effect } from "#src/domain/model/actors.ts";
import { presets, type Assumptions } from "#src/domain/model/assumptions.ts";
import type { ResultRow, TornadoBar } from "#src/domain/model/calculation.ts";
import { effectOf, productionOf, type Basis } from "#src/domain/model/engine/basis.ts";
import { fewestForActors, fewestForAnything } from "#src/domain/model/group/disclosure.ts";
import type { Contribution } from "./input.ts";

/** What may be printed. */
export interface AmountPublication {
  /** `none`: no amount at all; `society`: society's row, without interval; `actors`: rows by actor and intervals. */
  readonly level: "none" | "society" | "actors";
  /** Is the row's amount printed? */
  readonly shows: (row: ResultRow) => boolean;
  /** Is society's result under another value of this assumption printed? */
  readonly showsChangeOf: (assumption: TornadoBar["assumption"]) => boolean;
  /** Are municipality, region and state printed net of income equalisation? Net and gross together give the tax base. */
  readonly equalised: boolean;
  /** What of the table comparable with older reports stands beside this one? Their difference is those who interrupted. */
  readonly comparable: "none" | "society" | "actors";
}

/** One number per person: what she has in a sum. */
type Parts = readonly number[];

/** Amounts below half an öre are binary dust. */
const dust = 0.005;
const supportOf = (parts: Parts): number => parts.reduce((n, part) => n + (Math.abs(part) > dust ? 1 : 0), 0);
/** Comes their sum from nobody, or from enough persons? Looks no further than it must. */
function isSafeSum(all: readonly Parts[]): boolean {
  let support = 0;
  for (let person = 0; person < (all[0]?.length ?? 0); person++) {
    let sum = 0;
    for (const parts of all) sum += parts[person]!;
    if (Math.abs(sum) > dust && ++support >= fewestForAnything) return true;
  }
  return support === 0;
}
const isSafe = (parts: Parts): boolean => isSafeSum([parts]);
const sumOf = (all: readonly Parts[]): Parts =>
  all.length === 0 ? [] : all[0]!.map((_, person) => all.reduce((sum, parts) => sum + parts[person]!, 0));
const less = (a: Parts, b: Parts): Parts => a.map((part, person) => part - b[person]!);

const nothing: AmountPublication = {
  level: "none",
  shows: () => false,
  showsChangeOf: () => false,
  equalised: false,
  comparable: "none",
};

/**
 * Decides for a cohort. `counted` are the persons whose effects the sums hold and `everybody` the computed ones, with
 * those a narrower population leaves out. Inside the team (`outside` false) only the number of persons decides.
 */
export function decideAmounts(
  everybody: readonly Contribution[],
  assumptions: Assumptions,
  outside: boolean,
): AmountPublication {
  const counted = everybody.filter(({ exit }) => assumptions.population === "ended" || exit === "completed");
  if (counted.length < fewestForAnything) return nothing;
  const level = counted.length < fewestForActors ? "society" : "actors";
  const all: AmountPublication = {
    level,
    shows: (row) => level === "actors" || row === "samhalle",
    showsChangeOf: () => level === "actors",
    equalised: level === "actors",
    comparable: "actors",
  };
  if (!outside) return all;
  const effects = counted.map(({ result }) => result.effect);
  const bases = counted.map(({ result }) => result.basis);
  const row = (name: keyof Effect): Parts => effects.map((effect) => effect[name]);
  if (!isSafe(row("samhalle"))) return nothing;
  const shown = level === "actors" ? shownRows(row, bases) : new Set<ResultRow>(["samhalle"]);
  const shows = (name: ResultRow) => shown.has(name);
  return {
    level: shown.size === 1 ? "society" : level,
    shows,
    showsChangeOf: (assumption) => level === "actors" && isSafe(changeOf(assumption, bases, assumptions)),
    equalised:
      (["kommun", "region", "ovrstat"] as const).every(shows) &&
      [bases.map(({ taxBase }) => taxBase), municipalOther(bases), regionalOther(bases)].every(isSafe),
    comparable: comparableOf(everybody, assumptions, shows),
  };
}

const municipalOther = (bases: readonly Basis[]): Parts => bases.map((b) => b.municipality - b.municipalTax);
const regionalOther = (bases: readonly Basis[]): Parts => bases.map((b) => b.region - b.regionalTax);

/** What society's result at another value of an assumption tells, beside the result itself; nothing about most. */
function changeOf(assumption: TornadoBar["assumption"], bases: readonly Basis[], a: Assumptions): Parts {
  if (assumption === "kappaDisability") return bases.map((b) => b.supportDisability + a.agreedPremium * b.supportBase);
  if (assumption === "kappaHiring") return bases.map((b) => b.supportHiring);
  if (assumption === "agreedPremium") return bases.map((b) => b.wage - a.kappaDisability * b.supportBase);
  if (assumption !== "displacement") return [];
  // Society with and without displacement gives production, and production less society the resources.
  return [bases.map((b) => productionOf(b, a)), bases.map((b) => b.resources)].find((parts) => !isSafe(parts)) ?? [];
}

/**
 * The rows that may stand side by side. Society does; actors are taken away until no sum that a reader can make comes
 * from one to four persons. What is withheld can still be had as a block: the whole less the rows that are shown.
 */
function shownRows(row: (name: keyof Effect) => Parts, bases: readonly Basis[]): ReadonlySet<ResultRow> {
  const hidden = new Set<Actor>(actors.filter((actor) => !isSafe(row(actor))));
  // Tax of the region gives the municipality's, and what is left of the municipality's row is its own payments.
  if (supportOf(regionalOther(bases)) === 0 && !isSafe(municipalOther(bases)) && !hidden.has("kommun"))
    hidden.add("region");
  let state = isSafe(row("staten"));
  const bySupport = [...actors].sort((a, b) => supportOf(row(a)) - supportOf(row(b)));
  const isState = (actor: Actor) => stateActors.includes(actor);
  const give = (among: readonly Actor[]): boolean => {
    const next = bySupport.find((actor) => among.includes(actor) && !hidden.has(actor) && supportOf(row(actor)) > 0);
    if (next) hidden.add(next);
    return next !== undefined;
  };
  for (;;) {
    const blocks = state
      ? [actors.filter((actor) => hidden.has(actor) && isState(actor)), actors.filter((actor) => hidden.has(actor) && !isState(actor))]
      : [[...hidden]]; // prettier-ignore
    const unsafe = unsafeSum(row, hidden, blocks);
    if (!unsafe) break;
    const gave = state && unsafe.every(isState) ? give(stateActors) : give(unsafe) || give(actors);
    if (gave) continue;
    if (!state) return new Set(["samhalle"]);
    state = false;
  }
  const shown = actors.filter((actor) => !hidden.has(actor));
  // Nothing but zeros beside society says nothing more than society.
  if (!state && shown.every((actor) => supportOf(row(actor)) === 0)) return new Set(["samhalle"]);
  return new Set<ResultRow>(["samhalle", ...(state ? (["staten"] as const) : []), ...shown]);
}

/** Actors whose sum a reader can make and that comes from one to four persons; undefined when there are none such. */
function unsafeSum(
  row: (name: keyof Effect) => Parts,
  hidden: ReadonlySet<Actor>,
  blocks: readonly (readonly Actor[])[],
): readonly Actor[] | undefined {
  const items = [...actors.filter((actor) => !hidden.has(actor)).map((actor) => [actor]), ...blocks].filter(
    (item) => item.length > 0,
  );
  const parts = items.map((item) => sumOf(item.map((actor) => row(actor))));
  for (let choice = 1; choice < 2 ** items.length; choice++) {
    const chosen = items.flatMap((item, index) => ((choice >> index) & 1 ? [{ item, parts: parts[index]! }] : []));
    if (!isSafeSum(chosen.map((one) => one.parts))) return chosen.flatMap(({ item }) => item);
  }
  return undefined;
}

/**
 * What of the sums over those who completed, under the older reports' assumptions, may stand beside these? The difference
 * of a row is what those who interrupted have in it, and the same holds for sums of rows.
 */
function comparableOf(
  everybody: readonly Contribution[],
  assumptions: Assumptions,
  shows: (row: ResultRow) => boolean,
): AmountPublication["comparable"] {
  const counted = (exit: Contribution["exit"]) => assumptions.population === "ended" || exit === "completed";
  const older = everybody.map(({ exit, result }) =>
    exit === "completed" ? effectOf(result.basis, presets.jamforbar) : undefined,
  );
  const theirs = (row: keyof Effect): Parts => older.map((effect) => effect?.[row] ?? 0);
  const ours = (row: keyof Effect): Parts =>
    everybody.map(({ exit, result }) => (counted(exit) ? result.effect[row] : 0));
  const between = (row: keyof Effect): Parts => less(ours(row), theirs(row));
  const hidden = new Set<Actor>(actors.filter((actor) => !shows(actor)));
  const isState = (actor: Actor) => stateActors.includes(actor);
  const blocks = shows("staten")
    ? [actors.filter((actor) => hidden.has(actor) && isState(actor)), actors.filter((actor) => hidden.has(actor) && !isState(actor))]
    : [[...hidden]]; // prettier-ignore
  if (![theirs, between].every((row) => isSafe(row("samhalle")))) return "none";
  return [theirs, between].every((row) => unsafeSum(row, hidden, blocks) === undefined) ? "actors" : "society";
}
