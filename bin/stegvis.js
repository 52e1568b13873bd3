#!/usr/bin/env node
// The launcher: plain JavaScript that any Node from 20.19 understands. Installs and builds what is missing, then runs the
// command line on Node 24 (its own, or the one npm brings).
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare } from "../scripts/prepare.js";

const args = process.argv.slice(2);
const { node, root } = await prepare({ build: args.includes("serve") });
const main = join(root, "src/cli/main.ts");

if (node === process.execPath) {
  await import(pathToFileURL(main).href);
} else {
  // The channel ends when this process ends, however that happens; the command line then stops too.
  const child = spawn(node, [main, ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}
