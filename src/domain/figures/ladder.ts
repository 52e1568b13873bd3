/** Movement on the programme's ladder (sv. trappa). Anonymous participants are left out. */
import type { Children } from "#src/domain/figures/prepared.ts";
import { filterRows, tally, type Count, type Rows, type Single, columnProperty } from "#src/domain/figures/count.ts";
import { defineConditional, missing, rowsBy, type Base, type Figure } from "#src/domain/figures/define.ts";
import { completed, ofEnded } from "#src/domain/figures/exit.ts";
import { matrixCells } from "#src/domain/figures/exit-change.ts";
import type { FigureResult, Labelled } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import { EXIT, START } from "#src/domain/figures/enrolment-columns.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, type Context, perContext } from "#src/domain/figures/population.ts";
import { situationAt } from "#src/domain/figures/properties.ts";
import { NONE } from "#src/domain/register.ts";
import { NO_DAY } from "#src/kernel/dates.ts";

/** The steps of the ladders in scope: one ladder's in its order, several ladders' joined by name. */
interface Steps {
  readonly codes: readonly Labelled[];
  /** True when the programmes that have a ladder all have the same. */
  readonly isOne: boolean;
  /** Position among `codes` of a step of a programme's own ladder; −1 for no step. */
  readonly of: (enrolment: number, ownPosition: number) => number;
}

const stepsOf = perContext((context): Steps => {
  const { ladders, enrolment } = context.prepared;
  const own = context.programmes.map((programme) => ladders[programme]!);
  const names = [...new Set(own.flat())];
  const order = ladders.map((ladder) => ladder.map((step) => names.indexOf(step)));
  return {
    codes: names.map((name) => ({ code: name, label: name })),
    isOne: own.every((ladder) => ladder.length === 0 || ladder.join(">") === names.join(">")),
    of: (row, position) => (position < 0 ? NONE : order[enrolment.programme[row]!]![position]!),
  };
});

/** Why a ladder figure cannot be computed, or undefined. */
export const whyNoLadder = (context: Context): string | undefined =>
  context.programmes.some((programme) => context.prepared.ladders[programme]!.length > 0)
    ? undefined
    : "Insatsen har ingen trappa i registret. Fyll i kolumnen Trappa på bladet Insatser.";

/** The own ladder's position of each enrolment at an occasion; −1 when not measured or not a step of the ladder. */
function ownSteps(context: Context, occasion: number): (enrolment: number) => number {
  const { stepAtStart, stepAtExit } = context.prepared.columns;
  if (occasion === START) return (row) => stepAtStart[row]!;
  if (occasion === EXIT) return (row) => stepAtExit[row]!;
  return (row) => {
    const situation = situationAt(context, row, occasion);
    return situation < 0 ? NONE : context.prepared.situationStep[situation]!;
  };
}

/** The step at an occasion as a property; `orMissing` adds a row for those without. */
export function stepProperty(context: Context, occasion: number, orMissing: boolean): Single {
  const steps = stepsOf(context);
  const { stepAtStart, stepAtExit } = context.prepared.columns;
  // With one ladder in scope the own positions are the positions.
  if (steps.isOne && !orMissing) return columnProperty(steps.codes, occasion === START ? stepAtStart : stepAtExit);
  const ownAt = ownSteps(context, occasion);
  const without = orMissing ? steps.codes.length : NONE;
  return {
    kind: "single",
    codes: orMissing ? [...steps.codes, MISSING] : steps.codes,
    at: (row) => {
      const own = ownAt(row);
      return own < 0 ? without : steps.of(row, own);
    },
  };
}

const measuredAt = ({ known }: Context, steps: Int16Array): Rows => filterRows(known.ended, (row) => steps[row]! >= 0);

function bothMeasured(context: Context, rows: Rows): Rows {
  const { stepAtStart, stepAtExit } = context.prepared.columns;
  return filterRows(rows, (row) => stepAtStart[row]! >= 0 && stepAtExit[row]! >= 0);
}

const moves: readonly Labelled[] = [
  { code: "up", label: "Upp" },
  { code: "same", label: "Oförändrat" },
  { code: "down", label: "Ned" },
  MISSING,
];

function moveProperty(context: Context): Single {
  const { stepAtStart, stepAtExit } = context.prepared.columns;
  return {
    kind: "single",
    codes: moves,
    at: (row) => {
      const before = stepAtStart[row]!;
      const after = stepAtExit[row]!;
      if (before < 0 || after < 0) return 3;
      return after > before ? 0 : after === before ? 1 : 2;
    },
  };
}

