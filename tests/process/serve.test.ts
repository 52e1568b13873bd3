import { existsSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findRunning } from "#src/db/embedded/server.ts";
import {
  endAll,
  leftovers,
  newFolder,
  processesLeft,
  removeFolder,
  root,
  run,
  serverPid,
  start,
  startProgram,
  type Running,
} from "./support/processes.ts";

let dataDir: string;

beforeEach(async () => {
  dataDir = await newFolder();
});

afterEach(async () => {
  await endAll();
  await processesLeft(dataDir);
  await removeFolder(dataDir);
});

/** Starts the site on a free port and waits until it says where it is. */
async function serve(program: (args: readonly string[]) => Running = (args) => start(dataDir, args)) {
  const site = program(["serve", "--port", String(await freePort())]);
  const said = await site.says("Stoppa med Ctrl-C.");
  return { ...site, url: /http:\/\/localhost:\d+/.exec(said)![0] };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** What the log-in page answers; asked again until it does. */
async function statusOf(url: string): Promise<number> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    try {
      const { status } = await fetch(`${url}/login`);
      if (status === 200 || Date.now() > deadline) return status;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}

const passwords = (text: string): readonly string[] => text.match(/lösenord {2,}\S+/g) ?? [];

describe("stegvis serve", () => {
  test("says where to go, how to log in and how to see the demo, and tells the password only the first time", async () => {
    const first = await serve();
    expect(await statusOf(first.url)).toBe(200);
    const said = first.written().stderr;
    expect(passwords(said)).toHaveLength(1);
    expect(said).toContain(`Öppna ${first.url} i webbläsaren`);
    expect(said).toContain("npx stegvis demo");
    expect(first.written().stdout).toBe("");
    first.child.kill("SIGINT");
    expect((await first.ended).code).toBe(0);

    const began = performance.now();
    const second = await serve();
    expect(await statusOf(second.url)).toBe(200);
    process.stdout.write(`A second start took ${Math.round(performance.now() - began)} ms.\n`);
    expect(passwords(second.written().stderr)).toEqual([]);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "stops everything on %s and leaves nothing behind",
    async (signal) => {
      const site = await serve();
      site.child.kill(signal);
      expect((await site.ended).code).toBe(0);
      expect(await processesLeft(dataDir)).toEqual([]);
      expect(await leftovers(dataDir)).toEqual([]);
      await expect(fetch(site.url)).rejects.toThrow();
    },
  );

  test("is stopped by a signal to the launcher, and when the launcher is killed with -9", async () => {
    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      const launched = await serve((args) =>
        startProgram(launcherNode(), [join(root, "bin/stegvis.js"), ...args], dataDir),
      );
      expect(await statusOf(launched.url)).toBe(200);
      launched.child.kill(signal);
      await launched.ended;
      expect(await processesLeft(dataDir)).toEqual([]);
    }
  });

  test("is stopped when npm is told to stop, although npm's shell passes no signal on", async () => {
    const started = await serve((args) => startProgram("npm", ["start", "--", ...args.slice(1)], dataDir));
    expect(await statusOf(started.url)).toBe(200);
    started.child.kill("SIGTERM");
    await started.ended;
    expect(await processesLeft(dataDir)).toEqual([]);
  });

  test("killed with -9 leaves no database running, and the next start works", async () => {
    const site = await serve();
    site.child.kill("SIGKILL");
    await site.ended;
    expect(await processesLeft(dataDir)).toEqual([]);
    expect(await statusOf((await serve()).url)).toBe(200);
  });

  test("goes on when the database is killed with -9", async () => {
    const site = await serve();
    expect(await statusOf(site.url)).toBe(200);
    process.kill(await serverPid(dataDir), "SIGKILL");
    await site.says("Databasen stannade och är startad igen.");
    expect(await statusOf(site.url)).toBe(200);
    expect((await run(dataDir, ["tenant", "list"])).code).toBe(0);
  });

  test("is refused on a data folder that another one serves, and changes nothing for that one", async () => {
    const first = await serve();
    const second = await run(dataDir, ["serve", "--port", String(await freePort())]);
    expect(second).toMatchObject({ code: 3, stdout: "" });
    expect(second.stderr).toContain(`används redan av ”stegvis serve” (process ${first.child.pid})`);
    expect(await statusOf(first.url)).toBe(200);
  });

  test("refuses a busy port before it makes a database or an account", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const { port } = blocker.address() as AddressInfo;
    const refused = await run(dataDir, ["serve", "--port", String(port)]);
    blocker.close();
    expect(refused).toMatchObject({ code: 3, stdout: "" });
    expect(refused.stderr).toMatch(new RegExp(`^Port ${port} är upptagen`));
    expect(existsSync(join(dataDir, "postgres"))).toBe(false);
  });

  test("lends its database to commands, which leave it running", async () => {
    const site = await serve();
    const owner = (await findRunning(dataDir))?.owner;
    expect(owner).toEqual({ pid: site.child.pid, command: "serve" });
    expect((await run(dataDir, ["tenant", "create", "--name", "Ekhamns kommun"])).code).toBe(0);
    expect((await run(dataDir, ["tenant", "list"])).stdout).toBe("Ekhamns kommun\tkommun\n");
    expect((await findRunning(dataDir))?.owner).toEqual(owner);
    expect(await statusOf(site.url)).toBe(200);
  });
});

/** The machine's own Node when it is older than the program's: then the launcher has a child of its own. */
function launcherNode(): string {
  return ["/usr/local/bin/node", "/usr/bin/node"].find((path) => existsSync(path)) ?? process.execPath;
}
