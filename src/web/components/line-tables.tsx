import type { Line } from "#src/domain/model/calculation.ts";
import type { LineGroup } from "#src/domain/model/explain.ts";
import { short } from "#src/domain/model/charts/labels.ts";
import { wholeKronor } from "#src/domain/model/group/amounts.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { equationTexts, linePages as texts, stepText, type StepWords } from "#src/texts/benefit-lines.sv.ts";
import type { ShownStep } from "../benefit-steps.ts";
import { DataTable } from "./data-table.tsx";

const stepAmount = ({ kind, amount, said }: ShownStep): string => {
  if (said !== undefined) return said;
  if (kind === "month") return formatNumber(amount, 0);
  return kind === "ratio" ? short(amount) : wholeKronor(amount);
};

/** How a number comes about, step by step; results stand out. */
export function StepTable({ steps, words }: { readonly steps: readonly ShownStep[]; readonly words: StepWords }) {
  return (
    <DataTable
      id="steg"
      caption={texts.steps}
      hideCaption
      columns={[
        { label: texts.stepColumns.what, cell: (step) => (step.words ?? stepText(step, words))[0] },
        { label: texts.stepColumns.how, cell: (step) => (step.words ?? stepText(step, words))[1] },
        { label: texts.stepColumns.amount, align: "number", cell: stepAmount },
      ]}
      rows={steps}
      rowKey={(_, index) => `${index}`}
      isTotal={({ isResult }) => isResult}
    />
  );
}

/** A group of lines, or their sum. */
export interface ShownGroup extends Pick<LineGroup, "label" | "change" | "parameters" | "sources"> {
  readonly actor?: LineGroup["actor"];
  readonly equation?: string;
  readonly registered?: boolean;
  readonly before?: number;
  readonly after?: number;
  readonly persons?: number;
  readonly total?: boolean;
}

export interface LineTableProps {
  readonly groups: readonly ShownGroup[];
  readonly nameOf: (parameter: string) => string;
  readonly sourceName: (source: string) => string;
}

/** Lines summed over persons, with what each is computed with, and their sum. An actor's first line is `rader-<actor>`. */
export function LineTable({ groups, nameOf, sourceName }: LineTableProps) {
  const sum: ShownGroup = {
    label: texts.sum,
    change: groups.reduce((total, { change }) => total + change, 0),
    parameters: [],
    sources: [],
    total: true,
  };
  const { columns } = texts;
  return (
    <DataTable<ShownGroup>
      id="rader"
      caption={texts.lines}
      hideCaption
      columns={[
        {
          label: columns.line,
          cell: ({ label, registered, parameters, sources }) => (
            <>
              {label}
              <Behind
                registered={registered}
                parameters={parameters}
                sources={sources}
                nameOf={nameOf}
                sourceName={sourceName}
              />
            </>
          ),
        },
        {
          label: columns.actor,
          cell: (group) =>
            group.actor ? (
              <span
                id={groups.find(({ actor }) => actor === group.actor) === group ? `rader-${group.actor}` : undefined}
              >
                {rowNames[group.actor]}
              </span>
            ) : (
              ""
            ),
        },
        { label: columns.equation, cell: ({ equation }) => (equation ? <Equation equation={equation} /> : "") },
        {
          label: columns.persons,
          align: "number",
          cell: ({ persons }) => (persons === undefined ? "" : formatNumber(persons, 0)),
        },
        {
          label: columns.before,
          align: "number",
          cell: ({ before }) => (before === undefined ? "" : wholeKronor(before)),
        },
        { label: columns.after, align: "number", cell: ({ after }) => (after === undefined ? "" : wholeKronor(after)) },
        { label: columns.change, align: "number", cell: ({ change }) => wholeKronor(change) },
      ]}
      rows={[...groups, sum]}
      rowKey={(_, index) => `${index}`}
      isTotal={({ total }) => total === true}
    />
  );
}

/** An equation's number with its formula one click away. */
function Equation({ equation }: { readonly equation: string }) {
  const [name, formula] = equationTexts[equation] ?? [equation, ""];
  return (
    <span className="equation" title={`${name}: ${formula}`}>
      {equation}
      <span className="equation-name"> {name}</span>
    </span>
  );
}

interface BehindProps extends Omit<LineTableProps, "groups"> {
  readonly registered: boolean | undefined;
  readonly parameters: readonly string[];
  readonly sources: readonly string[];
}

/** Registered or computed, and with what: each value leads to its row below, each source stands by name. */
function Behind({ registered, parameters, sources, nameOf, sourceName }: BehindProps) {
  if (registered === undefined) return null;
  return (
    <details className="behind">
      <summary>{registered ? texts.registered : texts.computed}</summary>
      {parameters.length > 0 ? (
        <ul>
          {parameters.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{nameOf(id)}</a>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {texts.columns.source}: {sources.map(sourceName).join("; ")}
      </p>
    </details>
  );
}

/** One person's lines, before and after. */
export function PersonLines({ lines, ...names }: { readonly lines: readonly Line[] } & Omit<LineTableProps, "groups">) {
  return (
    <DataTable
      id="personens-rader"
      caption={texts.lines}
      hideCaption
      columns={[
        {
          label: texts.columns.line,
          cell: (line) => (
            <>
              {line.label}
              <Behind {...names} registered={line.registered} parameters={line.parameters} sources={line.sources} />
            </>
          ),
        },
        { label: texts.columns.when, cell: ({ situation }) => texts.situation[situation] },
        { label: texts.columns.actor, cell: ({ actor }) => rowNames[actor] },
        { label: texts.columns.equation, cell: ({ equation }) => <Equation equation={equation} /> },
        { label: texts.stepColumns.amount, align: "number", cell: ({ amount }) => wholeKronor(amount) },
      ]}
      rows={lines}
      rowKey={(_, index) => `${index}`}
    />
  );
}
