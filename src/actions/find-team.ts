/** Finds the tenant that a team belongs to, for somebody on the host, who sees them all. */
import { listTenants } from "#src/actions/list-tenants.ts";
import { listTeams } from "#src/actions/list-teams.ts";
import type { AccessError, Db, OperatorActor } from "#src/db/database.server.ts";
import { fold, nearest } from "#src/domain/register-import/forgiving.ts";
import type { Tenant } from "#src/domain/tenant.ts";
import type { Team } from "#src/db/queries/teams.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** A team and who may act for it here. */
export interface FoundTeam {
  readonly tenant: Tenant;
  readonly actor: OperatorActor;
  readonly team: Team;
}

/** Why no tenant was found. */
export type FindTenantError =
  | { readonly code: "tenant.none" }
  | { readonly code: "tenant.unknown"; readonly name: string; readonly nearest: readonly string[] }
  /** Several, and nobody said which. */
  | { readonly code: "tenant.several"; readonly names: readonly string[] };

/** Why no team was found. */
export type FindTeamError =
  | FindTenantError
  | { readonly code: "team.unknown"; readonly name: string; readonly nearest: readonly string[] }
  | { readonly code: "team.in-several"; readonly name: string; readonly tenants: readonly string[] };

/** Somebody on the host, acting in a tenant. `operator` is the name the access log keeps. */
export const operatorActor = (tenant: Tenant, operator: string): OperatorActor => ({
  kind: "operator",
  tenantId: tenant.id,
  name: operator,
  role: "operator",
});

/** The tenant of a name, or the only one there is when no name is given. Capitals and accents do not matter. */
export async function findTenant(db: Db, name: string | undefined): Promise<Result<Tenant, FindTenantError>> {
  const tenants = await listTenants(db);
  const found =
    name === undefined
      ? tenants
      : [tenants.filter((t) => t.name === name), tenants.filter((t) => fold(t.name) === fold(name))].find(
          (matches) => matches.length > 0,
        );
  if (found === undefined) {
    return fail({
      code: "tenant.unknown",
      name: name!,
      nearest: nearest(
        name!,
        tenants.map((t) => t.name),
      ),
    });
  }
  const [only, ...others] = found;
  if (!only) return fail({ code: "tenant.none" });
  return others.length === 0 ? ok(only) : fail({ code: "tenant.several", names: found.map((t) => t.name) });
}

/** The team of a name, in one tenant or in whichever has it. */
export async function findTeam(
  db: Db,
  operator: string,
  name: string,
  tenantName: string | undefined,
): Promise<Result<FoundTeam, FindTeamError | AccessError>> {
  let tenants = await listTenants(db);
  if (tenantName !== undefined) {
    const tenant = await findTenant(db, tenantName);
    if (!tenant.ok) return tenant;
    tenants = [tenant.value];
  }
  const all: FoundTeam[] = [];
  for (const tenant of tenants) {
    const actor = operatorActor(tenant, operator);
    const teams = await listTeams(db, actor);
    if (!teams.ok) return teams;
    all.push(...teams.value.map((team) => ({ tenant, actor, team })));
  }
  const exact = all.filter(({ team }) => team.name === name.normalize("NFC"));
  const found = exact.length > 0 ? exact : all.filter(({ team }) => fold(team.name) === fold(name));
  const [only, ...others] = found;
  if (!only) {
    const names = [...new Set(all.map(({ team }) => team.name))];
    return fail({ code: "team.unknown", name, nearest: nearest(name, names) });
  }
  if (others.length > 0) {
    return fail({ code: "team.in-several", name, tenants: found.map(({ tenant }) => tenant.name) });
  }
  return ok(only);
}
