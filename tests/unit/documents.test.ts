/** The documents: every page and picture that one of them points to is there. */
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const documents = globSync(["*.md", "docs/**/*.md"], { cwd: root });

/** Relative targets of a page's links and pictures, without the place on the page. */
const targetsOf = (page: string): readonly string[] =>
  [...page.matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target));

const missingFrom = (document: string, page: string): readonly string[] =>
  targetsOf(page)
    .filter((target) => !existsSync(join(root, dirname(document), target)))
    .map((target) => `${document}: ${target}`);

test("every page and picture that a document points to is there", () => {
  expect(documents.length).toBeGreaterThan(30);
  expect(documents.flatMap((document) => missingFrom(document, readFileSync(join(root, document), "utf8")))).toEqual(
    [],
  );
  expect(missingFrom("README.md", "![A case](docs/screenshots/gone.png) and [more](docs/model.md#n1)")).toEqual([
    "README.md: docs/screenshots/gone.png",
  ]);
});
