import type { RouterContextProvider } from "react-router";
import { evaluateForTeam } from "#src/actions/evaluate-figures.ts";
import { listTeams } from "#src/actions/list-teams.ts";
import type { Team } from "#src/db/queries/teams.ts";
import type { KeyFigure } from "#src/domain/report/document.ts";
import { cellOf, publishAll } from "#src/domain/report/facts.ts";
import { formatNumber, formatPeriod } from "#src/domain/report/format.ts";
import { mayAct, seesSmallCells } from "#src/domain/rights.ts";
import { formatIsoDate, parseIsoDate } from "#src/kernel/dates.ts";
import { startPage as texts } from "#src/texts/start-page.sv.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { ButtonLink } from "../components/form.tsx";
import { addressIn, useFrame } from "../components/frame-context.tsx";
import { NumberLink } from "../components/number-link.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { actorOf, membershipOf, visitContext, type Membership } from "../context.server.ts";
import { figureAddress, readFigureQuery, type FigureQuery } from "../figure-query.ts";
import { listImports } from "../list-imports.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/tenant-start.ts";

/** The tenant's teams, what their registers cover, and the latest import for whoever may import. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const teams = valueOrResponse(await listTeams(db, actor, { requestId }));
  const imports = mayImport(membershipOf(context)) ? await listImports(context, 1) : [];
  return { teams: await Promise.all(teams.map((team) => cardOf(context, team))), latest: imports[0] };
}

/** Nobody imports into a demo from here. */
const mayImport = ({ role, demo }: Pick<Membership, "role" | "demo">) => mayAct(role, "import") && !demo;

const shownFigures = ["participants.new", "participants.ended", "participants.at-end"] as const;

/** What a team's register covers, and its flow in the latest whole year for whoever sees all numbers. */
async function cardOf(context: Readonly<RouterContextProvider>, { name, enrolments, firstDay, lastDay }: Team) {
  const { db, requestId, today } = context.get(visitContext);
  const actor = actorOf(context);
  const card = { name, enrolments, covers: undefined, query: undefined, flow: [] as readonly KeyFigure[] };
  if (firstDay === undefined || lastDay === undefined) return card;
  const covers = { from: formatIsoDate(firstDay), to: formatIsoDate(lastDay) };
  if (!seesSmallCells(actor.role)) return { ...card, covers };

  const { query } = readFigureQuery(new URLSearchParams({ team: name }), Math.min(lastDay, today));
  const period = { from: parseIsoDate(query.from)!, to: parseIsoDate(query.to)! };
  const { evaluation } = valueOrResponse(
    await evaluateForTeam(db, actor, { programmes: [name], tracks: null, period, only: shownFigures, requestId }),
  );
  const flow = shownFigures.map((figure) => ({
    label: texts.flow[figure],
    cell: cellOf(evaluation, publishAll, { figure, path: "" }, { as: "count" }),
    note: [],
  }));
  return { ...card, covers, query, flow };
}

export default function TenantStart({ loaderData: { teams, latest } }: Route.ComponentProps) {
  const frame = useFrame();
  const register = mayImport(frame) ? addressIn(frame, "/register") : undefined;
  return (
    <PageFrame
      area="start"
      title={texts.title(frame.userName)}
      lead={teams.length > 0 ? texts.lead(frame.tenantName) : undefined}
      help={<HelpText sentences={texts.help} />}
      action={
        register !== undefined && teams.length > 0 ? (
          <ButtonLink quiet href={register}>
            {texts.update}
          </ButtonLink>
        ) : null
      }
    >
      {teams.length === 0 ? (
        <NoTeams register={register} />
      ) : (
        <ul className="team-list" aria-label={texts.teams}>
          {teams.map((team) => (
            <li key={team.name} className="team">
              <h2>{team.name}</h2>
              <p className="team-facts">
                {team.enrolments === 0 ? texts.nothing : texts.enrolments(formatNumber(team.enrolments, 0))}
                {team.covers ? <span>{texts.covers(team.covers.from, team.covers.to)}</span> : null}
              </p>
              {team.query ? <Flow tenantId={frame.tenantId} query={team.query} flow={team.flow} /> : null}
              <p className="button-row">
                <ButtonLink href={addressIn({ ...frame, team: team.name }, "/figures")}>
                  {texts.figures}
                  <span className="visually-hidden"> {texts.of(team.name)}</span>
                </ButtonLink>
                <ButtonLink quiet href={addressIn({ ...frame, team: team.name }, "/reports")}>
                  {texts.report}
                  <span className="visually-hidden"> {texts.of(team.name)}</span>
                </ButtonLink>
              </p>
            </li>
          ))}
        </ul>
      )}
      {latest ? <p className="small">{texts.lastImport(latest.date, latest.time, latest.fileName)}</p> : null}
    </PageFrame>
  );
}

interface FlowProps {
  readonly tenantId: string;
  readonly query: FigureQuery;
  readonly flow: readonly KeyFigure[];
}

/** New, ended and still there, each number a link. */
function Flow({ tenantId, query, flow }: FlowProps) {
  return (
    <>
      <p className="team-period">{formatPeriod(query.from, query.to)}</p>
      <dl className="measures">
        {flow.map(({ label, cell }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <NumberLink
                cell={cell}
                label={label}
                href={"fact" in cell ? figureAddress(tenantId, query, cell.fact.figure, cell.fact.path) : undefined}
              />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function NoTeams({ register }: { readonly register: string | undefined }) {
  if (register === undefined) return <EmptyState title={texts.emptyTitle}>{texts.emptyForBoard}</EmptyState>;
  return (
    <EmptyState title={texts.emptyTitle} action={<ButtonLink href={register}>{texts.emptyAction}</ButtonLink>}>
      <p>{texts.emptyText}</p>
      <p className="small">
        {texts.demo} <code>npx stegvis demo</code>
      </p>
    </EmptyState>
  );
}
