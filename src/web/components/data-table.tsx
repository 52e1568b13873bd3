import type { ReactNode } from "react";

export interface DataColumn<Row> {
  readonly label: string;
  readonly align?: "text" | "number";
  /** Short values that are never broken: dates, ids. */
  readonly whole?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export interface DataTableProps<Row> {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: string;
  /** The caption is heard but not seen, where a heading just above says the same. */
  readonly hideCaption?: boolean;
  /** The first column is the row's header. */
  readonly columns: readonly [DataColumn<Row>, ...DataColumn<Row>[]];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** A row of sums is printed with more weight. */
  readonly isTotal?: (row: Row) => boolean;
}

const classOf = <Row,>({ align, whole }: DataColumn<Row>) =>
  align === "number" ? "number-cell" : whole ? "whole-cell" : undefined;

/** A table of rows. Wide tables scroll by themselves, also by keyboard, and never make the page wider. */
export function DataTable<Row>({ id, caption, hideCaption, columns, rows, rowKey, isTotal }: DataTableProps<Row>) {
  const [header, ...rest] = columns;
  return (
    <div className="table-scroll" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table className="table" id={id}>
        <caption id={`${id}-caption`} className={hideCaption ? "visually-hidden" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={index} scope="col" className={classOf(column)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)} className={isTotal?.(row) ? "total-row" : undefined}>
              <th scope="row" className={classOf(header)}>
                {header.cell(row)}
              </th>
              {rest.map((column, place) => (
                <td key={place} className={classOf(column)}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
