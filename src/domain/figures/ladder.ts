/** Movement on the programme's ladder (sv. trappa). Anonymous participants are left out. */
import { columnProperty, rowsHaving, tally, type Count, type Single } from "#src/domain/figures/count.ts";
import { defineConditional, missing, rowsBy, type Base, type Figure } from "#src/domain/figures/define.ts";
import { EXIT, START } from "#src/domain/figures/enrolment-columns.ts";
import { matrixCells } from "#src/domain/figures/exit-change.ts";
import { completed, ofEnded } from "#src/domain/figures/exit.ts";
import type { FigureResult, Labelled } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { filled, type Rows } from "#src/domain/figures/rows.ts";
import { historyOf } from "#src/domain/figures/step-history.ts";
import { NONE } from "#src/domain/register.ts";

/** Every enrolment's steps over time. A rating goes before a situation of the same day. */
const stepHistory = perRegister((register, { enrolmentOf, situationStep, ratingStep }) =>
  historyOf(register.enrolment.rows, [
    { enrolmentOf: enrolmentOf.situation, date: register.situation.date, step: situationStep },
    { enrolmentOf: enrolmentOf.ladder_rating, date: register.ladder_rating.date, step: ratingStep },
  ]),
);

/** Position of every step among those of the ladders in scope: one ladder's in its order, several joined by name. */
const stepsInScope = perContext((context) => {
  const codes = [...new Set(context.programmes.flatMap((programme) => context.prepared.ladders[programme]!))];
  const positionOf = new Map(codes.map((name, position) => [name, position]));
  return {
    codes: codes.map((name) => ({ code: name, label: name })),
    positions: Int32Array.from(context.prepared.steps, (name) => positionOf.get(name) ?? NONE),
  };
});

/** Steps as a property of the rows of `keys`; `orMissing` adds a row for those without. */
function stepsProperty(context: Context, keys: Int16Array, orMissing: boolean): Single {
  const { codes, positions } = stepsInScope(context);
  return {
    kind: "single",
    codes: orMissing ? [...codes, MISSING] : codes,
    keys,
    positions: Int32Array.from([orMissing ? codes.length : NONE, ...positions]),
  };
}

/** The step at an occasion as a property; `orMissing` adds a row for those without. */
export const stepProperty = (context: Context, occasion: number, orMissing: boolean): Single =>
  stepsProperty(context, context.prepared.columns.steps[occasion]!, orMissing);

/** Why a ladder figure cannot be computed, or undefined. */
export const whyNoLadder = (context: Context): string | undefined =>
  context.programmes.some((programme) => context.prepared.ladders[programme]!.length > 0)
    ? undefined
    : "Insatsen har ingen trappa i registret. Fyll i kolumnen Trappa på bladet Insatser.";

const measuredAt = (context: Context, occasion: number): Rows =>
  rowsHaving(stepProperty(context, occasion, false), context.known.ended, (step) => step >= 0);

const moves: readonly Labelled[] = [
  { code: "up", label: "Upp" },
  { code: "same", label: "Oförändrat" },
  { code: "down", label: "Ned" },
  MISSING,
];
const UNMEASURED = 3;

/** From start to exit, on the programme's own ladder. */
const moveOf = perRegister((_, { ladders, steps, enrolment, columns }) => {
  const [start, exit] = [columns.steps[START]!, columns.steps[EXIT]!];
  return filled(new Int8Array(start.length), (row) => {
    if (start[row]! < 0 || exit[row]! < 0) return UNMEASURED;
    const ladder = ladders[enrolment.programme[row]!]!;
    const [before, after] = [ladder.indexOf(steps[start[row]!]!), ladder.indexOf(steps[exit[row]!]!)];
    return after > before ? 0 : after === before ? 1 : 2;
  });
});

const moveProperty = (context: Context): Single => columnProperty(moves, moveOf(context));

/** Up, same, down of those with both measured; beside it the share of all ended. */
function movedTable(context: Context, count: Count, base: Base): FigureResult {
  const { by, n } = tally(count);
  const unmeasured = by[UNMEASURED]!;
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

/** The latest step at period end of those who are there, from ratings and situations dated by then. */
function currentStepProperty(context: Context): Single {
  const { first, days, steps } = stepHistory(context);
  const current = new Int16Array(context.register.enrolment.rows).fill(NONE);
  const { atEnd } = context.known;
  for (let i = 0; i < atEnd.length; i++) {
    const enrolment = atEnd[i]!;
    let at = first[enrolment + 1]! - 1;
    while (at >= first[enrolment]! && days[at]! > context.to) at--;
    if (at >= first[enrolment]!) current[enrolment] = steps[at]!;
  }
  return stepsProperty(context, current, true);
}

export const ladderFigures: readonly Figure[] = [
  defineConditional(
    { id: "ladder.levels", version: 1, kind: "table", group: "ladder", unit: "enrolments" },
    whyNoLadder,
    (c) => ({
      start: ofEnded(measuredAt(c, START), stepProperty(c, START, false)),
      exit: ofEnded(measuredAt(c, EXIT), stepProperty(c, EXIT, false)),
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
        ...ofEnded(
          rowsHaving(moveProperty(c), c.known.ended, (move) => move !== UNMEASURED),
          stepProperty(c, START, false),
        ),
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
