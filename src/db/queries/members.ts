/** A tenant's members, for the purpose `administer`: the functions of migration 0004. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";
import type { Role } from "#src/domain/rights.ts";

/** What a member may be. */
export type MemberRole = Exclude<Role, "operator">;

/** Somebody who is or was a member of the acting tenant. */
export interface Member {
  readonly accountId: string;
  readonly userName: string;
  readonly name: string;
  readonly role: MemberRole;
  readonly endedAt: Date | null;
  /** Of the membership: ending it demands the version that was read. */
  readonly version: number;
  /** Of the account: resetting its password demands the version that was read. */
  readonly accountVersion: number;
}

/** Everybody who is or was a member, by name. */
export async function readMembers(tx: Tx): Promise<readonly Member[]> {
  const { rows } = await sql<Member>`
    select account_id as "accountId", user_name as "userName", name, role, ended_at as "endedAt", version,
      account_version as "accountVersion"
    from app.list_members()`.execute(tx);
  return rows;
}

/** Somebody to be given a role. */
export interface NewMember {
  readonly userName: string;
  readonly name: string;
  readonly role: MemberRole;
  /** Used only when the account does not exist yet. */
  readonly passwordHash: string;
}

/** Gives somebody a role; undefined when the account is a member already. */
export async function insertMember(
  tx: Tx,
  { userName, name, role, passwordHash }: NewMember,
): Promise<{ readonly accountId: string; readonly created: boolean } | undefined> {
  const { rows } = await sql<{ accountId: string; created: boolean }>`
    select account_id as "accountId", created
    from app.add_member(${userName}, ${name}, ${passwordHash}, ${role})`.execute(tx);
  return rows[0];
}

/** Ends a membership; false when it has changed since it was read, has ended or is the actor's own. */
export async function endMembership(tx: Tx, accountId: string, version: number): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select app.end_membership(${accountId}, ${version}) as done`.execute(
    tx,
  );
  return rows[0]!.done;
}

/** Sets a one-time password and ends the account's sessions; false when it has changed since, or may not be reset here. */
export async function resetPassword(
  tx: Tx,
  accountId: string,
  accountVersion: number,
  passwordHash: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select app.reset_password(${accountId}, ${accountVersion}, ${passwordHash}) as done`.execute(tx);
  return rows[0]!.done;
}
