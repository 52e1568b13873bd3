/** The programme's money: budget lines and who pays. In kronor. */
import { codeList } from "#src/domain/code-lists.ts";
import type { Count } from "#src/domain/figures/count.ts";
import { defineConditional, type Figure } from "#src/domain/figures/define.ts";
import { toWorkOrStudies } from "#src/domain/figures/exit.ts";
import type { StatisticGroup, TableRow } from "#src/domain/figures/figure.ts";
import { TOTAL } from "#src/domain/figures/labels.ts";
import { withoutDust } from "#src/domain/figures/numbers.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { codeProperty, textProperty } from "#src/domain/figures/properties.ts";
import { selectRows, type Rows } from "#src/domain/figures/rows.ts";
import { textAt } from "#src/domain/register.ts";
import { formatIsoDate, NO_DAY, yearOf } from "#src/kernel/dates.ts";

/** Budget lines of the period's years whose own dates, where given, overlap the period. */
function budgetLines(context: Context): Rows {
  const { year, from, to } = context.register.budget_line;
  const programme = context.prepared.programmeOf.budget_line;
  const [first, last] = [yearOf(context.from), yearOf(context.to)];
  return selectRows(programme.length, (row) => {
    if (context.isProgramme[programme[row]! + 1] === 0) return false;
    if (!(year[row]! >= first && year[row]! <= last)) return false;
    return (from[row] === NO_DAY || from[row]! <= context.to) && (to[row] === NO_DAY || to[row]! >= context.from);
  });
}

/** Funding rows of the period's years. */
function fundingRows(context: Context): Rows {
  const { year } = context.register.funding;
  const programme = context.prepared.programmeOf.funding;
  const [first, last] = [yearOf(context.from), yearOf(context.to)];
  return selectRows(programme.length, (row) => {
    const isOurs = context.isProgramme[programme[row]! + 1] === 1;
    return isOurs && year[row]! >= first && year[row]! <= last;
  });
}

/** An amount, or null when the cell is empty. */
const amount = (column: Float64Array, row: number): number | null => (Number.isNaN(column[row]!) ? null : column[row]!);

/** The sum of the known amounts of some rows; null when none is known. */
function sum(column: Float64Array, rows: Rows): number | null {
  let [total, known] = [0, 0];
  for (const row of rows) {
    if (Number.isNaN(column[row]!)) continue;
    total += column[row]!;
    known++;
  }
  return known === 0 ? null : withoutDust(total);
}

/** Outcome, budgets, and the budget of the period less the outcome. Unknown where a part of it is. */
function money(outcome: number | null, periodBudget: number | null, yearBudget: number | null) {
  const deviation = outcome === null || periodBudget === null ? null : withoutDust(periodBudget - outcome);
  return {
    outcome,
    periodBudget,
    yearBudget,
    deviation,
    deviationPercent: deviation === null || periodBudget === 0 ? null : (deviation / periodBudget!) * 100,
  };
}

function lineRow(context: Context, row: number): TableRow {
  const { budget_line: line } = context.register;
  const post = textAt(line.post, row) ?? "saknas";
  const [from, to] = [line.from[row]!, line.to[row]!];
  const isOwn = (from !== NO_DAY && from !== context.from) || (to !== NO_DAY && to !== context.to);
  const iso = (day: number) => (day === NO_DAY ? null : formatIsoDate(day));
  return {
    code: post,
    label: post,
    ...money(amount(line.outcome, row), amount(line.periodBudget, row), amount(line.yearBudget, row)),
    ...(isOwn ? { moneyPeriod: { from: iso(from), to: iso(to) } } : {}),
  };
}

const whyNoLines = (context: Context): string | undefined =>
  budgetLines(context).length > 0 ? undefined : "Ingen ekonomi är registrerad för perioden (bladet Ekonomi).";

const outcomeOf = (context: Context): number | null => sum(context.register.budget_line.outcome, budgetLines(context));

const whyNoOutcome = (context: Context): string | undefined =>
  whyNoLines(context) ??
  (outcomeOf(context) === null ? "Inget utfall är registrerat för perioden (bladet Ekonomi)." : undefined);

export const economyFigures: readonly Figure[] = [
  defineConditional(
    { id: "economy.lines", version: 1, kind: "table", group: "economy", unit: "kr" },
    whyNoLines,
    (c) => {
      const rows = budgetLines(c);
      return { outcome: { table: "budget_line", rows, by: textProperty(c.register.budget_line.post, rows) } };
    },
    (c, { outcome: { rows } }, base) => {
      const { outcome, periodBudget, yearBudget } = c.register.budget_line;
      return {
        kind: "table",
        ...base,
        columns: ["outcome", "periodBudget", "yearBudget", "deviation", "deviationPercent"],
        rows: [
          ...[...rows].map((row) => lineRow(c, row)),
          { ...TOTAL, label: "Summa", ...money(sum(outcome, rows), sum(periodBudget, rows), sum(yearBudget, rows)) },
        ],
      };
    },
  ),
  defineConditional(
    { id: "economy.requisition", version: 1, kind: "table", group: "economy", unit: "kr" },
    (c) =>
      fundingRows(c).length > 0 ? undefined : "Ingen finansiering är registrerad för perioden (bladet Finansiering).",
    (c) => ({
      granted: { table: "funding", rows: fundingRows(c), by: codeProperty("funder", c.register.funding.party) },
    }),
    (c, { granted: { rows } }, base) => {
      const { party, amount: granted, requisitioned } = c.register.funding;
      const parties = codeList("funder").map(({ code, label }, position): TableRow => {
        const own = rows.filter((row) => party[row] === position);
        return { code, label, granted: sum(granted, own) ?? 0, requisitioned: sum(requisitioned, own) ?? 0 };
      });
      const [asked, outcome] = [sum(requisitioned, rows), outcomeOf(c)];
      const total: TableRow = {
        ...TOTAL,
        granted: sum(granted, rows) ?? 0,
        requisitioned: asked ?? 0,
        outcome,
        // What the outcome cost beyond what was requisitioned is paid by others.
        others: outcome === null || asked === null ? null : withoutDust(outcome - asked),
      };
      return {
        kind: "table",
        ...base,
        columns: ["granted", "requisitioned", "outcome", "others"],
        rows: [...parties, total],
      };
    },
  ),
  defineConditional(
    { id: "economy.per-participant", version: 1, kind: "statistic", group: "economy", unit: "kr" },
    whyNoOutcome,
    (c): Record<"total" | "ended" | "work-or-studies", Count> => ({
      total: { table: "enrolment", rows: c.everyone.total },
      ended: { table: "enrolment", rows: c.everyone.ended },
      "work-or-studies": { table: "enrolment", rows: toWorkOrStudies(c) },
    }),
    (c, counts, base) => {
      const outcome = outcomeOf(c)!;
      const group = (code: keyof typeof counts, label: string): StatisticGroup => {
        const n = counts[code].rows.length;
        return { code, label, n, mean: n === 0 ? null : outcome / n };
      };
      return {
        kind: "statistic",
        ...base,
        unit: "kr",
        outcome,
        groups: [
          group("total", "Per deltagare"),
          group("ended", "Per avslutad deltagare"),
          group("work-or-studies", "Per avslut till arbete eller studier"),
        ],
      };
    },
  ),
];
