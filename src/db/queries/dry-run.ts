/** Does something and takes it back, so that what it would do is known exactly. */
import { clientOf, type Tx } from "#src/db/database.server.ts";

/** Runs work and undoes everything it did in the database; its result is kept. */
export async function asDryRun<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const client = clientOf(tx);
  await client.query("savepoint dry_run");
  const result = await work();
  await client.query("rollback to savepoint dry_run");
  return result;
}
