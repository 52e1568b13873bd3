/**
 * What decides: society's net present value when one assumption at a time goes to the ends of its range, and the value of
 * each at which society just breaks even.
 */
import type { Assumptions } from "../assumptions.ts";
import type { Threshold, TornadoBar } from "../calculation.ts";
import { effectOf, productionOf, type Basis } from "../engine/basis.ts";
import { profitOver } from "../group/cash-flow.ts";
import { rangeAround, type RangedAssumption, type Ranges } from "./ranges.ts";

/** The cost is tried this share lower and higher. */
const COST_SPAN = 0.1;

/** Society's profit over the horizon (N19) of a group's summed basis, less what was displaced. Kronor. */
const societyProfit = (basis: Basis, cost: number, a: Assumptions): number =>
  profitOver(effectOf(basis, a).samhalle - a.displacement * productionOf(basis, a), cost, a);

/** Ranges of assumptions, in the order of their names. */
const triedOf = (ranges: Ranges): RangedAssumption[] =>
  (Object.keys(ranges) as RangedAssumption[]).filter((assumption) => ranges[assumption]).sort();

/**
 * Society's NPV at the low and the high end of every range, and of the cost ±10 % (kronor), the one that moves it most
 * first; what does not move it at all, as no tax does, is left out. `basis` is the group's sum, net of a comparison if
 * there is one: `ranges` should then have none for deadweight. Empty when no cost is known.
 */
export function tornadoOf(basis: Basis, cost: number | undefined, a: Assumptions, ranges: Ranges): TornadoBar[] {
  if (cost === undefined) return [];
  const bars: TornadoBar[] = triedOf(ranges).map((assumption) => {
    const { low, high } = rangeAround(ranges[assumption]!, a[assumption]);
    const at = (value: number) => societyProfit(basis, cost, { ...a, [assumption]: value });
    return { assumption, low, high, atLow: at(low), atHigh: at(high) };
  });
  const [low, high] = [(1 - COST_SPAN) * cost, (1 + COST_SPAN) * cost];
  const atLow = societyProfit(basis, low, a);
  bars.push({ assumption: "cost", low, high, atLow, atHigh: societyProfit(basis, high, a) });
  const span = (bar: TornadoBar) => Math.abs(bar.atHigh - bar.atLow);
  return bars.filter((bar) => span(bar) > 0).sort((one, other) => span(other) - span(one));
}

/**
 * The value of every assumption that has a range at which society's NPV is 0, the others as chosen; undefined when the
 * NPV has the same sign at both ends of the range, between which it only rises or only falls. Empty when no cost is known.
 */
export function thresholdsOf(basis: Basis, cost: number | undefined, a: Assumptions, ranges: Ranges): Threshold[] {
  if (cost === undefined) return [];
  return triedOf(ranges).map((assumption) => {
    const { low, high } = rangeAround(ranges[assumption]!, a[assumption]);
    const at = (value: number) => societyProfit(basis, cost, { ...a, [assumption]: value });
    const breakEven = zeroOf(at, low, high);
    const side = breakEven === undefined ? undefined : at(low) > at(high) ? "most" : "least";
    return { assumption, now: a[assumption], breakEven, side };
  });
}

/** Where a function that only rises or only falls is zero, by halving; undefined when its ends have the same sign. */
function zeroOf(f: (x: number) => number, low: number, high: number): number | undefined {
  const [atLow, atHigh] = [f(low), f(high)];
  if (atLow === atHigh || Math.sign(atLow) === Math.sign(atHigh)) return undefined;
  let [negative, positive] = atLow < atHigh ? [low, high] : [high, low];
  // Sixty halvings leave less than a double can tell.
  for (let round = 0; round < 60; round++) {
    const middle = (negative + positive) / 2;
    if (f(middle) < 0) negative = middle;
    else positive = middle;
  }
  return positive;
}
