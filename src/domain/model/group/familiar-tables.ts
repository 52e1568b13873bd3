/**
 * The tables that the teams know: revenue (sv. intäkter), profit (sv. lönsamhet) and payback (sv. återbetalningstid).
 * Sums, shares and quotients are exact; only the printed amount is rounded.
 */
import { ceilQuotient, partOf, rationalOf, roundHalfAway, sumOf, times, type Rational } from "#src/kernel/rational.ts";
import { printed, type Typography } from "#src/kernel/swedish-number.ts";
import { familiarAmount, noPaybackMark } from "./amounts.ts";
import type { Given, GivenGroup, GivenRow } from "./given-file.ts";

/** A table as it is printed: a row's name and its cells. Revenue and profit: one year, per participant, the horizon. */
export interface FamiliarTable {
  readonly kind: "revenue" | "profit" | "payback";
  /** Undefined for payback, which has a column for each group. */
  readonly group: string | undefined;
  readonly rows: readonly (readonly string[])[];
}

/** The tables, and society's first-year profit for each group with the cost written off over five years. */
export interface FamiliarTables {
  /** Revenue of each group, profit of each group, payback. */
  readonly tables: readonly FamiliarTable[];
  /** Empty when no row sums every actor. */
  readonly writtenOff: readonly { readonly group: string; readonly amount: string }[];
}

/** Years in the last column of tables from given numbers, and of the write-off. */
const years = 5n;

/** The tables of given numbers, by the rules of older reports: nothing fades, nothing is discounted. */
export function familiarTables(given: Given, typography: Typography = printed): FamiliarTables {
  const { groups, rows } = given;
  const revenue = groups.map((group): FamiliarTable => {
    const line = (row: GivenRow) => {
      const total = kronorOf(group.revenue, row);
      return cellsOf(row.name, total, times(total, years), group.participants, typography);
    };
    return { kind: "revenue", group: group.name, rows: rows.map(line) };
  });
  // Who never bears a cost, the participants, has no profit to show.
  const bearing = rows.filter((row) => groups.some((group) => bears(group, row)));
  const profit = groups.map((group): FamiliarTable => {
    const line = (row: GivenRow) => {
      const [total, cost] = [kronorOf(group.revenue, row), kronorOf(group.cost, row)];
      const first = sumOf([total, times(cost, -1n)]);
      return cellsOf(row.name, first, sumOf([times(total, years), times(cost, -1n)]), group.participants, typography);
    };
    return { kind: "profit", group: group.name, rows: bearing.map(line) };
  });
  const payback = bearing.map((row) => [row.name, ...groups.map((group) => monthsOf(group, row))]);
  return {
    tables: [...revenue, ...profit, { kind: "payback", group: undefined, rows: payback }],
    writtenOff: groups.flatMap((group) => writtenOff(group, rows, typography)),
  };
}

/** Actors whose money is in no row of their own: then the rows under the total do not sum to it. */
export function actorsWithoutRow({ groups, rows }: Given): readonly string[] {
  const parts = rows.filter((row) => !groups.some((group) => sumsEveryActor(group, row)));
  const shown = new Set(parts.flatMap((row) => row.actors));
  const all = new Set(groups.flatMap((group) => [...group.revenue.keys(), ...group.cost.keys()]));
  return [...all].filter((actor) => !shown.has(actor));
}

/** A row's sum of thousands, in kronor. */
const kronorOf = (amounts: ReadonlyMap<string, number>, row: GivenRow): Rational =>
  times(sumOf(row.actors.map((actor) => rationalOf(amounts.get(actor)!))), 1000n);

const bears = (group: GivenGroup, row: GivenRow): boolean => kronorOf(group.cost, row).numerator > 0n;

/** A table's row: an amount of one year, the same per participant, and an amount of all years. */
function cellsOf(name: string, first: Rational, all: Rational, participants: number, typography: Typography): string[] {
  const amounts = [first, partOf(first, BigInt(participants)), all];
  return [name, ...amounts.map((amount) => familiarAmount(amount, typography))];
}

/** ⌈12·C/R⌉ with R in whole thousands (N20); however many months it is. */
function monthsOf(group: GivenGroup, row: GivenRow): string {
  const thousands = roundHalfAway(partOf(kronorOf(group.revenue, row), 1000n));
  if (thousands <= 0n || !bears(group, row)) return noPaybackMark;
  const cost = times(kronorOf(group.cost, row), 12n);
  return ceilQuotient(cost, { numerator: thousands * 1000n, denominator: 1n }).toString();
}

const sumsEveryActor = ({ revenue, cost }: GivenGroup, row: GivenRow): boolean =>
  [...revenue.keys(), ...cost.keys()].every((actor) => row.actors.includes(actor));

/** R − C/5 of the row that sums every actor. */
function writtenOff(group: GivenGroup, rows: readonly GivenRow[], typography: Typography) {
  const society = rows.find((row) => sumsEveryActor(group, row));
  if (!society) return [];
  const charge = partOf(times(kronorOf(group.cost, society), -1n), years);
  const amount = familiarAmount(sumOf([kronorOf(group.revenue, society), charge]), typography);
  return [{ group: group.name, amount }];
}
