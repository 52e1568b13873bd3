/** The target for society's payback, among the programme's other targets. */
import { benefitReport as texts } from "./words.ts";
import { rowsOf, type FigureValue } from "../facts.ts";
import { uncertainRow } from "./cells.ts";
import { paybackGoal } from "#src/domain/model/from-register/payback-target.ts";
import { benefitVersion } from "./figures.ts";
import type { CalculatedBenefit } from "./input.ts";
import { decideAmounts } from "./publication.ts";
import { resultOf } from "./view.ts";

type Figures = Readonly<Record<string, FigureValue>>;

/** The payback that the programme aims at, months; undefined when it has no such target in the period. */
export function paybackTarget(figures: Figures): number | undefined {
  const row = figures.goals && rowsOf(figures.goals).find(({ code }) => code === paybackGoal);
  return typeof row?.target === "number" && row.target >= 1 ? Math.round(row.target) : undefined;
}

/**
 * The figures with the outcome of the payback's target in the table of targets, when there is one: met or not, unless the
 * interval reaches over it.
 */
export function withPaybackGoal(
  figures: Figures,
  { calculation, contributions }: CalculatedBenefit,
  outside: boolean,
): Figures {
  const { goals } = figures;
  const { level } = decideAmounts(contributions, calculation.assumptions, outside);
  const target = paybackTarget(figures);
  const society = resultOf(calculation.rows, "samhalle");
  if (!goals || target === undefined || !society.payback || level === "none") return figures;
  const months = society.payback.kind === "months" ? society.payback.months : undefined;
  const interval = level === "actors" ? uncertainRow(calculation.uncertainty, "samhalle")?.paybackMonths : undefined;
  const isOpen = interval !== undefined && (interval.low ?? Infinity) <= target && target < (interval.high ?? Infinity);
  const verdict = isOpen ? "cannot-tell" : (months ?? Infinity) <= target ? "met" : "not-met";
  const rows = rowsOf(goals).map((row) =>
    row.code === paybackGoal ? { ...row, label: texts.goal, outcome: months ?? null, verdict } : row,
  );
  return {
    ...figures,
    goals: { ...goals, ...{ rows } },
    [paybackGoal]: { kind: "statistic", version: benefitVersion, ...(months === undefined ? {} : { mean: months }) },
  };
}
