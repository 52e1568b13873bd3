import { isRouteErrorResponse, Outlet } from "react-router";
import { asActor } from "#src/db/database.server.ts";
import { listProgrammes } from "#src/db/queries/register.ts";
import { ok } from "#src/kernel/result.ts";
import { ErrorPage } from "../components/error-page.tsx";
import { FrameProvider, type Frame } from "../components/frame-context.tsx";
import { actorOf, sessionOf, visitContext } from "../context.server.ts";
import type { Route } from "./+types/tenant.ts";

/** The frame around every page of a tenant: who looks, and at which of its teams. */
export async function loader({ context, request }: Route.LoaderArgs): Promise<Frame> {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const { memberships, name } = sessionOf(context);
  const membership = memberships.find(({ tenantId }) => tenantId === actor.tenantId)!;
  const teams = await asActor<string[], never>(
    db,
    actor,
    { purpose: "figures", action: "list-teams", requestId },
    async (tx) => ok(await listProgrammes(tx)),
  );
  const names = teams.ok ? teams.value : [];
  const { search, searchParams } = new URL(request.url);
  const wanted = searchParams.get("team");
  return {
    userName: name,
    role: membership.role,
    tenantId: membership.tenantId,
    tenantName: membership.tenantName,
    canSwitchTenant: memberships.length > 1,
    demo: membership.demo,
    teams: names,
    team: names.find((team) => team === wanted),
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

export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  return (
    <FrameProvider value={loaderData}>
      <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
    </FrameProvider>
  );
}
