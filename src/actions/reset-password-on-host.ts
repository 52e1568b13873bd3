/** Gives anybody a one-time password, on the host: also to the only administrator, whom nobody else can help. */
import { randomUUID } from "node:crypto";
import { listAccounts } from "#src/actions/list-accounts.ts";
import { hashPassword, makeOneTimePassword } from "#src/actions/password-hash.ts";
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { resetPasswordOnHost as reset } from "#src/db/queries/accounts.ts";
import { nearest } from "#src/domain/register-import/forgiving.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Nobody has the user name. */
export interface UnknownAccount {
  readonly code: "account.unknown";
  readonly userName: string;
  readonly nearest: readonly string[];
}

/**
 * Sets a one-time password and ends the account's sessions. Gives the password, which is told once. `db` is opened as
 * operator; `operator` is the name that the log of each of the account's tenants keeps.
 */
export async function resetPasswordOnHost(
  db: Db,
  operator: string,
  userName: string,
): Promise<Result<string, UnknownAccount>> {
  const password = makeOneTimePassword();
  const digest = await hashPassword(password);
  if (!digest.ok) throw new Error("Nobody else logs in through this program");
  const asked = { userName: userName.trim(), passwordHash: digest.value, operator, requestId: randomUUID() };
  if (await withoutTenant(db, "stegvis_operator", (tx) => reset(tx, asked))) return ok(password);
  const names = (await listAccounts(db)).map((account) => account.userName);
  return fail({ code: "account.unknown", userName, nearest: nearest(userName, names) });
}
