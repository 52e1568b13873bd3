/** `npm run parameters-manifest`: releases new parameter values. Refuses when a released one was edited, or a new one is not in the changelog. */
import { readFile, writeFile } from "node:fs/promises";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import {
  brokenReleases,
  manifestOf,
  unnamedValues,
  unreleasedValues,
  type Manifest,
} from "#src/domain/model/parameters/manifest.ts";

const file = new URL("../src/domain/model/parameters/manifest.json", import.meta.url);
const manifest = JSON.parse(await readFile(file, "utf8")) as Manifest;
const changelog = await readFile(new URL("../CHANGELOG.md", import.meta.url), "utf8");

const broken = brokenReleases(parameters, manifest);
const unreleased = unreleasedValues(parameters, manifest);
// The first release is of the whole set; the changelog names the set.
const unnamed = Object.keys(manifest).length === 0 ? [] : unnamedValues(unreleased, changelog);

for (const { parameter, from, released, now } of broken) {
  console.error(
    `${parameter} ${from ?? "unit"}: released as ${released}, now ${now ?? "gone"}. Add a new dated value instead.`,
  );
}
for (const { parameter, from } of unnamed) {
  console.error(`${parameter} ${from}: not named under "Parametrar" in CHANGELOG.md.`);
}
if (broken.length + unnamed.length > 0) process.exitCode = 1;
else {
  await writeFile(file, `${JSON.stringify(manifestOf(parameters), null, 2)}\n`);
  console.log(`${unreleased.length} values released.`);
}
