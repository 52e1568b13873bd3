/**
 * The embedded database (sv. inbyggd databas): a real PostgreSQL that this program owns, starts and stops.
 *
 * Data under `<dataDir>/postgres`, a unix socket in a private directory as the only door, checksums and fsync on. Whoever
 * starts the server owns it; PostgreSQL's own lock file decides between two that start at once. Survives kill -9 of
 * either side: the server stops when its owner dies, is started again when it dies itself, and repairs itself from its log.
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { commandLine, findRunner, type BinariesError, type Runner } from "#src/db/embedded/binaries.ts";
import { clusterName, findPostmaster, isAlive, type Postmaster } from "#src/db/embedded/postmaster.ts";
import type { ServerSettings } from "#src/db/roles.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** Why the embedded database did not start. `detail` is PostgreSQL's own text, in English. */
export type EmbeddedError =
  | BinariesError
  /** Another living program owns it. */
  | { readonly code: "embedded.in-use"; readonly pid: number; readonly command: string }
  /** The data directory cannot be made or written. */
  | { readonly code: "embedded.directory"; readonly directory: string; readonly detail: string }
  /** The cluster was made by another major version of PostgreSQL. */
  | { readonly code: "embedded.other-version"; readonly found: string; readonly wanted: string }
  | { readonly code: "embedded.start-failed"; readonly detail: string };

/** A running embedded database that this process owns. */
export interface EmbeddedServer {
  /** How to reach it as its superuser, which only migrations and restoring use. */
  readonly settings: ServerSettings;
  /** Stops the server and waits for it; open transactions of others are rolled back. Safe to call twice. */
  readonly stop: () => Promise<void>;
}

/** Settings of {@link startEmbedded}. */
export interface EmbeddedOptions {
  readonly dataDir: string;
  /** What is being run, in lower-case letters: told to others who find the database in use. */
  readonly command?: string;
  /** `false` trades safety for speed: only for databases that are thrown away. */
  readonly durable?: boolean;
  /** The server died and could not be started again; this program can do nothing more. */
  readonly onLost?: (error: EmbeddedError) => void;
  /** The server died and was started again. */
  readonly onRestart?: () => void;
}

/** The name of the program's database, and of the superuser that made the cluster. */
const database = "stegvis";
const superuser = "postgres";
const port = 5432;

/** Linux refuses longer socket paths (sizeof sun_path is 108 with its final zero); others allow less. */
const longestSocketPath = process.platform === "linux" ? 107 : 103;

/** The embedded database of a data directory that another living process owns; undefined when there is none. */
export async function findRunning(
  dataDir: string,
): Promise<{ readonly settings: ServerSettings; readonly owner: NonNullable<Postmaster["owner"]> } | undefined> {
  const running = await findPostmaster(join(await realpath(dataDir).catch(() => dataDir), "postgres"));
  if (running?.status !== "ready" || !running.owner) return undefined;
  return { settings: settingsOf(running.socketDir, running.port), owner: running.owner };
}

const settingsOf = (socketDir: string, socketPort = port): ServerSettings => ({
  host: socketDir,
  port: socketPort,
  database,
  user: superuser,
});

