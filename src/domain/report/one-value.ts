/**
 * One fact has one value. Two checks: that figures which are the same by definition agree, and that the finished
 * document prints no fact with two values. Both throw: a report that contradicts itself is not made.
 */
import type { Block, Cell, Document } from "./document.ts";
import { findValue, goalReference, isShare, rowsOf, textOf, type ReportEvaluation } from "./facts.ts";

type Place = readonly [figure: string, path: string];

/** Two counts that are the same persons. `less` is printed below the table and explains the whole difference. */
interface SameFact {
  readonly a: Place;
  readonly less?: Place;
  readonly b: Place;
}

const partOf =
  (population: string) =>
  (figure: string, path: string): SameFact => ({
    a: [figure, path],
    less: [figure, "missing/anonymous"],
    b: [population, ""],
  });
const ofEnded = partOf("participants.ended");
const ofNew = partOf("participants.new");
const equal = (a: Place, b: Place): SameFact => ({ a, b });
const wholeOfShares = "rows/0/share/denominator";

/** What is the same by definition. */
const sameFacts: readonly SameFact[] = [
  ofEnded("exit.reasons", wholeOfShares),
  ofEnded("exit.destinations", wholeOfShares),
  ofEnded("exit.results-all", wholeOfShares),
  ofEnded("exit.time-bands", wholeOfShares),
  ofEnded("exit.to-ordinary", "share/denominator"),
  ofEnded("exit.to-fs", "share/denominator"),
  ofEnded("exit.days", "groups/0/n"),
  ofEnded("exit.occupation-change", "n/before"),
  ofEnded("exit.income-change", "n/after"),
  ofEnded("ladder.moved", "rows/0/shareOfAllEnded/denominator"),
  ofNew("profile.education", wholeOfShares),
  ofNew("profile.age-bands", wholeOfShares),
  ofNew("profile.benefit-years", wholeOfShares),
  ofNew("profile.income-sources", wholeOfShares),
  ofNew("profile.interpreter", "share/denominator"),
  ofNew("referrals.by-referrer", wholeOfShares),
  equal(["referrals.not-started-reasons", wholeOfShares], ["referrals.not-started", ""]),
  equal(["referrals.not-started-share", "share/numerator"], ["referrals.not-started", ""]),
  equal(["exit.goal-reached", "share/denominator"], ["exit.results", wholeOfShares]),
  equal(["exit.goal-reachers", "rows/total/n"], ["exit.goal-reached", "share/numerator"]),
  equal(["exit.results-by-track", wholeOfShares], ["exit.results", wholeOfShares]),
  equal(["exit.to-fs", "share/numerator"], ["exit.destinations", "rows/fs/count"]),
  equal(["ladder.moved", wholeOfShares], ["ladder.matrix", "n"]),
  equal(["followup.party", "n"], ["followup.6m", "reached"]),
  equal(["followup.ladder", "n"], ["followup.6m", "reached"]),
];

function valueAt(evaluation: ReportEvaluation, [figure, path]: Place): number | undefined {
  const result = evaluation.figures[figure];
  const value = result ? findValue(result, path) : undefined;
  return typeof value === "number" ? value : undefined;
}

/** Throws when two figures that are the same by definition differ by more than what is printed as missing. */
export function checkSameFacts(evaluation: ReportEvaluation): void {
  for (const { a, b, less } of sameFacts) {
    const [left, right] = [valueAt(evaluation, a), valueAt(evaluation, b)];
    // A share of nothing is not printed.
    if (left === undefined || right === undefined || left === 0) continue;
    const explained = less ? (valueAt(evaluation, less) ?? 0) : 0;
    if (left + explained !== right)
      throw new Error(
        `${a.join("#")} is ${left} and ${b.join("#")} is ${right}; ${explained} is explained as missing.`,
      );
  }
  checkGoals(evaluation);
}

/** A target's outcome is the figure's own value. */
function checkGoals(evaluation: ReportEvaluation): void {
  const { goals } = evaluation.figures;
  for (const row of goals ? rowsOf(goals) : []) {
    const { figure, path } = goalReference(evaluation.figures, textOf(row.code));
    const result = evaluation.figures[figure];
    const fact = result ? findValue(result, path) : undefined;
    const value = isShare(fact) ? fact.value : fact;
    if (typeof value !== "number" || typeof row.outcome !== "number") continue;
    if (Math.abs(value - row.outcome) > 1e-9)
      throw new Error(`The target for ${textOf(row.code)} says ${row.outcome}, the figure says ${value}.`);
  }
}

/** Throws when a fact is printed with two values anywhere in the document. */
export function checkOneValue(document: Document): void {
  const seen = new Map<string, string>();
  for (const cell of document.blocks.flatMap(cellsOf)) {
    for (const [name, value] of printedFacts(cell)) {
      const before = seen.get(name);
      if (before !== undefined && before !== value) throw new Error(`${name} is printed as ${before} and as ${value}.`);
      seen.set(name, value);
    }
  }
}

/** The facts a cell prints. A share says the count in its own row too. */
function printedFacts(cell: Cell): readonly (readonly [name: string, value: string])[] {
  if (!("fact" in cell)) return [];
  const { figure, path, previous } = cell.fact;
  const name = (part: string) => `${previous ? "previous:" : ""}${figure}#${part}`;
  if (cell.kind === "withheld") return [[name(path), "withheld"]];
  if (cell.kind !== "share") return [[name(path), `${cell.value}`]];
  const whole = [name(path), `${cell.numerator}/${cell.denominator}`] as const;
  return path.endsWith("/share") ? [whole, [name(path.replace(/share$/, "count")), `${cell.numerator}`]] : [whole];
}

/** Every cell of a block: in tables, charts' twins, sentences and key figures. */
export function cellsOf(block: Block): readonly Cell[] {
  switch (block.kind) {
    case "table":
      return block.rows.flatMap((row) => row.cells);
    case "chart":
      return block.twin.rows.flatMap((row) => row.cells);
    case "paragraph":
      return block.inlines.flatMap((inline) => (inline.kind === "value" ? [inline.cell] : []));
    case "key-figures":
      return block.items.flatMap((item) => [
        item.cell,
        ...item.note.flatMap((inline) => (inline.kind === "value" ? [inline.cell] : [])),
      ]);
    case "heading":
    case "guidance":
    case "text-box":
    case "definitions":
    case "page-break":
    case "footnote":
      return [];
  }
}
