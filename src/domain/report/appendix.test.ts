import { expect, it } from "vitest";
import { annualReport } from "../../../tests/support/annual-report.ts";
import { vasterasHelar } from "./templates/vasteras-helar.ts";

it("lists the definitions by their Swedish names", () => {
  const lists = annualReport(vasterasHelar, "team").blocks.flatMap((block) =>
    block.kind === "definitions" ? [block.items.map(({ term }) => term)] : [],
  );

  const definitions = lists.at(-1)!;

  expect(definitions.length).toBeGreaterThan(20);
  expect(definitions).toEqual(definitions.toSorted(new Intl.Collator("sv").compare));
});
