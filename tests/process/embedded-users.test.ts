/** The other suites start the embedded database as whoever runs them; here it is an ordinary user, also when that is root. */
import { execFileSync } from "node:child_process";
import { chownSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { endAll, newFolder, processesLeft, removeFolder, root, serverPid, startProgram } from "./support/processes.ts";

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;

let dataDir: string;
beforeEach(async () => {
  dataDir = await newFolder();
});
afterEach(async () => {
  await endAll();
  await processesLeft(dataDir);
  await removeFolder(dataDir);
});

const program = join(root, "tests/process/support/own-database.ts");

/** The user a process runs as, in the namespace of this test. */
async function userOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^Uid:\s+(\d+)/m.exec(status)![1]);
}

/** Can an ordinary user read the program where it is installed? Not below /root, for example. */
function nobodyReachesProgram(): boolean {
  try {
    execFileSync("setpriv", [...asNobody, "test", "-r", program]);
    execFileSync("setpriv", [...asNobody, process.execPath, "--version"]);
    return true;
  } catch {
    return false;
  }
}

const asNobody = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];

test.runIf(isRoot && nobodyReachesProgram())("an ordinary user runs it as that user", async () => {
  chownSync(dataDir, NOBODY, NOBODY);
  await startProgram("setpriv", [...asNobody, process.execPath, program], dataDir).says("started");

  expect(await userOf(await serverPid(dataDir))).toBe(NOBODY);
});
