/** Which team and period a page is about: what the address says, among what there is. */
import { listTeams } from "#src/actions/list-teams.ts";
import { periodChoices, yearChoices, type PeriodChoice } from "#src/domain/period-choices.ts";
import type { Period } from "#src/domain/figures/figure.ts";
import { seesSmallCells } from "#src/domain/rights.ts";
import { parseIsoDate, type Day } from "#src/kernel/dates.ts";
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
  /** True for somebody who does not see small cells. */
  readonly outside: boolean;
}

/** Reads the choice of a request. A team that is not the tenant's does not exist: 404. */
export async function readTeamChoice(
  context: Readonly<RouterContextProvider>,
  params: URLSearchParams,
): Promise<TeamChoice> {
  const { db, requestId, today } = context.get(visitContext);
  const actor = actorOf(context);
  const all = valueOrResponse(await listTeams(db, actor, { requestId }));
  const outside = !seesSmallCells(actor.role);
  const text = params.get("team")?.trim();
  const asked = text === "" ? undefined : text;
  // All teams less the others would be the one that is too small to show.
  const wanted = asked ?? (outside ? all[0]?.name : undefined);
  const teams = wanted ? all.filter(({ name }) => name === wanted) : all;
  if (wanted && teams.length === 0) throw new Response(null, { status: 404 });
  const lastDays = teams.flatMap(({ lastDay }) => lastDay ?? []);
  const lastDay = lastDays.length > 0 ? Math.min(today, Math.max(...lastDays)) : today;
  const read = outside ? wholeYear(params, wanted, lastDay) : readFigureQuery(params, lastDay);
  return {
    ...read,
    outside,
    programmes: teams.map(({ name }) => name),
    tracks: outside ? [] : [...new Set(teams.flatMap(({ tracks }) => tracks))],
    period: { from: parseIsoDate(read.query.from)!, to: parseIsoDate(read.query.to)! },
    choices: outside ? yearChoices(lastDay) : periodChoices(lastDay),
  };
}

/**
 * What somebody who does not see small cells may ask for: one team and one whole year. Withholding holds within one
 * evaluation; periods that overlap, or a track beside its whole, could be subtracted from each other.
 */
function wholeYear(params: URLSearchParams, team: string | undefined, lastDay: Day): ReadFigureQuery {
  const { query } = readFigureQuery(params, lastDay);
  const [year] = periodChoices(parseIsoDate(query.to)!);
  return {
    query: { team, track: undefined, scheme: undefined, from: year.from, to: year.to },
    values: {},
    errors: {},
  };
}
