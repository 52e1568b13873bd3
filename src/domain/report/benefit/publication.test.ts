/**
 * An attacker against the withholding of amounts. Knows everything that a report prints, adds and subtracts it in every
 * way, and looks at how many persons each result comes from. Must find none of one to four.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benefitOf, demoCase, vasterasCase, type BenefitCase } from "../../../../tests/support/benefit-input.ts";
import { actors, type Effect } from "#src/domain/model/actors.ts";
import { presets, type Assumptions } from "#src/domain/model/assumptions.ts";
import { rulesByYear } from "#src/domain/model/engine/rules.ts";
import type { ResultRow } from "#src/domain/model/calculation.ts";
import { effectOf, type Basis } from "#src/domain/model/engine/basis.ts";
import { personBasis } from "#src/domain/model/engine/evaluate.ts";
import { formatIsoDate, parseIsoDate } from "#src/kernel/dates.ts";
import { buildReport } from "../build-document.ts";
import type { Document } from "../document.ts";
import { cellsOf } from "../one-value.ts";
import { findTemplate } from "../templates/catalogue.ts";
import type { Contribution } from "./input.ts";
import { decideAmounts } from "./publication.ts";

/** What one number is made of, person by person. */
type Parts = readonly number[];

const rows = ["samhalle", "staten", ...actors] as const satisfies readonly ResultRow[];
const supportOf = (parts: Parts) => parts.filter((part) => Math.abs(part) > 0.005).length;

/** Every sum and difference of the known numbers that comes from one to four persons. */
function findings(known: readonly Parts[]): readonly number[] {
  const found: number[] = [];
  const step = (index: number, sum: readonly number[]): void => {
    if (index === known.length) {
      const support = supportOf(sum);
      if (support >= 1 && support <= 4) found.push(support);
      return;
    }
    for (const sign of [0, 1, -1])
      step(index + 1, sign === 0 ? sum : sum.map((part, person) => part + sign * known[index]![person]!));
  };
  step(0, known[0]?.map((): number => 0) ?? []);
  return found;
}

/** The tax rates are public: a region without other payments gives the tax base, and so the municipality's tax. */
const municipalOwn = (contributions: readonly Contribution[]): Parts =>
  contributions.map(({ result: { basis } }) => basis.municipality - basis.municipalTax);
const isTaxOnly = (contributions: readonly Contribution[]) =>
  contributions.every(({ result: { basis } }) => Math.abs(basis.region - basis.regionalTax) < 0.005);

function knownOf(contributions: readonly Contribution[], shows: (row: ResultRow) => boolean): readonly Parts[] {
  const known: Parts[] = rows.filter(shows).map((row) => contributions.map(({ result }) => result.effect[row]));
  if (shows("kommun") && shows("region") && isTaxOnly(contributions)) known.push(municipalOwn(contributions));
  return known;
}

/** The persons of a case under assumptions, as a report has them. */
function contributionsOf({ cohort, parameters }: BenefitCase, a: Assumptions = presets.huvud): readonly Contribution[] {
  const rulesOf = rulesByYear(parameters, false);
  return cohort.persons.flatMap(({ person, exit }): Contribution[] => {
    const { basis } = personBasis(person, rulesOf(person.year));
    return basis ? [{ exit, result: { basis, effect: effectOf(basis, a) } }] : [];
  });
}

const day = (text: string) => parseIsoDate(text)!;
const periods = fc
  .record({
    from: fc.integer({ min: day("2024-01-01"), max: day("2025-06-01") }),
    days: fc.integer({ min: 60, max: 420 }),
  })
  .map(({ from, days }) => ({ from: formatIsoDate(from), to: formatIsoDate(from + days - 1) }));

