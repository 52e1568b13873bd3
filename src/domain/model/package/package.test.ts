import { describe, expect, test } from "vitest";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { packageCheckText, isWholePackage } from "#src/texts/benefit-package.sv.ts";
import { sampleCohort, samplePackage, sampleRequest } from "../../../../tests/support/sample-cohort.ts";
import { calculate } from "../calculate.ts";
import { checkPackage, contentsFile, contentsText } from "./check-package.ts";
import { withoutIdentity } from "./package-data.ts";
import { packageFiles } from "./write-package.ts";

const files = new Map(Object.entries(packageFiles(withoutIdentity(samplePackage), calculationText)));
files.set(contentsFile, contentsText(files));

const check = (changed: ReadonlyMap<string, string>) => checkPackage(changed, calculationText);

/** The package with a text replaced in one file; `forged` also writes the table of contents anew, as a careful forger would. */
function tampered(file: string, from: string | RegExp, to: string, forged: boolean): ReadonlyMap<string, string> {
  const text = files.get(file)!;
  const changed = text.replace(from, to);
  expect(changed, `${file} has something to replace`).not.toBe(text);
  const all = new Map(files).set(file, changed);
  if (forged) {
    all.delete(contentsFile);
    all.set(contentsFile, contentsText(all));
  }
  return all;
}

describe("a package", () => {
  test("that nobody has touched agrees with itself when it is recomputed", () => {
    const checked = check(files);
    expect(packageCheckText(checked)).toMatch(/Allt stämmer\.$/);
    expect(checked.ok && checked.value.compared.every(({ values }) => values > 0)).toBe(true);
  });

  test("holds no id, no name and no date of the register", () => {
    for (const text of files.values()) {
      expect(text).not.toMatch(/enrolment-|Person \d|\b\d{6,8}-\d{4}\b/);
    }
    expect(files.get("persons.json")).not.toContain('"name"');
  });

  test("numbers its cases by what they contain, so that the register's order cannot be read from it", () => {
    const reversed = withoutIdentity({
      ...samplePackage,
      cohort: { ...sampleCohort, persons: sampleCohort.persons.toReversed() },
    });
    expect(reversed).toEqual(withoutIdentity(samplePackage));
  });

  test("gives the same result as the register it was made of", () => {
    const {
      coverage: _a,
      basis: _b,
      parameters: _c,
      ...inPackage
    } = calculate(withoutIdentity(samplePackage).cohort, sampleRequest);
    const { coverage: _d, basis: _e, parameters: _f, ...fromRegister } = calculate(sampleCohort, sampleRequest);
    expect(inPackage.uncertainty).toEqual(fromRegister.uncertainty);
    expect(inPackage.rows.map(({ row }) => row)).toEqual(fromRegister.rows.map(({ row }) => row));
    for (const [position, row] of inPackage.rows.entries()) {
      expect(row.revenue).toBeCloseTo(fromRegister.rows[position]!.revenue, 6);
    }
  });

  test("of several teams keeps who belongs together, and is recomputed by drawing teams", () => {
    const ofTeams = sampleCohort.persons.map((one, position) => ({ ...one, cluster: position % 3 }));
    const teams = withoutIdentity({ ...samplePackage, cohort: { ...sampleCohort, persons: ofTeams } });
    const all = new Map(Object.entries(packageFiles(teams, calculationText)));
    all.set(contentsFile, contentsText(all));
    expect(packageCheckText(check(all))).toMatch(/Allt stämmer\.$/);
    expect(all.get("result.json")).not.toBe(files.get("result.json"));
  });

  test("with a comparison group recomputes too", () => {
    const compared = withoutIdentity({
      ...samplePackage,
      request: {
        ...sampleRequest,
        comparison: { step: "comparison-group", name: "Grannteamet", persons: sampleCohort.persons.map((one) => one.person) },
      },
    });
    const all = new Map(Object.entries(packageFiles(compared, calculationText)));
    all.set(contentsFile, contentsText(all));
    expect(packageCheckText(check(all))).toMatch(/Allt stämmer\.$/);
    expect(all.get("cohort.json")).not.toContain("enrolment-");
  }); // prettier-ignore
});

describe("the check fails when", () => {
  test.each([
    ["a wage is changed", "persons.json", '"heltidslon":30000', '"heltidslon":30001'],
    ["a person's exit is changed", "cohort.json", '"exit": "interrupted"', '"exit": "completed"'],
    ["the cost is changed", "cohort.json", '"total": 2000000', '"total": 2000001'],
    ["a parameter is changed", "parameters.json", '"value":44800', '"value":44900'],
    ["an assumption is changed", "assumptions.json", '"persistence": 0.85', '"persistence": 0.86'],
    ["the seed is changed", "assumptions.json", '"seed": 7', '"seed": 8'],
    ["an amount of the result is changed", "result.json", /"revenue": (-?\d+)\./, '"revenue": 1$1.'],
    ["an öre of a line is changed", "lines.csv", /(\d),(\d)0;/, "$1,$21;"],
    ["the spreadsheet's copy of the inputs is changed", "inputs.csv", ";30000;", ";30010;"],
    ["the report says something else", "rapport.txt", /kr/, "tkr"],
  ] as const)("%s, also when the table of contents is forged", (_what, file, from, to) => {
    expect(isWholePackage(check(tampered(file, from, to, false)))).toBe(false);
    expect(isWholePackage(check(tampered(file, from, to, true)))).toBe(false);
  });

  test("a file is taken away, or one is laid in", () => {
    const less = new Map(files);
    less.delete("lines.csv");
    expect(packageCheckText(check(less))).toContain("lines.csv\n    i paketet: filen saknas");
    expect(packageCheckText(check(new Map(files).set("extra.txt", "")))).toContain("filen hör inte till paketet");
  });

  test("what it is computed from cannot be read, and says which field", () => {
    expect(packageCheckText(check(tampered("assumptions.json", '"seed": 7', '"seed": -7', false)))).toBe(
      "Paketet går inte att räkna om.\nFilen assumptions.json: seed är -7. Det ska vara ett heltal från 0 till 9007199254740992.",
    );
    expect(isWholePackage(check(new Map()))).toBe(false);
  });
});

