/**
 * The importing process: reads a file that came from outside, with limited memory and time. Started by
 * src/actions/run-process.ts; what to do, and every secret, comes over the channel from the parent.
 */
import type { Answer, Job, Message } from "#src/actions/import-protocol.ts";
import { readAndStore } from "#src/actions/read-and-store.ts";
import { readControllers } from "#src/actions/read-controllers.ts";
import { connect } from "#src/db/database.server.ts";
import { isOutage } from "#src/db/outage.ts";

const tell = (message: Message): Promise<void> =>
  new Promise((resolve) =>
    process.send!(message, undefined, undefined, () => {
      resolve();
    }),
  );

async function perform(job: Job): Promise<Answer> {
  if (job.kind === "controllers") return { kind: "controllers", result: await readControllers(job.path, job.fileName) };
  const db = connect(job.server, { as: job.as, connections: 1 });
  try {
    const result = await readAndStore(db, job.actor, {
      ...job,
      onProgress: (progress) => void tell({ kind: "progress", progress }),
    });
    return { kind: "import", result };
  } catch (error) {
    if (isOutage(error)) return { kind: "database-lost" };
    throw error;
  } finally {
    await db.close().catch(() => undefined);
  }
}

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

// A parent that is gone cannot be answered: end at once, and the database rolls back what was not committed.
process.once("disconnect", () => process.exit(1));
process.once("message", (job: Job) => {
  void perform(job)
    .catch((error: unknown): Answer => ({ kind: "bug", detail: describe(error) }))
    .then(tell)
    .then(() => process.exit(0));
});
