import { persistenceRows, type FollowedEnrolment } from "#src/actions/persistence-rows.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { foundPercent, percentText, wholePercent } from "#src/domain/model/charts/labels.ts";
import { followUps } from "#src/domain/model/from-register/durations.ts";
import { kaplanMeier, type SurvivalPoint } from "#src/domain/model/uncertainty/kaplan-meier.ts";
import { formatDay, formatNumber, missingMark } from "#src/domain/report/format.ts";
import { fail } from "#src/kernel/result.ts";
import { benefitErrorText } from "#src/texts/benefit-cohort.sv.ts";
import { linePages } from "#src/texts/benefit-lines.sv.ts";
import { benefitPages } from "#src/texts/benefit-pages.sv.ts";
import { persistencePage as texts } from "#src/texts/benefit-persistence.sv.ts";
import { benefitSearch } from "../benefit-address.ts";
import { assumptionsOf } from "../benefit-query.ts";
import { benefitRequest, readBenefitChoice } from "../benefit.server.ts";
import { TextLink } from "../components/amount-link.tsx";
import { BenefitTabs } from "../components/benefit-tabs.tsx";
import { DataTable } from "../components/data-table.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, visitContext } from "../context.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/benefit.persistence.ts";

/** The follow-ups that persistence is counted from, enrolment by enrolment. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const asked = await readBenefitChoice(context, params);
  const { db, requestId } = context.get(visitContext);
  const { programmes, tracks, period, afterOccasion, observePersistence } = benefitRequest(asked);
  const scope = { programmes, tracks, period, afterOccasion };
  const found = await persistenceRows(db, actorOf(context), { ...scope, requestId });
  const month = Number(params.get("month") ?? "");
  const page = {
    query: asked.choice.query,
    benefit: asked.benefit,
    month: month > 0 ? month : undefined,
    stated: assumptionsOf(asked.benefit).persistence,
    isUsed: observePersistence,
  };
  if (found.ok) return { ...page, found: found.value, why: undefined };
  const { error } = found;
  if (isAccessError(error)) return valueOrResponse<never>(fail(error));
  return { ...page, found: undefined, why: benefitErrorText(error) };
}

const count = (n: number): string => formatNumber(n, 0);

export default function Persistence({ loaderData }: Route.ComponentProps) {
  const { query, benefit, why, found } = loaderData;
  const frame = useFrame();
  const back = `/t/${frame.tenantId}/benefit${benefitSearch(query, benefit)}`;
  return (
    <PageFrame
      area="benefit"
      title={texts.title}
      lead={texts.lead(query.team ?? frame.teams.join(", "), formatDay(query.to, true))}
      crumbs={[{ label: benefitPages.title, href: back }]}
      help={<HelpText sentences={texts.help} />}
    >
      <BenefitTabs current={undefined} query={query} benefit={benefit} />
      {why ? <StatusMessage tone="note">{why}</StatusMessage> : null}
      {found?.followed.length === 0 ? <StatusMessage tone="note">{texts.nobody}</StatusMessage> : null}
      {found && found.followed.length > 0 ? <Found loaderData={loaderData} found={found} /> : null}
      <p>
        <a href={back}>{linePages.back}</a>
      </p>
    </PageFrame>
  );
}

type LoaderData = Route.ComponentProps["loaderData"];

interface FoundProps {
  readonly loaderData: LoaderData;
  readonly found: NonNullable<LoaderData["found"]>;
}

function Found({ loaderData: { query, benefit, month, stated, isUsed }, found: { followed, observed } }: FoundProps) {
  const { tenantId } = useFrame();
  const { points } = kaplanMeier(followed);
  const address = (at?: number) =>
    `/t/${tenantId}/benefit/persistence${benefitSearch(query, benefit, { month: at === undefined ? undefined : `${at}` })}#rader`;
  const listed = month === undefined ? followed : followed.filter(({ months }) => months >= month);
  return (
    <>
      <section className="section" aria-labelledby="sa-raknas">
        <h2 id="sa-raknas">{texts.steps}</h2>
        <p>{texts.stepsLead}</p>
        <StepsOfSurvival points={points} opensAt={address} />
        <p>
          {observed
            ? [
                texts.observed(observed.since, observed.until, foundPercent(keptBetween(points, observed))),
                texts.rho(
                  foundPercent(observed.value),
                  `${wholePercent(observed.low)}–${wholePercent(observed.high)}`,
                  count(observed.n),
                ),
                isUsed ? texts.used : texts.usedStated(percentText(stated)),
              ].join(" ")
            : `${texts.tooFew} ${texts.usedStated(percentText(stated))}`}
        </p>
      </section>
      <section className="section" aria-labelledby="rader">
        <h2 id="rader">
          {month === undefined ? texts.rows : texts.rowsAt(count(month))}: {count(listed.length)}
        </h2>
        {month === undefined ? null : (
          <p>
            <a href={address()}>{texts.all}</a>
          </p>
        )}
        <FollowedTable followed={listed} />
        <p className="small">{texts.logged}</p>
      </section>
    </>
  );
}

/** S at one time of S at an earlier one. */
function keptBetween(points: readonly SurvivalPoint[], { since, until }: { since: number; until: number }): number {
  const at = (months: number) => points.findLast((point) => point.months <= months)?.survival ?? 1;
  return at(until) / at(since);
}

interface StepsProps {
  readonly points: readonly SurvivalPoint[];
  readonly opensAt: (months: number) => string;
}

/** The product, time by time: what was left before, less those lost of those followed. */
function StepsOfSurvival({ points, opensAt }: StepsProps) {
  const { columns } = texts;
  return (
    <DataTable
      id="andelen-kvar"
      caption={texts.steps}
      hideCaption
      columns={[
        { label: columns.months, cell: ({ months }) => count(months) },
        {
          label: columns.followed,
          align: "number",
          cell: ({ months, atRisk }) => (
            <TextLink href={opensAt(months)} label={texts.followedAt(count(months))}>
              {count(atRisk)}
            </TextLink>
          ),
        },
        { label: columns.lost, align: "number", cell: ({ ended }) => count(ended) },
        {
          label: columns.how,
          align: "number",
          cell: ({ months, atRisk, ended }) =>
            texts.how(
              foundPercent(points.findLast((earlier) => earlier.months < months)?.survival ?? 1),
              count(ended),
              count(atRisk),
            ),
        },
        { label: columns.kept, align: "number", cell: ({ survival }) => foundPercent(survival) },
      ]}
      rows={points}
      rowKey={({ months }) => `${months}`}
    />
  );
}

const seenText = (seen: boolean | undefined): string =>
  seen === undefined ? missingMark : seen ? texts.kept : texts.lost;

function FollowedTable({ followed }: { readonly followed: readonly FollowedEnrolment[] }) {
  return (
    <DataTable
      id="foljda"
      caption={texts.rows}
      hideCaption
      columns={[
        { label: texts.enrolment, whole: true, cell: ({ enrolmentId }) => enrolmentId ?? missingMark },
        ...followUps.map((occasion, place) => ({
          label: texts.occasions[occasion],
          whole: true,
          cell: ({ seen }: FollowedEnrolment) => seenText(seen[place]),
        })),
        {
          label: texts.outcome,
          cell: ({ months, ended }) => (ended ? texts.outcomeLost(count(months)) : texts.outcomeKept(count(months))),
        },
      ]}
      rows={followed}
      rowKey={({ enrolmentId }, index) => enrolmentId ?? `${index}`}
    />
  );
}