/**
 * Starts the embedded database of a data directory, making it the first time. A server left over from a killed program
 * is stopped first. The database `stegvis` exists afterwards; its schema is `migrate`'s matter.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedServer, EmbeddedError>> {
  let dataDir: string;
  try {
    await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
    dataDir = await realpath(options.dataDir);
    await mkdir(join(dataDir, "log"), { recursive: true, mode: 0o700 });
  } catch (error) {
    return fail({ code: "embedded.directory", directory: options.dataDir, detail: String(error) });
  }
  const cluster = join(dataDir, "postgres");
  const blocked = await clearTheWay(cluster);
  if (blocked) return fail(blocked);
  const found = await findRunner(dataDir);
  if (!found.ok) return found;
  const runner = found.value;

  const made = await makeCluster(runner, cluster);
  if (made) return fail(made);
  const socketDir = await makeSocketDir(dataDir, runner);
  const place = {
    cluster,
    socketDir,
    logDir: join(dataDir, "log"),
    command: options.command ?? "unknown",
    durable: options.durable ?? true,
  };
  const first = await launch(runner, place);
  if (!first.ok) {
    await rm(socketDir, { recursive: true, force: true });
    return first;
  }
  await tidy(dataDir, socketDir);
  try {
    await ensureDatabase(socketDir);
  } catch (error) {
    await stopChild(first.value);
    return fail({ code: "embedded.start-failed", detail: String(error) });
  }
  return ok(supervise(first.value, runner, place, options));
}

/** Looks after a started server: starts it again when it dies, until it is told to stop. */
function supervise(first: ChildProcess, runner: Runner, place: Place, options: EmbeddedOptions): EmbeddedServer {
  let child = first;
  let stopping: Promise<void> | undefined;
  let restarting: Promise<void> = Promise.resolve();
  let deaths: number[] = [];

  const watch = () =>
    child.once("exit", () => {
      if (!stopping) restarting = restart();
    });
  async function restart(): Promise<void> {
    const now = Date.now();
    deaths = [...deaths.filter((at) => now - at < 60_000), now];
    // One death is an accident; the sixth within a minute is something that starting again does not mend.
    await sleep(deaths.length > 5 ? 0 : 50 * 2 ** (deaths.length - 1));
    if (stopping) return;
    const again: Result<ChildProcess, EmbeddedError> =
      deaths.length > 5
        ? fail({ code: "embedded.start-failed", detail: "the server died six times within a minute" })
        : await launch(runner, place);
    if (!again.ok) return options.onLost?.(again.error);
    child = again.value;
    watch();
    options.onRestart?.();
  }
  async function stop(): Promise<void> {
    await restarting;
    await stopChild(child);
    await rm(place.socketDir, { recursive: true, force: true });
  }
  watch();
  return { settings: settingsOf(place.socketDir), stop: () => (stopping ??= stop()) };
}

interface Place {
  readonly cluster: string;
  readonly socketDir: string;
  readonly logDir: string;
  readonly command: string;
  readonly durable: boolean;
}

/** Makes sure that no server uses the cluster: an owned one blocks, a left-over one is stopped. */
async function clearTheWay(cluster: string): Promise<EmbeddedError | undefined> {
  const running = await findPostmaster(cluster);
  if (!running) {
    // When its number now belongs to another program (or to a dead one nobody reaps), PostgreSQL would take that for a server.
    const file = join(cluster, "postmaster.pid");
    const number = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
    if (number > 0 && kill(number, 0)) await unlink(file).catch(() => undefined);
    return undefined;
  }
  if (running.owner) return { code: "embedded.in-use", ...running.owner };
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    kill(running.pid, signal);
    if (await endsWithin(running.pid, 15_000)) return undefined;
  }
  return { code: "embedded.start-failed", detail: `process ${running.pid} does not stop` };
}

/** Runs initdb beside the final place and moves it there, so that an interrupted start leaves no half cluster. */
async function makeCluster(runner: Runner, cluster: string): Promise<EmbeddedError | undefined> {
  if (await stat(join(cluster, "PG_VERSION")).catch(() => undefined)) return undefined;
  const temporary = await mkdtemp(join(cluster, "../new-postgres-"));
  await giveTo(runner, temporary);
  const { command, args, options } = commandLine(runner, "initdb", [
    `--pgdata=${temporary}`,
    `--username=${superuser}`,
    "--encoding=UTF8",
    "--locale-provider=icu",
    "--icu-locale=sv-SE",
    "--locale=C.UTF-8",
    "--data-checksums",
    // Safe because the socket's directory lets nobody else in, and no other door exists.
    "--auth-local=trust",
    "--auth-host=reject",
  ]);
  const run = spawnSync(command, args, { ...options, encoding: "utf8" });
  if (run.status !== 0) {
    await rm(temporary, { recursive: true, force: true });
    return { code: "embedded.start-failed", detail: run.error?.message ?? run.stderr.trim() };
  }
  // Somebody who started at the same time may have been first: then theirs is used.
  await rename(temporary, cluster).catch(() => rm(temporary, { recursive: true, force: true }));
  return undefined;
}

/** A new private directory for the socket: in the data directory, or where paths are short when its own is too long. */
async function makeSocketDir(dataDir: string, runner: Runner): Promise<string> {
  const fits = (parent: string) =>
    Buffer.byteLength(join(parent, "socket-XXXXXX", `.s.PGSQL.${port}`)) <= longestSocketPath;
  const parent = [dataDir, tmpdir()].find(fits);
  const made = await mkdtemp(parent === dataDir ? join(dataDir, "socket-") : join(parent ?? "/tmp", "stegvis-"));
  await giveTo(runner, made);
  return made;
}

