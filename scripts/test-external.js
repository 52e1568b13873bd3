// `npm run test:external`: the database suite against the distribution's own PostgreSQL instead of the embedded one, as
// in the recommended production set-up: over a network socket, with passwords. Slow, so it is not part of `npm test`;
// run it before a release and after changes of migrations. Arguments are passed on to vitest.
//
// Uses /usr/lib/postgresql/*/bin or PG_BIN; installs Debian's package when it is missing and this is root. The server is
// a throwaway of our own in a temporary folder; a server that the machine runs already is left alone.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { prepare } from "./prepare.js";

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
// PostgreSQL refuses to run as root.
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

const { node, root } = await prepare({ build: false });
const bin = findPrograms();
const folder = mkdtempSync(join(tmpdir(), "stegvis-external-"));
chmodSync(folder, 0o755);
const cluster = join(folder, "cluster");
const passwordFile = join(folder, "password");
const password = randomBytes(18).toString("base64url");
writeFileSync(passwordFile, password, { mode: 0o600 });
if (isRoot) for (const path of [folder, passwordFile]) chownSync(path, NOBODY, NOBODY);

const port = await freePort();
initialize();
const server = spawn(
  join(bin, "postgres"),
  [
    "-D",
    cluster,
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    `port=${port}`,
    "-c",
    `unix_socket_directories=${folder}`,
    "-c",
    "fsync=off",
  ],
  { ...identity, cwd: "/", stdio: "ignore" },
);
const ended = new Promise((resolve) => server.once("exit", resolve));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill("SIGINT"));

let status;
try {
  await untilReady();
  const run = spawnSync(
    node,
    [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", "database", ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
        STEGVIS_TEST_SERVER: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      },
    },
  );
  status = run.status ?? 1;
} finally {
  server.kill("SIGINT");
  await ended;
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);

/** Directory of `postgres` and `initdb`, of the newest version there is. */
function findPrograms() {
  if (process.env.PG_BIN) return process.env.PG_BIN;
  const find = () =>
    globSync("/usr/lib/postgresql/*/bin")
      .filter((path) => existsSync(join(path, "postgres")))
      .sort()
      .at(-1);
  if (!find() && isRoot) {
    console.error("Installerar distributionens PostgreSQL (apt-get install postgresql) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", 2, 2], env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "postgresql"], {
      stdio: ["ignore", 2, 2],
      env,
    });
  }
  const found = find();
  if (!found) {
    console.error("PostgreSQL saknas. Installera paketet postgresql, eller ange programmens mapp i PG_BIN.");
    process.exit(2);
  }
  return found;
}

function initialize() {
  const args = [
    `--pgdata=${cluster}`,
    "--username=postgres",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale-provider=icu",
    "--icu-locale=sv-SE",
    "--locale=C.UTF-8",
    "--data-checksums",
    "--auth=scram-sha-256",
  ];
  const run = spawnSync(join(bin, "initdb"), args, { ...identity, cwd: "/", encoding: "utf8" });
  if (run.status === 0) return;
  console.error(run.error?.message ?? run.stderr);
  process.exit(1);
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address();
      probe.close(() => resolve(free));
    });
  });
}

/** The eighth line of postmaster.pid says how far the server has come. */
async function untilReady() {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(50)) {
    const file = join(cluster, "postmaster.pid");
    if (existsSync(file) && readFileSync(file, "utf8").split("\n")[7]?.trim() === "ready") return;
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}`);
  }
  throw new Error("The server did not start within thirty seconds");
}
