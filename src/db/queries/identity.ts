/** Reads persons' identity: the only way to it, and each person read is logged by the database in the same transaction. */
import { sql } from "kysely";
import type { Tx } from "#src/db/database.server.ts";

/** Who a person is. All null for somebody with protected personal data. */
export interface Identity {
  readonly personnummer: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** Has the person protected personal data (sv. skyddade personuppgifter)? Then identity is shown to nobody. */
  readonly protected: boolean;
}

/** The identity of some persons by id. For the purposes rows, report and export; refused to the board. */
export async function readIdentities(tx: Tx, personIds: Iterable<string>): Promise<Map<string, Identity>> {
  const { rows } = await sql<Identity & { id: string }>`
    select i.id, i.personnummer, i.first_name as "firstName", i.last_name as "lastName", i.protected
    from app.read_identity(${[...new Set(personIds)]}::text[]) i`.execute(tx);
  return new Map(rows.map(({ id, ...identity }) => [id, identity]));
}
