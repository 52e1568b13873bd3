/**
 * Passwords as digests: Argon2id, 64 MiB and three passes (above the floor of OWASP ASVS 5.0, appendix C).
 *
 * One digest takes most of a core and 64 MiB for a while, so a few are made at a time and the rest wait in a short queue:
 * many log-ins at once must not stop the other pages.
 */
import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { fail, ok, type Result } from "#src/kernel/result.ts";

const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1, outputLen: 32 };
const AT_ONCE = 2;
const LONGEST_QUEUE = 64;

/** So many wait already that a newcomer is turned away: try again in a moment. */
export interface PasswordsBusy {
  readonly code: "passwords.busy";
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<Result<T, PasswordsBusy>> {
  if (running >= AT_ONCE) {
    if (waiting.length >= LONGEST_QUEUE) return fail({ code: "passwords.busy" });
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return ok(await work());
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The digest of a password, with its parameters and salt. */
export const hashPassword = (password: string): Promise<Result<string, PasswordsBusy>> =>
  inTurn(() => hash(password, cost));

let nobodysDigest: Promise<string> | undefined;

/** Is this the password? Without a digest (no such account) the same work is done, and the answer is no. */
export async function verifyPassword(
  digest: string | undefined,
  password: string,
): Promise<Result<boolean, PasswordsBusy>> {
  const compared = digest ?? (await (nobodysDigest ??= hash("nobody has this password", cost)));
  const verified = await inTurn(() => verify(compared, password));
  return verified.ok ? ok(verified.value && digest !== undefined) : verified;
}

/** Without letters and figures that look alike. */
const alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

/** A password to be used once and changed: four groups of five characters, 99 random bits. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
