#!/usr/bin/env node
// The launcher: plain JavaScript that any Node from 20.19 understands. Installs and builds what is missing, then runs the
// command line on Node 24 (its own, or the one npm brings).
import { spawn } from "node:child_process";
import { join } from "node:path";
import { clearInterval, setInterval } from "node:timers";
import { pathToFileURL } from "node:url";
import { prepare } from "../scripts/prepare.js";

const args = process.argv.slice(2);
const { node, root } = await prepare({ build: args.includes("serve") });
const main = join(root, "src/cli/main.ts");

if (node === process.execPath) {
  stopWithNpm(() => process.kill(process.pid, "SIGTERM"));
  await import(pathToFileURL(main).href);
} else {
  // The channel ends when this process ends, however that happens; the command line then stops too.
  const child = spawn(node, [main, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  stopWithNpm(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}

/** npm runs us through a shell that passes no signals on: when that is gone, npm has been told to stop. */
function stopWithNpm(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(watch);
    stop();
  }, 300).unref();
}
