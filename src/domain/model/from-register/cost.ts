/**
 * What the team cost in a period (N18), from Ekonomi, and who paid, from Finansiering. Kronor, unrounded.
 *
 * A budget line counts by its outcome, else by the budget of its period, else by the year's; a line whose days are partly
 * outside the period counts by the days inside. With tracks chosen the team's cost is divided by who ended in them.
 */
import { codeList, type CodeOf } from "#src/domain/code-lists.ts";
import { prepare } from "#src/domain/figures/prepared.ts";
import type { Register } from "#src/domain/register.ts";
import { dayFromCalendar, NO_DAY, yearOf, type Day } from "#src/kernel/dates.ts";
import type { CohortCost, Shares } from "../calculation.ts";
import { equalShares, lawShares } from "../group/cost.ts";

/** Whose cost, when. `part` is the share of the team's cost that the chosen tracks carry. */
export interface CostScope {
  /** 1 at p + 1 for each programme p in scope. */
  readonly isProgramme: Uint8Array;
  readonly from: Day;
  readonly to: Day;
  readonly part: { readonly chosen: number; readonly all: number };
  /** A total that somebody states instead of the register's. */
  readonly stated: number | undefined;
}

/** The cost of a period. */
export function costOf(register: Register, scope: CostScope): CohortCost {
  const booked = bookedTotal(register, scope);
  const actual = financing(register, scope);
  const isKnown = typeof actual === "object";
  const shares = { actual: isKnown ? actual.shares : undefined, law: lawShares, equal: equalShares };
  const whoPaid = isKnown ? `Andelarna: ${actual.origin}.` : unknownFinancing[actual];
  if (scope.stated !== undefined)
    return { total: scope.stated, shares, origin: `Kostnaden är angiven för den här kalkylen. ${whoPaid}` };
  if (!booked) return { total: undefined, shares, origin: `Ingen ekonomi är registrerad för perioden. ${whoPaid}` };
  const { chosen, all } = scope.part;
  const isPart = chosen !== all && all > 0;
  const divided = isPart ? ` Spårets del efter antal avslutade: ${chosen} av ${all}.` : "";
  return {
    total: isPart ? (booked.total * chosen) / all : booked.total,
    shares,
    origin: `Kostnaden: ${booked.origin}.${divided} ${whoPaid}`,
  };
}

const unknownFinancing = {
  none: "Ingen finansiering är registrerad för perioden.",
  incomplete: "Finansieringen kan inte delas: någon part saknar belopp och någon saknar andel.",
} as const;

const yearStart = (year: number): Day => dayFromCalendar(year, 1, 1);

function bookedTotal(
  register: Register,
  { isProgramme, from, to }: CostScope,
): { readonly total: number; readonly origin: string } | undefined {
  const { programmeOf } = prepare(register);
  const { budget_line: line } = register;
  const used = { outcome: 0, period: 0, year: 0 };
  let total = 0;
  let isDivided = false;
  for (let row = 0; row < line.rows; row++) {
    if (isProgramme[programmeOf.budget_line[row]! + 1] === 0) continue;
    const year = line.year[row]!;
    const [first, last] = [yearStart(year), yearStart(year + 1) - 1];
    const own = {
      from: line.from[row] === NO_DAY ? first : line.from[row]!,
      to: line.to[row] === NO_DAY ? last : line.to[row]!,
    };
    const days = (span: { readonly from: Day; readonly to: Day }): number =>
      Math.max(0, Math.min(to, span.to) - Math.max(from, span.from) + 1);
    const inside = days(own);
    if (inside === 0) continue;
    const kind = [line.outcome, line.periodBudget, line.yearBudget].findIndex((column) => !Number.isNaN(column[row]!));
    if (kind === -1) continue;
    // A year's budget is spread over the year, the others over the line's own days.
    const length = kind === 2 ? last - first + 1 : own.to - own.from + 1;
    if (inside < length) isDivided = true;
    total += ([line.outcome, line.periodBudget, line.yearBudget][kind]![row]! * inside) / length;
    used[(["outcome", "period", "year"] as const)[kind]!]++;
  }
  const lines = used.outcome + used.period + used.year;
  if (lines === 0) return undefined;
  const words = [
    ...(used.outcome > 0 ? [`utfallet av ${posts(used.outcome)}`] : []),
    ...(used.period > 0 ? [`periodens budget för ${posts(used.period)} utan utfall`] : []),
    ...(used.year > 0 ? [`årsbudgeten för ${posts(used.year)} utan utfall`] : []),
  ];
  return { total, origin: `${words.join(" och ")}${isDivided ? ", fördelat efter dagar i perioden" : ""}` };
}

const posts = (count: number): string => (count === 1 ? "en post" : `${count} poster`);

type Funder = CodeOf<"funder">;
const funders = codeList("funder").map(({ code }) => code) as readonly Funder[];

function financing(
  register: Register,
  { isProgramme, from, to }: CostScope,
): { readonly shares: Shares; readonly origin: string } | keyof typeof unknownFinancing {
  const { programmeOf } = prepare(register);
  const { funding } = register;
  const amounts = new Map<Funder, number>();
  const percents = new Map<Funder, number>();
  let [lacksAmount, lacksPercent] = [false, false];
  for (let row = 0; row < funding.rows; row++) {
    const funder = funders[funding.party[row]!];
    if (isProgramme[programmeOf.funding[row]! + 1] === 0 || funder === undefined) continue;
    if (!(funding.year[row]! >= yearOf(from) && funding.year[row]! <= yearOf(to))) continue;
    if (Number.isNaN(funding.amount[row]!)) lacksAmount = true;
    if (Number.isNaN(funding.share[row]!)) lacksPercent = true;
    amounts.set(funder, (amounts.get(funder) ?? 0) + (funding.amount[row]! || 0));
    percents.set(funder, (percents.get(funder) ?? 0) + (funding.share[row]! || 0));
  }
  // Amounts of some and percentages of others cannot be put on one scale.
  if (lacksAmount && lacksPercent) return "incomplete";
  const weights = lacksAmount ? percents : amounts;
  const sum = [...weights.values()].reduce((a, b) => a + b, 0);
  if (!(sum > 0)) return "none";
  const shares: Record<string, number> = {};
  const add = (actor: string, share: number) => (shares[actor] = (shares[actor] ?? 0) + share);
  for (const [funder, weight] of weights) {
    if (weight === 0) continue;
    if (funder !== "forbund") add(funder, weight / sum);
    else for (const [actor, share] of Object.entries(lawShares)) add(actor, (share * weight) / sum);
  }
  const isShared = (weights.get("forbund") ?? 0) > 0;
  return {
    shares,
    origin: `finansieringens ${lacksAmount ? "andelar" : "belopp"}${isShared ? ", förbundets del som lag (2003:1210) 5 § fördelar den" : ""}`,
  };
}
