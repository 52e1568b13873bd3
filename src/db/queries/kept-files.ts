/** Files that wait between being sent and being imported, for an hour. Only their sender reaches them. */
import { sql } from "kysely";
import { clientOf, type Tx } from "#src/db/database.server.ts";

/** Bytes of a part at most; the table refuses larger ones. */
export const partBytes = 1024 * 1024;

/** Keeps a file, a part at a time; its id. */
export async function insertKeptFile(tx: Tx, fileName: string, parts: AsyncIterable<Buffer>): Promise<string> {
  const { id } = await tx
    .insertInto("kept_file")
    .values({ file_name: fileName })
    .returning("id")
    .executeTakeFirstOrThrow();
  let number = 0;
  for await (const bytes of parts) {
    await tx.insertInto("kept_file_part").values({ file_id: id, number, bytes }).execute();
    number++;
  }
  return id;
}

/** A kept file's name; undefined when it is gone, too old or somebody else's. */
export async function findKeptFile(tx: Tx, id: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom("kept_file")
    .select("file_name")
    .where("id", "=", id)
    .where(sql<boolean>`expires_at > now()`)
    .executeTakeFirst();
  return found?.file_name;
}

/** The bytes of a kept file, as they were when the reading began: all of them, even if it is deleted meanwhile. */
export async function* readKeptFile(tx: Tx, id: string): AsyncGenerator<Buffer> {
  const client = clientOf(tx);
  await client.query(
    "declare kept_parts no scroll cursor for select bytes from kept_file_part where file_id = $1 order by number",
    [id],
  );
  for (;;) {
    const { rows } = await client.query<{ bytes: Buffer }>("fetch next from kept_parts");
    if (!rows[0]) break;
    yield rows[0].bytes;
  }
  await client.query("close kept_parts");
}

/** Deletes a kept file, if it is still there. */
export async function deleteKeptFile(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("kept_file").where("id", "=", id).execute();
}

/** Deletes what has outlived its use in every tenant: kept files after their hour, keys of repeated writes after a day. */
export async function deleteOutdated(tx: Tx): Promise<void> {
  await sql`select app.delete_outdated()`.execute(tx);
}
