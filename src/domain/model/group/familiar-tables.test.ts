import { describe, expect, it } from "vitest";
import { readFileSync } from "node:fs";
import { plain, printed } from "#src/kernel/swedish-number.ts";
import { roundedPaybackMonths } from "./cash-flow.ts";
import { actorsWithoutRow, familiarTables, type FamiliarTables } from "./familiar-tables.ts";
import { readGivenFile, type Given, type GivenGroup } from "./given-file.ts";

const text = readFileSync(new URL("../../../../tests/fixtures/model/given-2017.json", import.meta.url), "utf8");
const read = readGivenFile(text);
const given: Given = read.ok ? read.value : { groups: [], rows: [], captions: new Map(), columns: new Map() };
const published = (JSON.parse(text) as { printed: Record<string, string[][] | string> }).printed;

/** How many cells there are, and which of them differ from the published ones. */
function compare({ tables }: Pick<FamiliarTables, "tables">) {
  const differing: string[] = [];
  let cells = 0;
  for (const [position, { rows }] of tables.entries()) {
    const wanted = published[`table${position + 1}`] as string[][];
    expect(rows.map(([name]) => name)).toEqual(wanted.map(([name]) => name));
    for (const [row, line] of rows.entries()) {
      for (let column = 1; column < line.length; column++) {
        cells += 1;
        if (line[column] !== wanted[row]![column])
          differing.push(`${position + 1} ${line[0]} ${column}: ${line[column]}`);
      }
    }
  }
  return { cells, differing };
}

const withGroups = (change: (group: GivenGroup) => GivenGroup): Given => ({
  ...given,
  groups: given.groups.map(change),
});

describe("the published tables", () => {
  it("are printed character for character: ninety cells of ninety", () => {
    expect(compare(familiarTables(given, plain))).toEqual({ cells: 90, differing: [] });
  });

  it("come with society's first year when the cost is written off over five", () => {
    const [first] = familiarTables(given, plain).writtenOff;
    expect(first).toEqual({ group: "SOT", amount: published.writeOffFiveYearsSocietyFirstYearSOT });
    expect(first!.amount).toBe("1,2 mkr");
  });

  it("contradict five exactly equal shares of the cost in at least four cells", () => {
    const five = ["kommun", "region", "af", "fk", "ovrig-stat"];
    // Every total near the published one, to show that no choice of it makes five equal shares fit.
    for (const factor of [0.99, 0.995, 1, 1.005, 1.01]) {
      const equal = withGroups((group) => {
        const total = [...group.cost.values()].reduce((sum, cost) => sum + cost, 0) * factor;
        const cost = new Map([...group.cost.keys()].map((actor) => [actor, five.includes(actor) ? total / 5 : 0]));
        return { ...group, cost };
      });
      expect(compare(familiarTables(equal, plain)).differing.length).toBeGreaterThanOrEqual(4);
    }
  });

  it("contradict payback rounded to nearest, cut, and a ceiling on revenue that is not rounded first", () => {
    const wanted = published.table5 as string[][];
    const misses = (rule: (cost: number, revenue: number) => number) =>
      given.groups.flatMap((group, column) =>
        given.rows.slice(0, 6).filter(({ actors }, row) => {
          const sum = (of: ReadonlyMap<string, number>) => actors.reduce((total, actor) => total + of.get(actor)!, 0);
          return `${rule(sum(group.cost), sum(group.revenue))}` !== wanted[row]![column + 1];
        }),
      ).length;
    expect(misses((cost, revenue) => roundedPaybackMonths(1000 * revenue, 1000 * cost)!)).toBe(0);
    expect(misses((cost, revenue) => Math.round((12 * cost) / Math.round(revenue)))).toBeGreaterThan(0);
    expect(misses((cost, revenue) => Math.floor((12 * cost) / Math.round(revenue)))).toBeGreaterThan(0);
    expect(misses((cost, revenue) => Math.ceil((12 * cost) / revenue))).toBeGreaterThan(0);
  });

  it("do not sum, because one actor has no row of its own", () => {
    expect(actorsWithoutRow(given)).toEqual(["ej-utskriven-aktor"]);
    const rows = [...given.rows, { name: "Arbetsgivarna", actors: ["ej-utskriven-aktor"] }];
    expect(actorsWithoutRow({ ...given, rows })).toEqual([]);
  });
});

