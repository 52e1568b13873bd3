/**
 * An attacker against the suppressor: knows everything that is published in every template and both periods, and how the
 * numbers hang together, written here anew; works with exact fractions and ranges. Must not find a single small count.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readExpected, readFixture } from "../../../tests/support/read-fixture.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { buildReport } from "./build-document.ts";
import { findValue, isRecord, isShare, rowsOf, type Publication, type ReportEvaluation } from "./facts.ts";
import { cellsOf } from "./one-value.ts";
import { decidePublication } from "./small-cells.ts";
import { templates } from "./templates/catalogue.ts";

const registers = { "random-101": readFixture("random-101"), "vasteras-2022": readFixture("vasteras-2022") };

const programmes = {
  "random-101": teamOf(readExpected("random-101")),
  "vasteras-2022": teamOf(readExpected("vasteras-2022")),
};

function teamOf(expected: unknown): string {
  return isRecord(expected) && typeof expected.team === "string" ? expected.team : "";
}

function evaluate(name: keyof typeof registers, from: number, days: number): ReportEvaluation {
  const scope = { programmes: [programmes[name]], tracks: null };
  return evaluateFigures(registers[name], { scope, period: { from, to: from + days - 1 } });
}

const day = (text: string) => parseIsoDate(text)!;

/** Every fact that some template prints for the team. */
function printedFacts(evaluation: ReportEvaluation): readonly { readonly figure: string; readonly path: string }[] {
  const input = { evaluation, definitions: () => undefined };
  const options = { audience: "team", today: "2023-01-01" } as const;
  const facts = templates.flatMap((template) =>
    buildReport(input, template, options)
      .blocks.flatMap(cellsOf)
      .flatMap((cell) => ("fact" in cell ? [cell.fact] : [])),
  );
  return [...new Map(facts.map((fact) => [`${fact.figure}#${fact.path}`, fact])).values()];
}

/** A fact's counts by name: a share gives two. */
function countsOf(evaluation: ReportEvaluation, fact: { readonly figure: string; readonly path: string }) {
  const value = findValue(evaluation.figures[fact.figure]!, fact.path);
  const name = `${fact.figure}#${fact.path}`;
  if (isShare(value)) {
    return [
      [numeratorName(name), value.numerator],
      [denominatorName(fact.figure, fact.path, value.denominator), value.denominator],
    ] as const;
  }
  return typeof value === "number" ? ([[name, value]] as const) : [];
}

