/** Gives somebody a role in a tenant. */
import { hashPassword, makeOneTimePassword, type PasswordsBusy } from "#src/actions/password-hash.ts";
import { asActor, type AccessError, type Actor, type Db, type Once } from "#src/db/database.server.ts";
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
  /** False when the account was there already and keeps its password. */
  readonly created: boolean;
  /** Told once, to be handed over; undefined when nothing was created, or when this is the answer to a repeated form. */
  readonly oneTimePassword: string | undefined;
}

/** Gives an account a role, and makes the account with a one-time password when there is none. */
export async function addMember(
  db: Db,
  actor: Actor,
  input: { readonly userName: string; readonly name: string; readonly role: MemberRole },
  { requestId, once }: { readonly requestId: string; readonly once?: Once | undefined },
): Promise<Result<AddedMember, AddMemberError>> {
  const userName = input.userName.trim().toLowerCase().normalize("NFC");
  const name = input.name.trim();
  if (!/^[^\s\p{C}]{2,200}$/u.test(userName)) return fail({ code: "member.bad-user-name" });
  if (name === "") return fail({ code: "member.no-name" });
  const password = makeOneTimePassword();
  const digest = await hashPassword(password);
  if (!digest.ok) return digest;
  let told: string | undefined;
  const added = await asActor<Omit<AddedMember, "oneTimePassword">, AddMemberError>(
    db,
    actor,
    { purpose: "administer", action: "add-member", requestId, once },
    async (tx) => {
      const inserted = await insertMember(tx, { userName, name, role: input.role, passwordHash: digest.value });
      if (!inserted) return fail({ code: "member.already" });
      if (inserted.created) told = password;
      return ok({ userName, created: inserted.created });
    },
  );
  // Not a part of the answer that is kept for a repeated form: the password is stored nowhere.
  return added.ok ? ok({ ...added.value, oneTimePassword: told }) : added;
}
