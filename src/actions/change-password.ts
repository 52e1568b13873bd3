/** Changes the password of whoever is logged in. */
import { hashPassword, verifyPassword, type PasswordsBusy } from "#src/actions/password-hash.ts";
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { beginLogin, readOwnPassword, setOwnPassword } from "#src/db/queries/sign-in.ts";
import { findPasswordFault, type PasswordFault } from "#src/domain/passwords.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why the password was not changed. */
export type ChangePasswordError =
  | { readonly code: "password.wrong" }
  | { readonly code: "password.wait"; readonly seconds: number }
  | { readonly code: "password.same" }
  | { readonly code: "password.unfit"; readonly fault: PasswordFault }
  | { readonly code: "access.session-ended" }
  | PasswordsBusy;

/** A wish for another password. */
export interface ChangePassword {
  readonly token: Uint8Array;
  readonly userName: string;
  readonly current: string;
  readonly wanted: string;
  /** The sender's address: wrong attempts are counted, as when logging in. */
  readonly source: string;
  readonly requestId: string;
}

/** Sets the wanted password and ends the account's other sessions. */
export async function changePassword(db: Db, change: ChangePassword): Promise<Result<null, ChangePasswordError>> {
  const { token, userName, current, wanted, source, requestId } = change;
  const fault = findPasswordFault(wanted, userName);
  if (fault) return fail({ code: "password.unfit", fault });
  if (wanted === current) return fail({ code: "password.same" });

  const begun = await withoutTenant(db, "stegvis_gate", async (tx) => ({
    ...(await beginLogin(tx, userName, source)),
    digest: await readOwnPassword(tx, token),
  }));
  if (begun.waitSeconds > 0) return fail({ code: "password.wait", seconds: Math.ceil(begun.waitSeconds) });
  const verified = await verifyPassword(begun.digest, current);
  if (!verified.ok) return verified;
  if (!verified.value) return fail({ code: "password.wrong" });

  const digest = await hashPassword(wanted);
  if (!digest.ok) return digest;
  const changed = await withoutTenant(db, "stegvis_gate", (tx) => setOwnPassword(tx, token, digest.value, requestId));
  return changed ? ok(null) : fail({ code: "access.session-ended" });
}
