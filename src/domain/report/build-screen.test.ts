import { describe, expect, test } from "vitest";
import { buildScreen, type ScreenFigure } from "./build-screen.ts";
import type { FigureValue, ReportEvaluation } from "./facts.ts";

const share = (numerator: number, denominator: number) => ({
  numerator,
  denominator,
  value: numerator / denominator,
  low: 0.1,
  high: 0.9,
});
const reasons = [
  { code: "utskrivning", label: "Utskrivning", count: 50, share: share(50, 54) },
  { code: "flytt", label: "Flytt", count: 4, share: share(4, 54) },
];
const figures: Record<string, FigureValue> = {
  "participants.ended": { kind: "count", version: 1, value: 54, unit: "enrolments" } as FigureValue,
  "exit.to-ordinary": { kind: "share", version: 1, share: share(36, 54), missing: { anonymous: 2 } } as FigureValue,
  "exit.reasons": { kind: "table", version: 1, columns: ["count", "share"], rows: reasons } as FigureValue,
  "exit.work-details": {
    kind: "table",
    version: 1,
    columns: ["occupation"],
    rows: [{ occupation: "Snickare" }],
  } as FigureValue,
  "exit.time-bands-sus": { kind: "table", version: 1, columns: ["count", "share"], rows: reasons } as FigureValue,
  caseload: { kind: "statistic", version: 1, value: null, why: "Bemanningen är inte registrerad." } as FigureValue,
};
const evaluation: ReportEvaluation = {
  scope: { programmes: ["Teamet"], track: null },
  period: { from: "2022-01-01", to: "2022-12-31" },
  asOf: "2023-01-25T09:00:00Z",
  figures,
};
const catalogue = [
  { id: "participants.ended", group: "flow" },
  { id: "exit.to-ordinary", group: "exit" },
  { id: "exit.reasons", group: "exit" },
  { id: "exit.work-details", group: "exit" },
  { id: "exit.time-bands-sus", group: "exit" },
  { id: "caseload", group: "work" },
  { id: "goals", group: "work" },
] as const;

const screenFor = (audience: "team" | "board") =>
  buildScreen({
    evaluation,
    catalogue,
    audience,
    definitions: (id) => ({ id, version: 1, title: `Namnet på ${id}`, definition: "D.", population: "P." }),
  });
const find = (audience: "team" | "board", id: string): ScreenFigure | undefined =>
  screenFor(audience)
    .flatMap((group) => group.figures)
    .find((figure) => figure.id === id);

describe("the screen", () => {
  test("shows each evaluated figure once, in the catalogue's groups and order", () => {
    expect(screenFor("team").map(({ group, figures }) => [group, figures.map(({ id }) => id)])).toEqual([
      ["flow", ["participants.ended"]],
      ["exit", ["exit.to-ordinary", "exit.reasons", "exit.work-details", "exit.time-bands-sus"]],
      ["work", ["caseload"]],
    ]);
  });

  test("gives a count as a number that knows where it came from", () => {
    expect(find("team", "participants.ended")?.values).toEqual([
      {
        label: "",
        note: [],
        cell: { kind: "count", value: 54, fact: { figure: "participants.ended", version: 1, path: "" } },
      },
    ]);
  });

  test("gives a table as the report's own block, with what the figure means", () => {
    const figure = find("team", "exit.reasons");
    expect(figure?.table?.rows.map(({ header }) => header)).toEqual(["Utskrivning", "Flytt", "Totalt"]);
    expect(figure).toMatchObject({ title: "Namnet på exit.reasons", definition: "D.", population: "P." });
  });

  test("says who is missing, and why there is nothing", () => {
    expect(find("team", "exit.to-ordinary")?.notes.join()).toContain("Anonyma deltagare är inte med (2)");
    expect(find("team", "caseload")?.why).toBe("Bemanningen är inte registrerad.");
  });
});

describe("the screen of somebody who does not see small cells", () => {
  test("withholds them", () => {
    const cells = find("board", "exit.reasons")?.table?.rows.map(({ cells: [count] }) => count?.kind);
    expect(cells).toContain("withheld");
  });

  test("says that rows about single persons are not shown, and shows none", () => {
    expect(find("board", "exit.work-details")).toMatchObject({
      table: undefined,
      why: "Måttet visar enskilda personer och lämnas inte ut utanför teamet.",
    });
  });

  test("leaves out a figure that would give its twin away", () => {
    expect(find("board", "exit.time-bands-sus")).toBeUndefined();
    expect(find("team", "exit.time-bands-sus")).toBeDefined();
  });
});
