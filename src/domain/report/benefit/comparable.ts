/** The table that is comparable with older reports: their assumptions, their rows, and a label that says so. */
import { presets } from "#src/domain/model/assumptions.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import { effectOf } from "#src/domain/model/engine/basis.ts";
import { fewestForAnything } from "#src/domain/model/group/disclosure.ts";
import { resultRows } from "#src/domain/model/group/results.ts";
import { benefitReport as texts } from "./words.ts";
import type { Block, Cell, Row } from "../document.ts";
import { amountCell, factOf, notesOfPaybacks, paybackCell, withheldCell } from "./cells.ts";
import { decideAmounts } from "./publication.ts";
import { headerOf } from "./results.ts";
import { footnote, paragraph, resultOf, tableOf, type BenefitView } from "./view.ts";

/** The table under its explanation; a sentence when it may not be printed; nothing when it was not computed. */
export function comparableBlocks(view: BenefitView): readonly Block[] {
  const { comparable } = view;
  if (!comparable) return [];
  const contributions = view.contributions.map((one) => ({
    ...one,
    result: { ...one.result, effect: effectOf(one.result.basis, presets.jamforbar) },
  }));
  const own = decideAmounts(contributions, comparable.assumptions, view.report.outside);
  const { comparable: beside } = view.publication;
  if (own.level === "none" || beside === "none") return [footnote(texts.comparable.withheld)];
  const level = beside === "society" ? beside : own.level;
  const figure = "nytta.comparable";
  const shows = (row: ResultRow) => own.shows(row) && view.publication.shows(row);
  const { persons, assumptions, cost } = comparable;
  const showsN = isSizeShown(view, persons);
  const body = resultRows
    .filter((row) => level === "actors" || row === "samhalle")
    .map((name): Row => {
      const result = resultOf(comparable.rows, name);
      const path = `rows/${name}`;
      const cells: Cell[] = [
        amountCell(result.revenue, figure, `${path}/total`),
        showsN && persons > 0
          ? amountCell(result.revenuePerPerson, figure, `${path}/person`)
          : withheldCell(figure, `${path}/person`),
        amountCell(result.horizonRevenue, figure, `${path}/horizon`),
        ...(cost.total === undefined
          ? []
          : [
              amountCell(result.horizonProfit, figure, `${path}/profit`),
              paybackCell(result, comparable, figure, `${path}/months`),
            ]),
      ];
      return {
        header: headerOf(name),
        cells: shows(name) ? cells : cells.map((_, index) => withheldCell(figure, `${path}/${index}`)),
        total: false,
      };
    });
  const sum = body[0]!;
  const years = assumptions.horizonYears;
  return [
    paragraph(texts.comparable.text),
    tableOf(
      view,
      {
        id: "jamforbar",
        figure,
        title: texts.comparable.title(years),
        rowHeader: texts.columns.actor,
        columns: [
          texts.columns.shortTerm,
          texts.columns.perPerson,
          texts.columns.horizon(years),
          ...(cost.total === undefined ? [] : [texts.columns.horizonProfit(years), texts.columns.months]),
        ],
        notes: notesOfPaybacks(body),
        rows: level === "actors" ? [...body, { ...sum, header: texts.rows.sum, total: true }] : body,
      },
      showsN
        ? { kind: "count", value: persons, fact: factOf(figure, "n") }
        : { kind: "withheld", reason: "complementary", fact: factOf(figure, "n") },
    ),
  ];
}

/**
 * May the number of persons in the table be printed? Beside those who completed, and all who are counted, it tells how many
 * of either kind were left out.
 */
function isSizeShown({ report, calculation }: BenefitView, persons: number): boolean {
  if (!report.outside) return true;
  const shown = report.publication({ figure: "nytta.exits", path: "rows/completed/count" }) === "shown";
  const { ended, completed } = calculation.coverage;
  const left = [completed - persons, ended - completed - (calculation.persons - persons)];
  return shown && [persons, ...left].every((count) => count === 0 || count >= fewestForAnything);
}
