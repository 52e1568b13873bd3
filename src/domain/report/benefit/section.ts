/**
 * The section about benefits (sv. samhällsnytta): what was asked, the answer, the tables that the teams know, how sure it
 * is, and what it rests on. Calculation → blocks; pure. Tables, charts and headings get their numbers from the report.
 */
import type { Calculation } from "#src/domain/model/calculation.ts";
import { actorBars } from "#src/domain/model/charts/actor-bars.ts";
import { fewestForAnything } from "#src/domain/model/group/disclosure.ts";
import { byTrust, trustWords } from "#src/domain/model/parameters/trust.ts";
import { profitOver } from "#src/domain/model/group/cash-flow.ts";
import { paybackWords } from "#src/domain/model/group/said-payback.ts";
import { breakEvenText } from "#src/domain/model/break-even-words.ts";
import { benefitReport as texts } from "./words.ts";
import type { Block, Cell, HeadingBlock, KeyFigure } from "../document.ts";
import { formatNumber } from "../format.ts";
import type { ReportContext } from "../tables.ts";
import { amountCell, paybackCell, intervalCells, percentCell, uncertainRow } from "./cells.ts";
import { equalisedBlocks, movedBlocks, otherwiseBlocks, whoBlocks } from "./circumstances.ts";
import { comparableBlocks } from "./comparable.ts";
import type { BenefitInput, CalculatedBenefit } from "./input.ts";
import { decideAmounts } from "./publication.ts";
import {
  checkClosure,
  isSizeShown,
  paybackTable,
  profitTable,
  revenueTable,
  splitTable,
  trackTable,
} from "./results.ts";
import { uncertaintyBlocks } from "./uncertainty.ts";
import { chartOf, footnote, paragraph, resultOf, shareCell, type BenefitView } from "./view.ts";

/**
 * How much of the section is printed: two key figures for a report of one page, the answer in sentences and key figures,
 * or everything.
 */
export type BenefitExtent = "tiles" | "short" | "full";

/** Why there are no amounts; empty when there are. */
function whyNone(view: BenefitView): string {
  const { coverage, persons } = view.calculation;
  if (view.publication.level === "none") {
    const lacks = coverage.leftOut.length;
    // Outside the team how many they are, and why, is a count like others.
    if (view.report.outside || persons >= fewestForAnything || lacks === 0) return texts.tooFew;
    const byReason = Map.groupBy(coverage.leftOut, ({ reason }) => reason);
    const [[reason] = [""]] = [...byReason].toSorted(([, one], [, other]) => other.length - one.length);
    return texts.mostLack(lacks, coverage.ended, reason);
  }
  return coverage.measured + coverage.earlier === 0 ? texts.nothingMeasured : "";
}

/** The calculation with what of it may be printed in this report. */
export const viewOf = (benefit: CalculatedBenefit, report: ReportContext): BenefitView => ({
  ...benefit,
  report,
  publication: decideAmounts(benefit.contributions, benefit.calculation.assumptions, report.outside),
});

/**
 * The section's blocks under a heading of the level above `level`. Without a calculation one paragraph says what is missing
 * and where to enter it. Throws when the rows do not add up to society.
 */
export function benefitBlocks(
  benefit: BenefitInput | undefined,
  report: ReportContext,
  extent: BenefitExtent,
  level: HeadingBlock["level"],
): readonly Block[] {
  if (!benefit) return [footnote(texts.notInBasis)];
  const say = extent === "tiles" ? footnote : paragraph;
  if (benefit.kind === "missing") return [say(benefit.why)];
  const view = viewOf(benefit, report);
  checkClosure(view.calculation);
  if (view.comparable) checkClosure(view.comparable);
  const none = whyNone(view);
  if (none !== "") return [say(none), ...ownValues(view)];
  if (extent === "tiles") return tileBlocks(view);
  return extent === "short" ? shortBlocks(view) : fullBlocks(view, level);
}

/** Does the calculation give anything to explain in an appendix? */
export const hasAmounts = (view: BenefitView): boolean => whyNone(view) === "";

/** How many values nobody has checked, and how many of them are assumptions without a source. */
function uncheckedSentence({ calculation, parameters }: BenefitView): string {
  const { used, unchecked } = calculation.parameters;
  return texts.unchecked(unchecked.length, used.length, trustWords(byTrust(parameters, unchecked, calculation.years)));
}

/** Two key figures, and one line of what a reader must know. */
function tileBlocks(view: BenefitView): readonly Block[] {
  const { parameters, illustrative } = view.calculation;
  const lines = [
    texts.tiles,
    ...(illustrative ? [texts.illustrative] : []),
    ...(parameters.unchecked.length > 0
      ? [texts.unchecked(parameters.unchecked.length, parameters.used.length, "")]
      : []),
  ];
  return [{ kind: "key-figures", items: keyFigures(view).slice(0, 2) }, footnote(lines.join(" "))];
}

