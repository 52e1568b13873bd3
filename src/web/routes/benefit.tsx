import { groupLines, type LineGroup } from "#src/domain/model/explain.ts";
import { kaplanMeier } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import { byTrust } from "#src/domain/model/parameters/trust.ts";
import { fewestInPackage } from "#src/domain/model/package/package-data.ts";
import { occasionsAfter } from "#src/domain/model/from-register/observation.ts";
import { formatPeriod } from "#src/domain/report/format.ts";
import { mayAct } from "#src/domain/rights.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { figurePages } from "#src/texts/figure-pages.sv.ts";
import { benefitSearch, linesAddress, type BenefitNumber } from "../benefit-address.ts";
import { factsOf, parameterNames } from "../benefit-facts.ts";
import { publish } from "../benefit-publication.ts";
import { calculateBenefit, readBenefitChoice } from "../benefit.server.ts";
import { announcement, BenefitAnswer } from "../components/benefit-answer.tsx";
import { BenefitForm } from "../components/benefit-form.tsx";
import { BenefitGround, Coverage } from "../components/benefit-ground.tsx";
import { BenefitPictures } from "../components/benefit-pictures.tsx";
import { BenefitTables } from "../components/benefit-tables.tsx";
import { BenefitTabs } from "../components/benefit-tabs.tsx";
import type { BenefitView } from "../components/benefit-view.ts";
import { NoRegister } from "../components/empty-state.tsx";
import { Field, SelectField } from "../components/field.tsx";
import { PeriodLinks } from "../components/figure-choices.tsx";
import { ButtonLink, ErrorSummary, Form, Submit, type FormState } from "../components/form.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import recalculate from "../scripts/recalculate.js?url";
import type { Route } from "./+types/benefit.ts";

/** How many of the largest lines are shown on the page itself. */
const mostLines = 8;

