import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json")) as Package;
const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };

/** The packages that a page explains, one a line. */
const explained = (page: string) => [...page.matchAll(/^\| `([^`]+)` *\|/gm)].map((match) => match[1]!);

test("every package is explained in docs/dependencies.md, and nothing else is", () => {
  expect(explained(read("docs/dependencies.md")).sort()).toEqual(Object.keys(wanted).sort());
});

test("every package is pinned exactly", () => {
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("no package in the lock file comes from anywhere but the registry", () => {
  const { packages } = JSON.parse(read("package-lock.json")) as {
    packages: Readonly<Record<string, { version?: string; integrity?: string }>>;
  };
  const foreign = Object.entries(packages).filter(([path, entry]) => path !== "" && !entry.integrity);
  expect(foreign).toEqual([]);
});