function shortBlocks(view: BenefitView): readonly Block[] {
  return [...answerBlocks(view), { kind: "key-figures", items: keyFigures(view) }, ...cautions(view)];
}

function fullBlocks(view: BenefitView, level: HeadingBlock["level"]): readonly Block[] {
  const { calculation, publication } = view;
  const heading = (name: keyof typeof texts.headings): Block => ({
    kind: "heading",
    level,
    text: texts.headings[name],
    id: `nytta-${name}`,
  });
  const under = (name: keyof typeof texts.headings, blocks: readonly Block[]): readonly Block[] =>
    blocks.length === 0 ? [] : [heading(name), ...blocks];
  const revenue = revenueTable(view);
  const profit = profitTable(view);
  const payback = paybackTable(view);
  const split = splitTable(view);
  const tracks = trackTable(view);
  const bars =
    publication.level === "actors"
      ? chartOf(view, "aktorer", "nytta.profit", (id) => actorBars(shownOf(view), id), { twin: profit ?? revenue })
      : undefined;
  const barsIn = (table: typeof revenue) => (bars?.twin === table ? [bars] : []);
  return [
    paragraph(texts.asked(calculation.assumptions.population)),
    ...answerBlocks(view),
    { kind: "key-figures", items: keyFigures(view) },
    ...cautions(view),
    ...under("revenue", [...barsIn(revenue), revenue, ...incomeParagraph(view)]),
    ...(profit ? under("profit", [...barsIn(profit), profit, ...profitParagraphs(view)]) : []),
    ...(payback ? under("payback", [payback, ...breakEvenParagraph(view)]) : []),
    ...(split ? under("split", [paragraph(texts.split.text), split]) : []),
    ...(tracks ? under("tracks", [tracks]) : []),
    ...under("uncertainty", uncertaintyBlocks(view)),
    ...under("otherwise", otherwiseBlocks(view)),
    ...under("who", whoBlocks(view)),
    ...under("moved", movedBlocks(view)),
    ...under("equalised", equalisedBlocks(view)),
    ...under("comparable", comparableBlocks(view)),
  ];
}

/** The calculation with only the rows that may be drawn; the bars close the sum with the others together. */
function shownOf({ calculation, publication }: BenefitView): Calculation {
  const { rows, uncertainty } = calculation;
  return {
    ...calculation,
    rows: rows.filter(({ row }) => publication.shows(row)),
    uncertainty: uncertainty && { ...uncertainty, rows: uncertainty.rows.filter(({ row }) => publication.shows(row)) },
  };
}

/** Two sentences: what society got the first year, and when the cost is back. */
function answerBlocks(view: BenefitView): readonly Block[] {
  const { calculation, publication } = view;
  const { answer } = texts;
  const society = resultOf(calculation.rows, "samhalle");
  const uncertain = publication.level === "actors" ? uncertainRow(calculation.uncertainty, "samhalle") : undefined;
  const [low, , high] = intervalCells(uncertain?.revenue, "amount", "nytta.uncertainty", "revenue");
  const revenue = amountCell(society.revenue, "nytta.revenue", "rows/samhalle/total");
  const covered = shareCell(view, "nytta.counted", "rows/counted/share");
  const pieces: (string | Cell)[] = [answer.before, revenue];
  if (low && high && low.kind === "number" && high.kind === "number")
    pieces.push(answer.interval, low, answer.and, high, answer.close);
  else pieces.push(answer.stop);
  if (covered.kind === "withheld") pieces.push(answer.coversWithheld);
  else pieces.push(answer.covers, covered, answer.ofEnded);
  if (society.cost === undefined) return [paragraph(...pieces), footnote(answer.noCost)];
  pieces.push(...paybackSentence(view));
  return publication.level === "actors" ? [paragraph(...pieces)] : [paragraph(...pieces), footnote(answer.needsTen)];
}

function paybackSentence(view: BenefitView): readonly (string | Cell)[] {
  const { calculation, publication } = view;
  const { answer } = texts;
  const society = resultOf(calculation.rows, "samhalle");
  const uncertain = publication.level === "actors" ? uncertainRow(calculation.uncertainty, "samhalle") : undefined;
  if (society.payback?.kind === "no-cost") return [answer.free];
  const cost = amountCell(society.cost, "nytta.cost", `rows/samhalle/${calculation.split}`);
  const cell = paybackCell(society, calculation, "nytta.payback", "rows/samhalle/months");
  if (cell.kind !== "number") {
    const isUncertain = cell.kind === "text" && cell.text === paybackWords.uncertain;
    return [answer.cost, cost, isUncertain ? answer.uncertain : answer.never];
  }
  const [low, , high] = intervalCells(uncertain?.paybackMonths, "months", "nytta.payback", "rows/samhalle");
  const interval = low && high && low.kind !== "missing" && high.kind !== "missing"
    ? [answer.intervalOfMonths, low, high.kind === "number" ? answer.toMonths : answer.toNever, ...(high.kind === "number" ? [high] : []), answer.stop]
    : [answer.stop]; // prettier-ignore
  return [answer.cost, cost, answer.isBackAfter, cell, ...interval];
}