/** What a team's work has been worth, under the assumptions of the address. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = await readBenefitChoice(context, new URL(request.url).searchParams);
  const { choice, benefit, faults } = asked;
  const { query, values, errors, choices, tracks, outside, programmes } = choice;
  const page = {
    query,
    benefit,
    choices,
    tracks,
    outside,
    state: { values: { ...values, ...faults.values }, errors: { ...errors, ...faults.errors } },
  };
  if (programmes.length === 0) return { ...page, found: undefined };
  const evaluated = await calculateBenefit(context, asked);
  if (!evaluated.ok) return { ...page, found: { kind: "refused" as const, why: evaluated.error } };

  const { calculation, publication, persons, request: used, cohort, ownValues } = evaluated.value;
  const year = calculation.years.at(-1) ?? Number(calculation.period.to.slice(0, 4));
  return {
    ...page,
    found: {
      kind: "shown" as const,
      published: publish(calculation, publication, outside),
      facts: factsOf(used.parameters, year, ownValues),
      parameterNames: parameterNames(used.parameters, calculation),
      target: used.targetMonths,
      trust: byTrust(used.parameters, calculation.parameters.unchecked, calculation.years),
      largest: publication.level === "actors" ? largestOf(groupLines(persons.map(({ result }) => result), "samhalle")) : [], // prettier-ignore
      survival: outside || cohort.durations.length === 0 ? undefined : kaplanMeier(cohort.durations),
    },
  };
}

const largestOf = (groups: readonly LineGroup[]): readonly LineGroup[] =>
  groups
    .filter(({ change }) => Math.abs(change) >= 500)
    .toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    .slice(0, mostLines);

export default function Benefit({ loaderData }: Route.ComponentProps) {
  const { query, benefit, found, outside, state: read } = loaderData;
  const frame = useFrame();
  const faulty = Object.keys(read.errors).length > 0;
  const state = faulty ? read : undefined;
  const address = `/t/${frame.tenantId}/benefit`;
  const team = query.team ?? frame.teams.join(", ");
  return (
    <PageFrame
      area="benefit"
      title={texts.title}
      lead={found ? texts.lead(team, formatPeriod(query.from, query.to)) : undefined}
      faulty={faulty}
      help={<HelpText sentences={texts.help} />}
      action={
        found?.kind === "shown" &&
        mayAct(frame.role, "export") &&
        found.published.calculation.persons >= fewestInPackage ? (
          <div id="paketet" data-result>
            <ButtonLink quiet download href={`${address}/package${benefitSearch(query, benefit)}`}>
              {texts.toPackage}
            </ButtonLink>
          </div>
        ) : null
      }
    >
      {found ? <BenefitTabs current="" query={query} benefit={benefit} /> : null}
      <ErrorSummary state={state} />
      {found ? (
        <>
          {outside ? (
            <PeriodLinks query={query} choices={loaderData.choices} />
          ) : (
            <Choices loaderData={loaderData} state={state} />
          )}
          <Found loaderData={loaderData} state={state} address={address} />
          <script type="module" src={recalculate} />
        </>
      ) : (
        <NoRegister texts={texts} />
      )}
    </PageFrame>
  );
}

type LoaderData = Route.ComponentProps["loaderData"];

interface FoundProps {
  readonly loaderData: LoaderData;
  readonly state: FormState | undefined;
  readonly address: string;
}

/** The answer, the assumptions beside it, and the pictures; the answer and the pictures are what the script replaces. */
function Found({ loaderData: { query, benefit, outside, found }, state, address }: FoundProps) {
  const { tenantId, teams, role } = useFrame();
  const here = address + benefitSearch(query, benefit);
  const shown = found?.kind === "shown" ? found : undefined;
  const view: BenefitView | undefined = shown && {
    ...shown.published,
    benefit,
    facts: shown.facts,
    parameterNames: shown.parameterNames,
    target: shown.target,
    trust: shown.trust,
    triedAt: (assumption, value) =>
      address +
      benefitSearch(
        query,
        assumption === "cost"
          ? { ...benefit, cost: Math.round(value) }
          : { ...benefit, changes: { ...benefit.changes, [assumption]: value } },
      ),
    opensOver: (years) =>
      linesAddress(
        tenantId,
        query,
        { ...benefit, changes: { ...benefit.changes, horizonYears: years } },
        { row: "samhalle", measure: "horizonProfit" },
      ),
    rangesAt: `${address}/values${benefitSearch(query, benefit, { group: "assumption" })}`,
    followedAt: (month) => `${address}/persistence${benefitSearch(query, benefit, { month })}`,
    seesLines: mayAct(role, "rows"),
    opensAt: (number: BenefitNumber) => linesAddress(tenantId, query, benefit, number),
  };
  const none = view?.level === "none";
  return (
    <div className="benefit">
      <div
        id="svar"
        className="benefit-answer"
        data-result
        data-address={here}
        data-said={view ? announcement(view) : found?.kind === "refused" ? found.why : undefined}
      >
        {found?.kind === "refused" ? <StatusMessage tone="note">{found.why}</StatusMessage> : null}
        {none ? <StatusMessage tone="note">{outside ? texts.tooFewOutside : texts.tooFew}</StatusMessage> : null}
        {view && !none ? <BenefitAnswer view={view} /> : null}
        {view?.level === "society" ? <StatusMessage tone="note">{texts.fewForActors}</StatusMessage> : null}
        {view?.withheld ? <StatusMessage tone="note">{texts.withheld}</StatusMessage> : null}
      </div>
      <BenefitForm
        address={address}
        query={query}
        benefit={benefit}
        facts={view?.facts ?? {}}
        calculation={view?.calculation}
        state={state}
        outside={outside}
        target={view?.target}
        others={query.team === undefined ? [] : teams.filter((team) => team !== query.team)}
      />
      <div id="bilder" className="benefit-pictures" data-result>
        {view && none ? <Coverage view={view} /> : null}
        {view && !none && shown ? <BenefitPictures view={view} largest={shown.largest} /> : null}
      </div>
      <div id="underlaget" className="benefit-tables" data-result>
        {view && !none && shown ? (
          <>
            <BenefitTables view={view} />
            <BenefitGround
              view={view}
              survival={shown.survival}
              valuesAt={`${address}/values${benefitSearch(query, benefit)}`}
            />
          </>
        ) : null}
      </div>
    </div>
  );
}

function Choices({ loaderData: { query, benefit, tracks, choices }, state }: Pick<FoundProps, "loaderData" | "state">) {
  const { from: _from, to: _to, ...more } = Object.fromEntries(new URLSearchParams(benefitSearch(query, benefit)));
  const { after: _after, ...kept } = more;
  return (
    <>
      <Form method="get" className="toolbar">
        {Object.entries(kept).map(([name, value]) =>
          name === "track" && tracks.length > 1 ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {tracks.length > 1 ? (
          <SelectField
            name="track"
            label={figurePages.track}
            options={[
              { value: "", label: figurePages.allTracks },
              ...tracks.map((name) => ({ value: name, label: name })),
            ]}
            initial={query.track}
            state={state}
          />
        ) : null}
        <Field name="from" type="date" label={figurePages.from} initial={query.from} state={state} />
        <Field name="to" type="date" label={figurePages.to} initial={query.to} state={state} />
        <SelectField
          name="after"
          label={texts.after}
          options={occasionsAfter.map((value) => ({ value, label: texts.afterNames[value] }))}
          initial={benefit.after}
          state={undefined}
        />
        <Submit>{figurePages.show}</Submit>
      </Form>
      <PeriodLinks query={query} choices={choices} more={more} />
    </>
  );
}
