/** Accounts, as somebody on the host sees them. Use with {@link withoutTenant} as `stegvis_operator`. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";
import type { MemberRole } from "#src/db/queries/members.ts";

/** Somebody who can log in. */
export interface Account {
  readonly userName: string;
  readonly name: string;
  /** Administers every tenant there is and will be. */
  readonly hostAdministrator: boolean;
  /** The tenants where the account is a member, by name. */
  readonly memberships: readonly { readonly tenant: string; readonly role: MemberRole }[];
}

/** Every account of the installation, by user name. */
export async function readAccounts(tx: Tx): Promise<readonly Account[]> {
  const { rows } = await sql<Account>`
    select user_name as "userName", name, host_administrator as "hostAdministrator", memberships
    from app.list_accounts()`.execute(tx);
  return rows;
}

/** Sets a one-time password and ends the account's sessions; false when nobody has the user name. */
export async function resetPasswordOnHost(
  tx: Tx,
  reset: {
    readonly userName: string;
    readonly passwordHash: string;
    readonly operator: string;
    readonly requestId: string;
  },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select app.reset_password_on_host(${reset.userName}, ${reset.passwordHash}, ${reset.operator}, ${reset.requestId})
      as done`.execute(tx);
  return rows[0]!.done;
}
