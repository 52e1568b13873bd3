import { expect, test } from "vitest";
import { safePath } from "#src/web/safe-path.ts";

test.each([
  ["/t/1/figures?team=A", "/t/1/figures?team=A"],
  [null, "/"],
  ["", "/"],
  ["figures", "/"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["/..//evil.example/", "/"],
  ["/\t/evil.example/", "/"],
  ["javascript:alert(1)", "/"],
])("after logging in, %j leads to %s", (wanted, path) => {
  expect(safePath(wanted)).toBe(path);
});
