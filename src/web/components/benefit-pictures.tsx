import type { ReactNode } from "react";
import { actorBars } from "#src/domain/model/charts/actor-bars.ts";
import { cumulativePayback } from "#src/domain/model/charts/cumulative-payback.ts";
import { saidThreshold } from "#src/domain/model/break-even-words.ts";
import type { ModelDrawing } from "#src/domain/model/charts/drawing.ts";
import { assumptionValue } from "#src/domain/model/charts/labels.ts";
import { tornado } from "#src/domain/model/charts/tornado.ts";
import type { LineGroup } from "#src/domain/model/explain.ts";
import { assumptionNames, rowNames } from "#src/domain/model/names.ts";
import { frame } from "#src/domain/report/charts/svg.ts";
import { formatCell, missingMark } from "#src/domain/report/format.ts";
import { benefitPages as texts, noThresholdText, thresholdText } from "#src/texts/benefit-pages.sv.ts";
import { AmountLink, NumberIn, TextLink } from "./amount-link.tsx";
import type { BenefitView } from "./benefit-view.ts";
import { ChartFrame } from "./chart-frame.tsx";
import { DataTable } from "./data-table.tsx";

export interface ModelPictureProps {
  readonly drawing: ModelDrawing;
  readonly id: string;
  /** Where a number of the table leads, by the key of its row and the place of its column; undefined is no link. */
  readonly opensAt?: (key: string, column: number) => string | undefined;
}

/** A drawing of the model with its table one click away. */
export function ModelPicture({ drawing, id, opensAt }: ModelPictureProps) {
  const { twin, title } = drawing;
  const cellOf = (row: TwinRow, column: number) => {
    const href = opensAt?.(twin.keys[twin.rows.indexOf(row)]!, column);
    const said = formatCell(row.cells[column]!, "table");
    return href === undefined || said === missingMark ? (
      said
    ) : (
      <TextLink href={href} label={`${row.header}, ${twin.columns[column]!.toLowerCase()}`}>
        {said}
      </TextLink>
    );
  };
  return (
    <>
      <ChartFrame title={title} svg={frame(id, drawing.picture, title, drawing.description)} />
      <p className="figure-small">
        {drawing.notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </p>
      <details className="twin" id={`${id}-tabell`}>
        <summary>
          {texts.asTable}
          <span className="visually-hidden">: {title}</span>
        </summary>
        <DataTable
          id={`${id}-rader`}
          caption={title}
          hideCaption
          columns={[
            { label: twin.rowHeader, cell: (row) => row.header },
            ...twin.columns.map((label, index) => ({
              label,
              align: "number" as const,
              cell: (row: TwinRow) => cellOf(row, index),
            })),
          ]}
          rows={twin.rows}
          rowKey={(_, index) => `${index}`}
          isTotal={({ total }) => total}
        />
      </details>
    </>
  );
}

type TwinRow = ModelDrawing["twin"]["rows"][number];

function Picture({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="picture" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead ? <p className="picture-lead">{lead}</p> : null}
      {children}
    </section>
  );
}

/** One picture for each question. What the reader may not see is not there. */
export function BenefitPictures({
  view,
  largest,
}: {
  readonly view: BenefitView;
  readonly largest: readonly LineGroup[];
}) {
  const { calculation, level } = view;
  const profit = calculation.cost.total !== undefined;
  const who = level === "actors" ? actorBars(calculation, "diagram-aktorer") : undefined;
  const when = cumulativePayback(calculation, "diagram-aterbetalning", view.target, view.uncertain);
  const what = tornado(calculation, "diagram-tornado");
  return (
    <>
      {who ? (
        <Picture id="vem" title={texts.who} lead={texts.whoLead}>
          <ModelPicture
            drawing={who}
            id="diagram-aktorer"
            opensAt={(key, column) => {
              const row = calculation.rows.find((one) => one.row === key)?.row;
              if (column > 0) return "#osakerhet";
              return row && view.opensAt({ row, measure: profit ? "horizonProfit" : "horizonRevenue" });
            }}
          />
        </Picture>
      ) : null}
      {when ? (
        <Picture id="nar" title={texts.when}>
          <ModelPicture
            drawing={when}
            id="diagram-aterbetalning"
            opensAt={(month, column) => {
              if (column > 0) return "#osakerhet";
              return month === "0" ? "#resultat-per-aktor" : view.opensOver(Number(month) / 12);
            }}
          />
        </Picture>
      ) : null}
      {what ? (
        <Picture id="vad" title={texts.what} lead={texts.whatLead}>
          <ModelPicture
            drawing={what}
            id="diagram-tornado"
            opensAt={(key, column) => {
              const bar = calculation.tornado.find(({ assumption }) => assumption === key);
              if (!bar) return undefined;
              const isResult = column % 2 === 1;
              return isResult || key === "cost"
                ? view.triedAt(bar.assumption, column < 2 ? bar.low : bar.high)
                : view.rangesAt;
            }}
          />
          <Thresholds view={view} />
        </Picture>
      ) : null}
      {largest.length > 0 ? (
        <Picture id="var" title={texts.where} lead={texts.whereLead}>
          <LargestLines view={view} largest={largest} />
        </Picture>
      ) : null}
    </>
  );
}

/** At what values society breaks even, in words. */
function Thresholds({ view }: { readonly view: BenefitView }) {
  const { calculation } = view;
  const known = calculation.thresholds;
  const turning = known.flatMap((threshold) => {
    const said = saidThreshold(threshold);
    return said ? [{ ...threshold, ...said }] : [];
  });
  const steady = known.filter(({ breakEven }) => breakEven === undefined).map(({ assumption }) => assumption);
  const profit = calculation.rows.find(({ row }) => row === "samhalle")?.horizonProfit ?? 0;
  if (known.length === 0) return null;
  return (
    <>
      <h3>{texts.thresholds}</h3>
      <ul className="thresholds">
        {turning.map(({ assumption, now, value, text }) => (
          <li key={assumption}>
            <NumberIn
              sentence={thresholdText(assumption, text, assumptionValue(assumption, now))}
              number={text}
              href={view.triedAt(assumption, value)}
              label={assumptionNames[assumption].name}
            />
          </li>
        ))}
        {steady.length > 0 ? <li>{noThresholdText(steady, profit > 0)}</li> : null}
      </ul>
    </>
  );
}

function LargestLines({ view, largest }: { readonly view: BenefitView; readonly largest: readonly LineGroup[] }) {
  return (
    <>
      <DataTable
        id="storsta-rader"
        caption={texts.where}
        hideCaption
        columns={[
          { label: texts.lineLabel, cell: ({ label }) => label },
          { label: texts.columns.row, cell: ({ actor }) => rowNames[actor] },
          { label: texts.equation, whole: true, cell: ({ equation }) => equation },
          {
            label: texts.change,
            align: "number",
            cell: ({ actor, label, equation, change }) => (
              <AmountLink
                amount={change}
                href={view.opensAt({ row: actor, measure: "gross", equation, label })}
                signed
                label={`${label}, ${rowNames[actor]}`}
              />
            ),
          },
        ]}
        rows={largest}
        rowKey={(_, index) => `${index}`}
      />
      <p>
        <a href={view.opensAt({ row: "samhalle", measure: "horizonRevenue" })}>{texts.whereAll}</a>
      </p>
    </>
  );
}
