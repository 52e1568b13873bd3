import { listOwnValues } from "#src/actions/list-own-values.ts";
import { compileRules } from "#src/domain/model/engine/rules.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import { assumptionValue, signedAmount } from "#src/domain/model/charts/labels.ts";
import { productionOf } from "#src/domain/model/engine/basis.ts";
import { evaluatePerson } from "#src/domain/model/engine/evaluate.ts";
import { groupLines, type Measure } from "#src/domain/model/explain.ts";
import { wholeKronor } from "#src/domain/model/group/amounts.ts";
import { equalShares, lawShares } from "#src/domain/model/group/cost.ts";
import { resultRows, rowResults } from "#src/domain/model/group/results.ts";
import { isSumRow, rowNames } from "#src/domain/model/names.ts";
import type { Effect } from "#src/domain/model/actors.ts";
import type { Assumptions } from "#src/domain/model/assumptions.ts";
import { parameters as released } from "#src/domain/model/parameters/catalogue.ts";
import { toOwnValues } from "#src/domain/model/parameters/own-values.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { coveredYears, valueOfYear, withOwnValues, type OwnValue } from "#src/domain/model/parameters/select.ts";
import { calendarFromDay } from "#src/kernel/dates.ts";
import { linePages, measureNames } from "#src/texts/benefit-lines.sv.ts";
import { benefitPages } from "#src/texts/benefit-pages.sv.ts";
import { typeCasePages as texts } from "#src/texts/benefit-type-case.sv.ts";
import { benefitSearch } from "../benefit-address.ts";
import { sourceOf } from "../benefit-facts.ts";
import { shownSteps, stepWords } from "../benefit-steps.ts";
import { assumptionsOf, benefitPairs } from "../benefit-query.ts";
import { readBenefitChoice } from "../benefit.server.ts";
import { TextLink } from "../components/amount-link.tsx";
import { DataTable } from "../components/data-table.tsx";
import { ErrorSummary, type FormState } from "../components/form.tsx";
import { BenefitTabs } from "../components/benefit-tabs.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { LineTable, StepTable } from "../components/line-tables.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { ParameterTable } from "../components/parameter-table.tsx";
import { gainColumn, paybackColumn, rowColumn } from "../components/result-columns.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { TypeCaseForm } from "../components/type-case-form.tsx";
import { actorOf, visitContext } from "../context.server.ts";
import { readLineQuery } from "../line-query.ts";
import { shownParameters } from "../shown-parameters.ts";
import { readTypeCase, type TypeCase } from "../type-case.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/benefit.type-case.ts";

