import type { EvaluatedBenefit } from "#src/actions/evaluate-benefit.ts";
import { groupLines, measures, sumOfGroups, type LineGroup } from "#src/domain/model/explain.ts";
import { wholeKronor } from "#src/domain/model/group/amounts.ts";
import { uncertainRows } from "#src/domain/model/group/said-payback.ts";
import { resultRows } from "#src/domain/model/group/results.ts";
import { rowNames } from "#src/domain/model/names.ts";
import { movedOf } from "#src/domain/model/reclassification.ts";
import { formatPeriod } from "#src/domain/report/format.ts";
import { mayAct } from "#src/domain/rights.ts";
import { equationTexts, linePages as texts, measureNames } from "#src/texts/benefit-lines.sv.ts";
import { benefitPages } from "#src/texts/benefit-pages.sv.ts";
import { benefitSearch } from "../benefit-address.ts";
import { shownSteps, stepWords, type ShownStep } from "../benefit-steps.ts";
import { parameterNames, sourceOf, withNames } from "../benefit-facts.ts";
import { casesOf, type ListedCase } from "../coverage-groups.ts";
import { personLines } from "../benefit-person.server.ts";
import { calculateBenefit, readBenefitChoice } from "../benefit.server.ts";
import { LineTable, PersonLines, StepTable } from "../components/line-tables.tsx";
import { ParameterTable } from "../components/parameter-table.tsx";
import type { BenefitQuery } from "../benefit-query.ts";
import type { FigureQuery } from "../figure-query.ts";
import { SelectField } from "../components/field.tsx";
import { Form, Submit } from "../components/form.tsx";
import { BenefitTabs } from "../components/benefit-tabs.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf } from "../context.server.ts";
import { readLineQuery, type LineQuery } from "../line-query.ts";
import { shownParameters } from "../shown-parameters.ts";
import type { Route } from "./+types/benefit.lines.ts";

interface LinesPage {
  readonly query: FigureQuery;
  readonly benefit: BenefitQuery;
  readonly lineQuery: LineQuery;
  /** Why there is nothing to show. */
  readonly why: string | undefined;
  readonly found: (ReturnType<typeof explain> & { readonly seesLines: boolean }) | undefined;
  readonly person: Awaited<ReturnType<typeof personLines>> | undefined;
}