/** Up, same, down of those with both measured; beside it the share of all ended. */
function movedTable(context: Context, count: Count, base: Base): FigureResult {
  const { by, n } = tally(count);
  const unmeasured = by[3]!;
  return {
    kind: "table",
    ...base,
    columns: ["count", "share", "shareOfAllEnded"],
    missing: missing(anonymousIn(context, "ended"), { unmeasured }),
    rows: rowsBy(moves, (position, code) => ({
      count: by[position]!,
      share: code === MISSING.code ? null : shareOf(by[position]!, n - unmeasured),
      shareOfAllEnded: shareOf(by[position]!, context.known.ended.length),
    })),
  };
}

const moved = (id: string, rows: (context: Context) => Rows): Figure =>
  defineConditional(
    { id, version: 1, kind: "table", group: "ladder", unit: "enrolments" },
    whyNoLadder,
    (c) => ({ count: ofEnded(rows(c), moveProperty(c)) }),
    (c, { count }, base) => movedTable(c, count, base),
  );

/**
 * The latest step of each enrolment at period end, from ratings and situations dated by then; a rating goes before a
 * situation of the same day, and of two ratings the same day the last in the register counts.
 */
function currentStepProperty(context: Context): Single {
  const { register, prepared, to } = context;
  const step = new Int16Array(register.enrolment.rows).fill(NONE);
  const ratings = prepared.childrenOf.ladder_rating;
  const situations = prepared.childrenOf.situation;
  for (const enrolment of context.known.atEnd) {
    let day = NO_DAY;
    const take = ({ first, rows }: Children, dates: Int32Array, steps: Int16Array) => {
      for (let i = first[enrolment]!; i < first[enrolment + 1]!; i++) {
        const row = rows[i]!;
        const date = dates[row]!;
        if (steps[row]! < 0 || date === NO_DAY || date > to || date < day) continue;
        day = date;
        step[enrolment] = steps[row]!;
      }
    };
    take(situations, register.situation.date, prepared.situationStep);
    take(ratings, register.ladder_rating.date, prepared.ratingStep);
  }
  const steps = stepsOf(context);
  return {
    kind: "single",
    codes: [...steps.codes, MISSING],
    at: (row) => (step[row]! < 0 ? steps.codes.length : steps.of(row, step[row]!)),
  };
}

export const ladderFigures: readonly Figure[] = [
  defineConditional(
    { id: "ladder.levels", version: 1, kind: "table", group: "ladder", unit: "enrolments" },
    whyNoLadder,
    (c) => ({
      start: ofEnded(measuredAt(c, c.prepared.columns.stepAtStart), stepProperty(c, START, false)),
      exit: ofEnded(measuredAt(c, c.prepared.columns.stepAtExit), stepProperty(c, EXIT, false)),
    }),
    (c, { start, exit }, base) => {
      const before = tally(start);
      const after = tally(exit);
      const all = c.known.ended.length;
      return {
        kind: "table",
        ...base,
        columns: ["start", "exit", "shareStart", "shareExit"],
        n: { start: before.n, exit: after.n },
        missing: missing(anonymousIn(c, "ended"), { start: all - before.n, exit: all - after.n }),
        rows: rowsBy(start.by?.codes ?? [], (position) => ({
          start: before.by[position]!,
          exit: after.by[position]!,
          shareStart: shareOf(before.by[position]!, before.n),
          shareExit: shareOf(after.by[position]!, after.n),
        })),
      };
    },
  ),
  defineConditional(
    { id: "ladder.matrix", version: 1, kind: "matrix", group: "ladder", unit: "enrolments" },
    whyNoLadder,
    (c) => ({
      cells: {
        ...ofEnded(bothMeasured(c, c.known.ended), stepProperty(c, START, false)),
        cells: stepProperty(c, EXIT, false),
      },
    }),
    (c, { cells }, base) => ({
      kind: "matrix",
      ...base,
      rows: cells.by?.codes ?? [],
      columns: cells.cells.codes,
      n: cells.rows.length,
      missing: missing(anonymousIn(c, "ended"), { unmeasured: c.known.ended.length - cells.rows.length }),
      cells: matrixCells(cells),
    }),
  ),
  moved("ladder.moved", (c) => c.known.ended),
  moved("ladder.moved-completed", completed),
  defineConditional(
    { id: "ladder.current", version: 1, kind: "table", group: "ladder", unit: "enrolments" },
    whyNoLadder,
    (c) => ({ count: { table: "enrolment", rows: c.known.atEnd, by: currentStepProperty(c) } }),
    (c, { count }, base) => {
      const { by, n } = tally(count);
      return {
        kind: "table",
        ...base,
        columns: ["count", "share"],
        missing: missing(anonymousIn(c, "atEnd")),
        rows: rowsBy(count.by.codes, (position) => ({ count: by[position]!, share: shareOf(by[position]!, n) })),
      };
    },
  ),
];
