/**
 * Which numbers may leave the team. Counts of one to four are withheld, and with them as many others as it takes for
 * no reader to work a withheld count out from sums, differences, shares, other tables or the period before.
 *
 * The method is to attack one's own report: build all relations between the counts, ask what range each withheld count
 * could be confined to (audit.ts), withhold one more published count where the range is too narrow, and ask again. A
 * withheld value does not say whether it was small, which would narrow the range further. Zero is published.
 *
 * Not covered: comparing reports of periods that overlap in part, such as a half year with its whole year.
 */
import { formatIsoDate, parseIsoDate } from "#src/kernel/dates.ts";
import { goalReference, rowsOf, type Disclosure, type Publication, type ReportEvaluation } from "./facts.ts";
import type { Bound, Equation } from "./small-cells/audit.ts";
import { canonical, takeInventory, type Inventory, type Rule } from "./small-cells/inventory.ts";
import { relate, relatePeriods } from "./small-cells/relations.ts";
import { mergeEqual, System } from "./small-cells/system.ts";

interface Side {
  readonly evaluation: ReportEvaluation;
  readonly inventory: Inventory;
  readonly prefix: string;
}

/**
 * Decides for each evaluation (the report's period first, then perhaps the one before) what may be printed outside the
 * team.
 * Deterministic. Everything that is not known to be safe is withheld.
 */
export function decidePublication(evaluations: readonly ReportEvaluation[]): readonly Publication[] {
  const sides = evaluations.map((whole, index): Side => {
    const prefix = `${index}:`;
    const evaluation = index === 0 ? whole : comparable(whole);
    return { evaluation, inventory: takeInventory(evaluation.figures, prefix), prefix };
  });
  const relations = sides.map(({ evaluation, inventory, prefix }) => relate(evaluation, inventory, prefix));
  const equations = [...relations.flatMap((each) => each.equations), ...adjacent(sides)];
  const bounds = relations.flatMap((each) => each.bounds);
  const withheld = withhold(sides, equations, bounds);
  return sides.map((side) => publicationOf(side, withheld));
}

/**
 * Of the period before only single counts are printed. Its tables are not, so that their small cells take nothing from
 * this period's.
 */
const comparable = (evaluation: ReportEvaluation): ReportEvaluation => ({
  ...evaluation,
  figures: Object.fromEntries(
    Object.entries(evaluation.figures).filter(([id, { kind }]) => kind === "count" || id === "queue.at-end"),
  ),
});

function adjacent(sides: readonly Side[]): readonly Equation[] {
  return sides.flatMap((later) =>
    sides.flatMap((earlier) => {
      const end = parseIsoDate(earlier.evaluation.period.to);
      if (end === undefined || formatIsoDate(end + 1) !== later.evaluation.period.from) return [];
      return relatePeriods(earlier, later);
    }),
  );
}

/** Figures whose categories depend on the chosen scheme, or on the figures that do. */
const schemeFigures = /^(exit\.(results|goal-)|goals$|economy\.per-participant$)/;

/**
 * In which round a count is decided: first what is the same in every report and on every page of the period, then what
 * depends on the scheme, then the period before, last what only a report with benefits has. A later round never changes an
 * earlier one, so that two reports of one period publish the same and cannot be laid side by side to reveal more.
 */
function roundOf(id: string): number {
  return Math.max(
    ...id.split("−").map((part) => {
      if (!part.startsWith("0:")) return 2;
      if (part.startsWith("0:nytta.")) return 3;
      return schemeFigures.test(part.slice(2, part.indexOf("#"))) ? 1 : 0;
    }),
  );
}

/** The ids of all counts that are not printed. */
function withhold(
  sides: readonly Side[],
  equations: readonly Equation[],
  bounds: readonly Bound[],
): ReadonlySet<string> {
  const variables = new Map(sides.flatMap(({ inventory }) => [...inventory.variables]));
  const same = mergeEqual(variables, equations, bounds);
  const rounds = new Map<string, number>();
  for (const id of variables.keys()) {
    const name = same.nameOf(id);
    rounds.set(name, Math.min(rounds.get(name) ?? Infinity, roundOf(id)));
  }
  let withheld: ReadonlySet<string> = new Set();
  for (const round of [0, 1, 2, 3]) {
    const isKnown = (id: string) => rounds.get(id)! <= round;
    const system = new System(
      new Map([...same.variables].filter(([id]) => isKnown(id))),
      same.equations.filter(({ terms }) => [...terms.keys()].every(isKnown)),
      same.bounds.filter(({ part, whole }) => isKnown(part) && isKnown(whole)),
      { withheld, isFree: (id) => rounds.get(id) === round },
    );
    system.solve();
    withheld = system.withheld;
  }
  return new Set([...variables.keys()].filter((id) => withheld.has(same.nameOf(id))));
}

function publicationOf(side: Side, withheld: ReadonlySet<string>): Publication {
  const { figures } = side.evaluation;
  const decide = (figure: string, path: string): Disclosure => {
    const [, row, part] = /^rows\/([^/]+)\/(\w+)$/.exec(path) ?? [];
    if (figure === "goals" && row !== undefined && figures.goals) {
      if (part === "target" || part === "label" || part === "code" || part === "direction") return "shown";
      const code = rowsOf(figures.goals)[Number(row)]?.code;
      const reference = goalReference(figures, typeof code === "string" ? code : "");
      return reference.figure === "goals" ? "complementary" : decide(reference.figure, reference.path);
    }
    const rule = side.inventory.rules.get(side.prefix + canonical(figures, figure, path));
    return disclosureOf(rule, side.inventory, withheld);
  };
  return (fact) => decide(fact.figure, fact.path);
}

function disclosureOf(rule: Rule | undefined, inventory: Inventory, withheld: ReadonlySet<string>): Disclosure {
  if (!rule) return "complementary";
  if (rule.kind === "open") return "shown";
  if (rule.kind === "never") return "extreme";
  const safe = rule.of.every((id) => {
    const variable = inventory.variables.get(id);
    if (!variable || withheld.has(id)) return false;
    return variable.value === 0 || variable.value >= rule.group;
  });
  return safe ? "shown" : "complementary";
}
