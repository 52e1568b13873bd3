import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sha256 } from "./sha256.ts";

const expected = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

test("the hash of three letters is the standard's own example", () => {
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

test("every length around the block size gives what the machine's own gives", () => {
  for (let length = 0; length <= 200; length++) {
    const text = "å".repeat(length % 7) + "x".repeat(length);
    expect(sha256(text)).toBe(expected(text));
  }
});

test("random texts give what the machine's own gives", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 500 }), (text) => {
      expect(sha256(text)).toBe(expected(text));
    }),
    { numRuns: 500 },
  );
});

test("a single changed letter changes the hash", () => {
  expect(sha256("en krona")).not.toBe(sha256("en krone"));
});
