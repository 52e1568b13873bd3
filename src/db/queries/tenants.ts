/** Tenants (sv. huvudmän), as somebody on the host sees them. Use with {@link withoutTenant} as `stegvis_operator`. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";
import { fold } from "#src/domain/register-import/forgiving.ts";
import type { Tenant, TenantKind } from "#src/domain/tenant.ts";

/**
 * Makes a tenant and gives its id; undefined when the name is taken, whatever its capitals. Host administrators become
 * its members.
 */
export async function insertTenant(
  tx: Tx,
  tenant: { readonly name: string; readonly kind: TenantKind; readonly demo: boolean },
): Promise<string | undefined> {
  // The lock makes two commands that start at once agree on who was first, without an error in either.
  await sql`select pg_advisory_xact_lock(hashtext('tenant'))`.execute(tx);
  if ((await listTenants(tx)).some((other) => fold(other.name) === fold(tenant.name))) return undefined;
  const { rows } = await sql<{ id: string }>`
    select app.create_tenant(${tenant.name}, ${tenant.kind}, ${tenant.demo}) as id`.execute(tx);
  return rows[0]!.id;
}

/** Every tenant of the installation, by name. */
export async function listTenants(tx: Tx): Promise<readonly Tenant[]> {
  const { rows } = await sql<Tenant>`select id, name, kind, demo from app.list_tenants()`.execute(tx);
  return rows;
}
