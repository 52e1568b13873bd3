import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attack, type Equation } from "./audit.ts";

const unknown = () => undefined;
const one = () => 1;
const equation = (terms: Readonly<Record<string, number>>, constant: number): Equation => ({
  terms: new Map(Object.entries(terms)),
  constant,
});

describe("working out withheld counts", () => {
  it("finds what is left when all other parts are known", () => {
    const known = (id: string) => ({ total: 54, b: 50 })[id];
    const ranges = attack([equation({ a: 1, b: 1, total: -1 }, 0)], [], known, one);
    expect(ranges.get("a")).toEqual({ low: 4, high: 4 });
  });

  it("finds what only several relations together give away", () => {
    // Rows a + b = 9 and c + d = 11, columns a + c = 12 and, twice over, b − c = −4.
    const relations = [
      equation({ a: 1, b: 1 }, 9),
      equation({ c: 1, d: 1 }, 11),
      equation({ a: 1, c: 1 }, 12),
      equation({ b: 1, c: 1 }, 11),
    ];
    expect(attack(relations, [], unknown, one).get("a")).toEqual({ low: 5, high: 5 });
    expect(attack(relations, [], unknown, one).get("d")).toEqual({ low: 4, high: 4 });
  });

  it("narrows a part by the whole it is within", () => {
    const bounds = [{ part: "a", whole: "total", slack: 0 }];
    expect(attack([], bounds, (id) => (id === "total" ? 6 : undefined), one).get("a")).toEqual({ low: 1, high: 6 });
  });

  it("never rules out the truth", () => {
    const system = fc
      .record({
        values: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }),
        rows: fc.array(fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 8, maxLength: 8 }), { maxLength: 8 }),
      })
      .map(({ values, rows }) => ({
        values,
        relations: rows.map((row) =>
          equation(
            Object.fromEntries(values.flatMap((_, index) => (row[index] === 0 ? [] : [[`x${index}`, row[index]!]]))),
            values.reduce((sum, value, index) => sum + value * row[index]!, 0),
          ),
        ),
      }));
    fc.assert(
      fc.property(system, ({ values, relations }) => {
        for (const [id, { low, high }] of attack(relations, [], unknown, one)) {
          const truth = values[Number(id.slice(1))]!;
          expect(low).toBeLessThanOrEqual(truth);
          expect(high).toBeGreaterThanOrEqual(truth);
        }
      }),
    );
  });
});
