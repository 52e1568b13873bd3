/** The counts of a report with all relations between them, and which are withheld: what is still narrow, what to give up. */
import { attack, type Bound, type Equation } from "./audit.ts";
import type { Variable } from "./inventory.ts";

/** A withheld count must be able to have this many values, as far as a reader can tell. */
const leastValues = 5;
/** How many are helped from further away before asking again. */
const atOnce = 12;
/** Counts of this worth and more are given up last. */
const dearest = 5;

interface Region {
  readonly equations: readonly Equation[];
  readonly bounds: readonly Bound[];
}

export class System {
  readonly withheld: Set<string>;
  private readonly variables: ReadonlyMap<string, Variable>;
  private readonly equations: readonly Equation[];
  private readonly bounds: readonly Bound[];
  private readonly equationsOf = new Map<string, Equation[]>();
  private readonly boundsOf = new Map<string, Bound[]>();

  private readonly isFree: (id: string) => boolean;

  /** Starts with what is already withheld and the counts that are small in themselves. Only the free may be added. */
  constructor(
    variables: ReadonlyMap<string, Variable>,
    equations: readonly Equation[],
    bounds: readonly Bound[],
    decided: { readonly withheld: ReadonlySet<string>; readonly isFree: (id: string) => boolean },
  ) {
    this.withheld = new Set(decided.withheld);
    this.isFree = decided.isFree;
    this.variables = variables;
    this.equations = equations;
    this.bounds = bounds;
    for (const variable of variables.values()) if (variable.secret) this.withheld.add(variable.id);
    for (const equation of equations) for (const id of equation.terms.keys()) append(this.equationsOf, id, equation);
    for (const bound of bounds) {
      append(this.boundsOf, bound.part, bound);
      append(this.boundsOf, bound.whole, bound);
    }
  }

  private readonly known = (id: string) => (this.withheld.has(id) ? undefined : this.variables.get(id)?.value);
  private readonly least = (id: string) => this.variables.get(id)?.least ?? 0;

  private narrow(equations: readonly Equation[], bounds: readonly Bound[]): readonly string[] {
    const ranges = attack(equations, bounds, this.known, this.least);
    return [...ranges].flatMap(([id, { low, high }]) => (high - low + 1 < leastValues ? [id] : []));
  }

  /** The withheld counts that a reader could confine to fewer values than they must be able to have. */
  private pinned(): readonly string[] {
    return this.narrow(this.equations, this.bounds);
  }

  /** All counts in a relation with this one. */
  private neighbours(id: string): readonly string[] {
    return [
      ...(this.equationsOf.get(id) ?? []).flatMap(({ terms }) => [...terms.keys()]),
      ...(this.boundsOf.get(id) ?? []).flatMap(({ part, whole }) => [part, whole]),
    ].filter((other) => other !== id);
  }

  private unknowns(equation: Equation): number {
    let unknown = 0;
    for (const id of equation.terms.keys()) if (this.withheld.has(id)) unknown += 1;
    return unknown;
  }

  /** What would be lost by withholding: its worth, then how many other relations it would stand alone in, then its size. */
  private price(id: string): number | undefined {
    const variable = this.variables.get(id);
    if (!variable || variable.value === 0 || this.withheld.has(id) || !this.isFree(id)) return undefined;
    const alone = (this.equationsOf.get(id) ?? []).filter((equation) => this.unknowns(equation) === 0).length;
    return variable.worth * 1e9 + alone * 1e6 + variable.value;
  }

  /** Withholds until no withheld count is confined, then publishes again what was not needed. */
  solve(): void {
    for (let pinned = this.pinned(); pinned.length > 0; pinned = this.pinned()) {
      const chosen = this.help(pinned, (id) => this.alone(id));
      // Whoever is worked out from one relation alone is helped first: that widens the others too.
      if (chosen.size === 0)
        for (const id of this.help(pinned.slice(0, atOnce), (each) => this.nearest(each))) chosen.add(id);
      if (chosen.size === 0) break;
      for (const id of chosen) this.withheld.add(id);
    }
    this.publishUnneeded();
  }

  /** One count to withhold for each of the pinned, but none for those beside one already chosen: that may be enough. */
  private help(pinned: readonly string[], choose: (id: string) => string | undefined): Set<string> {
    const chosen = new Set<string>();
    for (const id of pinned) {
      if (this.neighbours(id).some((other) => chosen.has(other))) continue;
      const candidate = choose(id);
      if (candidate !== undefined) chosen.add(candidate);
    }
    return chosen;
  }

  /** The cheapest published count of a relation in which `id` is the only unknown. */
  private alone(id: string): string | undefined {
    const direct = (this.equationsOf.get(id) ?? []).filter((equation) => this.unknowns(equation) === 1);
    return this.cheapest(direct.flatMap(({ terms }) => [...terms.keys()]));
  }

