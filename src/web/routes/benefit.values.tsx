import { data } from "react-router";
import { z } from "zod";
import { listOwnValues } from "#src/actions/list-own-values.ts";
import { setOwnValue } from "#src/actions/set-own-value.ts";
import { listTeams } from "#src/actions/list-teams.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { parameters as released } from "#src/domain/model/parameters/catalogue.ts";
import { toOwnValues } from "#src/domain/model/parameters/own-values.ts";
import { confidences, parameterGroups } from "#src/domain/model/parameters/parameter.ts";
import { coveredYears, withOwnValues } from "#src/domain/model/parameters/select.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { mayAct } from "#src/domain/rights.ts";
import { calendarFromDay, formatIsoDate, parseIsoDate, timeInSweden } from "#src/kernel/dates.ts";
import { readNumber } from "#src/kernel/swedish-number.ts";
import { ownValueErrorText } from "#src/texts/benefit-values.sv.ts";
import { benefitPages } from "#src/texts/benefit-pages.sv.ts";
import { valuePages as texts } from "#src/texts/benefit-values.sv.ts";
import { readBenefitChoice } from "../benefit.server.ts";
import { CheckField, Field, SelectField } from "../components/field.tsx";
import { DataTable } from "../components/data-table.tsx";
import { ErrorSummary, Form, FormActions, Submit, type FormState } from "../components/form.tsx";
import { BenefitTabs } from "../components/benefit-tabs.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { CheckedTag, ParameterTable, parameterValue } from "../components/parameter-table.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import { shownParameters } from "../shown-parameters.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/benefit.values.ts";

/** Every value in force in a year, and what the tenant has set itself. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { db, requestId, today } = context.get(visitContext);
  const actor = actorOf(context);
  const params = new URL(request.url).searchParams;
  const { choice, benefit } = await readBenefitChoice(context, params);
  const teams = valueOrResponse(await listTeams(db, actor, { requestId })).map(({ name }) => name);
  const team = teams.length === 1 ? teams[0] : teams.find((name) => name === params.get("team"));
  const { all, inForce } = valueOrResponse(await listOwnValues(db, actor, { programme: team, requestId }));
  const own = toOwnValues(inForce, released);
  const wanted = Number(params.get("year") ?? params.get("to")?.slice(0, 4) ?? "");
  const year = wanted >= coveredYears.first && wanted <= coveredYears.last ? wanted : Math.min(calendarFromDay(today).year, coveredYears.last); // prettier-ignore
  const group = parameterGroups.find((one) => one === params.get("group"));
  const search = (params.get("search") ?? "").trim().toLowerCase();
  const unchecked = params.get("unchecked") === "on";
  const shown = shownParameters(withOwnValues(released, own), [year], own).filter(
    ({ id, label, checked }) =>
      (group === undefined || released.find((one) => one.id === id)?.group === group) &&
      (search === "" || `${id} ${label}`.toLowerCase().includes(search)) &&
      (!unchecked || checked === null),
  );
  const names = new Map(released.map(({ id, label, unit }) => [id, { label, unit }]));
  return {
    query: choice.query,
    benefit,
    idempotencyKey: crypto.randomUUID(),
    filter: { year, group, search: params.get("search") ?? "", unchecked },
    parameter: params.get("parameter") ?? "",
    today: formatIsoDate(today),
    teams,
    shown,
    choosable: released.map(({ id, label }) => ({ value: id, label })),
    history: all.toReversed().map((value) => ({
      id: value.id,
      when: timeInSweden(value.recordedAt).date,
      label: names.get(value.parameter)?.label ?? value.parameter,
      unit: names.get(value.parameter)?.unit ?? "",
      value: value.value,
      from: value.from,
      programme: value.programme,
      source: value.source,
      checked: value.checked,
    })),
  };
}

const ValueForm = z.strictObject({
  parameter: z.string().min(1, texts.required),
  from: z.string(),
  value: z.string(),
  source: z.string().max(500),
  confidence: z.enum(confidences),
  checkedBy: z.string().max(200),
  checkedOn: z.string(),
  programme: z.string().optional(),
});

const fieldOf: Readonly<Record<string, string>> = {
  "own-value.no-such-parameter": "parameter",
  "own-value.bad-number": "value",
  "own-value.bad-date": "from",
  "own-value.no-source": "source",
  "own-value.half-checked": "checkedBy",
  "own-value.unknown-programme": "programme",
};

/** Keeps a value of the tenant's own. */
export async function action({ context }: Route.ActionArgs) {
  const { db, requestId } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(ValueForm, form);
  if (!read.ok) return data({ saved: undefined, state: read.error }, 422);
  const { parameter, from, value: text, source, confidence, checkedBy, checkedOn, programme } = read.value;
  const again = (errors: Readonly<Record<string, string>>) => data({ saved: undefined, state: shownAgain(form, { errors }) }, 422); // prettier-ignore
  const value = text.trim() === "" ? null : readNumber(text);
  if (value === undefined) return again({ value: texts.notNumber });
  const day = parseIsoDate(from.trim());
  const isChecked = checkedBy.trim() !== "" || checkedOn.trim() !== "";
  const on = parseIsoDate(checkedOn.trim());
  const kept = await setOwnValue(
    db,
    actorOf(context),
    {
      programme: programme === undefined || programme === "" ? undefined : programme,
      parameter,
      // A day that cannot be read is outside the years that are covered, and refused as such.
      from: day === undefined ? "0001-01-01" : formatIsoDate(day),
      value,
      source,
      confidence,
      checked: isChecked ? { by: checkedBy, on: on === undefined ? "" : formatIsoDate(on) } : null,
      note: undefined,
    },
    { requestId, once: form.once },
  );
  if (kept.ok) return { saved: parameter, state: undefined };
  const { error } = kept;
  if (isAccessError(error)) throw new Response(null, { status: error.code === "access.key-reused" ? 422 : 404 });
  return again({ [fieldOf[error.code] ?? "parameter"]: ownValueErrorText(error) });
}

