/**
 * Answers to instruments in the period, by the date of the answer. Anonymous answers (without enrolment) count for the
 * programme, but not when a track is chosen; answers of anonymous participants are left out.
 */
import {
  answeredRows,
  formKinds,
  formRows,
  itemProperty,
  onScale,
  optionProperty,
  outcomeProperty,
  plain,
  type FormKind,
  type Item,
} from "#src/domain/figures/answers.ts";
import { rowsHaving, tally, type CountBy, type Single } from "#src/domain/figures/count.ts";
import { cellsOf, defineFigure, type Figure } from "#src/domain/figures/define.ts";
import type { Labelled, StatisticGroup, TableRow } from "#src/domain/figures/figure.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { perContext, type Context } from "#src/domain/figures/population.ts";
import { perRegister } from "#src/domain/figures/prepared.ts";
import { filled, flaggedRows, type Rows } from "#src/domain/figures/rows.ts";
import { describeScores } from "#src/domain/figures/scores.ts";
import { findInstrument, instrumentName } from "#src/domain/instruments/catalogue.ts";
import type { Instrument, PositiveRule } from "#src/domain/instruments/instrument.ts";
import { NONE } from "#src/domain/register.ts";

/** Forms by instrument, and by instrument and occasion; by what became of them. */
const responseCounts = perContext((context) => {
  const rows = formRows(context);
  const byOccasion = formKinds(context, rows);
  const kinds = byOccasion.codes;
  const names = [...new Set(kinds.map(({ instrument }) => instrument))];
  const codes = names.map((name) => ({ code: name, label: instrumentName(name) }));
  const positions = byOccasion.positions.map((kind) => (kind < 0 ? NONE : names.indexOf(kinds[kind]!.instrument)));
  const count = <C extends Labelled>(by: Single<C>): CountBy<C> => ({
    table: "answer",
    rows,
    by,
    cells: outcomeProperty(context),
  });
  return { asked: count<Labelled>({ ...byOccasion, codes, positions }), askedAtOccasion: count(byOccasion) };
});

/** What a row of the response table is of; without an occasion it is of all the instrument's forms. */
type Kind = Pick<FormKind, "instrument"> & { readonly occasion: string | null };

function responseRows<C extends Labelled>(count: CountBy<C>, kindOf: (code: C) => Kind): (TableRow & Kind)[] {
  const tallied = tally(count);
  return count.by.codes.map((one, position) => {
    const { answered, ...reasons } = cellsOf(count, tallied, position);
    const asked = tallied.by[position]!;
    return {
      code: one.code,
      label: one.label,
      ...kindOf(one),
      asked,
      answered,
      share: shareOf(answered ?? 0, asked),
      missing: reasons,
    };
  });
}

function isPositive(rule: PositiveRule, option: string): boolean {
  if (rule.kind === "yes") return option === "ja";
  return Number(option) > rule.steps - rule.top;
}

function itemRow(item: Item, n: number, cells: Readonly<Record<string, number>>): TableRow {
  const definition = findInstrument(item.instrument);
  const own = { code: item.code, label: item.label, instrument: item.instrument, n };
  if (definition?.scales.includes(plain(item.question))) return own;
  const distribution = Object.fromEntries(Object.entries(cells).filter(([, count]) => count > 0));
  const rule = ruleOf(definition, item.question, distribution);
  const positive = Object.entries(distribution).reduce(
    (sum, [option, count]) => (rule && isPositive(rule, option) ? sum + count : sum),
    0,
  );
  return { ...own, positive: rule ? shareOf(positive, n) : null, distribution };
}

/** The instrument's rule for the question; a question answered by yes and no alone needs none. */
function ruleOf(definition: Instrument | undefined, question: string, distribution: Readonly<Record<string, number>>) {
  const own = definition?.positive[plain(question)];
  if (own) return own;
  const options = Object.keys(distribution);
  const isYesNo = options.length > 0 && options.every((option) => option === "ja" || option === "nej");
  return isYesNo ? ({ kind: "yes" } as const) : undefined;
}