  /** The cheapest published count near `id`, going from relation to relation over unknowns; the dearest only when nothing else is left. */
  private nearest(id: string): string | undefined {
    const seen = new Set([id]);
    const dear: string[] = [];
    for (let ring = [id]; ring.length > 0;) {
      const next = new Set(ring.flatMap((each) => this.neighbours(each)).filter((other) => !seen.has(other)));
      for (const other of next) seen.add(other);
      const published = [...next].filter((other) => !this.withheld.has(other));
      const best = this.cheapest(published.filter((other) => this.variables.get(other)!.worth < dearest));
      if (best !== undefined) return best;
      dear.push(...published);
      ring = [...next].filter((other) => this.withheld.has(other));
    }
    return this.cheapest(dear);
  }

  private cheapest(ids: readonly string[]): string | undefined {
    let best: { readonly id: string; readonly price: number } | undefined;
    for (const id of ids) {
      const price = this.price(id);
      if (price !== undefined && (!best || price < best.price)) best = { id, price };
    }
    return best?.id;
  }

  /** Publishes again, the most valuable first, what turned out not to be needed. */
  private publishUnneeded(): void {
    const extra = [...this.withheld]
      .map((id) => this.variables.get(id)!)
      .filter((variable) => !variable.secret && this.isFree(variable.id))
      .sort((a, b) => b.worth - a.worth || b.value - a.value || (a.id < b.id ? -1 : 1));
    for (const { id } of extra) {
      const region = this.region(id);
      this.withheld.delete(id);
      if (this.narrow(region.equations, region.bounds).length > 0) this.withheld.add(id);
    }
  }

  /** The relations that hang together with a withheld count through other withheld counts. */
  private region(id: string): Region {
    const equations = new Set<Equation>();
    const bounds = new Set<Bound>();
    const seen = new Set([id]);
    const queue = [id];
    for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
      const see = (other: string) => {
        if (seen.has(other) || !this.withheld.has(other)) return;
        seen.add(other);
        queue.push(other);
      };
      for (const equation of this.equationsOf.get(here) ?? []) {
        if (equations.has(equation)) continue;
        equations.add(equation);
        for (const other of equation.terms.keys()) see(other);
      }
      for (const bound of this.boundsOf.get(here) ?? []) {
        bounds.add(bound);
        see(bound.part);
        see(bound.whole);
      }
    }
    return { equations: [...equations], bounds: [...bounds] };
  }
}

function append<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** A count as another count plus a number that readers know. */
interface Alias {
  readonly id: string;
  readonly offset: number;
}

/**
 * Counts that are equal by definition, or differ by a number a reader knows, are one count: published everywhere or
 * nowhere. Returns the system of the remaining counts and what each count is called in it.
 */
export function mergeEqual(
  variables: ReadonlyMap<string, Variable>,
  equations: readonly Equation[],
  bounds: readonly Bound[],
) {
  const parent = new Map<string, Alias>();
  const aliasOf = (id: string): Alias => {
    const above = parent.get(id);
    if (!above) return { id, offset: 0 };
    const top = aliasOf(above.id);
    return { id: top.id, offset: top.offset + above.offset };
  };
  for (const { terms, constant } of equations) {
    const [first, second] = [...terms];
    if (terms.size !== 2 || first![1] !== -second![1] || Math.abs(first![1]) !== 1) continue;
    const [a, b] = [aliasOf(first![0]), aliasOf(second![0])];
    // a + a.offset − b − b.offset = ±constant, so a = b + …
    if (a.id !== b.id) parent.set(a.id, { id: b.id, offset: constant * first![1] + b.offset - a.offset });
  }
  const merged = new Map<string, Variable>();
  for (const variable of variables.values()) {
    const { id, offset } = aliasOf(variable.id);
    const seen = merged.get(id);
    merged.set(id, {
      id,
      value: variable.value - offset,
      worth: Math.max(variable.worth, seen?.worth ?? 0),
      least: Math.max(variable.least - offset, seen?.least ?? -Infinity),
      secret: variable.secret || (seen?.secret ?? false),
    });
  }
  const rename = (equation: Equation): Equation => {
    const terms = new Map<string, number>();
    let { constant } = equation;
    for (const [name, coefficient] of equation.terms) {
      const { id, offset } = aliasOf(name);
      constant -= coefficient * offset;
      const sum = (terms.get(id) ?? 0) + coefficient;
      if (sum === 0) terms.delete(id);
      else terms.set(id, sum);
    }
    return { terms, constant };
  };
  return {
    nameOf: (id: string) => aliasOf(id).id,
    variables: merged,
    equations: distinct(equations.map(rename).filter(({ terms }) => terms.size > 0)),
    bounds: bounds.flatMap((bound): Bound[] => {
      const [part, whole] = [aliasOf(bound.part), aliasOf(bound.whole)];
      const slack = bound.slack + whole.offset - part.offset;
      return part.id === whole.id ? [] : [{ part: part.id, whole: whole.id, slack }];
    }),
  };
}

/** Several figures say the same: one equation is enough. */
function distinct(equations: readonly Equation[]): readonly Equation[] {
  const keyOf = ({ terms, constant }: Equation) =>
    `${[...terms]
      .map(([id, coefficient]) => `${id}*${coefficient}`)
      .sort()
      .join("+")}=${constant}`;
  return [...new Map(equations.map((equation) => [keyOf(equation), equation])).values()];
}
