/** Shows the rows behind a number, and whose they are. */
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { readIdentities, type Identity } from "#src/db/queries/identity.ts";
import { loadRegister } from "#src/db/queries/register.ts";
import type { Address, FigureId, FigureRequest } from "#src/domain/figures/figure.ts";
import { rowsBehind, type RowsError } from "#src/domain/figures/rows-behind.ts";
import { cellAt, personsOf } from "#src/domain/register-cells.ts";
import type { Cell } from "#src/domain/register.ts";
import { sheetOf, type TableName, type WorkbookColumn } from "#src/domain/workbook.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** A row of the register. */
export interface ShownRow {
  readonly personId: string | undefined;
  /** Undefined when the row is about nobody. */
  readonly identity: Identity | undefined;
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
}

/** Rows of one table, in the order of the register. */
export interface ShownRows {
  readonly table: TableName;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly ShownRow[];
  readonly asOf: string;
}

/**
 * The rows behind a number of a figure. Each person they are about is logged by the database as it gives the identity;
 * a role that may not see rows is refused. Identity columns are left out of `columns`: they stand in `identity`.
 */
export const showRows = (
  db: Db,
  actor: Actor,
  request: FigureRequest & { readonly requestId?: string | undefined },
  figureId: FigureId,
  address: Address,
): Promise<Result<ShownRows, RowsError | AccessError>> =>
  asActor<ShownRows, RowsError>(
    db,
    actor,
    { purpose: "rows", action: "show-rows", requestId: request.requestId },
    async (tx, note) => {
      const register = await loadRegister(tx, request.scope.programmes);
      const behind = rowsBehind(register, request, figureId, address);
      if (!behind.ok) return behind;
      const { table, rows } = behind.value;
      const persons = personsOf(register, table, rows);
      const identities = await readIdentities(
        tx,
        persons.filter((id) => id !== undefined),
      );
      const columns = sheetOf(table).columns.filter((column) => !column.identity);
      note.concerns(table, rows.length);
      return ok({
        table,
        columns,
        rows: rows.map((row, place) => ({
          personId: persons[place],
          identity: persons[place] === undefined ? undefined : identities.get(persons[place]),
          cells: columns.map((column) => cellAt(register, table, column, row)),
        })),
        asOf: register.asOf,
      });
    },
  );
