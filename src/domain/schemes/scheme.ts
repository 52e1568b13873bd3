/**
 * Report schemes (sv. resultatscheman): what a report calls a result, as a versioned mapping from the atomic exit.
 *
 * A scheme is data: who counts (`population`) and ordered categories with a rule each. Compiling it proves that every
 * exit of the population falls in exactly one category.
 */
import { codeList, type CodeOf } from "#src/domain/code-lists.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import type { IsoDate } from "#src/kernel/dates.ts";

/** Which exits count. An exit must satisfy all that is given. */
export interface SchemePopulation {
  /** The rule in Swedish, printed beside the figure. */
  readonly words: string;
  readonly exitKinds?: readonly CodeOf<"exitKind">[];
  readonly withoutReasons?: readonly CodeOf<"exitReason">[];
  readonly reasonRecorded?: true;
}

/** A category: exits with one of the destinations or reasons, or every other exit with a known destination. */
export type SchemeCategory = Labelled &
  (
    | { readonly destinations: readonly CodeOf<"destination">[] }
    | { readonly reasons: readonly CodeOf<"exitReason">[] }
    | { readonly others: true }
  );

interface SchemeBase {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** When reports used the scheme; a programme says itself which one it uses when. */
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** A scheme with exclusive categories. */
export interface CategoryScheme extends SchemeBase {
  readonly kind: "categories";
  readonly population: SchemePopulation;
  readonly categories: readonly SchemeCategory[];
  /** Codes of the categories that mean that the goal was reached; empty when the scheme has no goal. */
  readonly goal: readonly string[];
}

/** A scheme that is a set of results which may overlap: it says which figures a report of that plan shows. */
export interface ResultListScheme extends SchemeBase {
  readonly kind: "results";
  readonly figures: readonly string[];
}

export type Scheme = CategoryScheme | ResultListScheme;

/** Outside the scheme's population. */
export const OUTSIDE = -1;

const kinds = codeList("exitKind").length + 1;
const reasons = codeList("exitReason").length + 1;
const destinations = codeList("destination").length + 1;

/** Every combination of exit kind, reason and destination, empty included (position −1). */
export function* everyExit(): Generator<readonly [kind: number, reason: number, destination: number]> {
  for (let kind = -1; kind < kinds - 1; kind++)
    for (let reason = -1; reason < reasons - 1; reason++)
      for (let destination = -1; destination < destinations - 1; destination++) yield [kind, reason, destination];
}

/** The place of an exit in `everyExit`. Arguments are positions in their lists, −1 when empty. */
export const exitIndex = (kind: number, reason: number, destination: number): number =>
  ((kind + 1) * reasons + reason + 1) * destinations + destination + 1;

const codeAt = (list: "exitKind" | "exitReason" | "destination", position: number) => codeList(list)[position]?.code;

/** Whether an exit counts in a scheme. Arguments are positions in their lists, −1 when empty. */
export function inPopulation(population: SchemePopulation, kind: number, reason: number): boolean {
  const kindCode: string | undefined = codeAt("exitKind", kind);
  const reasonCode: string | undefined = codeAt("exitReason", reason);
  if (population.exitKinds && !population.exitKinds.some((code) => code === kindCode)) return false;
  if (population.withoutReasons?.some((code) => code === reasonCode)) return false;
  return !population.reasonRecorded || reasonCode !== undefined;
}

/** A scheme ready to sort exits. */
export interface CompiledScheme {
  readonly scheme: CategoryScheme;
  /** The categories, with `saknas` last when the scheme has a category for every other destination. */
  readonly categories: readonly Labelled[];
  /** Position of the exit's category; OUTSIDE when it is not of the population. Arguments as in `inPopulation`. */
  readonly categoryOf: (kind: number, reason: number, destination: number) => number;
  /** Positions of the goal's categories; empty when the scheme has no goal. */
  readonly goal: ReadonlySet<number>;
}

/**
 * Compiles a scheme to a table over every possible exit. Throws, since a scheme is part of the program, when an exit of
 * the population falls in no category or in several, or when a goal is no category.
 */
export function compileScheme(scheme: CategoryScheme): CompiledScheme {
  const hasOthers = scheme.categories.some((category) => "others" in category);
  const categories = [
    ...scheme.categories.map(({ code, label }) => ({ code, label })),
    ...(hasOthers ? [MISSING] : []),
  ];
  const table = new Int8Array(kinds * reasons * destinations).fill(OUTSIDE);
  for (const [kind, reason, destination] of everyExit()) {
    if (!inPopulation(scheme.population, kind, reason)) continue;
    const matching = matchingCategories(scheme, reason, destination);
    const [only] = matching;
    if (only === undefined || matching.length > 1) {
      const exit = [codeAt("exitKind", kind), codeAt("exitReason", reason), codeAt("destination", destination)];
      const found = matching.map((position) => categories[position]!.code).join(" and ") || "no category";
      throw new Error(`Scheme ${scheme.id}: exit ${exit.map((code) => code ?? "(empty)").join("/")} is in ${found}`);
    }
    table[exitIndex(kind, reason, destination)] = only;
  }
  const goal = new Set(scheme.goal.map((code) => categories.findIndex((category) => category.code === code)));
  if (goal.has(-1)) throw new Error(`Scheme ${scheme.id}: a goal is not one of its categories`);
  return {
    scheme,
    categories,
    goal,
    categoryOf: (kind, reason, destination) => table[exitIndex(kind, reason, destination)]!,
  };
}

/** Positions of the categories an exit of the population satisfies; the position after the last is `saknas`. */
function matchingCategories(scheme: CategoryScheme, reason: number, destination: number): readonly number[] {
  const reasonCode: string | undefined = codeAt("exitReason", reason);
  const destinationCode: string | undefined = codeAt("destination", destination);
  const isUnknown = destinationCode === undefined || destinationCode === MISSING.code;
  const named = scheme.categories.flatMap((category, position) => {
    if ("destinations" in category)
      return category.destinations.some((code) => code === destinationCode) ? [position] : [];
    if ("reasons" in category) return category.reasons.some((code) => code === reasonCode) ? [position] : [];
    return [];
  });
  const others = scheme.categories.findIndex((category) => "others" in category);
  if (named.length > 0 || others < 0) return named;
  return [isUnknown ? scheme.categories.length : others];
}
