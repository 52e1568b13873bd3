/** Who gains: one bar for every actor, adding up to society. */
import { scaleLinear } from "d3-scale";
import { labelColumn } from "#src/domain/report/charts/bars.ts";
import {
  chartWidth, fontSize, line, lineHeight, paint, palette, rect, text, textWidth, wrap, type Fill,
} from "#src/domain/report/charts/svg.ts"; // prettier-ignore
import { actors } from "../actors.ts";
import type { Calculation, Interval, ResultRow } from "../calculation.ts";
import { chargedCost } from "../group/cash-flow.ts";
import { displacedResult } from "../group/results.ts";
import { rowNames } from "../names.ts";
import type { ModelDrawing } from "./drawing.ts";
import { endsOf, intervalText, signedAmount, twinRow } from "./labels.ts";

/** What a bar is: profit over the horizon, or revenue when the cost is not known. */
export interface ActorAmount {
  /**
   * A row of the results, or what closes the sum: production displaced elsewhere, a payer outside the model, actors
   * whose rows are withheld.
   */
  readonly row: ResultRow | "displaced" | "ovrig" | "withheld";
  readonly name: string;
  readonly amount: number;
  readonly interval: Interval | undefined;
}

/** The bars and the sum they make. */
export interface ActorAmounts {
  readonly of: "profit" | "revenue";
  readonly parts: readonly ActorAmount[];
  readonly society: ActorAmount;
  /** Undefined when it is withheld. */
  readonly state: ActorAmount | undefined;
}

/**
 * Present value over the horizon by actor, kronor: profit when the cost is known, otherwise revenue. Parts add up to
 * society. Undefined when the calculation has no rows.
 */
export function actorAmounts(calculation: Calculation): ActorAmounts | undefined {
  const { rows, assumptions, cost, displaced, uncertainty } = calculation;
  const profit = rows.every(({ horizonProfit }) => horizonProfit !== undefined);
  const amountOf = (row: ResultRow): ActorAmount | undefined => {
    const found = rows.find((one) => one.row === row);
    if (!found) return undefined;
    const interval = uncertainty?.rows.find((one) => one.row === row)?.horizonProfit;
    return {
      row,
      name: rowNames[row],
      amount: profit ? found.horizonProfit! : found.horizonRevenue,
      interval: profit ? interval : undefined,
    };
  };
  const society = amountOf("samhalle");
  const state = amountOf("staten");
  if (!society) return undefined;
  const named = actors.flatMap((actor) => amountOf(actor) ?? []);
  const paidElsewhere = profit ? -chargedCost((cost.total ?? 0) * otherShare(calculation), assumptions) : 0;
  const closing: ActorAmount[] = [
    {
      row: "displaced",
      name: "Undanträngd produktion",
      amount: displacedResult(displaced, assumptions).horizonRevenue,
      interval: undefined,
    },
    { row: "ovrig", name: "Annan finansiär", amount: paidElsewhere, interval: undefined },
  ];
  const known = [...named, ...closing.filter(({ amount }) => amount !== 0)];
  const rest = society.amount - known.reduce((sum, { amount }) => sum + amount, 0);
  const withheld: ActorAmount = { row: "withheld", name: "Övriga tillsammans", amount: rest, interval: undefined };
  return {
    of: profit ? "profit" : "revenue",
    parts: named.length < actors.length ? [...known, withheld] : known,
    society,
    state,
  };
}

function otherShare({ cost, split }: Calculation): number {
  return cost.shares[split]?.ovrig ?? 0;
}

const rowGap = 8;

/** Bars by actor, the sum line and society. Undefined when there are no rows. `id` must be fit for XML. */
export function actorBars(calculation: Calculation, id: string): ModelDrawing | undefined {
  const amounts = actorAmounts(calculation);
  if (!amounts) return undefined;
  const { parts, society, state } = amounts;
  const sum = { ...society, name: "Summa = samhället" };
  const ofState = state && { ...state, name: "varav staten" };
  const all = [...parts, sum, ...(ofState ? [ofState] : [])];
  const left = labelColumn(all.map(({ name }) => name), 185) + 8; // prettier-ignore
  const right = Math.max(...all.map(({ amount }) => textWidth(signedAmount(amount)))) + 14;
  const reach = all.flatMap(({ amount, interval }) => [amount, ...(endsOf(interval) ?? [])]);
  const scale = scaleLinear()
    .domain([Math.min(0, ...reach), Math.max(1, ...reach)])
    .range([left, chartWidth - right]);
  const zero = scale(0);
  let y = 4;
  let content = "";
  const draw = (item: ActorAmount, fill: Fill, strong: boolean) => {
    const lines = wrap(item.name, left - 12);
    const height = Math.max(22, lines.length * lineHeight(fontSize));
    const middle = y + height / 2;
    const end = scale(item.amount);
    const weight = strong ? 650 : undefined;
    content += text(lines, left - 12, middle, { anchor: "end", ...(weight ? { weight } : {}) });
    content += rect(Math.min(zero, end), middle - 9, Math.abs(end - zero), 18, paint(fill, id));
    content += whisker(item.interval, middle, scale);
    content += text(signedAmount(item.amount), chartWidth, middle, { anchor: "end", weight: strong ? 650 : 500 });
    y += height + rowGap;
  };
  for (const part of parts) draw(part, part.amount < 0 ? "warm" : "stripes", false);
  const sumLine = y;
  y += rowGap;
  draw(sum, society.amount < 0 ? "warm" : "solid", true);
  if (ofState) draw(ofState, ofState.amount < 0 ? "warm" : "pale", false);
  const axis = line(zero, 0, zero, y - rowGap + 4, palette.muted);
  const title = amounts.of === "profit" ? "Vinst eller förlust för var och en" : "Intäkt för var och en";
  const years = calculation.assumptions.horizonYears;
  const said = all.map(({ name, amount }) => `${name}: ${signedAmount(amount)}`).join("; ");
  return {
    title,
    description: `${title}, nuvärde över ${years} år. ${said}.`,
    picture: { height: y, content: content + axis + line(0, sumLine, chartWidth, sumLine, palette.line) },
    twin: {
      rowHeader: "Aktör",
      columns: ["Nuvärde", "5–95 %"],
      keys: all.map(({ row }) => row),
      rows: all.map((item) =>
        twinRow(item.name, [signedAmount(item.amount), intervalText(item.interval)], item.row === "samhalle"),
      ),
    },
    notes: [
      `Nuvärde över ${years} år. Staplarna ovanför strecket blir tillsammans samhällets.`,
      ...(all.some(({ interval }) => interval) ? ["Det tunna strecket visar osäkerheten, 5–95 %."] : []),
    ],
  };
}

function whisker(interval: Interval | undefined, y: number, scale: (value: number) => number): string {
  const found = endsOf(interval);
  if (!found) return "";
  const [from, to] = [scale(found[0]), scale(found[1])];
  return (
    line(from, y, to, y, palette.ink, 1.5) +
    line(from, y - 4, from, y + 4, palette.ink, 1.5) +
    line(to, y - 4, to, y + 4, palette.ink, 1.5)
  );
}