describe("amounts outside the team", () => {
  it("let nobody work out a sum of one to four persons, by any sum or difference of the rows", () => {
    let withTable = 0;
    fc.assert(
      fc.property(periods, ({ from, to }) => {
        const contributions = contributionsOf(demoCase(from, to));
        const { shows, level } = decideAmounts(contributions, presets.huvud, true);
        if (level === "actors") withTable++;
        expect(findings(knownOf(contributions, shows))).toEqual([]);
      }),
      { numRuns: 25, seed: 20240101 },
    );
    expect(withTable).toBeGreaterThan(5);
  });

  it("are caught when only the number of persons decides", () => {
    const contributions = contributionsOf(demoCase("2024-01-01", "2024-12-31"));
    const careless = decideAmounts(contributions, presets.huvud, false);
    expect(careless.level).toBe("actors");
    expect(findings(knownOf(contributions, careless.shows)).length).toBeGreaterThan(0);
  });

  it("are caught when only the rows of few persons are withheld, and not what would give them back", () => {
    const contributions = contributionsOf(demoCase("2024-01-01", "2024-12-31"));
    const few = new Set<ResultRow>(
      rows.filter((row) => {
        const support = supportOf(contributions.map(({ result }) => result.effect[row]));
        return support >= 1 && support <= 4;
      }),
    );
    expect(few.size).toBeGreaterThan(0);
    expect(findings(knownOf(contributions, (row) => !few.has(row))).length).toBeGreaterThan(0);
  });

  it("are still by actor for a team of usual size", () => {
    const contributions = contributionsOf(demoCase("2024-01-01", "2024-12-31"));
    const { level, shows } = decideAmounts(contributions, presets.huvud, true);
    expect(level).toBe("actors");
    expect(rows.filter(shows).length).toBeGreaterThanOrEqual(5);
  });
});

/** A person whose only change is a wage with support, or nothing at all. */
const zero: Basis = contributionsOf(demoCase("2024-01-01", "2024-12-31"))[0]!.result.basis;
const person = (change: Partial<Basis>, exit: Contribution["exit"] = "completed"): Contribution => {
  const nothing = Object.fromEntries(Object.keys(zero).map((column) => [column, 0])) as unknown as Basis;
  const basis = { ...nothing, ...change };
  return { exit, result: { basis, effect: effectOf(basis, presets.huvud) } };
};
const wage = { wage: 200_000, labourCost: 260_000, disposable: 150_000, otherState: 60_000, municipality: 40_000, region: 20_000, taxBase: 200_000, municipalTax: 40_000, regionalTax: 20_000 }; // prettier-ignore
const many = (n: number, change: Partial<Basis>, exit?: Contribution["exit"]) =>
  Array.from({ length: n }, () => person(change, exit));

describe("what decides", () => {
  it("gives nothing under five persons and society alone under ten, also to the team", () => {
    for (const outside of [true, false]) {
      expect(decideAmounts(many(4, wage), presets.huvud, outside).level).toBe("none");
      expect(decideAmounts(many(9, wage), presets.huvud, outside).level).toBe("society");
      expect(decideAmounts(many(10, wage), presets.huvud, outside).level).toBe("actors");
    }
  });

  it("gives nothing outside the team when the change is that of one to four of many", () => {
    const group = [...many(4, wage), ...many(30, {})];
    expect(decideAmounts(group, presets.huvud, true).level).toBe("none");
    expect(decideAmounts(group, presets.huvud, false).level).toBe("actors");
  });

  it("withholds the value of support to few employers, in the bar that would show it", () => {
    const supported = { ...wage, supportDisability: 90_000 };
    const few = decideAmounts([...many(3, supported), ...many(20, wage)], presets.huvud, true);
    const some = decideAmounts([...many(6, supported), ...many(20, wage)], presets.huvud, true);
    expect(few.showsChangeOf("kappaDisability")).toBe(false);
    expect(some.showsChangeOf("kappaDisability")).toBe(true);
    expect(few.showsChangeOf("deadweight")).toBe(true);
  });

  it("does not set those who completed beside everybody when one to four interrupted with a change", () => {
    const few = decideAmounts([...many(20, wage), ...many(3, wage, "interrupted")], presets.huvud, true);
    const some = decideAmounts([...many(20, wage), ...many(7, wage, "interrupted")], presets.huvud, true);
    expect(few.comparable).toBe("none");
    expect(some.comparable).toBe("actors");
  });

  it("withholds the region when it would give away what the municipality pays few", () => {
    const assistance = { ...wage, municipality: 140_000 };
    const { shows } = decideAmounts([...many(3, assistance), ...many(20, wage)], presets.huvud, true);
    expect(shows("kommun") && shows("region")).toBe(false);
  });
});

