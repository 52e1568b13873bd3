/** Decides whose register a file on the host is (docs/decisions/0015). */
import { createTenant } from "#src/actions/create-tenant.ts";
import { findTenant, type FindTenantError } from "#src/actions/find-team.ts";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { findControllers } from "#src/actions/import-register.ts";
import { listTenants } from "#src/actions/list-tenants.ts";
import type { Db } from "#src/db/database.server.ts";
import { fold } from "#src/domain/register-import/forgiving.ts";
import { tenantKindOf, type Tenant } from "#src/domain/tenant.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why it is not known whose register a file is. Nothing has been stored. */
export type FindImportTenantError =
  /** The file names several controllers. */
  | { readonly code: "import-tenant.several-named"; readonly fileName: string; readonly names: readonly string[] }
  /** The file names none, and there is none or more than one. */
  | { readonly code: "import-tenant.none-named"; readonly fileName: string; readonly tenants: readonly string[] }
  /** The tenant holds invented people, and nothing else is ever put there. */
  | { readonly code: "import-tenant.demo"; readonly name: string };

/** Where a file goes. `created`: its controller was new. */
export interface ImportTenant {
  readonly tenant: Tenant;
  readonly created: boolean;
}

/**
 * The tenant of the controller that the file names, made when it is new; the only tenant there is when the file names
 * none. `wanted`, a tenant's name, comes before what the file says. `fallback` is what other files given at the same
 * time named.
 */
export async function findImportTenant(
  db: Db,
  file: { readonly path: string; readonly fileName: string },
  options: { readonly wanted: string | undefined; readonly fallback: string | undefined },
): Promise<Result<ImportTenant, FindImportTenantError | ImportError | FindTenantError>> {
  if (options.wanted !== undefined) return refuseDemo(await findTenant(db, options.wanted));

  const named = await findControllers(file.path, file.fileName);
  if (!named.ok) return named;
  const names = [...new Map(named.value.map((name) => [fold(name), name])).values()];
  if (names.length > 1) return fail({ code: "import-tenant.several-named", fileName: file.fileName, names });
  const name = names[0] ?? options.fallback;
  const real = (await listTenants(db)).filter((tenant) => !tenant.demo);
  if (name === undefined) {
    const [only, ...others] = real;
    if (only && others.length === 0) return ok({ tenant: only, created: false });
    return fail({
      code: "import-tenant.none-named",
      fileName: file.fileName,
      tenants: real.map((tenant) => tenant.name),
    });
  }
  const found = await findTenant(db, name);
  if (found.ok) return refuseDemo(found);
  const made = await createTenant(db, { name, kind: tenantKindOf(name), demo: false });
  // Somebody else may have made it between the two looks.
  return made.ok ? ok({ tenant: made.value, created: true }) : refuseDemo(await findTenant(db, name));
}

function refuseDemo(
  found: Result<Tenant, FindTenantError>,
): Result<ImportTenant, FindImportTenantError | FindTenantError> {
  if (!found.ok) return found;
  return found.value.demo
    ? fail({ code: "import-tenant.demo", name: found.value.name })
    : ok({ tenant: found.value, created: false });
}