describe("tables of given numbers", () => {
  const small = (revenue: number, cost: number): Given => ({
    ...given,
    groups: [
      { name: "A", participants: 3, revenue: new Map([["kommun", revenue]]), cost: new Map([["kommun", cost]]) },
    ],
    rows: [{ name: "Kommunen", actors: ["kommun"] }],
  });
  const payback = (revenue: number, cost: number) => familiarTables(small(revenue, cost), plain).tables[2]!.rows;

  it("have a dash when there is no revenue, also when it only rounds to none", () => {
    expect(payback(0, 100)).toEqual([["Kommunen", "—"]]);
    expect(payback(-5, 100)).toEqual([["Kommunen", "—"]]);
    expect(payback(0.4999, 100)).toEqual([["Kommunen", "—"]]);
    expect(payback(0.5, 100)).toEqual([["Kommunen", "1200"]]);
  });

  it("leave out of profit and payback whoever bears no cost", () => {
    const { tables } = familiarTables(small(100, 0), plain);
    expect(tables.map(({ rows }) => rows.length)).toEqual([1, 0, 0]);
  });

  it("are rounded once, from exact sums: 0,1 + 0,7 − 0,3 thousand is 500 kr", () => {
    const group = {
      name: "A",
      participants: 1,
      revenue: new Map([["a", 0.1], ["b", 0.7], ["c", -0.3]]),
      cost: new Map([["a", 0], ["b", 0], ["c", 0]]),
    }; // prettier-ignore
    expect(0.1 + 0.7 - 0.3).toBeLessThan(0.5);
    const rows = [{ name: "Alla", actors: ["a", "b", "c"] }];
    expect(familiarTables({ ...given, groups: [group], rows }, plain).tables[0]!.rows[0]![1]).toBe("1 000 kr");
  });

  it("use the typography of print unless told otherwise", () => {
    expect(familiarTables(given).tables[2]!.rows[0]![1]).toBe("\u22122,2\u00a0mkr");
    expect(familiarTables(given, printed)).toEqual(familiarTables(given));
  });

  it("are as many as the groups ask for", () => {
    const three = { ...given, groups: [...given.groups, { ...given.groups[0]!, name: "C" }] };
    const { tables, writtenOff } = familiarTables(three, plain);
    expect(tables.map(({ kind, group }) => `${kind} ${group ?? ""}`.trim())).toEqual([
      "revenue SOT", "revenue MAC", "revenue C", "profit SOT", "profit MAC", "profit C", "payback",
    ]); // prettier-ignore
    expect(tables.at(-1)!.rows[0]).toEqual(["Samhället", "25", "11", "25"]);
    expect(writtenOff.map(({ group }) => group)).toEqual(["SOT", "MAC", "C"]);
  });
});

describe("a row without cost", () => {
  const costless = (group: GivenGroup): GivenGroup =>
    group.name === "MAC" ? { ...group, cost: new Map([...group.cost, ["kommun", 0]]) } : group;

  it("keeps its place in the profit of a group when it bears a cost in another", () => {
    const { tables } = familiarTables(withGroups(costless), plain);

    expect(tables[3]!.rows[1]).toEqual(["Kommunen", "465 000 kr", "31 000 kr", "2,3 mkr"]);
    expect(tables[4]!.rows[1]).toEqual(["Kommunen", "20", "—"]);
  });

  it("is left out of profit and payback when it bears none anywhere, as the participants", () => {
    const { tables } = familiarTables(given, plain);

    for (const { rows } of tables.slice(2)) expect(rows.map(([name]) => name)).not.toContain("Deltagarna");
  });
});
