import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { post } from "#src/domain/model/engine/ledger.ts";
import { equationTexts } from "#src/texts/benefit-lines.sv.ts";

const page = readFileSync(new URL("../../docs/model.md", import.meta.url), "utf8");

/** The numbers in a text, ranges spelled out: `N1–N3` is N1, N2, N3. */
function numbersIn(text: string): readonly string[] {
  return [...text.matchAll(/\b([NI])(\d{1,2})(?:–\1?(\d{1,2}))?\b/g)].flatMap(([, letter, first, last]) =>
    Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, step) => `${letter}${Number(first) + step}`),
  );
}

/** The numbers that a page explains: headings of equations, items of identities. */
const explainedIn = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:### |- \*\*)([NI]\d+)(?:\.|\*\*) /gm)].map((match) => match[1]!);

const files = globSync("src/domain/model/**/*.ts");
const namedIn = (chosen: readonly string[]) => new Set(chosen.flatMap((file) => numbersIn(readFileSync(file, "utf8"))));
const shipped = namedIn(files.filter((file) => !file.endsWith(".test.ts")));
/** An identity may be held by a test alone: swapping before and after, say. */
const held = namedIn(files);

describe("docs/model.md", () => {
  test("explains N1–N21 and I1–I6, each once", () => {
    const wanted = [...numbersIn("N1–N21"), ...numbersIn("I1–I6")];
    expect([...explainedIn(page)].sort()).toEqual(wanted.toSorted());
  });

  test("explains every equation that the code names", () => {
    const explained = explainedIn(page);
    expect([...shipped].filter((number) => !explained.includes(number))).toEqual([]);
  });

  test("explains no equation that the code does not name", () => {
    expect(explainedIn(page).filter((number) => !held.has(number))).toEqual([]);
  });

  test("explains to readers of the pages, in words, every equation that a line may name", () => {
    const booked = [...Object.values(post).map(({ equation }) => equation), "N3", "N15"];
    expect(booked.filter((number) => !equationTexts[number])).toEqual([]);
  });

  test("is read so that an equation that is taken away is noticed", () => {
    expect(explainedIn(page.replace("### N7. ", "### N99. "))).not.toContain("N7");
    expect(numbersIn("see N6–N8 and I1–I2")).toEqual(["N6", "N7", "N8", "I1", "I2"]);
  });

  test("is linked to where it says that something stands", () => {
    for (const [, target] of page.matchAll(/\]\((?!http)([^)#]+)[^)]*\)/g)) {
      expect(() => readFileSync(new URL(`../../docs/${target}`, import.meta.url))).not.toThrow();
    }
  });
});
