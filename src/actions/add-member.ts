/** Gives somebody a role in a tenant. */
import { hashPassword, makeOneTimePassword, type PasswordsBusy } from "#src/actions/password-hash.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { insertMember, type MemberRole } from "#src/db/queries/members.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why nobody was added. */
export type AddMemberError =
  | { readonly code: "member.bad-user-name" }
  | { readonly code: "member.no-name" }
  | { readonly code: "member.already" }
  | PasswordsBusy
  | AccessError;

/** What became of it. */
export interface AddedMember {
  readonly userName: string;
  /** Told once, to be handed over; undefined when the account was there already and keeps its own. */
  readonly oneTimePassword: string | undefined;
}

/** Gives an account a role, and makes the account with a one-time password when there is none. */
export async function addMember(
  db: Db,
  actor: Actor,
  input: { readonly userName: string; readonly name: string; readonly role: MemberRole },
  requestId: string,
): Promise<Result<AddedMember, AddMemberError>> {
  const userName = input.userName.trim().toLowerCase().normalize("NFC");
  const name = input.name.trim();
  if (!/^[^\s\p{C}]{2,200}$/u.test(userName)) return fail({ code: "member.bad-user-name" });
  if (name === "") return fail({ code: "member.no-name" });
  const password = makeOneTimePassword();
  const digest = await hashPassword(password);
  if (!digest.ok) return digest;
  return asActor<AddedMember, AddMemberError>(
    db,
    actor,
    { purpose: "administer", action: "add-member", requestId },
    async (tx) => {
      const added = await insertMember(tx, { userName, name, role: input.role, passwordHash: digest.value });
      if (!added) return fail({ code: "member.already" });
      return ok({ userName, oneTimePassword: added.created ? password : undefined });
    },
  );
}
