// What `npm start` and `npm test` need before they can run: the packages, Node 24 and the built browser part. Plain
// JavaScript without dependencies, for any Node from 20.19. (npm's own pre-scripts never run: install scripts are off.)
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Installs and builds what is missing or out of date, and says so on stderr.
 *
 * @param {{ build: boolean }} options `build`: is the browser part needed?
 * @returns {Promise<{ node: string, root: string }>} the Node to run with, and the project's folder
 */
export async function prepare({ build }) {
  if (!isAtLeast(process.versions.node, [20, 19]))
    stop(`Stegvis behöver Node 20.19 eller senare; här körs ${process.versions.node}.`);
  if (!isInstalled()) install();
  const node = findNode();
  if (build) buildBrowserPart(node);
  return { node, root };
}

/** Are the installed packages exactly those of the lock file? npm keeps its own list of what it installed. */
function isInstalled() {
  const wanted = readPackages(join(root, "package-lock.json"));
  const installed = readPackages(join(root, "node_modules/.package-lock.json"));
  if (!wanted || !installed) return false;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === "") continue;
    const found = installed[path];
    if (
      found
        ? found.version !== entry.version || found.integrity !== entry.integrity
        : !entry.optional && !entry.devOptional
    ) {
      return false;
    }
  }
  return true;
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

function install() {
  say("Installerar programpaketen (npm ci). Det tar oftast under en minut …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  // Standard output belongs to the command's result.
  const run = spawnSync(npm, ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (run.status !== 0 || !isInstalled()) {
    stop("Programpaketen kunde inte installeras. Läs vad npm säger ovan, kontrollera nätet och försök igen.");
  }
}

/** This Node if it can run the program, otherwise the one npm brings. */
function findNode() {
  if (isAtLeast(process.versions.node, [24, 0])) return process.execPath;
  const brought = join(root, "node_modules/.bin/node");
  if (existsSync(brought)) return brought;
  return stop(
    `Stegvis behöver Node 24. Här körs ${process.versions.node}, och npm har inget Node 24 för ${process.platform}-${process.arch}. Installera Node 24 och försök igen.`,
  );
}

const isAtLeast = (version, [major, minor]) => {
  const [a = 0, b = 0] = version.split(".").map(Number);
  return a > major || (a === major && b >= minor);
};

/** Builds the browser part unless the last build was made of exactly these sources. */
function buildBrowserPart(node) {
  const stamp = join(root, "build/.sources");
  const sources = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Bygger webbdelen …");
  try {
    rmSync(stamp, { force: true });
  } catch (error) {
    stop(`Webbdelen är inte byggd av den här utgåvan, och ${root} får inte skrivas i: ${error.message}`);
  }
  const run = spawnSync(node, [join(root, "node_modules/@react-router/dev/bin.cjs"), "build"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout ?? ""}${run.stderr ?? ""}`);
    stop("Webbdelen kunde inte byggas; orsaken står ovan.");
  }
  writeFileSync(stamp, sources);
}

/** A digest of every file the build can depend on. Reading them takes some ten milliseconds. */
function digestOfSources() {
  const hash = createHash("sha256");
  for (const name of ["package-lock.json", "vite.config.ts", "react-router.config.ts", "src", "public"])
    add(hash, name);
  return hash.digest("hex");
}

function add(hash, name) {
  const path = join(root, name);
  if (!existsSync(path)) return;
  if (statSync(path).isDirectory()) {
    for (const child of readdirSync(path).sort()) add(hash, `${name}/${child}`);
  } else if (!name.includes(".test.")) {
    hash.update(`${name}\0`).update(readFileSync(path)).update("\0");
  }
}

const say = (text) => process.stderr.write(`${text}\n`);

function stop(text) {
  say(text);
  process.exit(2);
}
