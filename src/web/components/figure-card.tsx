import type { KeyFigure, TableBlock } from "#src/domain/report/document.ts";
import type { ScreenFigure } from "#src/domain/report/build-screen.ts";
import { formatInterval } from "#src/domain/report/format.ts";
import { figurePages } from "#src/texts/figure-pages.sv.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { DataTable } from "./data-table.tsx";
import { NumberLink } from "./number-link.tsx";

/** The address that opens a number: its definition and the rows behind it. */
export type OpensAt = (figure: string, path: string) => string;

interface FigureProps {
  readonly figure: ScreenFigure;
  readonly opensAt: OpensAt;
}

/** A figure that is one number: large, with what it means folded below. */
export function FigureTile({ figure, opensAt }: FigureProps) {
  return (
    <li className="tile" id={figure.id}>
      <h3>{figure.title}</h3>
      {figure.values.map((value, index) => (
        <Value key={index} value={value} title={figure.title} opensAt={opensAt} />
      ))}
      {[figure.why, ...figure.notes].filter(Boolean).map((note) => (
        <p key={note} className="tile-note">
          {note}
        </p>
      ))}
      <Definition figure={figure} />
    </li>
  );
}

/** A figure with a table or a chart. The table is below the chart, one click away. */
export function FigureCard({ figure, opensAt }: FigureProps) {
  const { chart, table } = figure;
  return (
    <section className="figure-card" id={figure.id} aria-labelledby={`${figure.id}-rubrik`}>
      <h3 id={`${figure.id}-rubrik`}>{figure.title}</h3>
      <div className="figure-body">
        {figure.values.length > 0 ? (
          <dl className="measures">
            {figure.values.map((value) => (
              <div key={value.label}>
                <dt>{value.label}</dt>
                <dd>
                  <CellLink value={value} label={value.label} opensAt={opensAt} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {chart ? (
          <>
            <ChartFrame title={chart.caption.title} svg={chart.svg} />
            <details className="twin">
              <summary>
                {figurePages.asTable}
                <span className="visually-hidden">: {chart.caption.title}</span>
              </summary>
              <FigureTable table={chart.twin} opensAt={opensAt} />
            </details>
          </>
        ) : null}
        {table && !chart?.twinPrinted ? <FigureTable table={table} opensAt={opensAt} /> : null}
        {figure.why ? <p>{figure.why}</p> : null}
      </div>
      <div className="figure-aside">
        <Small figure={figure} />
        <Definition figure={figure} />
      </div>
    </section>
  );
}

function CellLink({
  value,
  label,
  opensAt,
}: {
  readonly value: KeyFigure;
  readonly label: string;
  readonly opensAt: OpensAt;
}) {
  const { cell } = value;
  const href = "fact" in cell ? opensAt(cell.fact.figure, cell.fact.path) : undefined;
  return <NumberLink cell={cell} href={href} place="sentence" label={label} />;
}

function Value({
  value,
  title,
  opensAt,
}: {
  readonly value: KeyFigure;
  readonly title: string;
  readonly opensAt: OpensAt;
}) {
  const { cell } = value;
  return (
    <>
      <p className={cell.kind === "count" || cell.kind === "number" ? "tile-value" : "tile-value tile-value-long"}>
        <CellLink value={value} label={value.label || title} opensAt={opensAt} />
      </p>
      {cell.kind === "share" && cell.denominator >= 20 ? (
        <p className="tile-note">{figurePages.interval(formatInterval(cell))}</p>
      ) : null}
    </>
  );
}

/** A table of the report, on screen: the same cells, each a link. */
function FigureTable({ table, opensAt }: { readonly table: TableBlock; readonly opensAt: OpensAt }) {
  return (
    <DataTable
      id={table.id}
      caption={table.caption.title}
      hideCaption
      columns={[
        { label: table.rowHeader, cell: (row) => row.header },
        ...table.columns.map((column, index) => ({
          label: column.label,
          align: column.align,
          cell: (row: TableBlock["rows"][number]) => {
            const cell = row.cells[index]!;
            return (
              <NumberLink cell={cell} href={"fact" in cell ? opensAt(cell.fact.figure, cell.fact.path) : undefined} />
            );
          },
        })),
      ]}
      rows={table.rows}
      rowKey={(_, index) => `${index}`}
      isTotal={(row) => row.total}
    />
  );
}

function Small({ figure }: { readonly figure: ScreenFigure }) {
  return (
    <p className="figure-small">
      {figure.source}
      {figure.notes.map((note) => (
        <span key={note}>{note}</span>
      ))}
    </p>
  );
}

function Definition({ figure }: { readonly figure: ScreenFigure }) {
  return (
    <details className="definition">
      <summary>
        {figurePages.definition}
        <span className="visually-hidden">: {figure.title}</span>
      </summary>
      <p>{figure.definition}</p>
      <p>
        {figurePages.population} {figure.population}
      </p>
      <p className="small">
        {figurePages.mark} {figure.id} v{figure.version}
      </p>
    </details>
  );
}
