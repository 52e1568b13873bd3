/** Programs as child processes, and what they leave behind. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What a program wrote and how it ended. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcess;
  /** Everything written so far. */
  readonly written: () => { readonly stdout: string; readonly stderr: string };
  /** Waits until standard error or output holds a text; throws with all of it when the program ends without. */
  readonly says: (text: string | RegExp) => Promise<string>;
  readonly ended: Promise<Run>;
}

const running = new Set<ChildProcess>();

/** A new folder, with a blank and Swedish letters in its name as people have. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "stegvis å ä ö "));

/** Removes a folder that a database may just have left. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });

/** Starts the command line on `dataDir`, as the launcher does. */
export function start(dataDir: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  return startProgram(process.execPath, [join(root, "src/cli/main.ts"), ...args], dataDir, env);
}

/** Starts any program with the data folder in its environment. */
export function startProgram(
  program: string,
  args: readonly string[],
  dataDir: string,
  env: NodeJS.ProcessEnv = {},
): Running {
  const { DATABASE_URL: _, ...rest } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...rest, NODE_ENV: "production", STEGVIS_DATA: dataDir, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const ended = new Promise<Run>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code, stdout, stderr });
    });
  });
  async function says(wanted: string | RegExp): Promise<string> {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(20)) {
      const all = stdout + stderr;
      if (typeof wanted === "string" ? all.includes(wanted) : wanted.test(all)) return all;
      if (child.exitCode !== null || child.signalCode !== null) break;
    }
    throw new Error(`The program never said ${String(wanted)}, but:\n${stdout}${stderr}`);
  }
  return { child, written: () => ({ stdout, stderr }), says, ended };
}

/** Runs a command to its end. */
export const run = (dataDir: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Run> =>
  start(dataDir, args, env).ended;

/** Ends every program that a test left running. */
export async function endAll(): Promise<void> {
  for (const child of running) child.kill("SIGKILL");
  while (running.size > 0) await sleep(20);
}

/** The command lines of all living processes that name a folder, told by Linux itself: `ps` is not on every machine. */
export async function processesOf(folder: string): Promise<readonly string[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const lines = await Promise.all(pids.map((pid) => describeProcess(pid, folder)));
  return lines.filter((line) => line !== undefined);
}

/** Number and command line of a process that has to do with a folder; undefined for others, and for one that has ended. */
async function describeProcess(pid: string, folder: string): Promise<string | undefined> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, "utf8").catch(() => "");
  const [stat, command, environment] = await Promise.all([read("stat"), read("cmdline"), read("environ")]);
  const isZombie = stat.slice(stat.lastIndexOf(")") + 2).startsWith("Z");
  const isOurs = command.includes(folder) || environment.includes(`STEGVIS_DATA=${folder}\0`);
  return isOurs && !isZombie ? `${pid} ${command.replaceAll("\0", " ").trim()}` : undefined;
}

/** Waits until no process has anything to do with a folder; gives those left after ten seconds. */
export async function processesLeft(folder: string): Promise<readonly string[]> {
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(50)) {
    if ((await processesOf(folder)).length === 0) return [];
  }
  return processesOf(folder);
}

/** The number of the database server's process, from its own file. */
export const serverPid = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);

/** Socket folders and half-made clusters that are left in a data folder. */
export const leftovers = async (dataDir: string): Promise<readonly string[]> =>
  (await readdir(dataDir)).filter((name) => /^(socket-|new-)/.test(name));
