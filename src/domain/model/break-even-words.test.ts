import { describe, expect, test } from "vitest";
import { breakEvenText, saidThreshold } from "./break-even-words.ts";
import type { MoreNeeded } from "./group/break-even.ts";

const say = (needed: MoreNeeded, registered = 7) => {
  const job = { wage: 26_000, registered, yearly: 205_015, parameters: [] };
  return breakEvenText({ targetMonths: 34, job, needed }).replaceAll("\u00a0", " ");
};

test("what it takes to break even is said in jobs, with what a job is taken to give", () => {
  expect(say({ kind: "more", count: 3 })).toBe(
    "För att kostnaden ska vara tillbaka inom 34 månader behövs 3 halvtidsjobb till utan stöd. " +
      "Ett sådant jobb ger samhället 205 000 kr om året före avdrag, vid medellönen 26 000 kr i månaden på heltid för de 7 med känd lön.",
  );
  expect(say({ kind: "more", count: 1 }, 0)).toContain("vid den angivna lönen 26 000 kr i månaden på heltid.");
  expect(say({ kind: "reached" })).toBe("Kostnaden är tillbaka inom 34 månader utan fler jobb.");
  expect(say({ kind: "impossible" })).toContain("hur många fler som än får jobb");
});

describe("a break-even value is said so that it holds", () => {
  const threshold = (breakEven: number | undefined, side: "most" | "least" | undefined) =>
    saidThreshold({ assumption: "persistence", now: 0.85, breakEven, side });

  test("downwards for what may be at most, upwards for what must be at least", () => {
    expect(threshold(0.67449, "least")).toEqual({ value: 0.675, text: "minst 67,5\u00a0%" });
    expect(threshold(0.67449, "most")).toEqual({ value: 0.674, text: "högst 67,4\u00a0%" });
  });

  test("to two decimals for what is no share", () => {
    expect(saidThreshold({ assumption: "taxFactor", now: 1, breakEven: 1.2391, side: "most" })).toEqual({
      value: 1.23,
      text: "högst 1,23",
    });
  });

  test("and not at all when there is none", () => {
    expect(threshold(undefined, undefined)).toBeUndefined();
  });
});
