import type { CostSplitRule } from "#src/domain/model/assumptions.ts";
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import { actors, type Effect } from "#src/domain/model/actors.ts";
import { actorAmounts } from "#src/domain/model/charts/actor-bars.ts";
import { short } from "#src/domain/model/charts/labels.ts";
import type { ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { familiarAmount } from "#src/domain/model/group/amounts.ts";
import { paybackNotes, saidPayback } from "#src/domain/model/group/said-payback.ts";
import { displacedResult, resultRows } from "#src/domain/model/group/results.ts";
import { isSumRow, rowNames, splitNames } from "#src/domain/model/names.ts";
import { formatNumber, missingMark } from "#src/domain/report/format.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { AmountLink, TextLink } from "./amount-link.tsx";
import type { BenefitView } from "./benefit-view.ts";
import { DataTable, type DataColumn } from "./data-table.tsx";
import { gainColumn, Payback, paybackColumn, rowColumn } from "./result-columns.tsx";
import { StatusMessage } from "./status-message.tsx";

interface ViewProps {
  readonly view: BenefitView;
}

/** A row of the table by actor; what closes the sum has amounts and opens nothing. */
type TableRow = RowResult | { readonly row: "displaced" | "ovrig" | "withheld"; readonly name: string; readonly revenue?: number; readonly horizonProfit?: number; readonly horizonRevenue?: number }; // prettier-ignore

const isResult = (row: TableRow): row is RowResult => !("name" in row);

/** Results by actor, and what closes the sum. */
function ByActor({ view }: ViewProps) {
  const { calculation, opensAt } = view;
  const years = calculation.assumptions.horizonYears;
  const nameOf = (row: TableRow) => (isResult(row) ? rowNames[row.row] : row.name);
  const amount = (
    measure: "revenue" | "revenuePerPerson" | "horizonRevenue" | "cost" | "profit" | "horizonProfit",
    label: string,
  ): DataColumn<TableRow> => ({
    label,
    align: "number",
    cell: (row) =>
      isResult(row) ? (
        <AmountLink
          amount={row[measure]}
          href={opensAt({ row: row.row, measure })}
          label={`${rowNames[row.row]}, ${label.toLowerCase()}`}
        />
      ) : measure === "revenue" || measure === "horizonProfit" || measure === "horizonRevenue" ? (
        row[measure] === undefined ? (
          missingMark
        ) : (
          familiarAmount(row[measure])
        )
      ) : (
        missingMark
      ),
  });
  const isFamiliar = (row: ResultRow) => view.level === "actors" || row === "samhalle";
  const rows: TableRow[] = calculation.rows.filter(({ row }) => isFamiliar(row));
  return (
    <>
      <DataTable<TableRow>
        id="resultat-per-aktor"
        caption={texts.byActor}
        columns={[
          { label: texts.columns.row, cell: nameOf },
          amount("revenue", texts.columns.revenue),
          amount("revenuePerPerson", texts.columns.revenuePerPerson),
          amount("horizonRevenue", texts.columns.horizonRevenue(years)),
          amount("cost", texts.columns.cost),
          amount("profit", texts.columns.profit),
          amount("horizonProfit", texts.columns.horizonProfit(years)),
          {
            label: texts.columns.payback,
            align: "number",
            cell: (row) =>
              isResult(row) ? (
                <Payback result={row} uncertain={view.uncertain} href={opensAt({ row: row.row, measure: "payback" })} />
              ) : (
                missingMark
              ),
          },
          {
            label: texts.columns.ratio,
            align: "number",
            cell: (row) =>
              isResult(row) && row.ratio !== undefined ? (
                <TextLink
                  href={opensAt({ row: row.row, measure: "ratio" })}
                  label={`${rowNames[row.row]}, ${texts.columns.ratio.toLowerCase()}`}
                >
                  {short(row.ratio)}
                </TextLink>
              ) : (
                missingMark
              ),
          },
        ]}
        rows={[...rows, ...closingRows(view)]}
        rowKey={({ row }) => row}
        isTotal={({ row }) => isSumRow(row)}
      />
      <p className="small">{view.withheld ? texts.closingWithheld : texts.closing}</p>
      <PaybackNotes view={view} rows={rows.filter(isResult)} />
    </>
  );
}

/** What closes the sum besides the actors. */
function closingRows({ calculation, level }: BenefitView): readonly TableRow[] {
  const amounts = level === "actors" ? actorAmounts(calculation) : undefined;
  return (amounts?.parts ?? []).flatMap(({ row, name, amount }): TableRow[] => {
    if (row !== "displaced" && row !== "ovrig" && row !== "withheld") return [];
    const measure = amounts?.of === "profit" ? "horizonProfit" : "horizonRevenue";
    const displaced = row === "displaced" ? displacedResult(calculation.displaced, calculation.assumptions) : undefined;
    return [{ row, name, [measure]: amount, ...(displaced ? { revenue: displaced.revenue, horizonRevenue: displaced.horizonRevenue } : {}) }]; // prettier-ignore
  });
}

/** Why some of the rows have words for their payback. */
function PaybackNotes({ view, rows }: ViewProps & { readonly rows: readonly RowResult[] }) {
  const kinds = new Set(rows.map((row) => saidPayback(row, view.uncertain)?.kind));
  return (["uncertain", "never"] as const)
    .filter((kind) => kinds.has(kind))
    .map((kind) => (
      <p className="small" key={kind}>
        {paybackNotes[kind]}
      </p>
    ));
}

/** Profit and payback under the three ways of dividing the cost, side by side. */
function CostSplits({ view }: ViewProps) {
  const { calculation, opensAt, level } = view;
  if (calculation.cost.total === undefined || level !== "actors") return null;
  const of = (row: ResultRow, rule: CostSplitRule) => calculation.bySplit[rule]?.find((one) => one.row === row);
  const shown = resultRows.filter((row) => of(row, "law"));
  const years = calculation.assumptions.horizonYears;
  return (
    <section className="section">
      <h3>{texts.split}</h3>
      <p>
        {texts.splitLead}{" "}
        {calculation.splitReplaced ? texts.splitReplaced : texts.splitUsed(splitNames[calculation.split])}
      </p>
      <DataTable
        id="kostnadsdelning"
        caption={texts.split}
        hideCaption
        columns={[
          rowColumn,
          ...assumptionChoices.costSplit.flatMap((rule): DataColumn<ResultRow>[] => [
            {
              label: `${splitNames[rule]}: ${texts.columns.horizonProfit(years).toLowerCase()}`,
              align: "number",
              cell: (row) => (
                <AmountLink
                  amount={of(row, rule)?.horizonProfit}
                  href={opensAt({ row, measure: "horizonProfit", rule })}
                  label={`${rowNames[row]}, ${splitNames[rule]}`}
                />
              ),
            },
            paybackColumn(
              (row) => of(row, rule),
              view.uncertain,
              (row) => opensAt({ row, measure: "payback", rule }),
            ),
          ]),
        ]}
        rows={shown}
        rowKey={(row) => row}
        isTotal={isSumRow}
      />
      {calculation.bySplit.actual ? null : <p className="small">{texts.splitUnknown}</p>}
    </section>
  );
}

/** Who only changed payer. */
function Reclassified({ view }: ViewProps) {
  const { calculation, reclassified: level, opensAt } = view;
  const { persons, moved, effect } = calculation.reclassified;
  if (level === "none") return null;
  const shown = [...actors, "samhalle" as const].filter((row) => Math.abs(effect[row]) >= 0.5);
  return (
    <section className="section">
      <h3>{texts.reclassified}</h3>
      <p>
        {persons === 0 ? (
          texts.reclassifiedNone
        ) : (
          <>
            {texts.reclassifiedBefore(persons === 1 ? texts.onePerson : texts.manyPersons(formatNumber(persons, 0)))}
            <a
              href={opensAt({ row: "samhalle", measure: "gross", only: "moved" })}
              aria-label={`${texts.moved}: ${familiarAmount(moved)}`}
            >
              {familiarAmount(moved)}
            </a>
            {texts.reclassifiedAfter}
          </>
        )}
      </p>
      {persons > 0 && level === "actors" ? (
        <DataTable
          id="bytt-betalare"
          caption={texts.reclassified}
          hideCaption
          columns={[
            rowColumn,
            gainColumn(
              texts.change,
              (row) => effect[row],
              (row) => opensAt({ row, measure: "gross", only: "moved" }),
              texts.reclassified,
            ),
          ]}
          rows={shown}
          rowKey={(row) => row}
          isTotal={isSumRow}
        />
      ) : null}
    </section>
  );
}

/** What municipality, region and state keep after income equalisation. */
function Equalised({ view }: ViewProps) {
  const { calculation, equalised: isShown, opensAt, parameterNames } = view;
  const { equalised, gross } = calculation;
  if (!isShown) return null;
  const column = (label: string, effect: Effect, after: boolean) =>
    gainColumn(
      label,
      (row) => effect[row],
      (row) => opensAt({ row, measure: "gross", equalised: after }),
    );
  return (
    <section className="section">
      <h3>{texts.equalised}</h3>
      <p>{texts.equalisedLead}</p>
      {"refused" in equalised ? (
        <StatusMessage tone="note">
          {texts.equalisedRefused(parameterNames[equalised.refused] ?? equalised.refused)}
        </StatusMessage>
      ) : (
        <DataTable
          id="utjamning"
          caption={texts.equalised}
          hideCaption
          columns={[
            rowColumn,
            column(texts.before, gross, false),
            column(texts.afterEqualised, equalised.effect, true),
          ]}
          rows={["kommun", "region", "ovrstat", "samhalle"] as const}
          rowKey={(row) => row}
          isTotal={isSumRow}
        />
      )}
    </section>
  );
}

/** The numbers as tables. */
export function BenefitTables({ view }: ViewProps) {
  return (
    <section className="section" aria-labelledby="tabeller">
      <h2 id="tabeller">{texts.tables}</h2>
      <ByActor view={view} />
      <CostSplits view={view} />
      <Reclassified view={view} />
      <Equalised view={view} />
    </section>
  );
}