/** How a number comes about, its lines, and the values and sources they are computed with. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<LinesPage> {
  const params = new URL(request.url).searchParams;
  const asked = await readBenefitChoice(context, params);
  const { query } = asked.choice;
  const seesLines = mayAct(actorOf(context).role, "rows");
  const wanted = readLineQuery(params);
  // Whoever sees sums only sees whole sums.
  const lineQuery = seesLines ? wanted : { ...wanted, only: undefined, equation: undefined, label: undefined };
  const page = { query, benefit: asked.benefit, lineQuery, why: undefined, found: undefined, person: undefined };
  if (asked.choice.programmes.length === 0) return { ...page, why: benefitPages.emptyForBoard };
  // Whether a payback may be named depends on how sure the revenue is; nothing else here does.
  const evaluated = await calculateBenefit(context, asked, lineQuery.measure === "payback" ? {} : { draws: 0 });
  if (!evaluated.ok) return { ...page, why: evaluated.error };
  const { publication } = evaluated.value;
  const explained = explain(evaluated.value, lineQuery, seesLines);
  const shown = publication.shows(lineQuery.row);
  // Who lacks what is shown to those who may mend it, also when the amounts are too few persons'.
  if (!shown && !explained.listsCases) return { ...page, why: texts.few };
  const leftOut = explained.persons.some(({ id, reason }) => id === lineQuery.person && reason !== undefined);
  return {
    ...page,
    why: shown ? undefined : texts.few,
    found: { ...explained, ...(shown ? {} : { steps: [], groups: [], parameters: [] }), seesLines },
    person:
      seesLines && lineQuery.person !== undefined && (shown || leftOut)
        ? await personLines(context, asked, lineQuery.person)
        : undefined,
  };
}

function explain(evaluated: EvaluatedBenefit, lineQuery: LineQuery, seesLines: boolean) {
  const { calculation, publication, persons, request, ownValues } = evaluated;
  const { row, measure, rule, only, equation, label, equalised } = lineQuery;
  const { assumptions } = calculation;
  const listed = only && only !== "moved" && seesLines ? casesOf(only, evaluated) : undefined;
  const inGroup = new Set(listed?.map(({ id }) => id));
  const chosen = listed
    ? persons.filter(({ person }) => inGroup.has(person.id))
    : only
      ? persons.filter(({ result }) => movedOf(result.basis, assumptions) > 0)
      : persons;
  const isWanted = (group: LineGroup) =>
    (equation === undefined || group.equation === equation) && (label === undefined || group.label === label);
  const all = groupLines(chosen.map(({ result }) => result), row); // prettier-ignore
  const groups = all.filter(isWanted);
  const sum = seesLines ? sumOfGroups(groups) : calculation.gross[row];
  const steps: ShownStep[] =
    chosen.length === 0 && listed
      ? []
      : [...shownSteps(calculation, { row, measure, rule }, sum, uncertainRows(calculation.uncertainty))];
  if (equalised && publication.equalised && measure === "gross" && "effect" in calculation.equalised) {
    const net = calculation.equalised.effect[row];
    steps.push(
      { kind: "lines", amount: net - sum, isResult: false, words: texts.equalisedStep },
      { kind: "lines", amount: net, isResult: true, words: texts.equalisedResult },
    );
  }
  const ids = new Set(groups.flatMap(({ parameters }) => parameters));
  const named = new Set(groups.map(({ label: name }) => name));
  return {
    listsCases: listed !== undefined,
    parameterNames: listed ? parameterNames(request.parameters, calculation) : {},
    steps,
    words: stepWords(calculation, lineQuery),
    moved: only === "moved" && seesLines ? calculation.reclassified.moved : undefined,
    origin: calculation.cost.origin,
    groups: measure === "cost" ? [] : groups,
    equations: [...new Set(all.map((group) => group.equation))].toSorted(
      (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
    ),
    parameters: shownParameters(
      request.parameters.filter(({ id }) => ids.has(id)),
      calculation.years,
      ownValues,
    ),
    sourceNames: Object.fromEntries(groups.flatMap(({ sources }) => sources).map((id) => [id, sourceText(id, evaluated)])), // prettier-ignore
    persons:
      listed ??
      chosen
        .filter(({ result }) => result.lines.some((line) => named.has(line.label)))
        .map(({ person, exit, after }): ListedCase => ({ id: person.id, exit, after, reason: undefined })),
  };
}

function sourceText(id: string, { ownValues }: Pick<EvaluatedBenefit, "ownValues">): string {
  const { title, locator } = sourceOf(id, ownValues);
  return locator === "" || locator.startsWith("http") ? title : `${title}, ${locator}`;
}

export default function Lines({ loaderData }: Route.ComponentProps) {
  const { query, benefit, lineQuery, why, found, person } = loaderData;
  const frame = useFrame();
  const address = `/t/${frame.tenantId}/benefit`;
  const back = address + benefitSearch(query, benefit);
  const { row, measure, rule, only, equalised, equation, label } = lineQuery;
  const what = [
    rowNames[row],
    measureNames[measure],
    rule ? benefitPages.splitShort[rule] : undefined,
    only ? texts.only[only] : undefined,
    label ? texts.linesOf(label) : equation ? texts.linesOf(equationTexts[equation]?.[0] ?? equation) : undefined,
    equalised ? texts.equalised : undefined,
  ];
  return (
    <PageFrame
      area="benefit"
      title={person ? texts.personTitle(`${person.id}`) : texts.title}
      lead={`${what.filter(Boolean).join(", ")}. ${query.team ?? frame.teams.join(", ")}, ${formatPeriod(query.from, query.to)}`}
      crumbs={[{ label: benefitPages.title, href: back }]}
      help={<HelpText sentences={texts.help} />}
    >
      <BenefitTabs current="lines" query={query} benefit={benefit} />
      {why ? <StatusMessage tone="note">{why}</StatusMessage> : null}
      {person ? (
        <Person person={person} loaderData={loaderData} address={address} />
      ) : (
        <>
          <Chooser loaderData={loaderData} />
          {found ? <Found found={found} loaderData={loaderData} address={address} /> : null}
        </>
      )}
      <p>
        <a href={back}>{texts.back}</a>
      </p>
    </PageFrame>
  );
}

type LoaderData = Route.ComponentProps["loaderData"];

/** Another number of the same calculation. */
function Chooser({ loaderData: { query, benefit, lineQuery, found } }: { readonly loaderData: LoaderData }) {
  const kept = Object.fromEntries(new URLSearchParams(benefitSearch(query, benefit)));
  return (
    <Form method="get" className="toolbar">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        name="row"
        label={texts.row}
        options={resultRows.map((value) => ({ value, label: rowNames[value] }))}
        initial={lineQuery.row}
        state={undefined}
      />
      <SelectField
        name="measure"
        label={texts.measure}
        options={measures.map((value) => ({ value, label: measureNames[value] }))}
        initial={lineQuery.measure}
        state={undefined}
      />
      {found?.seesLines ? (
        <SelectField
          name="equation"
          label={texts.equation}
          options={[
            { value: "", label: texts.allEquations },
            ...found.equations.map((value) => ({ value, label: `${value} ${equationTexts[value]?.[0] ?? ""}` })),
          ]}
          initial={lineQuery.equation}
          state={undefined}
        />
      ) : null}
      <Submit>{texts.show}</Submit>
    </Form>
  );
}

