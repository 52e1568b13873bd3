import type { ShownRow, ShownRows } from "#src/actions/show-rows.ts";
import { codeLabel } from "#src/domain/code-lists.ts";
import type { Cell } from "#src/domain/register.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import type { WorkbookColumn } from "#src/domain/workbook.ts";
import { rowPages as texts } from "#src/texts/figure-pages.sv.ts";
import { DataTable } from "./data-table.tsx";

/** Rows of the register with the person they are about first. Columns that are empty in every row are left out. */
export function RowTable({ shown: { table, columns, rows } }: { readonly shown: ShownRows }) {
  const isAbout = rows.some(({ personId }) => personId !== undefined);
  const used = columns.flatMap(({ field }, place) => (tellsNothing(field, rows, place) ? [] : [place]));
  const [first, ...others] = used.map((place) => ({
    label: columns[place]!.header,
    align: columns[place]!.type === "number" ? ("number" as const) : ("text" as const),
    whole: columns[place]!.type === "date" || columns[place]!.header.endsWith("-id"),
    cell: (row: ShownRow) => cellText(columns[place]!, row.cells[place]),
  }));
  const person = { label: texts.person, whole: true, cell: nameOf };
  return (
    <DataTable
      id={`rows-${table}`}
      caption={texts.rows}
      hideCaption
      columns={isAbout || !first ? [person, ...(first ? [first] : []), ...others] : [first, ...others]}
      rows={rows}
      rowKey={(_, index) => `${index}`}
    />
  );
}

/** Is the column empty, the same team all the way down, or whose the row is, which the first column says? */
function tellsNothing(field: string, rows: readonly ShownRow[], place: number): boolean {
  if (field === "personId" || rows.every(({ cells }) => isEmpty(cells[place]))) return true;
  return field === "programme" && rows.every(({ cells }) => cells[place] === rows[0]?.cells[place]);
}

const isEmpty = (cell: Cell): boolean =>
  cell === null || cell === undefined || cell === "" || (Array.isArray(cell) && cell.length === 0);

function nameOf({ personId, identity }: ShownRow): string {
  if (!identity) return personId ?? texts.nobody;
  if (identity.protected) return texts.protected;
  const name = [identity.firstName, identity.lastName].filter(Boolean).join(" ");
  return [name, identity.personnummer].filter(Boolean).join(", ") || (personId ?? texts.nobody);
}

/** A year is a name, not an amount: no space between its digits. */
const isYear = ({ field }: WorkbookColumn): boolean => field === "year" || field === "birthYear";

function cellText(column: WorkbookColumn, cell: Cell): string {
  const label = (code: string) => (column.list ? codeLabel(column.list, code) : code);
  if (typeof cell === "boolean") return cell ? texts.yes : texts.no;
  if (typeof cell === "number") return isYear(column) ? `${cell}` : formatNumber(cell, Number.isInteger(cell) ? 0 : 2);
  if (typeof cell === "string") return column.type === "code" ? label(cell) : cell;
  return cell ? cell.map(label).join(", ") : "";
}
