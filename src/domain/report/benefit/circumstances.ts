/** What the amounts rest on: what had come anyway, who is counted, who only changed payer, and income equalisation. */
import { kaplanMeierCurve } from "#src/domain/model/charts/kaplan-meier.ts";
import { foundPercent, percentText, wholePercent } from "#src/domain/model/charts/labels.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import { fewestForAnything } from "#src/domain/model/group/disclosure.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { benefitReport as texts } from "./words.ts";
import type { Block, Cell, Row, TableBlock } from "../document.ts";
import { rowsOf, textOf } from "../facts.ts";
import { amountCell, factOf } from "./cells.ts";
import { chartOf, countCell, footnote, paragraph, resultOf, shareCell, tableOf, type BenefitView } from "./view.ts";

/** The counterfactual that was used, by name, and how the effect fades. */
export function otherwiseBlocks(view: BenefitView): readonly Block[] {
  const { counterfactual, assumptions } = view.calculation;
  const { otherwise } = texts;
  const blocks: Block[] = [
    counterfactual.step === "stated-deadweight"
      ? paragraph(
          `${otherwise.lead}${otherwise.steps[counterfactual.step]}. ${otherwise.stated(percentText(assumptions.deadweight))}`,
        )
      : paragraph(
          `${otherwise.lead}${otherwise.steps[counterfactual.step]}: ${otherwise.group(counterfactual.name)}`,
          groupSize(view, counterfactual.n, "nytta.comparison"),
          otherwise.groupEnd,
        ),
    persistenceParagraph(view),
  ];
  if (view.survival && isCurveShown(view)) {
    const { survival } = view;
    const n: Cell = { kind: "count", value: survival.n, fact: factOf("nytta.persistence", "n") };
    const curve = chartOf(view, "kvarvaro", "nytta.persistence", (id) => kaplanMeierCurve(survival, id), { n });
    if (curve) blocks.push(curve);
  }
  return blocks;
}

/** Each step of the curve is one person or a few, so it stays in the team. */
const isCurveShown = ({ calculation, report }: BenefitView): boolean =>
  calculation.persistence.origin === "follow-ups" && !report.outside;

/** The size of a group that no other table holds. */
const groupSize = (view: BenefitView, n: number, figure: string): Cell =>
  view.report.outside && n > 0 && n < fewestForAnything
    ? { kind: "withheld", reason: "small", fact: factOf(figure, "n") }
    : { kind: "count", value: n, fact: factOf(figure, "n") };

function persistenceParagraph(view: BenefitView): Block {
  const observed = view.calculation.persistence;
  const { persistence } = texts.otherwise;
  if (observed.origin === "assumption") return paragraph(persistence.assumption(percentText(observed.value)));
  const { value, n, since } = observed;
  // The share and its n together give how many lost it.
  const lost = (view.survival?.points ?? []).reduce((sum, { months, ended }) => sum + (months > since ? ended : 0), 0);
  const least = Math.min(n, ...[lost, n - lost].filter((count) => count > 0));
  const size: Cell =
    view.report.outside && least < fewestForAnything
      ? { kind: "withheld", reason: "complementary", fact: factOf("nytta.persistence", "n") }
      : { kind: "count", value: n, fact: factOf("nytta.persistence", "n") };
  return paragraph(persistence["follow-ups"](foundPercent(value)), size, persistence.end(since));
}

/** Who is in the calculation, what is known of them, and what of the amounts is registered. */
export function whoBlocks(view: BenefitView): readonly Block[] {
  const { coverage, assumptions } = view.calculation;
  const { registered, all } = coverage.amounts;
  const words = texts.coverage;
  return [
    paragraph(assumptions.population === "ended" ? words.ended : words.completed),
    countTable(view, "nytta.exits", "avslut", words.exits, words.exitsHeader),
    countTable(view, "nytta.coverage", "tackning", words.title, words.header),
    paragraph(registered > 0 && all > 0 ? words.amounts(wholePercent(registered / all)) : words.noAmounts),
  ]; // prettier-ignore
}

/** A table of counts with shares, of one of the section's figures. */
export function countTable(
  view: BenefitView,
  figure: string,
  id: string,
  title: string,
  rowHeader: string,
): TableBlock {
  const value = view.report.evaluation.figures[figure];
  const rows = (value ? rowsOf(value) : []).map((row, index): Row => ({
    header: textOf(row.label),
    cells: [countCell(view, figure, `rows/${index}/count`), shareCell(view, figure, `rows/${index}/share`)],
    total: false,
  }));
  return tableOf(view, { id, figure, title, rowHeader, columns: ["Antal", "Andel"], rows });
}

/** How many only changed payer, and how much money moved. */
export function movedBlocks(view: BenefitView): readonly Block[] {
  const { persons, moved } = view.calculation.reclassified;
  const { moved: words } = texts;
  if (persons === 0) return [paragraph(words.none)];
  const share = shareCell(view, "nytta.reclassified");
  if (share.kind !== "share") return [footnote(words.withheld)];
  const amount = amountCell(moved, "nytta.reclassified", "moved");
  return [paragraph(words.lead, share, words.persons, words.amount, amount, words.amountEnd)];
}

const equalisedRows = ["kommun", "region", "ovrstat"] as const satisfies readonly ResultRow[];

/** Municipality, region and state before and after income equalisation; in words when it is not known. */
export function equalisedBlocks(view: BenefitView): readonly Block[] {
  const { equalised, rows, assumptions } = view.calculation;
  const words = texts.equalised;
  if ("refused" in equalised) {
    const label = view.parameters.find(({ id }) => id === equalised.refused)?.label ?? equalised.refused;
    return [paragraph(words.refused(label))];
  }
  if (!view.publication.equalised) return [footnote(words.withheld)];
  return [
    paragraph(words.text),
    tableOf(view, {
      id: "utjamning",
      figure: "nytta.equalised",
      title: words.title,
      rowHeader: texts.columns.actor,
      columns: [texts.columns.gross, texts.columns.net],
      rows: equalisedRows.map((row) => ({
        header: rowNames[row],
        cells: [
          amountCell(resultOf(rows, row).revenue, "nytta.revenue", `rows/${row}/total`),
          amountCell((1 - assumptions.deadweight) * equalised.effect[row], "nytta.equalised", `rows/${row}`),
        ],
        total: false,
      })),
    }),
  ];
}
