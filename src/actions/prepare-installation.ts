/** Gives a new installation its first administrator. */
import { hashPassword, makeOneTimePassword } from "#src/actions/password-hash.ts";
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { createFirstAccount, hasAccount } from "#src/db/queries/sign-in.ts";

/** What was made; the password is shown once and must be changed at the first log-in. */
export type FirstAccount =
  { readonly created: false } | { readonly created: true; readonly userName: string; readonly password: string };

/**
 * Makes the account `administrator` when the installation has no account, with a random password. It administers every
 * tenant there is and will be. `db` is opened as operator. Nothing happens, quickly, when there is an account.
 */
export async function prepareInstallation(db: Db): Promise<FirstAccount> {
  if (await withoutTenant(db, "stegvis_operator", hasAccount)) return { created: false };
  const userName = "administrator";
  const password = makeOneTimePassword();
  const digest = await hashPassword(password);
  if (!digest.ok) throw new Error("Nobody else logs in before the first account exists");
  const id = await withoutTenant(db, "stegvis_operator", (tx) =>
    createFirstAccount(tx, { userName, name: "Administratör", passwordHash: digest.value }),
  );
  return id === undefined ? { created: false } : { created: true, userName, password };
}
