import { describe, expect, test } from "vitest";
import type { Confidence, Parameter } from "./parameter.ts";
import { byTrust, trustWords } from "./trust.ts";

const parameter = (id: string, confidence: Confidence, sources: readonly string[]): Parameter => ({
  id,
  label: id,
  unit: "",
  group: "assumption",
  law: "",
  values: [{ from: "2016-01-01", value: 1, confidence, sources, checked: null }],
});

describe("the values of a calculation", () => {
  const all = [
    parameter("a", "sure", ["sfb"]),
    parameter("b", "unsure", ["own"]),
    parameter("c", "sure", ["own"]),
    parameter("d", "unsure", ["sfb", "own"]),
    parameter("e", "sure", ["sfb"]),
  ];

  test("stand with those that have no source first, and all of them are there", () => {
    expect(byTrust(all, ["a", "b", "c", "d"], [2025])).toEqual([
      { trust: "unsourced", ids: ["b", "c"] },
      { trust: "unsure", ids: ["d"] },
      { trust: "sure", ids: ["a"] },
    ]);
  });

  test("are counted in words", () => {
    expect(trustWords(byTrust(all, ["a", "b", "c", "d", "e"], [2025]))).toBe(
      "2 saknar uppslagen källa, 1 är osäkert och 2 står i sina källor så vitt vi vet",
    );
  });
});
