import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { renderParameters } from "../../scripts/parameters-doc.ts";

test("the page of parameters says what the catalogue says", () => {
  const page = readFileSync(new URL("../../docs/parameters.md", import.meta.url), "utf8");
  expect(page, "run npm run parameters-doc").toBe(renderParameters());
});
