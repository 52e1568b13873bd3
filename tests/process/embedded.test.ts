import { stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findRunning, startEmbedded, type EmbeddedServer } from "#src/db/embedded/server.ts";
import {
  endAll,
  leftovers,
  newFolder,
  processesLeft,
  processesOf,
  removeFolder,
  root,
  serverPid,
  startProgram,
  type Running,
} from "./support/processes.ts";

let dataDir: string;
const servers: EmbeddedServer[] = [];

beforeEach(async () => {
  dataDir = await newFolder();
});

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  await endAll();
  await processesLeft(dataDir);
  await removeFolder(dataDir);
});

async function startHere(options: { onRestart?: () => void } = {}): Promise<EmbeddedServer> {
  const started = await startEmbedded({ dataDir, command: "test", ...options });
  if (!started.ok) throw new Error(JSON.stringify(started.error));
  servers.push(started.value);
  return started.value;
}

/** Another process that owns the database, as `serve` would. */
async function startElsewhere(): Promise<Running> {
  const owner = startProgram(process.execPath, [join(root, "tests/process/support/own-database.ts")], dataDir);
  await owner.says("started");
  return owner;
}

async function ask<T>(server: Pick<EmbeddedServer, "settings">, sql: string): Promise<T[]> {
  const client = new pg.Client(server.settings);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Asks again until the server answers. */
async function askPatiently<T>(server: EmbeddedServer, sql: string): Promise<T[]> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    try {
      return await ask<T>(server, sql);
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

describe("the embedded database", () => {
  test("writes to disk before it answers, keeps checksums, sorts in Swedish and listens on no network", async () => {
    const server = await startHere();
    const [settings] = await ask<Record<string, string>>(
      server,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit,
        current_setting('data_checksums') checksums, current_setting('listen_addresses') addresses,
        (select string_agg(x, '' order by x) from unnest('{ö,z,ä,a,å}'::text[]) x) sorted`,
    );
    expect(settings).toEqual({ fsync: "on", commit: "on", checksums: "on", addresses: "", sorted: "azåäö" });
    expect((await stat(server.settings.host)).mode & 0o777).toBe(0o700);
  });

  test("is refused to a second program on the same folder, with the name of the first", async () => {
    const owner = await startElsewhere();
    const second = await startEmbedded({ dataDir, command: "test" });
    expect(second).toEqual({ ok: false, error: { code: "embedded.in-use", pid: owner.child.pid, command: "test" } });
  });

  test("is started again after kill -9, and has everything that was committed", async () => {
    let restarts = 0;
    const server = await startHere({ onRestart: () => restarts++ });
    const pool = new pg.Pool({ ...server.settings, max: 2 });
    pool.on("error", () => undefined);
    await pool.query("create table kept (n int); insert into kept select generate_series(1, 100)");
    process.kill(await serverPid(dataDir), "SIGKILL");

    const rows = await askPatiently<{ n: number }>(server, "select count(*)::int as n from kept");
    expect(rows).toEqual([{ n: 100 }]);
    // The server answers a moment before its supervisor has seen that it does.
    await expect.poll(() => restarts, { timeout: 10_000 }).toBe(1);
    // The pool that was open all the while recovers too.
    expect((await pool.query<{ n: number }>("select count(*)::int as n from kept")).rows).toEqual([{ n: 100 }]);
    await pool.end();
  });

  test("stops when its owner is killed with -9, and starts again with everything that was committed", async () => {
    const owner = await startElsewhere();
    const elsewhere = await findRunning(dataDir);
    await ask(elsewhere!, "create table kept as select 7 as n");
    owner.child.kill("SIGKILL");
    expect(await processesLeft(dataDir)).toEqual([]);

    const server = await startHere();
    expect(await ask(server, "select n from kept")).toEqual([{ n: 7 }]);
    // Only the new server's own socket: what the killed one left is tidied away.
    expect(await leftovers(dataDir)).toHaveLength(1);
  });

  test("would be missed if it were left behind", async () => {
    const left = startProgram("sleep", ["60"], dataDir);
    expect(await processesOf(dataDir)).toEqual([`${left.child.pid} sleep 60`]);
  });

  test("leaves no process and no socket behind when it is stopped", async () => {
    const server = await startHere();
    expect(await processesOf(dataDir)).not.toEqual([]);
    await server.stop();
    expect(await processesLeft(dataDir)).toEqual([]);
    expect(await leftovers(dataDir)).toEqual([]);
  });

  test("works in a folder whose path is too long for a socket", async () => {
    const parent = dataDir;
    dataDir = join(dataDir, "a".repeat(100), "data");
    const server = await startHere();
    expect(await ask(server, "select 1 as one")).toEqual([{ one: 1 }]);
    await server.stop();
    dataDir = parent;
  });
});