/** The amounts that a document prints, as parts per person. */
function printed(document: Document, contributions: readonly Contribution[]): readonly Parts[] {
  const facts = new Set(
    document.blocks.flatMap(cellsOf).flatMap((cell) => (cell.kind === "number" ? [`${cell.fact.figure}#${cell.fact.path}`] : [])),
  ); // prettier-ignore
  const main = (row: keyof Effect) => contributions.map(({ result }) => result.effect[row]);
  const older = (row: keyof Effect) =>
    contributions.map(({ exit, result }) =>
      exit === "completed" ? effectOf(result.basis, presets.jamforbar)[row] : 0,
    );
  const shown = (row: ResultRow) =>
    [...facts].some((fact) => fact.startsWith(`nytta.revenue#rows/${row}/`) || fact.startsWith(`nytta.profit#rows/${row}/`)); // prettier-ignore
  const parts = [...knownOf(contributions, shown)];
  for (const row of rows) {
    if (![...facts].some((fact) => fact.startsWith(`nytta.comparable#rows/${row}/`))) continue;
    parts.push(older(row).map((part, index) => main(row)[index]! - part));
  }
  // A bar of the tornado is the society's result at another value of one assumption.
  const bars = document.blocks.flatMap((block) =>
    block.kind === "chart" && block.id.includes("antaganden") ? block.twin.rows.map(({ header }) => header) : [],
  );
  if (bars.includes("Lägre produktivitet vid lönebidrag"))
    parts.push(contributions.map(({ result }) => result.basis.supportDisability));
  if (bars.includes("Lägre produktivitet vid anställningsstöd"))
    parts.push(contributions.map(({ result }) => result.basis.supportHiring));
  return parts;
}

describe("a finished report", () => {
  const cases = [
    ["the demo's year", demoCase("2024-01-01", "2024-12-31")],
    ["the demo's half-year", demoCase("2024-07-01", "2024-12-31")],
    ["the demo's first quarter", demoCase("2025-01-01", "2025-03-31")],
    ["a real year", vasterasCase(4_241_800)],
  ] as const;

  it.each(cases)("of %s gives no attacker a sum, difference or count of one to four persons", (_, one) => {
    const benefit = benefitOf(one);
    for (const audience of ["board", "public"] as const) {
      const document = buildReport(
        { evaluation: one.evaluation, definitions: () => undefined, benefit },
        findTemplate("vasteras-helar")!,
        { audience, today: "2026-01-20" },
      );
      expect(findings(printed(document, benefit.contributions).slice(0, 13))).toEqual([]);
      const counts = new Map(
        document.blocks.flatMap(cellsOf).flatMap((cell): [string, number][] => {
          if (!("fact" in cell) || !cell.fact.figure.startsWith("nytta.")) return [];
          const name = `${cell.fact.figure}#${cell.fact.path}`;
          if (cell.kind === "count") return [[name, cell.value]];
          return cell.kind === "share" ? [[name, cell.numerator], [`${name}/whole`, cell.denominator]] : []; // prettier-ignore
        }),
      );
      for (const [name, count] of counts) expect(count === 0 || count >= 5, name).toBe(true);
      for (const [part, whole] of nested(counts, one)) {
        if (part !== undefined && whole !== undefined) expect([1, 2, 3, 4]).not.toContain(whole - part);
      }
    }
  });
});

/** Counts of some and of all of the same persons: what is left is a count too. */
function nested(counts: ReadonlyMap<string, number>, { cohort }: BenefitCase) {
  const at = (name: string) => counts.get(name);
  const { ended } = cohort.coverage;
  const persons = at("nytta.persons#") ?? at("nytta.counted#rows/counted/share");
  const completed = at("nytta.exits#rows/0/count");
  return [
    [persons, ended],
    [completed, ended],
    [at("nytta.reclassified#"), persons],
    [at("nytta.coverage#rows/0/count"), at("nytta.coverage#rows/0/share/whole")],
    [at("nytta.coverage#rows/2/count"), at("nytta.coverage#rows/2/share/whole")],
  ] as const;
}
