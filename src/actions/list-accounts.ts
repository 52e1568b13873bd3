/** Lists the installation's accounts, on the host. */
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { readAccounts, type Account } from "#src/db/queries/accounts.ts";

/** Every account, by user name. `db` is opened as operator. */
export const listAccounts = (db: Db): Promise<readonly Account[]> =>
  withoutTenant(db, "stegvis_operator", readAccounts);
