/** Makes a tenant (sv. huvudman) from the web, by somebody who administers the installation. */
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { createTenantFor } from "#src/db/queries/sign-in.ts";
import type { CreateTenantError } from "#src/actions/create-tenant.ts";
import { tidyTenantName, type TenantKind } from "#src/domain/tenant.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Makes a tenant with the installation's administrators as members and gives its id; names are unique. */
export async function openTenant(
  db: Db,
  token: Uint8Array,
  input: { readonly name: string; readonly kind: TenantKind },
  requestId: string,
): Promise<Result<string, CreateTenantError>> {
  const name = tidyTenantName(input.name);
  if (name === "") return fail({ code: "tenant.no-name" });
  const id = await withoutTenant(db, "stegvis_gate", (tx) =>
    createTenantFor(tx, token, { name, kind: input.kind }, requestId),
  );
  return id === undefined ? fail({ code: "tenant.name-taken", name }) : ok(id);
}
