import { expect, test } from "vitest";
import { breakEvenText } from "./break-even-words.ts";
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
