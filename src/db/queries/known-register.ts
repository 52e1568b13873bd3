/** What the register holds that a file's rows may refer to. */
import { clientOf, type Tx } from "#src/db/database.server.ts";
import type { Known, KnownEnrolment } from "#src/domain/register-import/known.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

/** Loads the ids of the acting tenant's register, for the purpose import. */
export async function loadKnown(tx: Tx): Promise<Known> {
  const client = clientOf(tx);
  const rows = async (sql: string): Promise<(string | null)[][]> =>
    (await client.query<(string | null)[]>({ text: sql, rowMode: "array" })).rows;
  const programmes = await rows("select name, ladder from public.programme");
  const persons = await rows("select id from public.person");
  const referrals = await rows("select id, person_id from public.referral");
  const enrolments = await rows("select id, person_id, programme, start_date, end_date from public.enrolment");
  return {
    programmes: new Map(programmes.map(([name, ladder]) => [name!, ladder ?? null])),
    persons: new Set(persons.map(([id]) => id!)),
    referrals: new Map(referrals.map(([id, person]) => [id!, person!])),
    enrolments: new Map(
      enrolments.map(([id, personId, programme, start, end]): [string, KnownEnrolment] => [
        id!,
        {
          personId: personId!,
          programme: programme!,
          start: parseIsoDate(start!)!,
          end: end === null || end === undefined ? undefined : parseIsoDate(end),
        },
      ]),
    ),
  };
}

/** Waits until no other import of the acting tenant runs; held to the end of the transaction. */
export async function lockImport(tx: Tx): Promise<void> {
  await clientOf(tx).query("select pg_advisory_xact_lock(hashtextextended('stegvis import ' || app.tenant_id(), 0))");
}
