/** The tables that the teams know: revenue, profit and payback by actor, and the cost divided in three ways. */
import { actors } from "#src/domain/model/actors.ts";
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import type { Calculation, ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { chargedCost } from "#src/domain/model/group/cash-flow.ts";
import { fewestForAnything } from "#src/domain/model/group/disclosure.ts";
import { displacedResult, resultRows } from "#src/domain/model/group/results.ts";
import { foundPercent, percentText } from "#src/domain/model/charts/labels.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { benefitReport as texts } from "./words.ts";
import type { Cell, Row, TableBlock } from "../document.ts";
import { escapeSegment } from "../facts.ts";
import {
  amountCell,
  factOf,
  intervalCells,
  notesOfPaybacks,
  paybackCell,
  uncertainRow,
  withheldCell,
} from "./cells.ts";
import { resultOf, tableOf, type BenefitView } from "./view.ts";

/** Those who may bear a cost. */
const payers = resultRows.slice(0, 7);

/** A row's name; the state's says that what it sums follows. */
export const headerOf = (row: ResultRow) => (row === "staten" ? texts.rows.state : rowNames[row]);

/** A row of kronor: of an actor, or of what closes the sum. */
interface Line {
  readonly code: string;
  readonly header: string;
  readonly cost: number | undefined;
  readonly first: number | undefined;
  readonly horizon: number | undefined;
  readonly shown: boolean;
  readonly total?: boolean;
}

/** May the number of persons be printed? A mean beside its sum tells it too. */
export function isSizeShown({ report, calculation }: BenefitView): boolean {
  const known = report.evaluation.figures["nytta.persons"] !== undefined && calculation.persons > 0;
  return known && report.publication({ figure: "nytta.persons", path: "" }) === "shown";
}

/** First year, per participant and horizon of a row, after its cost when there is one in the table. */
function amountRow(view: BenefitView, figure: string, line: Line, withCost: boolean): Row {
  const { persons, split } = view.calculation;
  const path = `rows/${line.code}`;
  const amount = (value: number | undefined, column: string): Cell => {
    const own = value === undefined ? value : column === "person" ? value / persons : value;
    return line.shown ? amountCell(own, figure, `${path}/${column}`) : withheldCell(figure, `${path}/${column}`);
  };
  return {
    header: line.header,
    cells: [
      // What somebody pays for the team is nobody's secret.
      ...(withCost ? [amountCell(line.cost, "nytta.cost", `${path}/${split}`)] : []),
      amount(line.first, "total"),
      ...(isSizeShown(view) ? [amount(line.first, "person")] : []),
      amount(line.horizon, "horizon"),
    ],
    total: line.total ?? false,
  };
}

/** Every actor, what closes the sum, and the sum; society alone when the group is small. */
function linesOf(view: BenefitView, amounts: (row: RowResult) => Pick<Line, "first" | "horizon">): readonly Line[] {
  const { calculation, publication } = view;
  const line = (row: ResultRow, header: string): Line => {
    const result = resultOf(calculation.rows, row);
    return { code: row, header, cost: result.cost, ...amounts(result), shown: publication.shows(row) };
  };
  if (publication.level !== "actors") return [line("samhalle", headerOf("samhalle"))];
  return [
    ...resultRows.map((row) => line(row, headerOf(row))),
    ...displacedLine(view),
    { ...line("samhalle", texts.rows.sum), total: true },
  ];
}

/** Production displaced elsewhere: society's loss, on no actor's account. */
function displacedLine({ calculation, publication }: BenefitView): readonly Line[] {
  const { displaced, assumptions } = calculation;
  if (displaced === 0) return [];
  const { revenue, horizonRevenue } = displacedResult(displaced, assumptions);
  const shown = publication.showsChangeOf("displacement");
  return [
    {
      code: "displaced",
      header: texts.rows.displaced,
      cost: undefined,
      first: revenue,
      horizon: horizonRevenue,
      shown,
    },
  ];
}

/** What a payer outside the model's actors bears: a cost without revenue. */
function otherPayerLine({ calculation }: BenefitView): readonly Line[] {
  const { cost, split, assumptions } = calculation;
  const share = (cost.total ?? 0) * (cost.shares[split]?.ovrig ?? 0);
  if (share === 0) return [];
  const [first, horizon] = [-chargedCost(share, assumptions, 1), -chargedCost(share, assumptions)];
  return [{ code: "ovrig", header: texts.rows.otherPayer, cost: share, first, horizon, shown: true }];
}

const amountColumns = (view: BenefitView): readonly string[] => [
  texts.columns.shortTerm,
  ...(isSizeShown(view) ? [texts.columns.perPerson] : []),
  texts.columns.horizon(view.calculation.assumptions.horizonYears),
];

/** Revenue of the first year, per participant and over the horizon; every actor, and the sum. */
export function revenueTable(view: BenefitView): TableBlock {
  const { assumptions } = view.calculation;
  const figure = "nytta.revenue";
  const lines = linesOf(view, ({ revenue, horizonRevenue }) => ({ first: revenue, horizon: horizonRevenue }));
  return tableOf(view, {
    id: "intakter",
    figure,
    title: texts.revenue.title(assumptions.horizonYears),
    rowHeader: texts.columns.actor,
    columns: amountColumns(view),
    rows: lines.map((line) => amountRow(view, figure, line, false)),
    notes: texts.revenue.notes(
      assumptions.horizonYears,
      foundPercent(assumptions.persistence),
      percentText(assumptions.discountRate),
    ),
  });
}

/** Cost and profit of every actor, what closes the sum, and the sum. Undefined when the cost is not known. */
export function profitTable(view: BenefitView): TableBlock | undefined {
  const { assumptions, cost, splitReplaced } = view.calculation;
  if (cost.total === undefined) return undefined;
  const figure = "nytta.profit";
  const lines = [...linesOf(view, ({ profit, horizonProfit }) => ({ first: profit, horizon: horizonProfit }))];
  if (lines.length > 1) lines.splice(-1, 0, ...otherPayerLine(view));
  return tableOf(view, {
    id: "lonsamhet",
    figure,
    title: texts.profit.title(assumptions.horizonYears),
    rowHeader: texts.columns.actor,
    columns: [texts.columns.cost, ...amountColumns(view)],
    rows: lines.map((line) => amountRow(view, figure, line, true)),
    notes: [
      assumptions.writeOffYears > 1 ? texts.profit.writeOffNote(assumptions.writeOffYears) : texts.profit.note,
      cost.origin,
      ...(splitReplaced ? [texts.split.replaced] : []),
    ],
  });
}

/** Months until each payer has its money back, with the interval. Undefined when the cost is not known. */
export function paybackTable(view: BenefitView): TableBlock | undefined {
  const { calculation, publication } = view;
  if (calculation.cost.total === undefined) return undefined;
  const figure = "nytta.payback";
  const uncertain = publication.level === "actors" ? calculation.uncertainty : undefined;
  const rows = publication.level === "actors" ? payers : payers.slice(0, 1);
  const { months, monthsLow, median, monthsHigh } = texts.columns;
  const body = rows.map((row): Row => {
    const result = resultOf(calculation.rows, row);
    const path = `rows/${row}`;
    const own = uncertainRow(uncertain, row);
    const interval =
      result.payback?.kind === "no-cost" ? undefined : intervalCells(own?.paybackMonths, "months", figure, path);
    const cells = [
      paybackCell(result, calculation, figure, `${path}/months`),
      ...(uncertain ? (interval ?? [missing, missing, missing]) : []),
    ];
    const isShown = publication.shows(row) || result.payback?.kind === "no-cost";
    return {
      header: headerOf(row),
      cells: isShown ? cells : cells.map((_, index) => withheldCell(figure, `${path}/${index}`)),
      total: false,
    };
  });
  return tableOf(view, {
    id: "aterbetalning",
    figure,
    title: texts.payback.title,
    rowHeader: texts.columns.actor,
    columns: [months, ...(uncertain ? [monthsLow, median, monthsHigh] : [])],
    rows: body,
    notes: notesOfPaybacks(body),
  });
}

const missing: Cell = { kind: "missing" };

/**
 * Society's revenue and payback of each track, for the team's own report. A track of fewer than five persons has its number
 * and no amounts. Undefined when there are not two to compare.
 */
export function trackTable(view: BenefitView): TableBlock | undefined {
  const { tracks, calculation, report } = view;
  if (report.outside || tracks.length < 2) return undefined;
  const figure = "nytta.tracks";
  const hasCost = calculation.cost.total !== undefined;
  return tableOf(view, {
    id: "spar",
    figure,
    title: texts.tracks.title,
    rowHeader: texts.tracks.header,
    columns: [
      texts.tracks.persons,
      texts.columns.shortTerm,
      texts.columns.perPerson,
      ...(hasCost ? [texts.columns.cost, texts.columns.months] : []),
    ],
    rows: tracks.map(({ track, calculation: own }): Row => {
      const society = resultOf(own.rows, "samhalle");
      const path = `rows/${escapeSegment(track)}`;
      const isShown = own.persons >= fewestForAnything;
      const amount = (value: number | undefined, column: string): Cell =>
        isShown ? amountCell(value, figure, `${path}/${column}`) : missing;
      return {
        header: track,
        cells: [
          { kind: "count", value: own.persons, fact: factOf(figure, `${path}/count`) },
          amount(society.revenue, "total"),
          amount(society.revenuePerPerson, "person"),
          ...(hasCost
            ? [amount(society.cost, "cost"), isShown ? paybackCell(society, own, figure, `${path}/months`) : missing]
            : []),
        ],
        total: false,
      };
    }),
    notes: texts.tracks.notes,
  });
}

/** Cost and payback of each payer under the three ways of dividing the cost. */
export function splitTable(view: BenefitView): TableBlock | undefined {
  const { calculation, publication } = view;
  const { bySplit, cost } = calculation;
  const used = assumptionChoices.costSplit.filter((rule) => bySplit[rule] !== undefined);
  if (cost.total === undefined || publication.level !== "actors" || used.length < 2) return undefined;
  const rows = payers.map((row): Row => {
    const cells = used.flatMap((rule): Cell[] => {
      const result = resultOf(bySplit[rule]!, row);
      const place = `rows/${row}`;
      return [
        amountCell(result.cost, "nytta.cost", `${place}/${rule}`),
        publication.shows(row) || result.payback?.kind === "no-cost"
          ? paybackCell(result, calculation, "nytta.payback-by-split", `${place}/${rule}`)
          : withheldCell("nytta.payback-by-split", `${place}/${rule}`),
      ];
    });
    return { header: headerOf(row), cells, total: false };
  });
  return tableOf(view, {
    id: "delning",
    figure: "nytta.payback-by-split",
    title: texts.split.title,
    rowHeader: texts.columns.actor,
    columns: used.flatMap((rule) => [texts.columns.costOf(rule), texts.columns.paybackOf(rule)]),
    rows,
    notes: [
      calculation.splitReplaced ? texts.split.replaced : texts.split.used(calculation.split),
      ...notesOfPaybacks(rows),
    ],
  });
}

/** Kronor that may differ by binary dust. */
const tolerance = 0.01;

/**
 * Throws when the actors, what was displaced and a payer outside the model do not add up to society: before rounding, in
 * every column that is printed. No report is made of such a calculation.
 */
export function checkClosure(calculation: Calculation): void {
  const { rows, displaced, assumptions, cost, split } = calculation;
  const society = resultOf(rows, "samhalle");
  const sum = (amount: (row: RowResult) => number | undefined) =>
    actors.reduce((total, actor) => total + (amount(resultOf(rows, actor)) ?? 0), 0);
  const lost = displacedResult(displaced, assumptions);
  const other = (cost.total ?? 0) * (cost.shares[split]?.ovrig ?? 0);
  const columns = [
    { name: "revenue", parts: sum((row) => row.revenue) + lost.revenue, whole: society.revenue },
    { name: "horizon", parts: sum((row) => row.horizonRevenue) + lost.horizonRevenue, whole: society.horizonRevenue },
    ...(society.cost === undefined
      ? []
      : [
          { name: "cost", parts: sum((row) => row.cost) + other, whole: society.cost },
          {
            name: "profit",
            parts: sum((row) => row.profit) + lost.revenue - chargedCost(other, assumptions, 1),
            whole: society.profit ?? NaN,
          },
        ]),
  ];
  for (const { name, parts, whole } of columns) {
    // Written so that a sum that is not a number stops too.
    if (!(Math.abs(parts - whole) <= tolerance))
      throw new Error(`The actors (${name}) add up to ${parts}, but society is ${whole}.`);
  }
}
