/** The tables that the teams know: revenue, profit and payback by actor, and the cost divided in three ways. */
import { actors } from "#src/domain/model/actors.ts";
import type { CostSplitRule } from "#src/domain/model/assumptions.ts";
import type { Calculation, ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { chargedCost } from "#src/domain/model/group/cash-flow.ts";
import { displacedResult } from "#src/domain/model/group/results.ts";
import { short } from "#src/domain/model/charts/labels.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { nyttaReport as texts } from "#src/texts/nytta-report.sv.ts";
import type { Cell, Row, TableBlock } from "../document.ts";
import { amountCell, certainPaybackCell, intervalCells, paybackCell, uncertainRow, withheldCell } from "./cells.ts";
import { resultOf, tableOf, type BenefitView } from "./view.ts";

/** Rows in the teams' order. */
const shownOrder: readonly ResultRow[] = ["samhalle", "kommun", "region", "staten", "af", "fk", "ovrstat", "deltagare", "arbetsgivare", "forsakring"]; // prettier-ignore
/** Those who may bear a cost. */
const payers = shownOrder.slice(0, 7);

const headerOf = (row: ResultRow) => (row === "staten" ? texts.rows.state : rowNames[row]);

/** A column's cell of a row, at a path within it. */
type CellOfRow = (result: RowResult, path: string) => Cell;

/** A row of a table by actor, withheld whole when it may not be printed. */
function rowOf(
  view: BenefitView,
  figure: string,
  result: RowResult,
  columns: readonly CellOfRow[],
  header = headerOf(result.row),
): Row {
  const shown = view.publication.shows(result.row);
  return {
    header,
    cells: columns.map((cell, index) => {
      const made = cell(result, `rows/${result.row}`);
      return shown || made.kind === "missing" ? made : withheldCell(figure, `rows/${result.row}/${index}`);
    }),
    total: false,
  };
}

function bodyOf(
  view: BenefitView,
  figure: string,
  rows: readonly ResultRow[],
  columns: readonly CellOfRow[],
): readonly Row[] {
  const wanted = view.publication.level === "actors" ? rows : rows.filter((row) => row === "samhalle");
  return wanted.map((row) => rowOf(view, figure, resultOf(view.calculation.rows, row), columns));
}

const sumRow = (view: BenefitView, figure: string, columns: readonly CellOfRow[]): Row => ({
  ...rowOf(view, figure, resultOf(view.calculation.rows, "samhalle"), columns, texts.rows.sum),
  total: true,
});

const blank: Cell = { kind: "text", text: "" };

/** Revenue of the first year, per participant and over the horizon; every actor, and the sum. */
export function revenueTable(view: BenefitView): TableBlock {
  const { calculation, publication } = view;
  const { assumptions, displaced } = calculation;
  const figure = "nytta.revenue";
  const columns: readonly CellOfRow[] = [
    ({ revenue }, path) => amountCell(revenue, figure, `${path}/total`),
    ({ revenuePerPerson }, path) => perPerson(view, revenuePerPerson, figure, `${path}/person`),
    ({ horizonRevenue }, path) => amountCell(horizonRevenue, figure, `${path}/horizon`),
  ];
  const rows = [...bodyOf(view, figure, shownOrder, columns)];
  if (publication.level === "actors") {
    if (displaced !== 0) rows.push(displacedRow(view, figure));
    rows.push(sumRow(view, figure, columns));
  }
  return tableOf(view, {
    id: "intakter",
    figure,
    title: texts.revenue.title(assumptions.horizonYears),
    rowHeader: texts.columns.actor,
    columns: [texts.columns.shortTerm, texts.columns.perPerson, texts.columns.horizon(assumptions.horizonYears)],
    rows,
    notes: texts.revenue.notes(
      assumptions.horizonYears,
      percentText(assumptions.persistence),
      percentText(assumptions.discountRate),
    ),
  });
}

/** A mean beside its sum tells how many they are, so it is withheld when that is. */
export function perPerson(view: BenefitView, value: number | undefined, figure: string, path: string): Cell {
  const { evaluation, publication } = view.report;
  const known = evaluation.figures["nytta.persons"] && publication({ figure: "nytta.persons", path: "" }) === "shown";
  return known ? amountCell(value, figure, path) : withheldCell(figure, path);
}

function displacedRow(view: BenefitView, figure: string): Row {
  const { displaced, assumptions, persons } = view.calculation;
  const { revenue, horizonRevenue } = displacedResult(displaced, assumptions);
  const shown = view.publication.showsChangeOf("displacement");
  const cell = (value: number, path: string) =>
    shown ? amountCell(value, figure, `rows/displaced/${path}`) : withheldCell(figure, `rows/displaced/${path}`);
  return {
    header: texts.rows.displaced,
    cells: [
      cell(revenue, "total"),
      shown ? perPerson(view, revenue / Math.max(1, persons), figure, "rows/displaced/person") : cell(0, "person"),
      cell(horizonRevenue, "horizon"),
    ],
    total: false,
  };
}

/** Cost and profit of those who may bear a cost, and what closes the sum. Undefined when the cost is not known. */
export function profitTable(view: BenefitView): TableBlock | undefined {
  const { calculation, publication } = view;
  const { assumptions, displaced, persons, cost, split } = calculation;
  if (cost.total === undefined) return undefined;
  const figure = "nytta.profit";
  const columns: readonly CellOfRow[] = [
    (result, path) => amountCell(result.cost, "nytta.cost", `${path}/${split}`),
    ({ profit }, path) => amountCell(profit, figure, `${path}/total`),
    ({ profit }, path) =>
      perPerson(view, profit === undefined ? undefined : profit / Math.max(1, persons), figure, `${path}/person`),
    ({ horizonProfit }, path) => amountCell(horizonProfit, figure, `${path}/horizon`),
  ];
  const rows = [...bodyOf(view, figure, shownOrder, columns)];
  if (publication.level === "actors") {
    const other = cost.total * (cost.shares[split]?.ovrig ?? 0);
    if (other !== 0) rows.push(otherPayerRow(view, other));
    if (displaced !== 0) {
      const row = displacedRow(view, "nytta.revenue");
      rows.push({ ...row, cells: [blank, ...row.cells] });
    }
    rows.push(sumRow(view, figure, columns));
  }
  return tableOf(view, {
    id: "lonsamhet",
    figure,
    title: texts.profit.title(assumptions.horizonYears),
    rowHeader: texts.columns.actor,
    columns: [
      texts.columns.cost,
      texts.columns.shortTerm,
      texts.columns.perPerson,
      texts.columns.horizon(assumptions.horizonYears),
    ],
    rows,
    notes: [
      assumptions.writeOffYears > 1 ? texts.profit.writeOffNote(assumptions.writeOffYears) : texts.profit.note,
      texts.profit.origin(cost.origin),
      ...(calculation.splitReplaced ? [texts.split.replaced] : []),
    ],
  });
}

function otherPayerRow(view: BenefitView, cost: number): Row {
  const { assumptions, persons, split } = view.calculation;
  const firstYear = -chargedCost(cost, assumptions, 1);
  const path = "rows/ovrig";
  return {
    header: texts.rows.otherPayer,
    cells: [
      amountCell(cost, "nytta.cost", `${path}/${split}`),
      amountCell(firstYear, "nytta.profit", `${path}/total`),
      perPerson(view, firstYear / Math.max(1, persons), "nytta.profit", `${path}/person`),
      amountCell(-chargedCost(cost, assumptions), "nytta.profit", `${path}/horizon`),
    ],
    total: false,
  };
}

/** Months until each payer has its money back, with the interval. Undefined when the cost is not known. */
export function paybackTable(view: BenefitView): TableBlock | undefined {
  const { calculation, publication } = view;
  if (calculation.cost.total === undefined) return undefined;
  const figure = "nytta.payback";
  const uncertain = publication.level === "actors" ? calculation.uncertainty : undefined;
  const columns: CellOfRow[] = [
    (result, path) => certainPaybackCell(result, uncertainRow(uncertain, result.row), `${path}/months`),
  ];
  if (uncertain) {
    for (const end of [0, 1, 2])
      columns.push((result, path) =>
        result.payback?.kind === "no-cost"
          ? { kind: "missing" }
          : intervalCells(uncertainRow(uncertain, result.row)?.paybackMonths, "months", figure, path)[end]!,
      );
  }
  const { months, monthsLow, median, monthsHigh } = texts.columns;
  return tableOf(view, {
    id: "aterbetalning",
    figure,
    title: texts.payback.title,
    rowHeader: texts.columns.actor,
    columns: [months, ...(uncertain ? [monthsLow, median, monthsHigh] : [])],
    rows: bodyOf(view, figure, payers, columns),
    notes: texts.payback.notes,
  });
}

const rules: readonly CostSplitRule[] = ["actual", "law", "equal"];

/** Cost and payback of each payer under the three ways of dividing the cost. */
export function splitTable(view: BenefitView): TableBlock | undefined {
  const { calculation, publication } = view;
  const { bySplit, cost } = calculation;
  const used = rules.filter((rule) => bySplit[rule] !== undefined);
  if (cost.total === undefined || publication.level !== "actors" || used.length < 2) return undefined;
  const rows = payers.map((row): Row => {
    const cells = used.flatMap((rule): Cell[] => {
      const result = resultOf(bySplit[rule]!, row);
      const place = `rows/${row}`;
      return [
        amountCell(result.cost, "nytta.cost", `${place}/${rule}`),
        publication.shows(row)
          ? paybackCell(result.payback, "nytta.payback-by-split", `${place}/${rule}`)
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
    notes: calculation.splitReplaced ? [texts.split.replaced] : [texts.split.used(calculation.split)],
  });
}

/** `85 %`, `3,5 %`. */
export const percentText = (share: number): string => texts.percent(short(share * 100));

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
