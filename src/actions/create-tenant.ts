/** Makes a tenant (sv. huvudman), on the host. */
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { insertTenant } from "#src/db/queries/tenants.ts";
import { tidyTenantName, type Tenant, type TenantKind } from "#src/domain/tenant.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why no tenant was made. */
export type CreateTenantError =
  { readonly code: "tenant.no-name" } | { readonly code: "tenant.name-taken"; readonly name: string };

/** Makes a tenant; names are unique. `db` is opened as operator. Tenant and first look are one transaction. */
export async function createTenant(
  db: Db,
  input: { readonly name: string; readonly kind: TenantKind; readonly demo: boolean },
): Promise<Result<Tenant, CreateTenantError>> {
  const tenant = { ...input, name: tidyTenantName(input.name) };
  if (tenant.name === "") return fail({ code: "tenant.no-name" });
  const id = await withoutTenant(db, "stegvis_operator", (tx) => insertTenant(tx, tenant));
  return id === undefined ? fail({ code: "tenant.name-taken", name: tenant.name }) : ok({ id, ...tenant });
}
