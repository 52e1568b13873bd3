import { redirect } from "react-router";
import { sessionOf } from "../context.server.ts";
import type { Route } from "./+types/start.ts";

/** The way in: to the only tenant, or to the choice of one. */
export function loader({ context }: Route.LoaderArgs) {
  const { memberships } = sessionOf(context);
  return redirect(memberships.length === 1 ? `/t/${memberships[0]!.tenantId}` : "/tenants");
}
