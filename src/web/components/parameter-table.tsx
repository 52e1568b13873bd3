import { formatNumber } from "#src/domain/report/format.ts";
import { confidenceNames, linePages as texts } from "#src/texts/benefit-lines.sv.ts";
import { benefitPages } from "#src/texts/benefit-pages.sv.ts";
import type { ShownParameter } from "../shown-parameters.ts";
import { DataTable } from "./data-table.tsx";

/** Why there is no value: nobody knows it, or it is known that there is none, as of a tax that has been abolished. */
const noValue = (confidence: ShownParameter["confidence"]): string =>
  confidence === "sure" ? texts.noSuch : texts.unknown;

/** As it stands in its source: as many decimals as the value has, at most six. */
export function parameterValue(value: number, unit: string): string {
  const decimals = Math.min(6, (`${value}`.split(".")[1] ?? "").length);
  return unit ? `${formatNumber(value, decimals)} ${unit}` : formatNumber(value, decimals);
}

/** Whether somebody has compared a value with its source. Never left out: an unchecked value is never shown as a fact. */
export function CheckedTag({ checked }: Pick<ShownParameter, "checked">) {
  return checked ? (
    <span className="tag tag-done">{benefitPages.checkedBy(checked.by, checked.on)}</span>
  ) : (
    <span className="tag tag-attention">{benefitPages.unchecked}</span>
  );
}

/** Values with paragraph, source and how sure they are. Each row can be linked to by the parameter's id. */
export function ParameterTable({
  id,
  caption,
  parameters,
  hrefOf,
}: {
  readonly id: string;
  readonly caption: string;
  readonly parameters: readonly ShownParameter[];
  /** Where a parameter's history is; undefined without a link. */
  readonly hrefOf: ((parameter: string) => string) | undefined;
}) {
  const { parameterColumns: labels } = texts;
  return (
    <DataTable
      id={id}
      caption={caption}
      hideCaption
      columns={[
        {
          label: labels.name,
          cell: (one) => (
            <>
              <span id={one.id} className="anchor" />
              {hrefOf ? <a href={hrefOf(one.id)}>{one.label}</a> : one.label}
              {one.law ? <span className="source-place">{one.law}</span> : null}
            </>
          ),
        },
        {
          label: labels.amount,
          align: "number",
          cell: (one) => (
            <>
              {one.value === null ? noValue(one.confidence) : parameterValue(one.value, "")}
              {one.unit ? <span className="unit">{one.unit}</span> : null}
            </>
          ),
        },
        { label: labels.from, whole: true, cell: ({ from }) => from },
        { label: labels.source, cell: ({ sources }) => <Sources sources={sources} /> },
        {
          label: labels.confidence,
          // How sure one is of a value says nothing when there is none.
          cell: ({ value, confidence, checked }) =>
            value === null ? (
              noValue(confidence)
            ) : (
              <>
                {confidenceNames[confidence]} <CheckedTag checked={checked} />
              </>
            ),
        },
      ]}
      rows={parameters}
      rowKey={(one) => `${one.id} ${one.from}`}
    />
  );
}

/** The first source, and the others one click away. */
function Sources({ sources }: Pick<ShownParameter, "sources">) {
  const [first, ...others] = sources;
  if (!first) return null;
  return (
    <div className="sources">
      <OneSource source={first} />
      {others.length > 0 ? (
        <details className="behind">
          <summary>{texts.moreSources(others.length)}</summary>
          {others.map((source) => (
            <OneSource key={source.id} source={source} />
          ))}
        </details>
      ) : null}
    </div>
  );
}

function OneSource({ source: { title, locator } }: { readonly source: ShownParameter["sources"][number] }) {
  return (
    <span className="source">
      {title}
      {locator ? <SourcePlace locator={locator} /> : null}
    </span>
  );
}

/** Where in the source: an address is a link. */
function SourcePlace({ locator }: { readonly locator: string }) {
  return /^https?:\/\/[^…\s]+$/.test(locator) ? (
    <a className="source-place" href={locator} rel="noreferrer">
      {locator.replace(/^https?:\/\/(www\.)?/, "")}
    </a>
  ) : (
    <span className="source-place">{locator}</span>
  );
}
