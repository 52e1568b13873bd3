/** Template + evaluation → document. Pure: the same input gives the same document, to the last character. */
import type { IsoDate } from "#src/kernel/dates.ts";
import { appendixBlocks } from "./appendix.ts";
import { buildChart } from "./charts/catalogue.ts";
import type { Audience, Block, Document, KeyFigure, TableBlock } from "./document.ts";
import {
  findValue,
  publishAll,
  textOf,
  type DefinitionLookup,
  type FigureValue,
  type Publication,
  type ReportEvaluation,
} from "./facts.ts";
import { benefitAppendix } from "./benefit/appendix.ts";
import { withPaybackGoal } from "./benefit/goal.ts";
import { benefitFigures } from "./benefit/figures.ts";
import type { BenefitInput } from "./benefit/input.ts";
import { benefitBlocks, hasAmounts, viewOf, type BenefitExtent } from "./benefit/section.ts";
import { checkOneValue, checkSameFacts } from "./one-value.ts";
import { cellOfMark, fillSentence, parseMark } from "./sentence.ts";
import { decidePublication } from "./small-cells.ts";
import { buildTable, idOf, type ReportContext } from "./tables.ts";
import { tableViews } from "./table-views.ts";
import type { KeyFigureSpec, Template, TemplatePart } from "./template.ts";

export interface ReportInput {
  readonly evaluation: ReportEvaluation;
  /** The same figures for the period before, when there is one to compare with. */
  readonly previous?: ReportEvaluation | undefined;
  /** What society gained, for templates with that part. */
  readonly benefit?: BenefitInput | undefined;
  readonly definitions: DefinitionLookup;
}

export interface ReportOptions {
  readonly audience: Audience;
  readonly today: IsoDate;
}

/**
 * Builds the whole report. Throws when the figures contradict each other: no such report is made.
 *
 * Outside the team small counts are withheld here, once, for current and previous period
 * together, whatever the template: two reports of the same period can then not be compared to reveal a cell.
 */
export function buildReport(given: ReportInput, template: Template, options: ReportOptions): Document {
  const outside = options.audience !== "team";
  const input = withBenefitFigures(given, outside);
  checkSameFacts(input.evaluation);
  if (input.previous) checkSameFacts(input.previous);
  const [current, earlier] = publications(input, outside);
  const context: ReportContext = {
    evaluation: input.evaluation,
    publication: current,
    previous: input.previous ? { evaluation: input.previous, publication: earlier } : undefined,
    definitions: input.definitions,
    outside,
  };
  const builder = new SectionBuilder(context, input.benefit);
  for (const part of template.parts) builder.add(part);
  if (template.appendix) {
    if (template.parts.some(({ part }) => part === "benefit")) builder.addBenefitAppendix();
    builder.blocks.push(...appendixBlocks(context, builder.usedFigures, template));
  }
  const { evaluation } = input;
  const document: Document = {
    title: template.title,
    language: "sv",
    team: evaluation.scope.programmes.join(", ") + trackSuffix(evaluation.scope.track),
    period: evaluation.period,
    audience: options.audience,
    today: options.today,
    asOf: evaluation.asOf,
    template: { id: template.id, version: template.version },
    cover: template.cover,
    blocks: builder.blocks,
  };
  checkOneValue(document);
  return document;
}

/** The calculation's counts of persons are figures too, so that they are withheld with the others. */
function withBenefitFigures(input: ReportInput, outside: boolean): ReportInput {
  const { benefit, evaluation } = input;
  if (benefit?.kind !== "calculated") return input;
  const figures = withPaybackGoal({ ...evaluation.figures, ...benefitFigures(benefit.calculation) }, benefit, outside);
  return { ...input, evaluation: { ...evaluation, figures } };
}

function trackSuffix(track: string | readonly string[] | null): string {
  if (track === null) return "";
  return `, ${typeof track === "string" ? track : track.join(" och ")}`;
}

function publications(input: ReportInput, outside: boolean): readonly [Publication, Publication] {
  if (!outside) return [publishAll, publishAll];
  const decided = decidePublication(input.previous ? [input.evaluation, input.previous] : [input.evaluation]);
  return [decided[0]!, decided[1] ?? publishAll];
}

const withheldSentence = "Uppgiften lämnas inte ut, för att ingen enskild ska kunna pekas ut.";

/** Collects blocks and gives tables, charts and headings their numbers and ids. */
class SectionBuilder {
  readonly blocks: Block[] = [];
  readonly usedFigures = new Set<string>();
  private readonly context: ReportContext;
  private readonly benefit: BenefitInput | undefined;
  private readonly ids = new Map<string, number>();
  private readonly tables = new Map<string, TableBlock>();
  private tableCount = 0;
  private chartCount = 0;

  constructor(context: ReportContext, benefit: BenefitInput | undefined) {
    this.context = context;
    this.benefit = benefit;
  }

  private uniqueId(wish: string): string {
    const seen = (this.ids.get(wish) ?? 0) + 1;
    this.ids.set(wish, seen);
    return seen === 1 ? wish : `${wish}-${seen}`;
  }