export default function Values({ loaderData, actionData }: Route.ComponentProps) {
  const { filter, shown, choosable } = loaderData;
  const frame = useFrame();
  const address = `/t/${frame.tenantId}/benefit`;
  const state = actionData?.state;
  const saved = choosable.find(({ value }) => value === actionData?.saved);
  return (
    <PageFrame
      area="benefit"
      title={texts.title}
      lead={texts.lead}
      crumbs={[{ label: benefitPages.title, href: address }]}
      faulty={state !== undefined}
      help={<HelpText sentences={texts.help} />}
    >
      <BenefitTabs current="values" query={loaderData.query} benefit={loaderData.benefit} />
      <ErrorSummary state={state} />
      {saved ? (
        <StatusMessage tone="done" focus>
          {texts.saved(saved.label)}
        </StatusMessage>
      ) : null}
      {mayAct(frame.role, "values") ? (
        <details className="section" id="lagg-in" open={state !== undefined || loaderData.parameter !== ""}>
          <summary>{texts.add}</summary>
          <SetValue loaderData={loaderData} state={state} />
        </details>
      ) : (
        <p>{texts.mayNot}</p>
      )}
      <section className="section" aria-labelledby="varden">
        <h2 id="varden">{texts.values}</h2>
        <Filter loaderData={loaderData} />
        <p>
          {texts.count(
            formatNumber(shown.length, 0),
            formatNumber(shown.filter(({ checked }) => checked === null).length, 0),
          )}
        </p>
        {shown.length === 0 ? (
          <p>{texts.none}</p>
        ) : (
          <ParameterTable
            id="parametrar"
            caption={`${texts.values} ${filter.year}`}
            parameters={shown}
            hrefOf={
              mayAct(frame.role, "values")
                ? (id) => `${address}/values?parameter=${encodeURIComponent(id)}&year=${filter.year}#lagg-in`
                : undefined
            }
          />
        )}
      </section>
      <History history={loaderData.history} />
      <p>
        <a href={address}>{texts.back}</a>
      </p>
    </PageFrame>
  );
}

