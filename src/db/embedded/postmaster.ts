/**
 * Which server process uses a cluster directory, told by PostgreSQL's own files and by the system.
 *
 * `postmaster.pid` alone is not to be trusted: after a power cut its number may belong to another program, and a killed
 * server that nobody has reaped yet still answers to signals.
 */
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A living PostgreSQL server. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Directory of its socket; empty while it is starting. */
  readonly socketDir: string;
  readonly status: "starting" | "ready" | "stopping";
  /** The process that started it, if that still lives. Undefined: left over. */
  readonly owner: { readonly pid: number; readonly command: string } | undefined;
}

/** The value of PostgreSQL's setting `cluster_name`, by which a server knows its owner. */
export const clusterName = (command: string): string => `stegvis-${process.pid}-${command}`;

/** The living server of a cluster directory; undefined when there is none. */
export async function findPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!(pid > 0)) return undefined;
  const found = await readProcess(pid);
  if (!found?.command.includes(cluster)) return undefined;
  const owner = /cluster_name=stegvis-(\d+)-([a-z-]+)/.exec(found.command);
  return {
    pid,
    port: Number(lines[3]) || 5432,
    socketDir: lines[4] ?? "",
    status: toStatus(lines[7]?.trim()),
    // A process whose parent dies gets another parent, so equal numbers mean that the very same process lives.
    owner: owner && Number(owner[1]) === found.parent ? { pid: found.parent, command: owner[2]! } : undefined,
  };
}

const toStatus = (word: string | undefined): Postmaster["status"] =>
  word === "ready" ? "ready" : word === "stopping" ? "stopping" : "starting";

/** Does a process run? One that has ended but is not yet reaped does not. */
export async function isAlive(pid: number): Promise<boolean> {
  return (await readProcess(pid)) !== undefined;
}

/** Parent and command line of a living process. */
async function readProcess(pid: number): Promise<{ parent: number; command: string } | undefined> {
  try {
    if (process.platform === "linux") {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8");
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (state === "Z" || state === "X") return undefined;
      const command = (await readFile(`/proc/${pid}/cmdline`, "utf8")).replaceAll("\0", " ");
      return { parent: Number(parent), command };
    }
    const text = execFileSync("ps", ["-o", "state=,ppid=,command=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const match = /^(\S+)\s+(\d+)\s+(.*)$/s.exec(text);
    return match && !match[1]!.startsWith("Z") ? { parent: Number(match[2]), command: match[3]! } : undefined;
  } catch {
    return undefined;
  }
}
