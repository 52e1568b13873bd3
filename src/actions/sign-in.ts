/** Logs somebody in with a password. */
import { createHash, randomBytes } from "node:crypto";
import { verifyPassword, type PasswordsBusy } from "#src/actions/password-hash.ts";
import { withoutTenant, type Db } from "#src/db/database.server.ts";
import { beginLogin, endSession, openSession, refuseLogin } from "#src/db/queries/sign-in.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why nobody was logged in. Whether the account exists is never told, nor shown by the time it takes. */
export type SignInError =
  { readonly code: "sign-in.wrong" } | { readonly code: "sign-in.wait"; readonly seconds: number } | PasswordsBusy;

/** An attempt to log in. */
export interface SignIn {
  readonly userName: string;
  readonly password: string;
  /** The sender's address: attempts are counted for it too. */
  readonly source: string;
  readonly requestId: string;
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** The session the browser had before, which ends. */
  readonly earlier: Uint8Array | undefined;
}

/** Opens a session and gives its secret: 32 random bytes that only the browser keeps. */
export async function signIn(db: Db, attempt: SignIn): Promise<Result<Uint8Array, SignInError>> {
  const { password, source, requestId, idleMinutes, absoluteHours, earlier } = attempt;
  const userName = attempt.userName.trim().toLowerCase();
  const begun = await withoutTenant(db, "stegvis_gate", (tx) => beginLogin(tx, userName, source));
  if (begun.waitSeconds > 0) return fail({ code: "sign-in.wait", seconds: Math.ceil(begun.waitSeconds) });

  const verified = await verifyPassword(begun.passwordHash ?? undefined, password);
  if (!verified.ok) return verified;
  const { accountId } = begun;
  if (!verified.value || !accountId) {
    if (accountId) await withoutTenant(db, "stegvis_gate", (tx) => refuseLogin(tx, accountId, requestId));
    return fail({ code: "sign-in.wrong" });
  }
  const token = randomBytes(32);
  const tokenHash = createHash("sha256").update(token).digest();
  await withoutTenant(db, "stegvis_gate", async (tx) => {
    if (earlier) await endSession(tx, earlier, requestId);
    await openSession(tx, { accountId, userName, tokenHash, idleMinutes, absoluteHours, requestId });
  });
  return ok(token);
}
