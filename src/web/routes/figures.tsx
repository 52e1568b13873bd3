import { describeFigure } from "#src/actions/describe-figure.ts";
import { evaluateForTeam } from "#src/actions/evaluate-figures.ts";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import { buildScreen } from "#src/domain/report/build-screen.ts";
import { formatPeriod } from "#src/domain/report/format.ts";
import { timeInSweden } from "#src/kernel/dates.ts";
import { figurePages as texts } from "#src/texts/figure-pages.sv.ts";
import { FigureChoices, PeriodLinks } from "../components/figure-choices.tsx";
import { FigureGroups, FigureScreen, type ShownGroup } from "../components/figure-screen.tsx";
import { ButtonLink, ErrorSummary } from "../components/form.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { NoRegister } from "../components/empty-state.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, visitContext } from "../context.server.ts";
import { figureAddress, searchOf } from "../figure-query.ts";
import { readTeamChoice } from "../team-choice.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/figures.ts";

/** The figures of a team and period, one group of them or all. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const params = new URL(request.url).searchParams;
  const { query, values, errors, choices, tracks, programmes, period, outside } = await readTeamChoice(context, params);
  const choice = { query, values, errors, choices, tracks, outside };
  if (programmes.length === 0) return { ...choice, found: undefined };

  const { track, scheme } = query;
  const { evaluation } = valueOrResponse(
    await evaluateForTeam(db, actor, { programmes, tracks: track ? [track] : null, period, scheme, requestId }),
  );
  const screen = buildScreen({
    evaluation,
    definitions: describeFigure,
    catalogue: figureDefinitions,
    audience: outside ? "board" : "team",
  });
  const wanted = params.get("group");
  const shown: ShownGroup = wanted === "all" ? "all" : (screen.find(({ group }) => group === wanted)?.group ?? "flow");
  return {
    ...choice,
    found: {
      shown,
      groups: screen.map(({ group }) => group),
      screen: screen.filter(({ group }) => shown === "all" || group === shown),
      read: timeInSweden(new Date(evaluation.asOf)),
    },
  };
}

export default function Figures({ loaderData }: Route.ComponentProps) {
  const { query, values, errors, choices, tracks, outside, found } = loaderData;
  const frame = useFrame();
  const faulty = Object.keys(errors).length > 0;
  const state = faulty ? { values, errors } : undefined;
  return (
    <PageFrame
      area="figures"
      title={texts.title}
      lead={found ? texts.lead(query.team ?? frame.teams.join(", "), formatPeriod(query.from, query.to)) : undefined}
      faulty={faulty}
      help={<HelpText sentences={texts.help} />}
      action={
        found ? (
          <ButtonLink quiet href={`/t/${frame.tenantId}/reports${searchOf(query)}`}>
            {texts.makeReport}
          </ButtonLink>
        ) : null
      }
    >
      {found ? (
        <>
          <ErrorSummary state={state} />
          {outside ? (
            <PeriodLinks query={query} choices={choices} />
          ) : (
            <FigureChoices query={query} state={state} choices={choices} tracks={tracks} />
          )}
          <FigureGroups query={query} groups={found.groups} shown={found.shown} />
          {outside ? <StatusMessage tone="note">{texts.smallCells}</StatusMessage> : null}
          <FigureScreen
            screen={found.screen}
            opensAt={(figure, path) => figureAddress(frame.tenantId, query, figure, path)}
          />
          <p className="small">{texts.read(found.read.date, found.read.time)}</p>
        </>
      ) : (
        <NoRegister texts={texts} />
      )}
    </PageFrame>
  );
}