export const instrumentFigures: readonly Figure[] = [
  defineFigure(
    { id: "instrument.response", version: 1, kind: "table", group: "instruments", unit: "answers" },
    responseCounts,
    (_, { asked, askedAtOccasion }, base) => {
      const whole = responseRows(asked, ({ code }) => ({ instrument: code, occasion: null }));
      const parts = responseRows(askedAtOccasion, ({ instrument, occasion }) => ({ instrument, occasion }));
      const rows = whole.flatMap((row) => [row, ...parts.filter((part) => part.instrument === row.instrument)]);
      return { kind: "table", ...base, columns: ["asked", "answered", "share", "missing"], rows };
    },
  ),
  defineFigure(
    { id: "instrument.items", version: 1, kind: "table", group: "instruments", unit: "answers" },
    (c) => {
      const rows = answeredRows(c);
      return { n: { table: "answer", rows, by: itemProperty(c, rows), cells: optionProperty(c, rows) } };
    },
    (c, { n }, base) => {
      const tallied = tally(n);
      return {
        kind: "table",
        ...base,
        columns: ["n", "positive", "distribution"],
        rows: n.by.codes.map((item, position) => itemRow(item, tallied.by[position]!, cellsOf(n, tallied, position))),
      };
    },
  ),
  defineFigure(
    { id: "instrument.scores", version: 1, kind: "statistic", group: "instruments", unit: "points" },
    (c) => {
      const rows = scoreRows(c);
      return { n: { table: "answer", rows, by: scaleProperty(c, rows) } };
    },
    (c, { n }, base) => ({
      kind: "statistic",
      ...base,
      unit: "points",
      groups: describeScores(c, n).map((score): StatisticGroup => ({ ...score })),
    }),
  ),
  defineFigure(
    { id: "progression.indicators", version: 1, kind: "table", group: "instruments", unit: "answers" },
    (c) => {
      const rows = indicatorRows(c);
      return { n: { table: "answer", rows, by: itemProperty(c, rows), cells: roundProperty(c, rows) } };
    },
    (c, { n }, base) => {
      const scores = describeScores(c, n);
      const rounds = n.cells.codes.map((_, round) =>
        describeScores(c, { ...n, rows: rowsHaving(n.cells, n.rows, (own) => own === round) }),
      );
      return {
        kind: "table",
        ...base,
        columns: ["n", "mean", ...n.cells.codes.map(({ code }) => code)],
        rows: scores.map(({ code, label, n: answers, mean }, position) => ({
          code,
          label,
          n: answers,
          mean,
          cells: Object.fromEntries(n.cells.codes.map(({ code: round }, i) => [round, rounds[i]![position]!.n])),
          means: Object.fromEntries(n.cells.codes.map(({ code: round }, i) => [round, rounds[i]![position]!.mean])),
        })),
      };
    },
  ),
];

/** 1 for answers to instruments of progression. */
const isProgression = perRegister(({ answer: { instrument, rows } }) => {
  const ofInstrument = instrument.values.map((name) => findInstrument(name)?.progression === true);
  return filled(new Uint8Array(rows), (row) => (ofInstrument[instrument.index[row]!] === true ? 1 : 0));
});

/** 1 for numeric answers with an instrument. */
const isNumeric = perRegister(({ answer: { answer, instrument } }, { forms: { numberOfText } }) =>
  filled(new Uint8Array(answer.index.length), (row) => {
    const text = answer.index[row]!;
    return text >= 0 && numberOfText[text]! >= 0 && instrument.index[row]! >= 0 ? 1 : 0;
  }),
);

/** Numeric answers of the period. */
const numericRows = perContext((context): Rows => flaggedRows(answeredRows(context), isNumeric(context)));

/** Numeric answers on one of their instrument's scales. */
const scoreRows = perContext((context): Rows => flaggedRows(numericRows(context), onScale(context)));

/** Numeric answers to instruments of progression. */
const indicatorRows = perContext((context): Rows => flaggedRows(numericRows(context), isProgression(context)));

/** Groups `instrument/scale`. */
function scaleProperty(context: Context, rows: Rows): Single {
  const property = itemProperty(context, rows);
  const codes = property.codes.map(({ instrument, question, label }) => ({
    code: `${instrument}/${question}`,
    label: `${instrumentName(instrument)}, ${label}`,
  }));
  return { ...property, codes };
}

/** Which measurement of the enrolment the answer's form is, counted by date: `round-1`, `round-2` … Anonymous: none. */
function roundProperty(context: Context, rows: Rows): Single {
  const { forms, enrolmentOf } = context.prepared;
  const { date } = context.register.answer;
  const positions = new Int32Array(forms.count + 1).fill(NONE);
  const taken = new Map<number, number>();
  const byDate = [...new Set([...rows].map((row) => forms.formOf[row]!))].sort(
    (a, b) => date[forms.firstRow[a]!]! - date[forms.firstRow[b]!]! || a - b,
  );
  for (const form of byDate) {
    const enrolment = enrolmentOf.answer[forms.firstRow[form]!]!;
    if (enrolment < 0) continue;
    const round = taken.get(enrolment) ?? 0;
    taken.set(enrolment, round + 1);
    positions[form + 1] = round;
  }
  const rounds = Math.max(0, ...taken.values());
  const codes = Array.from({ length: rounds }, (_, round) => ({
    code: `round-${round + 1}`,
    label: `Omgång ${round + 1}`,
  }));
  return { kind: "single", codes, keys: forms.formOf, positions };
}
