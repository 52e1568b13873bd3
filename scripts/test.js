// `npm test`: installs what is missing, builds the browser part and runs every suite on Node 24.
// Arguments are passed on to vitest: `npm test -- --project unit src/domain`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "./prepare.js";

const { node, root } = await prepare({ build: true });
const scratch = mkdtempSync(join(tmpdir(), "stegvis-test-"));
const results = join(scratch, "results.json");

const run = spawnSync(
  node,
  [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` },
  },
);

let counts = { numPassedTests: 0, numFailedTests: 1, numFailedTestSuites: 0 };
try {
  counts = JSON.parse(readFileSync(results, "utf8"));
} catch {
  console.error("The test run ended without a result file.");
}
rmSync(scratch, { recursive: true, force: true });

const succeeded = run.status === 0 && counts.numFailedTests === 0;
// A suite that cannot even load has no failed test of its own; it must still count.
const failed = succeeded ? 0 : Math.max(counts.numFailedTests, 1);
console.log(`${counts.numPassedTests} passed, ${failed} failed`);
process.exit(succeeded ? 0 : 1);
