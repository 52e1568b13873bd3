/** The rows of the register behind a number: the same counts that the number was made from. */
import { findFigure } from "#src/domain/figures/catalogue.ts";
import { hasCode, type Count, type Counts } from "#src/domain/figures/count.ts";
import { isWithoutResult, type Address, type FigureId, type FigureRequest } from "#src/domain/figures/figure.ts";
import { TOTAL } from "#src/domain/figures/labels.ts";
import { buildContext } from "#src/domain/figures/population.ts";
import { filterRows, type Rows } from "#src/domain/figures/rows.ts";
import type { Register } from "#src/domain/register.ts";
import type { TableName } from "#src/domain/workbook.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Some rows of one table, by their position in the snapshot, ascending. */
export interface RowSet {
  readonly table: TableName;
  readonly rows: readonly number[];
}

/** Why there are no rows to show. */
export type RowsError =
  | { readonly code: "rows.unknown_figure"; readonly figure: FigureId }
  /** The figure cannot be computed for this scope; `why` is in Swedish. */
  | { readonly code: "rows.not_computed"; readonly why: string }
  /** The figure counts nothing at this row and column. */
  | { readonly code: "rows.unknown_address"; readonly address: Address };

/**
 * The rows behind a number of a figure. The row is a code of the figure's rows (or groups); the column is the name of a
 * column that counts (`new`, `before`, `due` …) or the code of a cell (`kvinna`, a track, a matrix column). A share's
 * column leads to the rows of its numerator. Without a row: everything the column counts. Without both: everything the
 * figure counts.
 */
export function rowsBehind(
  register: Register,
  request: FigureRequest,
  figureId: FigureId,
  address: Address,
): Result<RowSet, RowsError> {
  const figure = findFigure(figureId);
  if (!figure) return fail({ code: "rows.unknown_figure", figure: figureId });
  const context = buildContext(register, request, () => undefined);
  const counts = figure.counts(context);
  const main = mainCount(counts);
  if (!main) {
    const result = figure.result(context);
    return fail({ code: "rows.not_computed", why: isWithoutResult(result) ? result.why : "" });
  }
  const found = find(counts, main, address);
  if (!found) return fail({ code: "rows.unknown_address", address });
  return ok({ table: found.table, rows: [...found.rows.slice().sort()] });
}

interface Found {
  readonly table: TableName;
  readonly rows: Rows;
}

/** What a figure counts when no column is named. */
const mainCount = (counts: Counts): Count | undefined => counts.count ?? counts.denominator ?? Object.values(counts)[0];

/** The name of the count that a share's column is a share of: `shareBefore` → `before`, `share` → none. */
function countName(column: string): string {
  if (!column.startsWith("share")) return column;
  const name = column.replace(/^share(OfSources|OfAllEnded|OfAttempted|OfReached)?/, "");
  return name.slice(0, 1).toLowerCase() + name.slice(1);
}

function find(counts: Counts, main: Count, { row, column }: Address): Found | undefined {
  const name = column === undefined ? "" : countName(column);
  const named = name === "" ? main : counts[name];
  if (row === undefined) return named ?? cellRows(main, main.rows, name);
  if (named) return codeRows([named, ...Object.values(counts)], row) ?? counts[row];
  for (const count of Object.values(counts)) {
    const rows = codeRows([count], row);
    const cells = rows && cellRows(count, rows.rows, name);
    if (cells) return cells;
  }
  return undefined;
}

/** Rows of the first count that has the code. */
function codeRows(counts: readonly Count[], code: string): Found | undefined {
  for (const { table, rows, by } of counts) {
    if (!by) continue;
    const position = by.codes.findIndex((one) => one.code === code);
    if (position >= 0) return { table, rows: filterRows(rows, (row) => hasCode(by, row, position)) };
    if (code === TOTAL.code) return { table, rows };
  }
  return undefined;
}

function cellRows({ table, cells }: Count, rows: Rows, code: string): Found | undefined {
  const position = cells?.codes.findIndex((one) => one.code === code) ?? -1;
  if (!cells || position < 0) return undefined;
  return { table, rows: filterRows(rows, (row) => hasCode(cells, row, position)) };
}
