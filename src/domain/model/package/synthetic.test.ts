import { describe, expect, test } from "vitest";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { packageCheckText } from "#src/texts/benefit-package.sv.ts";
import { sampleCohort, samplePackage } from "../../../../tests/support/sample-cohort.ts";
import type { CohortPerson } from "../calculation.ts";
import { withOwnValues } from "../parameters/select.ts";
import type { Spell } from "../spells.ts";
import { checkPackage, contentsFile, contentsText } from "./check-package.ts";
import type { PackageData } from "./package-data.ts";
import { synthetic } from "./synthetic.ts";
import { packageFiles } from "./write-package.ts";

const context = { municipalTax: 0.2, regionalTax: 0.1, housing: 6000 };
const assistance = (amount: number): Spell => ({ kind: "forsorjningsstod", months: 12, extent: 1, amount, concurrent: [], workIncentive: false }); // prettier-ignore
const work = (fullTimeWage: number): Spell => ({ kind: "lon", months: 12, extent: 0.5, fullTimeWage });

const person = (before: Spell, after: Spell, exit: CohortPerson["exit"] = "completed"): CohortPerson => ({
  person: { id: "x", year: 2025, context, before: { spells: [before] }, after: { spells: [after] } },
  exit,
  after: "measured",
  occasion: "12m",
  computed: [],
});

/** Eight who got work, six who did not, and one alone with sickness benefit. */
const persons = [
  ...[24_001, 25_003, 26_007, 27_011, 28_013, 29_017, 30_019, 31_021].map((wage, n) => person(assistance(9_001 + n), work(wage))), // prettier-ignore
  ...[1, 2, 3, 4, 5, 6].map((n) => person(assistance(8_001 + n), assistance(8_101 + n), "interrupted")),
  person({ kind: "sjukpenning", months: 12, extent: 1, level: "normal", sgi: 345_678 }, work(35_999)),
];
const real: PackageData = { ...samplePackage, cohort: { ...sampleCohort, persons } };
const made = synthetic(real, 7);

describe("made-up persons", () => {
  test("are as many as the real ones of groups of five and more, and nobody stands for the others", () => {
    expect(made.data.cohort.persons).toHaveLength(14);
    expect(made.leftOut).toBe(1);
    const kinds = made.data.cohort.persons.flatMap((one) => one.person.before.spells.map(({ kind }) => kind));
    expect(kinds).not.toContain("sjukpenning");
  });

  test("have nobody's own amount, and lie around the mean", () => {
    const text = JSON.stringify(made.data.cohort.persons);
    for (const own of ["24001", "31021", "9001", "8106", "35999", "345678"]) expect(text).not.toContain(own);
    const wages = made.data.cohort.persons.flatMap(({ person: { after } }) =>
      after.spells.flatMap((spell) => (spell.kind === "lon" ? [spell.fullTimeWage] : [])),
    );
    for (const wage of wages) expect(Math.abs(wage / 27_511.5 - 1)).toBeLessThan(0.11);
    expect(new Set(wages).size).toBeGreaterThan(4);
  });

  test("do not tell by a mean of known rates that one of five lives in another municipality", () => {
    const of = (elsewhere: number) => {
      const five = [0.2068, 0.2068, 0.2068, 0.2068, elsewhere].map((municipalTax, n) => {
        const one = person(assistance(9_001), work(25_000 + n));
        return { ...one, person: { ...one.person, context: { ...context, municipalTax } } };
      });
      return synthetic({ ...real, cohort: { ...real.cohort, persons: five } }, 7).data.cohort.persons;
    };
    expect(of(0.2144)).toHaveLength(5);
    expect(of(0.2144)).toEqual(of(0.2068));
  });

  test("have no follow-up, no comparison and no count of the real register", () => {
    expect(made.data.cohort.durations).toEqual([]);
    expect(made.data.cohort.coverage).toMatchObject({ ended: 14, completed: 8, leftOut: [] });
    expect(made.data.cohort.team).toBe("Syntetiska personer efter Teamet");
  });

  test("come without the name of whoever checked the team's own values", () => {
    const own = { parameter: "riksnorm_ensam", from: "2025-01-01", value: 5000, source: "Egen", confidence: "sure", checked: { by: "Kim Exempel", on: "2025-02-01" } } as const; // prettier-ignore
    const parameters = withOwnValues(samplePackage.request.parameters, [own]);
    const { data } = synthetic({ ...real, request: { ...real.request, parameters } }, 7);
    expect(JSON.stringify(parameters)).toContain("Kim Exempel");
    expect(JSON.stringify(data)).not.toContain("Kim Exempel");
  });

  test("are the same for the same seed, and others for another", () => {
    expect(synthetic(real, 7)).toEqual(made);
    expect(synthetic(real, 8)).not.toEqual(made);
  });

  test("make a package that recomputes to itself", () => {
    const files = new Map(Object.entries(packageFiles(made.data, calculationText)));
    files.set(contentsFile, contentsText(files));
    expect(packageCheckText(checkPackage(files, calculationText))).toMatch(/Allt stämmer\.$/);
  });

  test("are none when no five are alike", () => {
    const few = synthetic({ ...real, cohort: { ...real.cohort, persons: persons.slice(0, 4) } }, 7);
    expect(few.data.cohort.persons).toEqual([]);
    expect(few.leftOut).toBe(4);
  });
});
