import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderFigures } from "../../scripts/figures-doc.ts";

test("the page of figures says what the catalogue says", () => {
  const page = readFileSync(new URL("../../docs/figures.md", import.meta.url), "utf8");
  expect(page, "run npm run figures-doc").toBe(renderFigures());
});