  add(part: TemplatePart): void {
    switch (part.part) {
      case "heading":
        this.blocks.push({ kind: "heading", level: part.level, text: part.text, id: this.uniqueId(slug(part.text)) });
        return;
      case "sentence":
        this.addSentence(part.text);
        return;
      case "guidance":
        this.blocks.push({ kind: "guidance", text: part.text });
        return;
      case "text-box":
        this.blocks.push({ kind: "text-box", id: this.uniqueId("text"), label: part.label });
        return;
      case "table":
        this.addTable(part.figure, part.title);
        return;
      case "chart":
        this.addChart(part.chart);
        return;
      case "key-figures":
        this.addKeyFigures(part.items);
        return;
      case "benefit":
        this.addBenefit(part.extent);
        return;
      case "page-break":
        this.blocks.push({ kind: "page-break" });
        return;
    }
  }

  private addBenefit(extent: BenefitExtent): void {
    const above = this.blocks.findLast((block) => block.kind === "heading")?.level ?? 0;
    const level = above === 0 ? 1 : above === 1 ? 2 : 3;
    this.addMade(benefitBlocks(this.benefit, this.context, extent, level));
  }

  /** How the amounts were computed, when there are any. */
  addBenefitAppendix(): void {
    if (this.benefit?.kind !== "calculated") return;
    const view = viewOf(this.benefit, this.context);
    if (hasAmounts(view)) this.addMade(benefitAppendix(view));
  }

  /** Blocks that were made elsewhere get their numbers here, and ids that nothing else has. */
  private addMade(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === "table") {
        this.tableCount += 1;
        const table = { ...block, number: this.tableCount, id: this.uniqueId(block.id) };
        const before = this.blocks.at(-1);
        if (before?.kind === "chart" && before.twinPrinted && before.twin.id === block.id)
          this.blocks[this.blocks.length - 1] = { ...before, twin: table };
        this.blocks.push(table);
      } else if (block.kind === "chart") {
        this.chartCount += 1;
        this.blocks.push({ ...block, number: this.chartCount });
      } else if (block.kind === "heading") {
        this.blocks.push({ ...block, id: this.uniqueId(block.id) });
      } else if (block.kind === "key-figures") {
        // Right after other key figures they stand in the same rows.
        const before = this.blocks.at(-1);
        if (before?.kind === "key-figures") {
          this.blocks[this.blocks.length - 1] = { ...before, items: [...before.items, ...block.items] };
        } else this.blocks.push(block);
      } else {
        this.blocks.push(block);
      }
    }
  }

  private addSentence(text: string): void {
    const inlines = fillSentence(this.context, text);
    if (inlines === "missing") return;
    if (inlines === "withheld") {
      const before = this.blocks.at(-1);
      if (before?.kind !== "footnote" || before.text !== withheldSentence)
        this.blocks.push({ kind: "footnote", text: withheldSentence });
      return;
    }
    for (const inline of inlines) {
      if (inline.kind === "value" && "fact" in inline.cell) this.usedFigures.add(inline.cell.fact.figure);
    }
    this.blocks.push({ kind: "paragraph", inlines });
  }

  private addTable(figure: string, title: string | undefined): void {
    const id = this.uniqueId(`tabell-${idOf(figure)}`);
    const block = buildTable(this.context, figure, { id, number: this.tableCount + 1, title });
    if (!block) {
      this.explainAbsence(figure, title);
      return;
    }
    this.usedFigures.add(figure);
    this.tableCount += 1;
    this.tables.set(figure, block);
    // A chart of the same figure just before this table has found its printed twin.
    const before = this.blocks.at(-1);
    if (before?.kind === "chart" && before.twin.id === `tvilling-${idOf(figure)}`) {
      this.blocks[this.blocks.length - 1] = { ...before, twin: block, twinPrinted: true };
    }
    this.blocks.push(block);
  }

  private addChart(name: string): void {
    const block = buildChart(this.context, name, { id: this.uniqueId(`diagram-${name}`), number: this.chartCount + 1 });
    if (!block) return;
    this.chartCount += 1;
    for (const figure of block.figures) this.usedFigures.add(figure);
    this.blocks.push(block.chart);
  }

  private addKeyFigures(specs: readonly KeyFigureSpec[]): void {
    const items = specs.flatMap((spec): KeyFigure[] => {
      const mark = parseMark(spec.value);
      const cell = cellOfMark(this.context, mark);
      if (cell.kind === "missing" || cell.kind === "withheld") return [];
      this.usedFigures.add(mark.figure);
      const note = fillSentence(this.context, spec.note);
      return [{ label: spec.label, cell, note: typeof note === "string" ? [] : note }];
    });
    if (items.length > 0) this.blocks.push({ kind: "key-figures", items });
  }

  /** A table that is not there says why, so that nobody looks for it in vain. */
  private explainAbsence(figure: string, title: string | undefined): void {
    const view = tableViews[figure];
    const name = title ?? view?.title ?? figure;
    const hidden = this.context.outside && (view?.rowLevel === true || view?.teamOnly === true);
    if (hidden && view.teamOnly) return;
    const reason = hidden
      ? "Tabellen visar enskilda personer och lämnas inte ut utanför teamet."
      : this.context.evaluation.figures[figure]
        ? whyOf(this.context.evaluation.figures[figure]) || "Inga uppgifter är registrerade för perioden."
        : "Uppgiften ingår inte i underlaget.";
    this.blocks.push({ kind: "footnote", text: `${name}: ${reason}` });
  }
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[åä]/g, "a")
    .replaceAll("ö", "o")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const whyOf = (figure: FigureValue | undefined) => (figure ? textOf(findValue(figure, "why")) : "");
