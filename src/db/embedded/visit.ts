/**
 * How a command shares the embedded database with whoever runs it.
 *
 * Visitors hold a shared advisory lock; the owner takes it exclusively before stopping the server. So a command that
 * happened to start the server waits for another command that came to use it, and nobody comes in while it stops.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findRunning, startEmbedded, type EmbeddedError } from "#src/db/embedded/server.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** An embedded database in use, own or another program's. */
export interface Visit {
  readonly settings: ServerSettings;
  /** The process that owns the server, when it is not this one. */
  readonly owner: { readonly pid: number; readonly command: string } | undefined;
  /** Lets go: stops the server if it is our own, after others who use it have finished. */
  readonly close: () => Promise<void>;
}

/** Any number that no other program is likely to lock. */
const LOCK = 7_382_915_047;

/** Uses the running embedded database of a data directory, or starts it. `command` is told to others. */
export async function useEmbedded(dataDir: string, command: string): Promise<Result<Visit, EmbeddedError>> {
  for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
    const running = await findRunning(dataDir);
    const visit = running && (await tryVisit(running.settings, running.owner));
    if (visit) return ok(visit);
    if (running && Date.now() < deadline) continue;
    const started = await startEmbedded({ dataDir, command });
    if (started.ok) {
      const { settings, stop } = started.value;
      return ok({ settings, owner: undefined, close: () => waitForVisitors(settings).then(stop) });
    }
    // Somebody was first, and is starting it or about to stop it.
    if (started.error.code !== "embedded.in-use" || Date.now() > deadline) return started;
  }
}

/** Undefined when the server is just stopping. */
async function tryVisit(settings: ServerSettings, owner: Visit["owner"]): Promise<Visit | undefined> {
  const client = new pg.Client({ ...settings, application_name: "stegvis visitor" });
  // The server may go away while nothing is asked of it; the next question then tells.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ free: boolean }>("select pg_try_advisory_lock_shared($1) as free", [LOCK]);
    if (rows[0]!.free) return { settings, owner, close: () => client.end() };
    await client.end();
  } catch {
    await client.end().catch(() => undefined);
  }
  return undefined;
}

/** Waits until no visitor is left, at most `patience` milliseconds, and lets nobody in from now on. */
export async function waitForVisitors(settings: ServerSettings, patience = 60 * 60_000): Promise<void> {
  const client = new pg.Client({ ...settings, application_name: "stegvis owner" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(`set lock_timeout = ${patience}`);
    await client.query("select pg_advisory_lock($1)", [LOCK]);
  } catch {
    // Patience is over, or the server is gone: either way it is time to stop. The lock ends with the server.
  }
}
