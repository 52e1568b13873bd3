import { describe, expect, test } from "vitest";
import { schemes } from "#src/domain/schemes/catalogue.ts";
import { chooseScheme, parseDatedSchemes } from "#src/domain/schemes/choose-scheme.ts";
import { lansformat2023 } from "#src/domain/schemes/lansformat-2023.ts";
import { compileScheme, everyExit, inPopulation, OUTSIDE, type CategoryScheme } from "#src/domain/schemes/scheme.ts";
import { findFigure } from "#src/domain/figures/catalogue.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

const withCategories = schemes.flatMap((scheme) => (scheme.kind === "categories" ? [scheme] : []));

describe.each(withCategories.map((scheme) => ({ id: scheme.id, scheme })))("the scheme $id", ({ scheme }) => {
  test("puts every exit of its population in exactly one category, and no other exit in any", () => {
    const compiled = compileScheme(scheme);
    let exits = 0;
    for (const [kind, reason, destination] of everyExit()) {
      exits++;
      const category = compiled.categoryOf(kind, reason, destination);
      if (inPopulation(scheme.population, kind, reason)) expect(compiled.categories[category]).toBeDefined();
      else expect(category).toBe(OUTSIDE);
    }
    expect(exits).toBe(3 * 12 * 20);
  });

  test("has no category that no exit reaches", () => {
    const compiled = compileScheme(scheme);
    const reached = new Set([...everyExit()].map((exit) => compiled.categoryOf(...exit)));
    expect(compiled.categories.map((_, position) => reached.has(position))).not.toContain(false);
  });
});

describe("a faulty scheme stops the program", () => {
  const change = (categories: CategoryScheme["categories"], goal: readonly string[] = []): CategoryScheme => ({
    ...lansformat2023,
    categories,
    goal,
  });

  test("when an exit is in two categories", () => {
    const twice = { code: "jobb", label: "Jobb", destinations: ["arbete"] } as const;
    expect(() => compileScheme(change([...lansformat2023.categories, twice]))).toThrow("is in arbete and jobb");
  });

  test("when an exit is in none", () => {
    expect(() => compileScheme(change(lansformat2023.categories.slice(0, -1)))).toThrow("is in no category");
  });

  test("when a goal is not a category", () => {
    expect(() => compileScheme(change(lansformat2023.categories, ["pension"]))).toThrow("a goal is not one of");
  });
});

test("a scheme that lists results lists figures that exist", () => {
  const listed = schemes.flatMap((scheme) => (scheme.kind === "results" ? scheme.figures : []));
  expect(listed).toHaveLength(9);
  expect(listed.filter((id) => !findFigure(id))).toEqual([]);
});

describe("a programme's schemes", () => {
  const day = (text: string) => parseIsoDate(text)!;
  const choose = (text: string, from: string, to: string) => chooseScheme(text, day(from), day(to));
  const dated = "vasteras-2017 –2021-12-31; lansformat-2023 2023-01-01–";

  test.each([
    ["", "2022-01-01", "2022-12-31", "vasteras-2017"],
    ["sus", "2022-01-01", "2022-12-31", "sus"],
    [dated, "2021-01-01", "2021-12-31", "vasteras-2017"],
    [dated, "2023-01-01", "2023-12-31", "lansformat-2023"],
    ["sus 2020-01-01–2022-06-30; sodra-dalarna 2022-07-01-", "2022-01-01", "2022-12-31", "sodra-dalarna"],
  ])("%j for %s–%s is the one valid on the last day", (text, from, to, id) => {
    expect(choose(text, from, to)).toMatchObject({ id, lapsed: false });
  });

  test("in a gap of the dates the last one before is used, and said to have lapsed", () => {
    expect(choose(dated, "2022-01-01", "2022-12-31")).toEqual({ id: "vasteras-2017", within: [], lapsed: true });
  });

  test("that change within the period are all named", () => {
    const text = "sus –2022-06-30; sodra-dalarna 2022-07-01–";
    expect(choose(text, "2022-01-01", "2022-12-31").within).toEqual(["sus", "sodra-dalarna"]);
  });

  test("that cannot be read are undefined", () => {
    expect(parseDatedSchemes("sus 2022-02-31–; två ord")).toEqual([undefined, undefined]);
  });
});
