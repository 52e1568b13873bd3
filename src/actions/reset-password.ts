/** Gives a member a one-time password, when the old one is forgotten or known to somebody else. */
import { hashPassword, makeOneTimePassword, type PasswordsBusy } from "#src/actions/password-hash.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { resetPassword as reset } from "#src/db/queries/members.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/**
 * Why the password was not reset: the account has changed since it was read, or it also belongs to another tenant or
 * administers the installation, and can only be reset there.
 */
export type ResetPasswordError = { readonly code: "member.not-reset" } | PasswordsBusy | AccessError;

/** Sets a one-time password and ends the account's sessions. Gives the password, which is told once. */
export async function resetPassword(
  db: Db,
  actor: Actor,
  member: { readonly accountId: string; readonly accountVersion: number },
  requestId: string,
): Promise<Result<string, ResetPasswordError>> {
  const password = makeOneTimePassword();
  const digest = await hashPassword(password);
  if (!digest.ok) return digest;
  return asActor<string, ResetPasswordError>(
    db,
    actor,
    { purpose: "administer", action: "reset-password", requestId },
    async (tx) => {
      const done = await reset(tx, member.accountId, member.accountVersion, digest.value);
      return done ? ok(password) : fail({ code: "member.not-reset" });
    },
  );
}
