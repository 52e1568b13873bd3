import { describe, expect, test } from "vitest";
import { findPasswordFault } from "#src/domain/passwords.ts";

describe("a password", () => {
  test.each([
    ["kort lösen", "too-short"],
    ["x".repeat(201), "too-long"],
    ["Anna.Ek och mer", "has-user-name"],
    ["Sommaren2026!", "too-common"],
    ["lösenord12345", "too-common"],
    ["aaaaaaaaaaaaaa", "too-common"],
    ["abababababab", "too-common"],
    ["1234567890123", "too-common"],
    ["qwertyuiopåasd", "too-common"],
    ["fyra gröna stolar", undefined],
    ["🙂 tolv tecken!", undefined],
  ])("%s: %s", (password, fault) => {
    expect(findPasswordFault(password, "anna.ek@example.org")).toBe(fault);
  });

  test("is not compared with a user name of three letters", () => {
    expect(findPasswordFault("en ank i en damm", "ank")).toBeUndefined();
  });
});