/** Gives a new directory to the user the server runs as, and to nobody else. */
async function giveTo(runner: Runner, directory: string): Promise<void> {
  await chmod(directory, 0o700);
  if (runner.user) await chown(directory, runner.user.uid, runner.user.gid);
}

/** Starts the server and waits until it takes connections. */
async function launch(runner: Runner, place: Place): Promise<Result<ChildProcess, EmbeddedError>> {
  if (runner.user) await chown(place.logDir, runner.user.uid, runner.user.gid);
  const settings = {
    listen_addresses: "",
    port,
    unix_socket_directories: place.socketDir,
    unix_socket_permissions: "0700",
    cluster_name: clusterName(place.command),
    fsync: place.durable ? "on" : "off",
    synchronous_commit: place.durable ? "on" : "off",
    full_page_writes: place.durable ? "on" : "off",
    jit: "off",
    logging_collector: "on",
    log_directory: place.logDir,
    log_filename: "postgresql-%Y%m%d-%H%M%S.log",
    log_rotation_age: "1d",
    log_rotation_size: "10MB",
    log_file_mode: "0600",
    // Error messages quote the values they complain about, and those may be personal: only the server's own affairs
    // (LOG, FATAL, PANIC) are written.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    log_statement: "none",
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_checkpoints: "off",
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const { command, args, options } = commandLine(runner, "postgres", ["-D", place.cluster, ...flags]);
  const deadline = Date.now() + 60_000;
  for (;;) {
    // Detached: Ctrl-C in a terminal reaches the whole process group, and the server must outlive our last transaction.
    const child = spawn(command, args, { ...options, detached: true, stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-4000)));
    let ended = false;
    const exit = new Promise<void>((resolve) => {
      child.once("exit", () => ((ended = true), resolve()));
      child.once("error", (error) => ((said = error.message), (ended = true), resolve()));
    });
    while (!ended && Date.now() < deadline) {
      const running = await findPostmaster(place.cluster);
      if (running?.pid === child.pid && running?.status === "ready") return ok(child);
      await Promise.race([exit, sleep(15)]);
    }
    if (!ended) await stopChild(child);
    const winner = await findPostmaster(place.cluster);
    if (winner?.owner) return fail({ code: "embedded.in-use", ...winner.owner });
    // The processes of a killed server take a moment to notice and let go of its memory.
    if (/pre-existing shared memory|lock file .* already exists/.test(said) && Date.now() < deadline) {
      await sleep(100);
      continue;
    }
    const version = /initialized by PostgreSQL version (\S+), .* not compatible with this version (\d+)/s.exec(said);
    return version
      ? fail({ code: "embedded.other-version", found: version[1]!.replace(/,$/, ""), wanted: version[2]! })
      : fail({ code: "embedded.start-failed", detail: said.trim() });
  }
}

async function ensureDatabase(socketDir: string): Promise<void> {
  const client = new pg.Client({ ...settingsOf(socketDir), database: "postgres" });
  await client.connect();
  try {
    const found = await client.query("select from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

/** Fast shutdown (SIGINT) with a checkpoint; immediate (SIGQUIT) if that takes too long, which is still safe. */
async function stopChild(child: ChildProcess): Promise<void> {
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const exit = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await Promise.race([exit, sleep(20_000, undefined, { ref: false })]);
  }
}

/** Sends a signal; false when there is no such process, or it is not ours. */
function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

async function endsWithin(pid: number, milliseconds: number): Promise<boolean> {
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await sleep(20)) {
    if (!(await isAlive(pid))) return true;
  }
  return false;
}

const keptLogs = 14;

/** Removes what killed programs left: socket directories, half-made clusters, and all but the newest logs. */
async function tidy(dataDir: string, socketDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const path = join(dataDir, name);
    if (/^(socket-|new-)/.test(name) && path !== socketDir) {
      await rm(path, { recursive: true, force: true });
    }
  }
  const logs = (await readdir(join(dataDir, "log"))).filter((name) => name.startsWith("postgresql-")).sort();
  for (const name of logs.slice(0, -keptLogs)) await rm(join(dataDir, "log", name), { force: true });
}
