/** Charts of a figure's rows, one bar or column for each: who sent people, how old they are, why they left. */
import type { Cell } from "../document.ts";
import { tableViews } from "../table-views.ts";
import type { ReportContext } from "../tables.ts";
import { drawBars } from "./bars.ts";
import { drawColumns } from "./columns.ts";
import { chartRows, hasContent, inWords, type ChartKind, type Drawing } from "./drawing.ts";
import { labelOf, type Fill } from "./svg.ts";

/** From this many rows on, rows of zero are left to the table. */
const manyRows = 7;

interface RowChart {
  readonly figure: string;
  readonly shape: "bars" | "columns";
  readonly title: string;
}

function drawRows(context: ReportContext, id: string, chart: RowChart): Drawing | undefined {
  const all = chartRows(context, chart.figure)
    .filter(({ code }) => code !== "total")
    .map((row) => ({
      code: row.code,
      label: row.label,
      cell: row.cell("count"),
      share: row.cell("share", { as: "share" }),
    }));
  if (!all.some(({ cell }) => hasContent(cell))) return undefined;
  // Classes that follow on each other keep their empty ones, but those outside the scale only when somebody is there.
  const outside = (code: string) => ["under-15", "75+", "0", "ej", "saknas", "21+"].includes(code);
  const rows = all.filter(({ code, cell }) =>
    chart.shape === "columns" ? !outside(code) || hasContent(cell) : all.length < manyRows || hasContent(cell),
  );
  const drawn = rows.map(({ code, label, cell, share }) => ({
    label,
    cell,
    note: share.kind === "share" ? labelOf(share) : "",
    fill: fillOf(code),
  }));
  const left = all.length - rows.length;
  return {
    title: chart.title,
    description: `${chart.title}. ${inWords(rows.map(({ label, cell, share }): [string, Cell] => [label, share.kind === "share" ? share : cell]))}`,
    picture: chart.shape === "columns" ? drawColumns(drawn, id) : drawBars(drawn, id),
    figures: [chart.figure],
    notes: left > 0 ? ["Rader med noll är inte ritade."] : [],
  };
}

/** What is unknown has a pattern of its own, so that it is not taken for an answer. */
const fillOf = (code: string): Fill => (code === "saknas" || code === "ej" ? "dots" : "solid");

const kind =
  (figure: string, shape: RowChart["shape"]): ChartKind =>
  (context, id) =>
    drawRows(context, id, { figure, shape, title: tableViews[figure]!.title });

export const referrers = kind("referrals.by-referrer", "bars");
export const exitReasons = kind("exit.reasons", "bars");
export const notStarted = kind("referrals.not-started-reasons", "bars");
export const results = kind("exit.results", "bars");
export const ageBands = kind("profile.age-bands", "columns");
export const benefitYears = kind("profile.benefit-years", "columns");
export const timeBands = kind("exit.time-bands", "columns");