describe("a package made to harm", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

  test.each(["result.json", "persons.json", "cohort.json", "parameters.json", "assumptions.json", contentsFile])(
    "with a %s that is deeper than calls can be is answered in words",
    (file) => {
      const text = packageCheckText(check(new Map(files).set(file, deep)));

      expect(text).toMatch(/stämmer inte|går inte att räkna om/);
      expect(text).toContain(file);
    },
  );

  test("that asks for more draws of more persons than can be got through is refused before anything is computed", () => {
    const persons = JSON.parse(files.get("persons.json")!) as { persons: object[] };
    const cohort = JSON.parse(files.get("cohort.json")!) as { cases: object[] };
    const many = <T extends object>(list: readonly T[], name: string) =>
      Array.from({ length: 6000 }, (_, at) => ({ ...list[at % list.length]!, [name]: at + 1 }));
    const large = new Map(files)
      .set("persons.json", JSON.stringify({ persons: many(persons.persons, "id") }))
      .set("cohort.json", JSON.stringify({ ...cohort, cases: many(cohort.cases, "case") }))
      .set("assumptions.json", files.get("assumptions.json")!.replace(/"draws": \d+/, '"draws": 100000'));

    expect(check(large)).toEqual({
      ok: false,
      error: [{ code: "too-much", draws: 100_000, persons: 6000, most: 500_000_000 }],
    });
    expect(packageCheckText(check(large))).toContain("Paketet begär 100000 dragningar av 6000 personer");
  });

  test.each([
    [
      "a person with a hundred thousand spells",
      "persons.json",
      /"spells":\s*\[(\{[^{}]*\})/,
      "spells",
      100_000,
      "högst 100 delar",
    ],
    [
      "a parameter with a hundred thousand values",
      "parameters.json",
      /"values":\s*\[(\{[^{}]*\})/,
      "values",
      100_000,
      "högst 1000 delar",
    ],
  ] as const)("with %s is refused in words", (_what, file, first, name, length, said) => {
    const text = files.get(file)!;
    const one = first.exec(text)!;
    const long = text.replace(one[0], `"${name}": [${Array(length).fill(one[1]).join(",")}`);

    expect(packageCheckText(check(new Map(files).set(file, long)))).toContain(said);
  });

  test("with more persons than a package can have is refused in words", () => {
    const { persons } = JSON.parse(files.get("persons.json")!) as { persons: object[] };
    const many = JSON.stringify({ persons: Array.from({ length: 100_001 }, (_, id) => ({ ...persons[0], id })) });

    expect(packageCheckText(check(new Map(files).set("persons.json", many)))).toContain(
      "persons är 100001 delar. Det ska vara en lista med högst 100000 delar",
    );
  });

  test("with a team for each of a million numbers is refused", () => {
    const cohort = files.get("cohort.json")!.replace('"exit"', '"cluster": 1000000, "exit"');

    expect(packageCheckText(check(new Map(files).set("cohort.json", cohort)))).toContain("heltal från 0 till 999");
  });

  test("in which a parameter stands twice, so that one value is read and another is computed with, says which", () => {
    const parameters = JSON.parse(files.get("parameters.json")!) as { id: string }[];
    const twice = JSON.stringify([...parameters, { ...parameters[0]! }]);

    expect(packageCheckText(check(new Map(files).set("parameters.json", twice)))).toContain(
      `parametern ${parameters[0]!.id} står mer än en gång`,
    );
  });

  test("with a fault in every line tells the first of them and how many there are", () => {
    const cohort = files.get("cohort.json")!.replaceAll('"exit":', '"ut":');
    const lines = packageCheckText(check(new Map(files).set("cohort.json", cohort))).split("\n");

    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe("Och 12 fel till.");
  });

  test("with shares of the cost that are no whole is answered in words", () => {
    const text = packageCheckText(check(tampered("cohort.json", '"kommun": 0.3', '"kommun": 0.1', true)));

    expect(text).toContain("går inte ihop");
  });

  test("with names that every object has is read as what it says, and changes no object", () => {
    const cases = files.get("cohort.json")!.replace("{", '{ "__proto__": { "polluted": true }, "constructor": 1,');

    const checked = check(new Map(files).set("cohort.json", cases));

    expect(checked.ok).toBe(false);
    expect("polluted" in {}).toBe(false);
  });
});
