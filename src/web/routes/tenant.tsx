import { Outlet } from "react-router";
import { listTeams } from "#src/actions/list-teams.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";
import { FrameProvider, type Frame } from "../components/frame-context.tsx";
import { actorOf, membershipOf, sessionOf, visitContext } from "../context.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/tenant.ts";

/** The frame around every page of a tenant: who looks, and at which of its teams. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Frame> {
  const { db, requestId, today } = context.get(visitContext);
  const actor = actorOf(context);
  const { memberships, name } = sessionOf(context);
  const { role, tenantId, tenantName, demo } = membershipOf(context);
  const teams = valueOrResponse(await listTeams(db, actor, { requestId })).map((team) => team.name);
  const { search, searchParams } = new URL(request.url);
  const wanted = searchParams.get("team");
  return {
    userName: name,
    role,
    tenantId,
    tenantName,
    canSwitchTenant: memberships.length > 1,
    demo,
    teams,
    team: teams.find((team) => team === wanted),
    today: formatIsoDate(today),
    search,
  };
}

/** The layout around every page of a tenant. */
export default function Tenant({ loaderData }: Route.ComponentProps) {
  return (
    <FrameProvider value={loaderData}>
      <Outlet />
    </FrameProvider>
  );
}
