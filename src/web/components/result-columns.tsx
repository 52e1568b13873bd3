/** Columns of tables whose rows are those of the result: whom it concerns, kronor that open their lines, payback. */
import type { ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { paybackText, saidPayback } from "#src/domain/model/group/said-payback.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { missingMark } from "#src/domain/report/format.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { AmountLink, TextLink } from "./amount-link.tsx";
import type { DataColumn } from "./data-table.tsx";

/** Whom the row concerns. */
export const rowColumn: DataColumn<ResultRow> = { label: texts.columns.row, cell: (row) => rowNames[row] };

/** Gains and losses, kronor. `said` is what they are, for those who hear a link alone, when the label does not say it. */
export const gainColumn = (
  label: string,
  amount: (row: ResultRow) => number | undefined,
  href: (row: ResultRow) => string | undefined,
  said = label,
): DataColumn<ResultRow> => ({
  label,
  align: "number",
  cell: (row) => (
    <AmountLink amount={amount(row)} href={href(row)} signed label={`${rowNames[row]}, ${said.toLowerCase()}`} />
  ),
});

export interface PaybackProps {
  readonly result: RowResult | undefined;
  /** Rows whose revenue may as well be zero or a loss. */
  readonly uncertain: readonly ResultRow[];
  readonly href: string | undefined;
}

/** When a row's cost has come back; opens how it is counted, unless nothing was paid. */
export function Payback({ result, uncertain, href }: PaybackProps) {
  const said = result && saidPayback(result, uncertain);
  if (!said) return missingMark;
  const label = `${rowNames[result.row]}, ${texts.columns.payback.toLowerCase()}`;
  return (
    <TextLink href={said.kind === "no-cost" ? undefined : href} label={label}>
      {paybackText(said)}
    </TextLink>
  );
}

/** When each row's cost has come back. */
export const paybackColumn = (
  result: (row: ResultRow) => RowResult | undefined,
  uncertain: readonly ResultRow[],
  href: (row: ResultRow) => string | undefined,
): DataColumn<ResultRow> => ({
  label: texts.columns.payback,
  align: "number",
  cell: (row) => <Payback result={result(row)} uncertain={uncertain} href={href(row)} />,
});
