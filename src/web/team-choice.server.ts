/** Which team and period a page is about: what the address says, among what there is. */
import { listTeams } from "#src/actions/list-teams.ts";
import { periodChoices, type PeriodChoice } from "#src/domain/period-choices.ts";
import type { Period } from "#src/domain/figures/figure.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { actorOf, visitContext } from "./context.server.ts";
import { readFigureQuery, type ReadFigureQuery } from "./figure-query.ts";
import { valueOrResponse } from "./value-or-response.ts";
import type { RouterContextProvider } from "react-router";

/** The team and period of a page, and what else could be chosen. */
export interface TeamChoice extends ReadFigureQuery {
  /** The programmes to evaluate: one, or all of them. Empty when the tenant has no register. */
  readonly programmes: readonly string[];
  readonly tracks: readonly string[];
  readonly period: Period;
  readonly choices: readonly PeriodChoice[];
}

/** Reads the choice of a request. A team that is not the tenant's does not exist: 404. */
export async function readTeamChoice(
  context: Readonly<RouterContextProvider>,
  params: URLSearchParams,
): Promise<TeamChoice> {
  const { db, requestId, today } = context.get(visitContext);
  const all = valueOrResponse(await listTeams(db, actorOf(context), { requestId }));
  const wanted = params.get("team");
  const teams = wanted ? all.filter(({ name }) => name === wanted) : all;
  if (wanted && teams.length === 0) throw new Response(null, { status: 404 });
  const lastDays = teams.flatMap(({ lastDay }) => lastDay ?? []);
  const lastDay = lastDays.length > 0 ? Math.min(today, Math.max(...lastDays)) : today;
  const read = readFigureQuery(params, lastDay, today);
  return {
    ...read,
    programmes: teams.map(({ name }) => name),
    tracks: [...new Set(teams.flatMap(({ tracks }) => tracks))],
    period: { from: parseIsoDate(read.query.from)!, to: parseIsoDate(read.query.to)! },
    choices: periodChoices(lastDay),
  };
}
