import { describe, expect, test } from "vitest";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import { rowsBehind } from "#src/domain/figures/rows-behind.ts";
import { buildScreen } from "#src/domain/report/build-screen.ts";
import type { Cell } from "#src/domain/report/document.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";
import { describeFigure } from "#src/actions/describe-figure.ts";
import { addressesOf } from "#src/web/figure-path.ts";
import { readFixture, type FixtureName } from "../support/read-fixture.ts";

/**
 * What counts something else than the rows it leads to: persons once each, sums and changes; a question's positive answers
 * lead to all its answers, and a goal's n to the goal.
 */
const countsNotRows = (figure: string, path: string): boolean =>
  figure === "participants.persons" ||
  figure === "caseload" ||
  figure === "goals" ||
  /(change|persons|enrolments|hoursKnown|sumMonths|digital|fullDay|ongoing|positive)$/i.test(path);

interface Link {
  readonly figure: string;
  readonly path: string;
  readonly shown: number;
}

/** Every number of the figures page that counts, with where it leads. */
function linksOf(name: FixtureName) {
  const register = readFixture(name);
  const { values } = register.programme.name;
  const request = {
    scope: { programmes: values, tracks: null },
    period: { from: parseIsoDate("2022-01-01")!, to: parseIsoDate("2022-12-31")! },
  };
  const evaluation = evaluateFigures(register, request);
  const screen = buildScreen({
    evaluation,
    definitions: describeFigure,
    catalogue: figureDefinitions,
    audience: "team",
  });
  const cells = screen.flatMap(({ figures }) =>
    figures.flatMap(({ values: own, table }) => [
      ...own.map(({ cell }) => cell),
      ...(table ? table.rows.flatMap((row) => row.cells) : []),
    ]),
  );
  const links = cells.flatMap((cell: Cell): Link[] => {
    const shown = cell.kind === "count" ? cell.value : cell.kind === "share" ? cell.numerator : undefined;
    return shown === undefined || !("fact" in cell) ? [] : [{ figure: cell.fact.figure, path: cell.fact.path, shown }];
  });
  return { register, request, evaluation, links };
}

describe.each(["vasteras-2022", "random-101"] as const)("in %s", (name) => {
  const { register, request, evaluation, links } = linksOf(name);

  test("every number of the figures page leads to rows", () => {
    const dead = links.filter(({ figure, path }) =>
      addressesOf(evaluation.figures[figure]!, path).every(
        (address) => !rowsBehind(register, request, figure, address).ok,
      ),
    );
    expect(links.length).toBeGreaterThan(300);
    expect(dead).toEqual([]);
  });

  test("a number that counts rows leads to exactly as many", () => {
    const wrong = links.flatMap(({ figure, path, shown }) => {
      if (countsNotRows(figure, path)) return [];
      const [exact] = addressesOf(evaluation.figures[figure]!, path);
      const behind = rowsBehind(register, request, figure, exact!);
      const found = behind.ok ? behind.value.rows.length : behind.error.code;
      return found === shown ? [] : [`${figure}#${path}: shows ${shown}, leads to ${found}`];
    });
    expect(wrong).toEqual([]);
  });
});
