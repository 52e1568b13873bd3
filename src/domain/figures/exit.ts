/** What came of the exits (sv. avslut): results by scheme, reasons, destinations. Anonymous participants are left out. */
import { codeIndex, codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { positionAt, rowsHaving, tally, type Count, type Dimension } from "#src/domain/figures/count.ts";
import {
  cellsOf,
  defineConditional,
  defineFigure,
  frequencyRows,
  missing,
  rowsBy,
  shareOfCounts,
  type Base,
  type Figure,
} from "#src/domain/figures/define.ts";
import { EXIT, UNKNOWN } from "#src/domain/figures/enrolment-columns.ts";
import type { FigureResult, Parameters, TableRow } from "#src/domain/figures/figure.ts";
import { listWithMissing, TOTAL } from "#src/domain/figures/labels.ts";
import { meanOf, shareOf } from "#src/domain/figures/numbers.ts";
import { anonymousIn, perContext, type Context } from "#src/domain/figures/population.ts";
import {
  codeProperty,
  referrerProperty,
  sexGroups,
  situationAt,
  trackProperty,
} from "#src/domain/figures/properties.ts";
import { flaggedRows, sortByDay, type Rows } from "#src/domain/figures/rows.ts";
import { categoryOrInterruptedProperty, categoryProperty, chosenScheme } from "#src/domain/figures/scheme-of.ts";
import { NONE, textAt } from "#src/domain/register.ts";
import { OUTSIDE, type CompiledScheme } from "#src/domain/schemes/scheme.ts";

const INTERRUPTED = codeIndex("exitKind", "avbruten");
const COMPLETED = codeIndex("exitKind", "fullfoljd");
const WORK = codeIndex("destination", "arbete");
const SUBSIDISED_WORK = codeIndex("destination", "arbete-sub");
const STUDIES = codeIndex("destination", "studier");
const JOINT = codeIndex("destination", "fs");

export const ofEnded = (rows: Rows, by?: Dimension): Count =>
  by ? { table: "enrolment", rows, by } : { table: "enrolment", rows };
const withoutAnonymous = (context: Context) => missing(anonymousIn(context, "ended"));

const exitKindProperty = (context: Context) => codeProperty("exitKind", context.register.enrolment.exitKind);
const destinationProperty = (context: Context) => codeProperty("destination", context.register.enrolment.destination);

/** Ended with exit kind Fullföljd. */
export const completed = perContext((context): Rows =>
  rowsHaving(exitKindProperty(context), context.known.ended, (kind) => kind === COMPLETED),
);

const interrupted = perContext((context): Rows =>
  rowsHaving(exitKindProperty(context), context.known.ended, (kind) => kind === INTERRUPTED),
);

/** Ended to one of some destinations. */
const endedTo = (context: Context, ...destinations: readonly number[]): Rows =>
  rowsHaving(destinationProperty(context), context.known.ended, (code) => destinations.includes(code));

/** Ended to work or studies, for the economy's cost per such exit. */
export const toWorkOrStudies = (context: Context): Rows => endedTo(context, WORK, SUBSIDISED_WORK, STUDIES);

const scheme = perContext(chosenScheme);

/** The chosen scheme; only called by figures whose condition has seen that there is one. */
function schemeOf(context: Context): CompiledScheme {
  const chosen = scheme(context);
  if ("why" in chosen) throw new Error(chosen.why);
  return chosen.scheme;
}

function whyNoScheme(context: Context): string | undefined {
  const chosen = scheme(context);
  return "why" in chosen ? chosen.why : undefined;
}

function whyNoGoal(context: Context): string | undefined {
  const chosen = scheme(context);
  if ("why" in chosen) return chosen.why;
  return chosen.scheme.goal.size > 0
    ? undefined
    : `Resultatschemat ${chosen.scheme.scheme.id} säger inte vilka resultat som är mål.`;
}

/** What every figure that follows a scheme says: which scheme, who is left out, and what to know about the choice. */
function schemeFacts(context: Context): {
  parameters: Parameters;
  missing: ReturnType<typeof missing>;
  notes?: readonly string[];
} {
  const chosen = scheme(context);
  const notes = "why" in chosen ? [] : chosen.notes;
  return {
    parameters: { scheme: schemeOf(context).scheme.id },
    missing: withoutAnonymous(context),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

const category = perContext((context) => categoryProperty(context, schemeOf(context)));

/** Ended of the scheme's population. */
const population = perContext((context): Rows =>
  rowsHaving(category(context), context.known.ended, (position) => position !== OUTSIDE),
);

const goalReachers = perContext((context): Rows => {
  const { goal } = schemeOf(context);
  return rowsHaving(category(context), context.known.ended, (position) => goal.has(position));
});

/** A table of one code column of the ended. */
const endedBy = (id: string, list: CodeListId, column: "exitReason" | "destination"): Figure =>
  defineFigure(
    { id, version: 1, kind: "table", group: "exit", unit: "enrolments" },
    (c) => ({ count: ofEnded(c.known.ended, codeProperty(list, c.register.enrolment[column])) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      missing: withoutAnonymous(c),
      rows: frequencyRows(count),
    }),
  );

/** A share of the ended. */
const shareOfEnded = (id: string, numerator: (context: Context) => Rows): Figure =>
  defineFigure(
    { id, version: 1, kind: "share", group: "exit", unit: "enrolments" },
    (c) => ({
      numerator: ofEnded(numerator(c)),
      denominator: ofEnded(c.known.ended),
    }),
    (c, counts, base) => ({ kind: "share", ...base, share: shareOfCounts(counts), missing: withoutAnonymous(c) }),
  );

export const exitFigures: readonly Figure[] = [
  defineConditional(
    { id: "exit.results", version: 1, kind: "table", group: "exit", unit: "enrolments" },
    whyNoScheme,
    (c) => ({ count: ofEnded(population(c), category(c)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      ...schemeFacts(c),
      rows: frequencyRows(count),
    }),
  ),
  defineConditional(
    { id: "exit.results-by-track", version: 1, kind: "table", group: "exit", unit: "enrolments" },
    whyNoScheme,
    (c) => ({
      count: {
        ...ofEnded(population(c), category(c)),
        cells: trackProperty(c, c.prepared.enrolment.track),
      },
    }),
    (c, { count }, base) => resultsByTrack(c, count, base),
  ),
  defineConditional(
    { id: "exit.results-all", version: 1, kind: "table", group: "exit", unit: "enrolments" },
    whyNoScheme,
    (c) => ({ count: ofEnded(c.known.ended, categoryOrInterruptedProperty(c, schemeOf(c))) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      ...schemeFacts(c),
      rows: frequencyRows(count),
    }),
  ),
  defineConditional(
    { id: "exit.goal-reached", version: 1, kind: "share", group: "exit", unit: "enrolments" },
    whyNoGoal,
    (c) => ({ numerator: ofEnded(goalReachers(c)), denominator: ofEnded(population(c)) }),
    (c, counts, base) => ({ kind: "share", ...base, share: shareOfCounts(counts), ...schemeFacts(c) }),
  ),
  defineConditional(
    { id: "exit.goal-reachers", version: 1, kind: "table", group: "exit", unit: "enrolments" },
    whyNoGoal,
    (c) => ({ n: ofEnded(goalReachers(c), sexGroups(c)) }),
    (c, { n }, base) => ({
      kind: "table",
      ...base,
      columns: ["n", "months", "years", "age"],
      ...schemeFacts(c),
      rows: goalReacherRows(c, n),
    }),
  ),
  defineFigure(
    { id: "exit.interrupted", version: 1, kind: "table", group: "exit", unit: "enrolments" },
    (c) => {
      const { exitReason, returnedTo } = c.register.enrolment;
      return {
        count: ofEnded(interrupted(c), codeProperty("exitReason", exitReason)),
        returnedTo: ofEnded(interrupted(c), codeProperty("party", returnedTo)),
      };
    },
    (c, { count, returnedTo }, base) => ({
      kind: "table",
      ...base,
      columns: ["count", "share"],
      missing: withoutAnonymous(c),
      rows: frequencyRows(count),
      returnedTo: frequencyRows(returnedTo),
    }),
  ),
  endedBy("exit.reasons", "exitReason", "exitReason"),
  endedBy("exit.destinations", "destination", "destination"),
  shareOfEnded("exit.to-ordinary", (c) => flaggedRows(c.known.ended, c.register.enrolment.toOrdinary)),
  shareOfEnded("exit.to-fs", (c) => endedTo(c, JOINT)),
  defineFigure(
    { id: "exit.work-details", version: 1, kind: "table", group: "exit", unit: "rows" },
    (c) => ({ count: ofEnded(endedTo(c, WORK, SUBSIDISED_WORK)) }),
    (c, { count }, base) => ({
      kind: "table",
      ...base,
      columns: ["subsidy", "extent", "occupation", "sector", "referrer"],
      missing: withoutAnonymous(c),
      rows: workRows(c, count.rows),
    }),
  ),
];

function resultsByTrack(context: Context, count: Count, base: Base): FigureResult {
  const tallied = tally(count);
  const categories = count.by?.codes ?? [];
  const tracks = count.cells?.codes ?? [];
  const inTrack = tracks.map((_, track) =>
    categories.reduce((sum, _category, position) => sum + tallied.cells[position * tracks.length + track]!, 0),
  );
  const byTrack = <T>(value: (track: number) => T) =>
    Object.fromEntries(tracks.map(({ code }, track) => [code, value(track)]));
  const rows: TableRow[] = rowsBy(categories, (position) => ({
    count: tallied.by[position]!,
    share: shareOf(tallied.by[position]!, tallied.n),
    cells: cellsOf(count, tallied, position),
    cellShares: byTrack((track) => shareOf(tallied.cells[position * tracks.length + track]!, inTrack[track]!)),
  }));
  rows.push({
    ...TOTAL,
    count: tallied.n,
    cells: byTrack((track) => inTrack[track]!),
    cellShares: byTrack((track) => shareOf(inTrack[track]!, tallied.n)),
  });
  return {
    kind: "table",
    ...base,
    columns: ["count", "share", ...tracks.map(({ code }) => code)],
    ...schemeFacts(context),
    rows,
  };
}

/** Means of those who reached the goal: months in the programme, years on public support (more than 9 is 10), age. */
function goalReacherRows(context: Context, count: Count): TableRow[] {
  const { benefitYears, ageAtExit, months } = context.prepared.columns;
  const groups = count.by?.codes ?? [];
  const sums = groups.map(() => ({ n: 0, months: 0, years: 0, withYears: 0, age: 0, withAge: 0 }));
  for (let i = 0; i < count.rows.length; i++) {
    const row = count.rows[i]!;
    const years = yearsOfClass[benefitYears[row]!]!;
    const age = ageAtExit[row]!;
    let bits = count.by?.kind === "multiple" ? count.by.bits[row]! : 1;
    for (let group = 0; bits !== 0; group++, bits >>= 1) {
      if ((bits & 1) === 0) continue;
      const sum = sums[group]!;
      sum.n++;
      sum.months += months[row]!;
      if (years > 0) {
        sum.years += years;
        sum.withYears++;
      }
      if (age !== UNKNOWN) {
        sum.age += age;
        sum.withAge++;
      }
    }
  }
  return sums.map((sum, group) => ({
    ...(group === 0 ? TOTAL : groups[group]),
    n: sum.n,
    months: meanOf(sum.months, sum.n),
    years: meanOf(sum.years, sum.withYears),
    age: meanOf(sum.age, sum.withAge),
  }));
}

/** The classes of Tid i offentlig försörjning in years: more than 9 is 10; not applicable and missing are 0. */
const yearsOfClass: readonly number[] = listWithMissing("benefitYears").codes.map(({ code }) =>
  code === "9plus" ? 10 : Number(code) || 0,
);

/** One row per exit to work, by day of exit. What the exit situation does not say is empty; no situation leaves nulls. */
function workRows(context: Context, rows: Rows): TableRow[] {
  const { enrolment, situation } = context.register;
  const referrer = referrerProperty(context);
  return Array.from(sortByDay(rows, enrolment.endDate, context.request.period), (row): TableRow => {
    const at = situationAt(context, row, EXIT);
    const subsidy = at < 0 ? NONE : situation.subsidy[at]!;
    const extent = at < 0 ? Number.NaN : situation.extent[at]!;
    const text = (value: string | undefined) => (at < 0 ? null : (value ?? ""));
    return {
      subsidy: codeList("subsidy")[subsidy]?.code ?? null,
      extent: Number.isNaN(extent) ? null : extent,
      occupation: text(at < 0 ? undefined : textAt(situation.profession, at)),
      sector: text(at < 0 ? undefined : textAt(situation.industry, at)),
      referrer: referrer.codes[positionAt(referrer, row)]!.code,
      track: textAt(enrolment.track, row) ?? "saknas",
    };
  });
}