type LoaderData = Route.ComponentProps["loaderData"];

function Filter({ loaderData: { filter } }: { readonly loaderData: LoaderData }) {
  const years = Array.from({ length: coveredYears.last - coveredYears.first + 1 }, (_, index) => `${coveredYears.last - index}`); // prettier-ignore
  return (
    <Form method="get" className="toolbar">
      <SelectField
        name="year"
        label={texts.year}
        options={years.map((value) => ({ value, label: value }))}
        initial={`${filter.year}`}
        state={undefined}
      />
      <SelectField
        name="group"
        label={texts.group}
        options={[
          { value: "", label: texts.allGroups },
          ...parameterGroups.map((value) => ({ value, label: texts.groups[value] })),
        ]}
        initial={filter.group}
        state={undefined}
      />
      <Field name="search" label={texts.search} initial={filter.search} state={undefined} />
      <CheckField
        name="unchecked"
        label={texts.onlyUnchecked}
        state={{ values: { unchecked: filter.unchecked ? "on" : "" }, errors: {} }}
      />
      <Submit>{texts.show}</Submit>
    </Form>
  );
}

function SetValue({ loaderData, state }: { readonly loaderData: LoaderData; readonly state: FormState | undefined }) {
  const { choosable, teams, filter, parameter, idempotencyKey } = loaderData;
  return (
    <Form idempotencyKey={idempotencyKey}>
      <SelectField
        name="parameter"
        label={texts.parameter}
        options={[{ value: "", label: "–" }, ...choosable]}
        initial={parameter}
        state={state}
      />
      <Field name="from" type="date" label={texts.from} initial={`${filter.year}-01-01`} state={state} width="short" />
      <Field name="value" label={texts.value} hint={texts.valueHint} state={state} width="short" />
      <Field name="source" label={texts.source} hint={texts.sourceHint} state={state} />
      <SelectField
        name="confidence"
        label={texts.confidence}
        options={confidences.map((value) => ({ value, label: texts.confidences[value] }))}
        initial="probable"
        state={state}
      />
      <Field name="checkedBy" label={texts.checkedBy} hint={texts.checkedByHint} optional state={state} />
      <Field name="checkedOn" type="date" label={texts.checkedOn} optional state={state} width="short" />
      {teams.length > 1 ? (
        <SelectField
          name="programme"
          label={texts.team}
          options={[{ value: "", label: texts.everyTeam }, ...teams.map((value) => ({ value, label: value }))]}
          state={state}
        />
      ) : null}
      <FormActions>
        <Submit>{texts.save}</Submit>
      </FormActions>
    </Form>
  );
}

function History({ history }: Pick<LoaderData, "history">) {
  const { historyColumns: labels } = texts;
  return (
    <section className="section" aria-labelledby="historik">
      <h2 id="historik">{texts.history}</h2>
      {history.length === 0 ? (
        <p>{texts.historyNone}</p>
      ) : (
        <DataTable
          id="egna-varden"
          caption={texts.history}
          hideCaption
          columns={[
            { label: labels.parameter, cell: ({ label }) => label },
            {
              label: labels.amount,
              align: "number",
              cell: ({ value, unit }) => (value === null ? texts.withdrawn : parameterValue(value, unit)),
            },
            { label: labels.from, whole: true, cell: ({ from }) => from },
            { label: labels.team, cell: ({ programme }) => programme ?? texts.everyTeam },
            { label: labels.source, cell: ({ source }) => source },
            { label: labels.checked, cell: ({ checked }) => <CheckedTag checked={checked} /> },
            { label: labels.when, whole: true, cell: ({ when }) => when },
          ]}
          rows={history}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  );
}
