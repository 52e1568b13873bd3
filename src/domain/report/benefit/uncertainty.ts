/** How sure the answer is: intervals, probabilities, what each assumption does, and where the sign changes. */
import { saidThreshold } from "#src/domain/model/break-even-words.ts";
import { cumulativePayback } from "#src/domain/model/charts/cumulative-payback.ts";
import { assumptionValue } from "#src/domain/model/charts/labels.ts";
import { tornado } from "#src/domain/model/charts/tornado.ts";
import { assumptionName } from "#src/domain/model/names.ts";
import { benefitReport as texts } from "./words.ts";
import type { Block, Cell, TableBlock } from "../document.ts";
import { formatNumber } from "../format.ts";
import { intervalCells, percentCell, uncertainRow } from "./cells.ts";
import { chartOf, countCell, footnote, paragraph, tableOf, type BenefitView } from "./view.ts";

/** Everything about uncertainty, under its heading. Says why when there is no interval. */
export function uncertaintyBlocks(view: BenefitView): readonly Block[] {
  const { uncertainty, assumptions } = view.calculation;
  if (view.publication.level !== "actors") return [footnote(texts.uncertainty.tooFew)];
  if (!uncertainty) return [footnote(texts.uncertainty.none)];
  const { positive } = uncertainty;
  const blocks: Block[] = [
    paragraph(texts.uncertainty.text(formatNumber(uncertainty.draws, 0), uncertainty.seed)),
    intervalTable(view),
  ];
  if (positive !== undefined)
    blocks.push(
      paragraph(
        ...within(view),
        texts.uncertainty.positive(assumptions.horizonYears),
        percentCell(positive, "nytta.positive", ""),
        ".",
      ),
    );
  const curve = chartOf(view, "ackumulerat", "nytta.curve", (id) => cumulativePayback(view.calculation, id));
  if (curve) blocks.push(curve);
  const missing = missingTable(view);
  if (missing) blocks.push(missing);
  const shown = view.calculation.tornado.filter(({ assumption }) => view.publication.showsChangeOf(assumption));
  const bars = chartOf(view, "antaganden", "nytta.tornado", (id) =>
    tornado({ ...view.calculation, tornado: shown }, id),
  );
  if (bars) blocks.push(bars);
  const thresholds = thresholdSentence(view);
  if (thresholds !== "") blocks.push(paragraph(thresholds));
  return blocks;
}

/** The probability of being repaid within the target, as a sentence; nothing without a target. */
export function within(view: BenefitView): readonly (string | Cell)[] {
  const aim = view.calculation.uncertainty?.paidBackWithin;
  if (!aim || view.publication.level !== "actors") return [];
  return [texts.answer.withinTarget(aim.months), percentCell(aim.probability, "nytta.within-target", ""), ". "];
}

function intervalTable(view: BenefitView): TableBlock {
  const { uncertainty, assumptions } = view.calculation;
  const society = uncertainRow(uncertainty, "samhalle");
  const { rows } = texts.uncertainty;
  const row = (header: string, cells: readonly Cell[]) => ({ header, cells, total: false });
  return tableOf(view, {
    id: "osakerhet",
    figure: "nytta.uncertainty",
    title: texts.uncertainty.title,
    rowHeader: texts.uncertainty.header,
    columns: [texts.columns.monthsLow, texts.columns.median, texts.columns.monthsHigh],
    rows: [
      row(rows.revenue, intervalCells(society?.revenue, "amount", "nytta.uncertainty", "revenue")),
      ...(society?.horizonProfit
        ? [row(rows.profit(assumptions.horizonYears), intervalCells(society.horizonProfit, "amount", "nytta.uncertainty", "profit"))]
        : []),
      ...(society?.paybackMonths
        ? [row(rows.payback, intervalCells(society.paybackMonths, "months", "nytta.payback", "rows/samhalle"))]
        : []),
    ],
  }); // prettier-ignore
}

/**
 * Society's profit under three guesses about those without a situation after. Left out when nobody lacks one, and when
 * their number is withheld: the difference between the guesses is that number times a mean.
 */
function missingTable(view: BenefitView): TableBlock | undefined {
  const { uncertainty, assumptions, coverage } = view.calculation;
  const scenarios = (uncertainty?.missing ?? []).filter(({ horizonProfit }) => horizonProfit !== undefined);
  const count = countCell(view, "nytta.coverage", "rows/missing/count");
  if (scenarios.length === 0 || coverage.missing === 0 || count.kind === "withheld") return undefined;
  return tableOf(view, {
    id: "saknade",
    figure: "nytta.uncertainty",
    title: texts.uncertainty.missingTitle(assumptions.horizonYears),
    rowHeader: texts.uncertainty.missingHeader,
    columns: [texts.columns.monthsLow, texts.columns.median, texts.columns.monthsHigh],
    rows: scenarios.map(({ scenario, horizonProfit }) => ({
      header: texts.uncertainty.scenarios[scenario],
      cells: intervalCells(horizonProfit, "amount", "nytta.uncertainty", `missing/${scenario}`),
      total: false,
    })),
  });
}

/** `Samhället går minst jämnt upp vid …: dödvikt högst 49,4 % (beräkningen använder 30 %); …` */
function thresholdSentence(view: BenefitView): string {
  const shown = view.calculation.thresholds.filter(({ assumption }) => view.publication.showsChangeOf(assumption));
  const reached = shown.flatMap((threshold) => {
    const { assumption, now } = threshold;
    const said = saidThreshold(threshold)?.text;
    return said === undefined
      ? []
      : texts.uncertainty.threshold(assumptionName(assumption).toLowerCase(), said, assumptionValue(assumption, now));
  });
  const moves = new Set(
    view.calculation.tornado.filter(({ atLow, atHigh }) => atLow !== atHigh).map(({ assumption }) => assumption),
  );
  const never = shown
    .filter(({ assumption, breakEven }) => breakEven === undefined && moves.has(assumption))
    .map(({ assumption }) => assumptionName(assumption));
  return [
    reached.length > 0 ? `${texts.uncertainty.thresholdLead}${reached.join("; ")}.` : "",
    ...(never.length > 0 ? [texts.uncertainty.noThreshold(never)] : []),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
