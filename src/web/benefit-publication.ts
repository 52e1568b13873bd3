/** A calculation as a reader may see it: what is withheld is taken out before any page is made of it. */
import type { Calculation, ResultRow, RowResult } from "#src/domain/model/calculation.ts";
import { disclosureOf } from "#src/domain/model/group/disclosure.ts";
import { uncertainRows } from "#src/domain/model/group/said-payback.ts";
import type { AmountPublication } from "#src/domain/report/benefit/publication.ts";

/** What may be shown, as plain data. */
export interface PublishedBenefit {
  /** Without the rows, intervals, bars and thresholds that are withheld. */
  readonly calculation: Calculation;
  readonly level: AmountPublication["level"];
  /** Some actors' rows are withheld, though there is a table by actor. */
  readonly withheld: boolean;
  readonly coverage: boolean;
  /** Rows whose payback is not named, since their revenue may as well be zero or a loss. */
  readonly uncertain: readonly ResultRow[];
  readonly reclassified: "actors" | "society" | "none";
  readonly equalised: boolean;
  /** How many persons the observed persistence rests on; with it somebody outside could count those who lost their footing. */
  readonly followed: number | undefined;
}

/** Takes out what may not be shown. `outside` is somebody who does not see small cells. */
export function publish(calculation: Calculation, publication: AmountPublication, outside: boolean): PublishedBenefit {
  const { level, shows, showsChangeOf, equalised } = publication;
  const disclosure = disclosureOf(calculation, outside);
  const isShown = ({ row }: { readonly row: ResultRow }) => shows(row);
  const only = (rows: readonly RowResult[] | undefined) => rows?.filter(isShown);
  const { bySplit, uncertainty } = calculation;
  const rows = calculation.rows.filter(isShown);
  return {
    level,
    withheld: level === "actors" && rows.length < calculation.rows.length,
    coverage: disclosure.coverage,
    uncertain: uncertainRows(uncertainty).filter((row) => shows(row)),
    // By actor it would show rows that are withheld above.
    reclassified: !outside ? level : disclosure.reclassified ? "society" : "none",
    equalised,
    followed: outside ? undefined : calculation.persistence.n,
    calculation: {
      ...calculation,
      rows,
      bySplit: { actual: only(bySplit.actual), law: only(bySplit.law), equal: only(bySplit.equal) },
      uncertainty:
        uncertainty && level === "actors"
          ? { ...uncertainty, rows: uncertainty.rows.filter(isShown), missing: outside ? [] : uncertainty.missing }
          : undefined,
      tornado: calculation.tornado.filter(({ assumption }) => showsChangeOf(assumption)),
      thresholds: calculation.thresholds.filter(({ assumption }) => showsChangeOf(assumption)),
    },
  };
}
