/** How long a second start takes, from the command to the first page: launcher, database, migrations, site. */
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measurement } from "./measurement.ts";

const launcher = join(import.meta.dirname, "../bin/stegvis.js");

/** Starts the site and stops it again; milliseconds until the log-in page has answered. */
async function startOnce(dataDir: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [launcher, "serve", "--port", "0"], {
    env: { ...process.env, STEGVIS_DATA: dataDir, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  let said = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (found) resolve(found[0]);
    });
    child.once("close", () => reject(new Error(said)));
  });
  await (await fetch(`${url}/login`)).text();
  const taken = performance.now() - began;
  child.kill("SIGTERM");
  await ended;
  return taken;
}

/** The first start makes the database (and builds the browser part when it is missing); the median of five more counts. */
export async function run(): Promise<Measurement[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "stegvis-bench-"));
  try {
    await startOnce(dataDir);
    const times: number[] = [];
    for (let n = 0; n < 5; n++) times.push(await startOnce(dataDir));
    const median = times.sort((a, b) => a - b)[2]!;
    return [
      {
        label: "Second start, until the first page has come",
        unit: "ms",
        goal: { kind: "at-most", value: 3000 },
        value: median,
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