/** Key figures stand three in a row. */
const tiles = 3;

function keyFigures(view: BenefitView): readonly KeyFigure[] {
  const { calculation, publication } = view;
  const { uncertainty, assumptions } = calculation;
  const society = resultOf(calculation.rows, "samhalle");
  const items: KeyFigure[] = [
    {
      label: texts.keyFigures.revenue,
      cell: amountCell(society.revenue, "nytta.revenue", "rows/samhalle/total"),
      note: [],
    },
  ];
  const payback = paybackCell(society, calculation, "nytta.payback", "rows/samhalle/months");
  if (payback.kind === "number") items.push({ label: texts.keyFigures.payback, cell: payback, note: [] });
  const aim = publication.level === "actors" ? uncertainty?.paidBackWithin : undefined;
  if (aim)
    items.push({
      label: texts.keyFigures.withinTarget(aim.months),
      cell: percentCell(aim.probability, "nytta.within-target", ""),
      note: [{ kind: "text", text: texts.keyFigures.draws(formatNumber(uncertainty?.draws ?? 0, 0)) }],
    });
  if (society.horizonProfit !== undefined && items.length < tiles)
    items.push({
      label: texts.keyFigures.profit(assumptions.horizonYears),
      cell: amountCell(society.horizonProfit, "nytta.profit", "rows/samhalle/horizon"),
      note: [{ kind: "text", text: texts.keyFigures.discounted }],
    });
  return items;
}

/** What a reader of any of the amounts must know: values nobody has checked, what is not in them, invented unit costs. */
function cautions(view: BenefitView): readonly Block[] {
  const { parameters, refused, illustrative } = view.calculation;
  const labelOf = (id: string) => view.parameters.find((parameter) => parameter.id === id)?.label ?? id;
  const byParameter = Map.groupBy(refused, ({ parameter }) => parameter);
  const names = [...byParameter].map(([id, all]) => {
    const years = [...new Set(all.map(({ year }) => year))].toSorted((a, b) => a - b);
    return texts.refused.withYears(labelOf(id), years);
  });
  return [
    ...(view.calculation.coverage.leftOut.length > 0 ? [footnote(texts.leftOut.some), ...ownValues(view)] : []),
    ...(illustrative ? [footnote(texts.illustrative)] : []),
    ...(parameters.unchecked.length > 0 ? [footnote(uncheckedSentence(view))] : []),
    ...(names.length > 0 ? [footnote(`${texts.refused.lead}${names.join(", ")}.`)] : []),
  ];
}

/** Values that the team may enter so that more persons can be counted. They are the team's business. */
function ownValues(view: BenefitView): readonly Block[] {
  if (view.report.outside) return [];
  const wanted = new Set(view.calculation.coverage.leftOut.flatMap(({ parameter }) => parameter ?? []));
  const names = view.parameters.filter(({ id }) => wanted.has(id)).map(({ label }) => label);
  return names.length > 0 ? [footnote(texts.leftOut.own(names))] : [];
}

function incomeParagraph(view: BenefitView): readonly Block[] {
  const { gross, persons, assumptions } = view.calculation;
  if (!view.publication.shows("deltagare") || !isSizeShown(view)) return [];
  const change = ((1 - assumptions.deadweight) * gross.disponibel) / persons;
  const cell = amountCell(change, "nytta.income", "person");
  return [paragraph(texts.revenue.income, cell, texts.revenue.incomeEnd)];
}

/** What it would take to be repaid in time. The mean wage of a few known ones stays in the team. */
function breakEvenParagraph({ calculation, report }: BenefitView): readonly Block[] {
  const { breakEven } = calculation;
  return breakEven ? [paragraph(breakEvenText(breakEven, !report.outside))] : [];
}

/** Years over which older reports try to write the cost off. */
const writeOff = 5;

function profitParagraphs(view: BenefitView): readonly Block[] {
  const { calculation } = view;
  const { assumptions } = calculation;
  const society = resultOf(calculation.rows, "samhalle");
  if (society.cost === undefined || assumptions.deadweight >= 1) return [];
  const blocks: Block[] = [];
  if (assumptions.writeOffYears !== writeOff) {
    const charged = profitOver(0, society.cost, { ...assumptions, writeOffYears: writeOff }, 1);
    const first = amountCell(society.revenue + charged, "nytta.profit", "rows/samhalle/written-off");
    blocks.push(paragraph(texts.profit.writtenOff(writeOff), first, "."));
  }
  if (society.ratio !== undefined)
    blocks.push(
      paragraph(
        texts.profit.ratio,
        {
          kind: "number",
          value: society.ratio,
          unit: "kr",
          decimals: 2,
          fact: { figure: "nytta.ratio", version: 1, path: "rows/samhalle" },
        },
        texts.profit.ratioEnd(assumptions.horizonYears),
      ),
    );
  return blocks;
}