const numeratorName = (name: string) =>
  name
    .replace(/\/(share|shareOfAllEnded|shareOfAttempted|shareOfReached|shareOfSources)$/, "/count")
    .replace(/shareBefore$/, "before")
    .replace(/shareAfter$/, "after")
    .replace(/shareStart$/, "start")
    .replace(/shareExit$/, "exit")
    .replace(/shares\//, "");
const denominatorName = (figure: string, path: string, value: number) =>
  `${figure}#whole/${path.replace(/^rows\/[^/]+\//, "")}/${value}`;

type Relation = { terms: Map<string, bigint>; constant: bigint };

/** What the attacker knows of how numbers hang together. */
function relationsOf(evaluation: ReportEvaluation): readonly Relation[] {
  const relations: Relation[] = [];
  const add = (parts: readonly string[], whole: string, constant = 0) => {
    const terms = new Map<string, bigint>();
    for (const part of parts) terms.set(part, (terms.get(part) ?? 0n) + 1n);
    terms.set(whole, (terms.get(whole) ?? 0n) - 1n);
    relations.push({ terms, constant: BigInt(constant) });
  };
  const codes = (figure: string) =>
    evaluation.figures[figure] ? rowsOf(evaluation.figures[figure]).map((row) => String(row.code)) : [];
  const flow = (name: (column: string) => string) => {
    add([name("atStart"), name("new")], name("total"));
    add([name("atEnd"), name("ended")], name("total"));
  };
  const whole: Record<string, string> = {
    total: "participants.total#",
    atStart: "participants.at-start#",
    new: "participants.new#",
    ended: "participants.ended#",
    atEnd: "participants.at-end#",
  };
  flow((column) => whole[column]!);
  for (const code of codes("participants.by-sex")) flow((column) => `participants.by-sex#rows/${code}/${column}`);
  for (const column of Object.keys(whole))
    add(
      codes("participants.by-sex").map((code) => `participants.by-sex#rows/${code}/${column}`),
      whole[column]!,
    );
  // Rows that are a partition: by share, where the numerators make up the denominator.
  for (const [figure, value] of Object.entries(evaluation.figures)) {
    const rows = rowsOf(value).filter((row) => row.code !== "total");
    for (const key of [
      "share",
      "shareOfAllEnded",
      "shareStart",
      "shareExit",
      "shareBefore",
      "shareAfter",
      "shareOfReached",
    ]) {
      const shares = rows.flatMap((row) =>
        isShare(row[key]) && row[key].denominator > 0 ? [{ code: String(row.code), share: row[key] }] : [],
      );
      const sum = shares.reduce((total, { share }) => total + share.numerator, 0);
      const denominator = shares[0]?.share.denominator;
      if (shares.length < 2 || sum !== denominator) continue;
      add(
        shares.map(({ code }) => numeratorName(`${figure}#rows/${code}/${key}`)),
        denominatorName(figure, `rows/x/${key}`, denominator),
      );
    }
    const anonymous = Number(findValue(value, "missing/anonymous") ?? 0);
    const first = rows[0];
    if (/^exit\.(reasons|destinations|results-all|time-bands)$/.test(figure) && first && isShare(first.share))
      add([denominatorName(figure, "rows/x/share", first.share.denominator)], "participants.ended#", -anonymous);
    if (/^profile\.(education|age-bands|benefit-years)$/.test(figure) && first && isShare(first.share))
      add([denominatorName(figure, "rows/x/share", first.share.denominator)], "participants.new#", -anonymous);
  }
  // The same persons in two tables; steps from and to.
  for (const code of codes("exit.results"))
    if (same(evaluation, `rows/${code}/count`, "exit.results", "exit.results-all"))
      add([`exit.results#rows/${code}/count`], `exit.results-all#rows/${code}/count`);
  const steps = codes("ladder.matrix");
  const cell = (i: number, j: number) => `ladder.matrix#cells/${i}/${j}`;
  const levels = evaluation.figures["ladder.levels"];
  const n = levels ? findValue(levels, "n/start") : undefined;
  for (const [k, code] of steps.entries()) {
    if (!levels || findValue(levels, "n/exit") !== n || findValue(evaluation.figures["ladder.matrix"]!, "n") !== n)
      continue;
    add(steps.map((_, j) => cell(k, j)), `ladder.levels#rows/${code}/start`); // prettier-ignore
    add(steps.map((_, i) => cell(i, k)), `ladder.levels#rows/${code}/exit`); // prettier-ignore
  }
  for (const [code, sign] of [["up", 1], ["same", 0], ["down", -1]] as const)
    add(
      steps.flatMap((_, i) => steps.flatMap((__, j) => (Math.sign(j - i) === sign ? [cell(i, j)] : []))),
      `ladder.moved#rows/${code}/count`,
    ); // prettier-ignore
  return relations;
}

function same(evaluation: ReportEvaluation, path: string, a: string, b: string): boolean {
  const [x, y] = [a, b].map((figure) => evaluation.figures[figure] && findValue(evaluation.figures[figure], path));
  return x !== undefined && x === y;
}

/** Exact elimination and ranges; gives the names that can only have one value, with it. */
function determine(relations: readonly Relation[], known: ReadonlyMap<string, number>): ReadonlyMap<string, bigint> {
  const rows = relations.map(({ terms, constant }): Relation => {
    const open = new Map<string, bigint>();
    let right = constant;
    for (const [name, factor] of terms) {
      const value = known.get(name);
      if (value === undefined) open.set(name, factor);
      else right -= factor * BigInt(value);
    }
    return { terms: open, constant: right };
  });
  const names = [...new Set(rows.flatMap(({ terms }) => [...terms.keys()]))].reverse();
  const reduced: Relation[] = rows.map(({ terms, constant }) => ({ terms: new Map(terms), constant }));
  let at = 0;
  for (const name of names) {
    const pivot = reduced.findIndex(({ terms }, index) => index >= at && terms.has(name));
    if (pivot < 0) continue;
    [reduced[at], reduced[pivot]] = [reduced[pivot]!, reduced[at]!];
    const lead = reduced[at]!;
    for (const [index, row] of reduced.entries()) {
      const factor = row.terms.get(name);
      if (index === at || factor === undefined) continue;
      const scale = lead.terms.get(name)!;
      const merged = new Map<string, bigint>();
      for (const key of new Set([...row.terms.keys(), ...lead.terms.keys()])) {
        const value = (row.terms.get(key) ?? 0n) * scale - (lead.terms.get(key) ?? 0n) * factor;
        if (value !== 0n) merged.set(key, value);
      }
      reduced[index] = { terms: merged, constant: row.constant * scale - lead.constant * factor };
    }
    at += 1;
  }
  const low = new Map(names.map((name) => [name, 1n]));
  const high = new Map(names.map((name) => [name, 1_000_000_000n]));
  for (let round = 0; round < 60; round += 1) {
    for (const { terms, constant } of [...rows, ...reduced]) {
      for (const [name, factor] of terms) {
        let [least, most] = [constant, constant];
        for (const [other, weight] of terms) {
          if (other === name) continue;
          least -= weight > 0n ? weight * high.get(other)! : weight * low.get(other)!;
          most -= weight > 0n ? weight * low.get(other)! : weight * high.get(other)!;
        }
        if (factor < 0n) [least, most] = [-most, -least];
        const size = factor < 0n ? -factor : factor;
        const up = least > 0n ? (least + size - 1n) / size : -(-least / size);
        const down = most >= 0n ? most / size : -((-most + size - 1n) / size);
        if (up > low.get(name)!) low.set(name, up);
        if (down < high.get(name)!) high.set(name, down);
      }
    }
  }
  return new Map(names.flatMap((name) => (low.get(name) === high.get(name) ? [[name, low.get(name)!] as const] : [])));
}

/** The small counts that the attacker works out. */
function attackOn(evaluation: ReportEvaluation, publication: Publication): readonly string[] {
  const facts = printedFacts(evaluation);
  const truth = new Map<string, number>();
  const known = new Map<string, number>();
  for (const fact of facts) {
    for (const [name, value] of countsOf(evaluation, fact)) {
      truth.set(name, value);
      if (publication(fact) === "shown") known.set(name, value);
    }
  }
  const found = determine(relationsOf(evaluation), known);
  return [...found].flatMap(([name, value]) => {
    const real = truth.get(name);
    return real !== undefined && real >= 1 && real < 5 && BigInt(real) === value ? [`${name} = ${value}`] : [];
  });
}

const periods = fc.record({
  name: fc.constantFrom("random-101" as const, "vasteras-2022" as const),
  from: fc.integer({ min: day("2021-06-01"), max: day("2022-10-01") }),
  days: fc.integer({ min: 20, max: 500 }),
});

describe("small cells outside the team", () => {
  it("lets no attacker work out a withheld small count", () => {
    fc.assert(
      fc.property(periods, ({ name, from, days }) => {
        const evaluation = evaluate(name, from, days);
        const [publication] = decidePublication([evaluation]);
        expect(attackOn(evaluation, publication!)).toEqual([]);
      }),
      { numRuns: 12, seed: 20230201 },
    );
  });

  it("is caught when only the small counts themselves are withheld", () => {
    const evaluation = evaluate("vasteras-2022", day("2022-01-01"), 365);
    const careless: Publication = (fact) =>
      countsOf(evaluation, fact).some(([, value]) => value >= 1 && value < 5) ? "complementary" : "shown";
    expect(attackOn(evaluation, careless).length).toBeGreaterThan(0);
  });

  it("publishes no count of one to four, in any template, sentence, chart or table", () => {
    fc.assert(
      fc.property(periods, ({ name, from, days }) => {
        const evaluation = evaluate(name, from, days);
        const previous = evaluate(name, from - days, days);
        for (const template of templates) {
          const document = buildReport({ evaluation, previous, definitions: () => undefined }, template, {
            audience: "public",
            today: "2023-01-01",
          });
          for (const cell of document.blocks.flatMap(cellsOf)) {
            const counts = cell.kind === "count" ? [cell.value] : cell.kind === "share" ? [cell.numerator, cell.denominator] : []; // prettier-ignore
            // A change is a difference of two published counts, and meetings are no persons.
            const open =
              "fact" in cell &&
              (/^(meetings|staffing|economy)/.test(cell.fact.figure) || cell.fact.path.endsWith("/change"));
            if (!open)
              expect(
                counts.filter((count) => count >= 1 && count < 5),
                JSON.stringify(cell),
              ).toEqual([]);
          }
        }
      }),
      { numRuns: 6, seed: 7 },
    );
  });

  it("publishes no mean of fewer than five and no highest or lowest value", () => {
    for (const name of ["random-101", "vasteras-2022"] as const) {
      const evaluation = evaluate(name, day("2022-01-01"), 365);
      const [publication] = decidePublication([evaluation]);
      for (const [figure, value] of Object.entries(evaluation.figures)) {
        const groups = findValue(value, "groups");
        for (const [index, group] of (Array.isArray(groups) ? groups : []).entries()) {
          const n = findValue({ kind: "", version: 1, ...(group as object) }, "n");
          for (const measure of ["mean", "median", "sum", "min", "max"]) {
            const disclosure = publication!({ figure, path: `groups/${index}/${measure}` });
            if (measure === "min" || measure === "max") expect(disclosure).not.toBe("shown");
            if (typeof n === "number" && n > 0 && n < 5) expect(disclosure, `${figure} ${measure}`).not.toBe("shown");
          }
        }
      }
    }
  });

  it("publishes zeros and large counts of which nothing small hangs", () => {
    const evaluation = evaluate("vasteras-2022", day("2022-01-01"), 365);
    const [publication] = decidePublication([evaluation]);
    expect(publication!({ figure: "participants.ended", path: "" })).toBe("shown");
    expect(publication!({ figure: "ladder.moved-completed", path: "rows/up/share" })).toBe("shown");
    expect(publication!({ figure: "ladder.moved-completed", path: "rows/down/count" })).toBe("shown");
    expect(publication!({ figure: "exit.to-ordinary", path: "share" })).toBe("shown");
  });

  it("gives one fact the same decision by row code and by row number", () => {
    const evaluation = evaluate("vasteras-2022", day("2022-01-01"), 365);
    const [publication] = decidePublication([evaluation]);
    for (const [index, row] of rowsOf(evaluation.figures["exit.reasons"]!).entries()) {
      const path = (part: string | number) => `rows/${part}/count`;
      const figure = "exit.reasons";
      expect(publication!({ figure, path: path(String(row.code)) })).toBe(publication!({ figure, path: path(index) }));
    }
  });

  it("decides the same for a period whatever it is compared with and whatever scheme the report uses", () => {
    const [from, days] = [day("2022-01-01"), 365];
    const evaluation = evaluate("random-101", from, days);
    const alone = decidePublication([evaluation])[0]!;
    const compared = decidePublication([evaluation, evaluate("random-101", from - days, days)])[0]!;
    const scope = { programmes: [programmes["random-101"]], tracks: null };
    const period = { from, to: from + days - 1 };
    const other = evaluateFigures(registers["random-101"], { scope, period, scheme: "sodra-dalarna" });
    const otherwise = decidePublication([other])[0]!;
    for (const fact of printedFacts(evaluation)) {
      expect(compared(fact), `${fact.figure}#${fact.path}`).toBe(alone(fact));
      if (!/^(exit\.(results|goal)|goals|economy)/.test(fact.figure))
        expect(otherwise(fact), `${fact.figure}#${fact.path}`).toBe(alone(fact));
    }
  });

  it("publishes nothing that it does not recognise", () => {
    const evaluation = evaluate("vasteras-2022", day("2022-01-01"), 365);
    const [publication] = decidePublication([evaluation]);
    expect(publication!({ figure: "exit.reasons", path: "rows/utskrivning/somethingNew" })).not.toBe("shown");
    expect(publication!({ figure: "no.such-figure", path: "" })).not.toBe("shown");
  });
});
