/** How a number of a calculation comes about, as it is shown: the steps, what they end in, and their words. */
import type { CostSplitRule } from "#src/domain/model/assumptions.ts";
import type { Calculation, ResultRow } from "#src/domain/model/calculation.ts";
import { assumptionValue, short } from "#src/domain/model/charts/labels.ts";
import {
  costShare,
  explainNumber,
  rowOf,
  type Explainable,
  type Measure,
  type Step,
} from "#src/domain/model/explain.ts";
import { wholeKronor } from "#src/domain/model/group/amounts.ts";
import { paybackNotes, paybackText, saidPayback } from "#src/domain/model/group/said-payback.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { comparedText, linePages as texts, type StepWords } from "#src/texts/benefit-lines.sv.ts";

/** A step with its words, and its amount in words, where they are not the usual ones. */
export interface ShownStep extends Step {
  readonly words?: readonly [what: string, how: string];
  readonly said?: string;
}

interface AskedNumber {
  readonly row: ResultRow;
  readonly measure: Measure;
  readonly rule?: CostSplitRule | undefined;
}

/** The steps from `lines`, the sum of the row's lines. A payback that is no month ends in why. `uncertain` as published. */
export function shownSteps(
  calculation: Explainable,
  number: AskedNumber,
  lines: number,
  uncertain: readonly ResultRow[],
): readonly ShownStep[] {
  const steps = explainNumber(calculation, number, lines);
  const result = rowOf(calculation, number.row, number.rule);
  if (number.measure !== "payback" || steps.length === 0 || !result) return steps;
  const said = saidPayback(result, uncertain);
  if (!said || said.kind === "months") return steps;
  const why = said.kind === "uncertain" ? paybackNotes.uncertain : said.kind === "no-cost" ? "" : texts.never;
  return [
    ...steps.filter(({ kind }) => kind !== "month"),
    { kind: "month", amount: 0, isResult: true, words: [texts.payback, why], said: paybackText(said) },
  ];
}

/** What the steps' words mention. */
export function stepWords(
  calculation: Explainable & Pick<Calculation, "cost" | "split">,
  { row, rule }: Pick<AskedNumber, "row" | "rule">,
): StepWords {
  const { assumptions: a, persons, counterfactual } = calculation;
  const cost = costShare(calculation, row, rule);
  return {
    deadweight: assumptionValue("deadweight", a.deadweight),
    persons: formatNumber(persons, 0),
    compared: counterfactual.change
      ? comparedText(
          counterfactual.name,
          formatNumber(counterfactual.n, 0),
          formatNumber(counterfactual.change[row], 2),
        )
      : "",
    discountRate: assumptionValue("discountRate", a.discountRate),
    persistence: assumptionValue("persistence", a.persistence),
    taxFactor: short(a.taxFactor),
    writeOffYears: a.writeOffYears,
    // With so many decimals that a reader's own product is right to a few kronor.
    share: cost ? `${formatNumber(cost.share * 100, 4).replace(/,?0+$/, "")}\u00a0%` : "",
    total: cost ? wholeKronor(cost.total) : "",
  };
}
