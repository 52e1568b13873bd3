import { listTeams } from "#src/actions/list-teams.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { mayAct } from "#src/domain/rights.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";
import { startPage as texts } from "#src/texts/start-page.sv.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { ButtonLink } from "../components/form.tsx";
import { addressIn, useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { actorOf, visitContext } from "../context.server.ts";
import { listImports } from "../list-imports.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/tenant-start.ts";

/** The tenant's teams, what their registers cover, and the latest import for whoever may import. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const teams = valueOrResponse(await listTeams(db, actor, { requestId }));
  const imports = mayAct(actor.role, "import") ? await listImports(context, 1) : [];
  return {
    teams: teams.map(({ name, enrolments, firstDay, lastDay }) => ({
      name,
      enrolments,
      from: firstDay === undefined ? undefined : formatIsoDate(firstDay),
      to: lastDay === undefined ? undefined : formatIsoDate(lastDay),
    })),
    latest: imports[0],
  };
}

export default function TenantStart({ loaderData: { teams, latest } }: Route.ComponentProps) {
  const frame = useFrame()!;
  const mayImport = mayAct(frame.role, "import");
  const register = addressIn(frame, "/register");
  return (
    <PageFrame
      area="start"
      title={texts.title(frame.userName)}
      lead={teams.length > 0 ? texts.lead(frame.tenantName) : undefined}
      help={<HelpText sentences={texts.help} />}
      action={
        mayImport && teams.length > 0 ? (
          <ButtonLink quiet href={register}>
            {texts.update}
          </ButtonLink>
        ) : null
      }
    >
      {teams.length === 0 ? (
        <NoTeams register={mayImport ? register : undefined} />
      ) : (
        <ul className="team-list" aria-label={texts.teams}>
          {teams.map((team) => (
            <li key={team.name} className="team">
              <h2>{team.name}</h2>
              <p className="team-facts">
                {team.enrolments === 0 ? texts.nothing : texts.enrolments(formatNumber(team.enrolments, 0))}
                {team.from && team.to ? <span>{texts.covers(team.from, team.to)}</span> : null}
              </p>
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
