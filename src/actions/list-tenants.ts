/** Lists the installation's tenants (sv. huvudmän), on the host. */
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { listTenants as readTenants } from "#src/db/queries/tenants.ts";
import type { Tenant } from "#src/domain/tenant.ts";

/** Every tenant, by name. `db` is opened as operator. */
export const listTenants = (db: Db): Promise<readonly Tenant[]> => withoutTenant(db, "stegvis_operator", readTenants);
