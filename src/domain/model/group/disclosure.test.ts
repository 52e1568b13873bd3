import { describe, expect, it } from "vitest";
import type { Effect } from "../actors.ts";
import { disclosureOf, type Disclosable } from "./disclosure.ts";

const nobody: Effect = {
  kommun: 0, region: 0, af: 0, fk: 0, ovrstat: 0, staten: 0, deltagare: 0, disponibel: 0, arbetsgivare: 0,
  forsakring: 0, samhalle: 0,
}; // prettier-ignore

function calculation(persons: number, reclassified = 0, coverage: Partial<Disclosable["coverage"]> = {}): Disclosable {
  const all = { ended: persons, completed: persons, measured: persons, earlier: 0, missing: 0, leftOut: [] };
  return {
    persons,
    coverage: { ...all, amounts: { registered: 0, all: 0 }, ...coverage },
    reclassified: { persons: reclassified, effect: nobody, moved: 0 },
  };
}

const shown = (asked: Disclosable, outside: boolean) =>
  Object.entries(disclosureOf(asked, outside)).flatMap(([name, may]) => (may ? [name] : []));

const everything = [
  "society", "actors", "intervals", "quartiles", "coverage", "reclassified", "reclassifiedByActor",
]; // prettier-ignore

describe("what of a calculation may be shown", () => {
  it("is everything to the team from ten persons, and all but single persons to others", () => {
    expect(shown(calculation(10), false)).toEqual([...everything, "lines"]);
    expect(shown(calculation(10), true)).toEqual(everything);
  });

  it("is society's sums under ten, with no actor and no interval, whoever reads", () => {
    for (const persons of [5, 9]) {
      expect(shown(calculation(persons), true)).toEqual(["society", "coverage", "reclassified"]);
      expect(shown(calculation(persons), false)).toEqual(["society", "coverage", "reclassified", "lines"]);
    }
  });

  it("is nothing under five, but the team's own register", () => {
    for (const persons of [0, 1, 4]) {
      expect(shown(calculation(persons), true)).toEqual([]);
      expect(shown(calculation(persons), false)).toEqual(["coverage", "lines"]);
    }
  });

  it("leaves out who only changed payer when they, or those who did not, are one to four", () => {
    for (const few of [1, 4, 30, 33]) {
      expect(disclosureOf(calculation(34, few), false)).toMatchObject({
        reclassified: false,
        reclassifiedByActor: false,
      });
    }
    for (const enough of [0, 10, 24, 34]) {
      expect(disclosureOf(calculation(34, enough), true)).toMatchObject({
        reclassified: true,
        reclassifiedByActor: true,
      });
    }
  });

  it("leaves out their actors when they, or the others, are under ten", () => {
    for (const few of [5, 9, 25, 29]) {
      expect(disclosureOf(calculation(34, few), true)).toMatchObject({
        reclassified: true,
        reclassifiedByActor: false,
      });
    }
  });

  it("leaves counts of one to four, and those that give them away, out of what others read", () => {
    const seen = (coverage: Partial<Disclosable["coverage"]>, outside = true) =>
      disclosureOf(calculation(34, 0, coverage), outside).coverage;
    expect(seen({ completed: 20 })).toBe(true);
    expect(seen({ completed: 31 })).toBe(false);
    expect(seen({ measured: 31, missing: 3 })).toBe(false);
    expect(seen({ measured: 30, earlier: 4 })).toBe(false);
    expect(seen({ leftOut: [{ id: 1, reason: "" }] })).toBe(false);
    expect(seen({ completed: 31, missing: 3 }, false)).toBe(true);
  });
});