interface PartProps {
  readonly loaderData: LoaderData;
  readonly address: string;
}

function Found({ found, loaderData, address }: PartProps & { readonly found: NonNullable<LoaderData["found"]> }) {
  const { query, benefit, lineQuery } = loaderData;
  const { steps, words, groups, parameters, persons, seesLines } = found;
  const labels = new Map(parameters.map(({ id, label }) => [id, label]));
  const valuesAt = (id: string) => `${address}/values${benefitSearch(query, benefit)}#${encodeURIComponent(id)}`;
  const { person: _, equalised, ...number } = lineQuery;
  const personAt = (id: string | number) =>
    `${address}/lines${benefitSearch(query, benefit, { ...number, equalised: equalised ? "on" : undefined, person: `${id}` })}`;
  return (
    <>
      {found.listsCases && steps.length === 0 ? null : (
        <section className="section" aria-labelledby="sa-raknas">
          <h2 id="sa-raknas">{texts.steps}</h2>
          {steps.length === 0 ? <p>{texts.noNumber}</p> : <StepTable steps={steps} words={words} />}
          {found.moved === undefined ? null : <p>{texts.moved(wholeKronor(found.moved))}</p>}
          {steps.some(({ kind }) => kind === "cost" || kind === "charged") ? (
            <p className="small">{found.origin}</p>
          ) : null}
        </section>
      )}
      {seesLines ? null : <StatusMessage tone="note">{texts.withheldLines}</StatusMessage>}
      {groups.length > 0 ? (
        <section className="section" aria-labelledby="raderna">
          <h2 id="raderna">{texts.lines}</h2>
          <p>{texts.linesLead}</p>
          <LineTable
            groups={groups}
            nameOf={(id) => labels.get(id) ?? id}
            sourceName={(id) => found.sourceNames[id] ?? id}
          />
        </section>
      ) : null}
      {parameters.length > 0 ? (
        <section className="section" aria-labelledby="varden">
          <h2 id="varden">{texts.behind}</h2>
          <p>{texts.behindLead}</p>
          <ParameterTable id="parametrar" caption={texts.behind} parameters={parameters} hrefOf={valuesAt} />
        </section>
      ) : null}
      {seesLines && persons.length > 0 ? (
        <section className="section" aria-labelledby="personer">
          <h2 id="personer">{texts.persons}</h2>
          <p>{texts.notLogged}</p>
          <ul className="cases">
            {persons.map(({ id, exit, after, reason }) => (
              <li key={id}>
                <a href={personAt(id)}>{texts.personTitle(`${id}`)}</a>
                <span>
                  {[
                    exit && texts.exit[exit],
                    after && texts.after[after],
                    reason && texts.notCounted(withNames(reason, found.parameterNames)),
                  ]
                    .filter(Boolean)
                    .join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Person({ person, loaderData, address }: PartProps & { readonly person: NonNullable<LoaderData["person"]> }) {
  const { query, benefit, lineQuery } = loaderData;
  const { person: _, equalised, ...number } = lineQuery;
  const all = `${address}/lines${benefitSearch(query, benefit, { ...number, equalised: equalised ? "on" : undefined })}`;
  if (person.why !== undefined) return <StatusMessage tone="note">{person.why}</StatusMessage>;
  const labels = new Map(person.parameters.map(({ id, label }) => [id, label]));
  return (
    <>
      <dl className="facts">
        <dt>{texts.enrolment}</dt>
        <dd>{person.enrolmentId ?? "–"}</dd>
        <dt>{texts.known}</dt>
        <dd>
          {texts.exit[person.exit]}, {texts.after[person.after]}
        </dd>
        {person.computed.length > 0 ? (
          <>
            <dt>{texts.computedAmounts}</dt>
            <dd>{person.computed.join(", ")}</dd>
          </>
        ) : null}
        {person.omitted.length > 0 ? (
          <>
            <dt>{texts.omitted}</dt>
            <dd>{person.omitted.join(", ")}</dd>
          </>
        ) : null}
      </dl>
      <PersonLines
        lines={person.lines}
        nameOf={(id) => labels.get(id) ?? id}
        sourceName={(id) => person.sourceNames[id] ?? id}
      />
      <p className="small">{texts.logged}</p>
      <section className="section">
        <h2>{texts.behind}</h2>
        <ParameterTable id="parametrar" caption={texts.behind} parameters={person.parameters} hrefOf={undefined} />
      </section>
      <p>
        <a href={all}>{texts.allPersons}</a>
      </p>
    </>
  );
}
