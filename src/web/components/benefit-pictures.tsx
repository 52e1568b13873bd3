import type { ReactNode } from "react";
import { actorBars } from "#src/domain/model/charts/actor-bars.ts";
import { cumulativePayback } from "#src/domain/model/charts/cumulative-payback.ts";
import type { ModelDrawing } from "#src/domain/model/charts/drawing.ts";
import { assumptionValue } from "#src/domain/model/charts/labels.ts";
import { tornado } from "#src/domain/model/charts/tornado.ts";
import type { LineGroup } from "#src/domain/model/explain.ts";
import { assumptionNames, rowNames, type NumericAssumption } from "#src/domain/model/names.ts";
import { frame } from "#src/domain/report/charts/svg.ts";
import { formatCell } from "#src/domain/report/format.ts";
import { benefitPages as texts, noThresholdText, thresholdText } from "#src/texts/benefit-pages.sv.ts";
import { AmountLink } from "./amount-link.tsx";
import type { BenefitView } from "./benefit-view.ts";
import { DataTable } from "./data-table.tsx";

/** A drawing of the model with its table one click away. */
export function ModelPicture({ drawing, id }: { readonly drawing: ModelDrawing; readonly id: string }) {
  const { twin, title } = drawing;
  return (
    <>
      <div
        className="chart"
        role="region"
        aria-label={title}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: frame(id, drawing.picture, title, drawing.description) }}
      />
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
              cell: (row: (typeof twin.rows)[number]) => formatCell(row.cells[index]!, "table"),
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
  const { calculation, level, benefit } = view;
  const who = level === "actors" ? actorBars(calculation, "diagram-aktorer") : undefined;
  const when = cumulativePayback(calculation, "diagram-aterbetalning", benefit.targetMonths, view.uncertain);
  const what = tornado(calculation, "diagram-tornado");
  return (
    <>
      {who ? (
        <Picture id="vem" title={texts.who} lead={texts.whoLead}>
          <ModelPicture drawing={who} id="diagram-aktorer" />
        </Picture>
      ) : null}
      {when ? (
        <Picture id="nar" title={texts.when}>
          <ModelPicture drawing={when} id="diagram-aterbetalning" />
        </Picture>
      ) : null}
      {what ? (
        <Picture id="vad" title={texts.what} lead={texts.whatLead}>
          <ModelPicture drawing={what} id="diagram-tornado" />
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

const isNumeric = (key: string): key is NumericAssumption => key in assumptionNames;

/** At what values society breaks even, in words. */
function Thresholds({ view: { calculation } }: { readonly view: BenefitView }) {
  const known = calculation.thresholds.flatMap(({ assumption, now, breakEven }) =>
    isNumeric(assumption) ? [{ assumption, now, breakEven }] : [],
  );
  const turning = known.flatMap(({ assumption, now, breakEven }) => {
    const bar = calculation.tornado.find((one) => one.assumption === assumption);
    return breakEven === undefined || !bar ? [] : [{ assumption, now, breakEven, isMost: bar.atHigh < bar.atLow }];
  });
  const steady = known.filter(({ breakEven }) => breakEven === undefined).map(({ assumption }) => assumption);
  const profit = calculation.rows.find(({ row }) => row === "samhalle")?.horizonProfit ?? 0;
  if (known.length === 0) return null;
  return (
    <>
      <h3>{texts.thresholds}</h3>
      <ul className="thresholds">
        {turning.map(({ assumption, now, breakEven, isMost }) => (
          <li key={assumption}>
            {thresholdText(
              assumption,
              assumptionValue(assumption, round(breakEven, isMost)),
              isMost,
              assumptionValue(assumption, now),
            )}
          </li>
        ))}
        {steady.length > 0 ? <li>{noThresholdText(steady, profit > 0)}</li> : null}
      </ul>
    </>
  );
}

/** To three decimals, so that what is said still holds: downwards for a ceiling, upwards for a floor. */
const round = (value: number, isMost: boolean): number => (isMost ? Math.floor(value * 1000) : Math.ceil(value * 1000)) / 1000; // prettier-ignore

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