/** A case that nobody is: what a change would mean to everybody, by the year's rules and the team's own values. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const { db, requestId, today } = context.get(visitContext);
  const { choice, benefit } = await readBenefitChoice(context, params);
  const programme = choice.programmes.length === 1 ? choice.programmes[0] : undefined;
  const { inForce } = valueOrResponse(await listOwnValues(db, actorOf(context), { programme, requestId }));
  const own = toOwnValues(inForce, released);
  const parameters = withOwnValues(released, own);
  const year = Math.min(calendarFromDay(today).year, coveredYears.last);
  const rate = (id: string, usual: number) => {
    const value = parameters.find((one) => one.id === id);
    const found = value && valueOfYear(value, year)?.value;
    return found ? Math.round(found * 1e4) / 100 : usual;
  };
  const read = readTypeCase(params, {
    year,
    municipalTax: rate("skatt_kommun", 20.68),
    regionalTax: rate("skatt_region", 11.7),
  });
  return {
    query: choice.query,
    benefit,
    assumptions: assumptionsOf(benefit),
    values: read.values,
    errors: read.errors,
    sent: Object.fromEntries(params),
    result: read.found && resultOf(read.found, params, assumptionsOf(benefit), parameters, own),
  };
}

function resultOf(
  found: TypeCase,
  params: URLSearchParams,
  assumptions: Assumptions,
  parameters: readonly Parameter[],
  own: readonly OwnValue[],
) {
  const { person, persons, cost, illustrative } = found;
  const result = evaluatePerson(person, compileRules(parameters, person.year, { illustrative }), assumptions);
  const labels = (ids: readonly string[]) => [...new Set(ids)].map((id) => parameters.find((one) => one.id === id)?.label ?? id); // prettier-ignore
  const refused = labels(result.refused.map(({ parameter }) => parameter));
  if (!("lines" in result)) return { kind: "uncomputed" as const, refused };
  const all: Effect = scaled(result.effect, persons);
  const displaced = assumptions.displacement * persons * productionOf(result.basis, assumptions);
  const shares = { actual: undefined, law: lawShares, equal: equalShares };
  const rule = assumptions.costSplit === "equal" ? "equal" : "law";
  const explained = {
    assumptions,
    // Nobody else's change is taken off, and a share would have come about anyway.
    counterfactual: { step: "stated-deadweight" as const, name: "", n: 0, change: undefined },
    persons,
    displaced,
    rows: rowResults(all, displaced, { total: cost, shares, origin: "" }, rule, persons, assumptions),
    bySplit: { actual: undefined, law: undefined, equal: undefined },
    cost: { total: cost, shares, origin: "" },
    split: rule,
  } as const;
  const number = readLineQuery(params);
  const asked = params.has("measure") ? { row: number.row, measure: number.measure } : undefined;
  const used = new Set(result.lines.flatMap((line) => line.parameters));
  const sources = new Set(result.lines.flatMap((line) => line.sources));
  return {
    kind: "computed" as const,
    refused,
    persons,
    hasCost: cost !== undefined,
    rule,
    effect: result.effect,
    rows: explained.rows,
    asked,
    steps: asked && shownSteps(explained, asked, all[asked.row], []),
    words: asked && stepWords(explained, asked),
    groups: groupLines([result], "samhalle"),
    parameters: shownParameters(parameters.filter(({ id }) => used.has(id)), [person.year], own), // prettier-ignore
    sourceNames: Object.fromEntries([...sources].map((id) => [id, sourceOf(id, own).title])),
  };
}

const scaled = (effect: Effect, times: number): Effect => ({
  kommun: effect.kommun * times,
  region: effect.region * times,
  af: effect.af * times,
  fk: effect.fk * times,
  ovrstat: effect.ovrstat * times,
  deltagare: effect.deltagare * times,
  arbetsgivare: effect.arbetsgivare * times,
  forsakring: effect.forsakring * times,
  staten: effect.staten * times,
  samhalle: effect.samhalle * times,
  disponibel: effect.disponibel * times,
});

export default function TypeCasePage({ loaderData }: Route.ComponentProps) {
  const { query, benefit, values, errors, result } = loaderData;
  const frame = useFrame();
  const address = `/t/${frame.tenantId}/benefit`;
  const back = address + benefitSearch(query, benefit);
  const faulty = Object.keys(errors).length > 0;
  const state: FormState = { values, errors };
  return (
    <PageFrame
      area="benefit"
      title={texts.title}
      lead={texts.lead}
      crumbs={[{ label: benefitPages.title, href: back }]}
      faulty={faulty}
      help={<HelpText sentences={texts.help} />}
    >
      <BenefitTabs current="type-case" query={query} benefit={benefit} />
      <ErrorSummary state={faulty ? state : undefined} />
      <div className="case">
        <TypeCaseForm
          address={`${address}/type-case`}
          kept={{
            ...(query.team === undefined ? {} : { team: query.team }),
            ...benefitPairs({ ...benefit, cost: undefined, illustrative: false }),
          }}
          state={state}
        />
        {result ? <Result result={result} loaderData={loaderData} /> : null}
      </div>
      <p>
        <a href={back}>{texts.back}</a>
      </p>
    </PageFrame>
  );
}

type LoaderData = Route.ComponentProps["loaderData"];

function Result({
  result,
  loaderData: { assumptions: a, sent },
}: {
  readonly result: NonNullable<LoaderData["result"]>;
  readonly loaderData: LoaderData;
}) {
  if (result.kind === "uncomputed")
    return <StatusMessage tone="attention">{texts.uncomputed(result.refused.join(", "))}</StatusMessage>;
  const { persons, effect, rows, hasCost, groups, parameters, sourceNames, refused, asked, steps, words } = result;
  const opensAt = (row: ResultRow, measure: Measure) =>
    `?${new URLSearchParams({ ...sent, row, measure }).toString()}#sa-raknas`;
  const labels = new Map(parameters.map(({ id, label }) => [id, label]));
  const of = (row: (typeof resultRows)[number]) => rows.find((one) => one.row === row)!;
  return (
    <section className="case-result" aria-labelledby="resultat">
      <h2 id="resultat">{texts.result}</h2>
      <p>{texts.disposable(signedAmount(effect.disponibel))}</p>
      <DataTable
        id="typfall"
        caption={texts.result}
        hideCaption
        columns={[
          rowColumn,
          {
            label: texts.change,
            align: "number",
            cell: (row) => (
              <TextLink href={isSumRow(row) ? "#rader" : `#rader-${row}`} label={rowNames[row]}>
                {wholeKronor(effect[row])}
              </TextLink>
            ),
          },
          gainColumn(
            texts.revenue(persons),
            (row) => of(row).revenue,
            (row) => opensAt(row, "revenue"),
          ),
          gainColumn(
            hasCost ? texts.profit(a.horizonYears) : texts.horizon(a.horizonYears),
            (row) => of(row).horizonProfit ?? of(row).horizonRevenue,
            (row) => opensAt(row, hasCost ? "horizonProfit" : "horizonRevenue"),
          ),
          ...(hasCost ? [paybackColumn(of, [], (row) => opensAt(row, "payback"))] : []),
        ]}
        rows={resultRows}
        rowKey={(row) => row}
        isTotal={isSumRow}
      />
      <p className="small">
        {texts.after_(assumptionValue("deadweight", a.deadweight), assumptionValue("persistence", a.persistence))}
        {hasCost && result.rule === "law" ? ` ${texts.costLaw}` : null}
      </p>
      {refused.length > 0 ? <StatusMessage tone="note">{texts.refused(refused.join(", "))}</StatusMessage> : null}
      {asked && steps && words ? (
        <>
          <h3 id="sa-raknas" className="anchor">
            {texts.steps(rowNames[asked.row], measureNames[asked.measure])}
          </h3>
          {steps.length === 0 ? <p>{linePages.noNumber}</p> : <StepTable steps={steps} words={words} />}
          {persons > 1 ? <p className="small">{texts.allOf(persons)}</p> : null}
        </>
      ) : null}
      <h3 id="raderna">{texts.lines}</h3>
      <LineTable groups={groups} nameOf={(id) => labels.get(id) ?? id} sourceName={(id) => sourceNames[id] ?? id} />
      <h3>{texts.values}</h3>
      <ParameterTable id="parametrar" caption={texts.values} parameters={parameters} hrefOf={undefined} />
    </section>
  );
}
