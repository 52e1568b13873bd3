/**
 * Answers to instruments in the period, by the date of the answer. Anonymous answers (without enrolment) count for the
 * programme, but not when a track is chosen; answers of anonymous participants are left out.
 */
import { codeList } from "#src/domain/code-lists.ts";
import {
  filterRows,
  selectRows,
  tally,
  type Count,
  type Rows,
  type Single,
  gatherRows,
} from "#src/domain/figures/count.ts";
import { cellsOf, defineFigure, type Figure } from "#src/domain/figures/define.ts";
import type { Labelled, StatisticGroup, TableRow } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import { describeScores } from "#src/domain/figures/scores.ts";
import { shareOf } from "#src/domain/figures/numbers.ts";
import { perContext, type Context } from "#src/domain/figures/population.ts";
import { findInstrument, instrumentName, questionLabel } from "#src/domain/instruments/catalogue.ts";
import type { Instrument, PositiveRule } from "#src/domain/instruments/instrument.ts";
import { NONE } from "#src/domain/register.ts";

/** 1 for each form in scope, with its date in the period. */
const formsInPeriod = perContext((context): Uint8Array => {
  const { forms, enrolmentOf, programmeOf } = context.prepared;
  const { date } = context.register.answer;
  const { track, anonymous } = context.prepared.enrolment;
  const { from, to, isProgramme, isTrack } = context;
  const withTrack = context.request.scope.tracks !== null;
  const inPeriod = new Uint8Array(forms.count);
  for (let form = 0; form < forms.count; form++) {
    const row = forms.firstRow[form]!;
    if (date[row]! < from || date[row]! > to || isProgramme[programmeOf.answer[row]!] === 0) continue;
    const enrolment = enrolmentOf.answer[row]!;
    if (enrolment < 0) inPeriod[form] = withTrack ? 0 : 1;
    else if (anonymous[enrolment] === 0 && (!withTrack || isTrack(track[enrolment]!))) inPeriod[form] = 1;
  }
  return inPeriod;
});

/** The first rows of the forms in the period that are answered, or missing for a recorded reason: one row per form. */
const formRows = perContext((context): Rows => {
  const inPeriod = formsInPeriod(context);
  const { firstRow, answered, missingReason } = context.prepared.forms;
  const isAsked = (form: number) => answered[form] === 1 || missingReason[form]! >= 0;
  return selectRows(inPeriod.length, (form) => inPeriod[form] === 1 && isAsked(form)).map((form) => firstRow[form]!);
});

/** Answered questions of the forms in the period. */
const answeredRows = perContext((context): Rows => {
  const inPeriod = formsInPeriod(context);
  const { formOf } = context.prepared.forms;
  const answers = context.register.answer.answer.index;
  const questions = context.register.answer.question.index;
  return gatherRows(formOf.length, (room) => {
    let n = 0;
    for (let row = 0; row < formOf.length; row++) {
      const form = formOf[row]!;
      if (form >= 0 && inPeriod[form] === 1 && answers[row]! >= 0 && questions[row]! >= 0) room[n++] = row;
    }
    return n;
  });
});

/** Of each instrument and question named in the register, by position: is the question one of its scales? */
const scaleTable = perContext((context): { readonly width: number; readonly isScale: Uint8Array } => {
  const { instrument, question } = context.register.answer;
  const width = question.values.length;
  const isScale = new Uint8Array(instrument.values.length * width);
  instrument.values.forEach((name, position) => {
    const scales = findInstrument(name)?.scales ?? [];
    question.values.forEach((one, at) => (isScale[position * width + at] = scales.includes(plain(one)) ? 1 : 0));
  });
  return { width, isScale };
});

const plain = (question: string) => question.trim().toLowerCase();

/** `q2` before `q10`, otherwise by the characters' own order. */
function compareNatural(a: string, b: string): number {
  const parts = (text: string) => text.split(/(\d+)/);
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i]!, right[i]!];
    if (x === y) continue;
    const byNumber = i % 2 === 1 ? Number(x) - Number(y) : 0;
    if (byNumber !== 0) return byNumber;
    return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** A kind of form: an instrument, alone or at one occasion. */
interface FormKind extends Labelled {
  readonly instrument: string;
  readonly occasion: string | null;
}

/** Rows of the response table: each instrument, and each of its occasions in the list's order; only what occurs. */
function responseProperty(
  context: Context,
  rows: Rows,
): { readonly kinds: readonly FormKind[]; readonly at: Single["at"] } {
  const { instrument, occasion } = context.register.answer;
  const occasions = [...codeList("occasion").map(({ code, label }) => ({ code, label })), MISSING];
  const width = occasions.length;
  const keyOf = (row: number) => instrument.index[row]! * width + (occasion[row]! < 0 ? width - 1 : occasion[row]!);
  const order = new Int32Array(instrument.values.length * width).fill(NONE);
  for (const row of rows) order[keyOf(row)] = 0;
  const found = [...order.keys()].filter((key) => order[key] === 0);
  const kinds = found.map((key) => {
    const name = instrument.values[Math.floor(key / width)] ?? MISSING.code;
    const at = occasions[key % width]!;
    return {
      key,
      order: key % width,
      code: `${name}/${at.code}`,
      label: `${instrumentName(name)}, ${at.label}`,
      instrument: name,
      occasion: at.code,
    };
  });
  kinds.sort((a, b) => compareNatural(a.instrument, b.instrument) || a.order - b.order);
  kinds.forEach(({ key }, position) => (order[key] = position));
  return { kinds, at: (row) => order[keyOf(row)]! };
}

/** Reasons for a missing answer, and answered: what became of a form. */
function outcomeProperty(context: Context): Single {
  const { forms } = context.prepared;
  const reasons = codeList("unmeasuredReason").map(({ code, label }) => ({ code, label }));
  return {
    kind: "single",
    codes: [...reasons, { code: "answered", label: "Svarande" }],
    at: (row) => {
      const form = forms.formOf[row]!;
      return forms.answered[form] === 1 ? reasons.length : forms.missingReason[form]!;
    },
  };
}

/** Forms by instrument, and by instrument and occasion; by what became of them. */
const responseCounts = perContext((context) => {
  const rows = formRows(context);
  const { kinds, at } = responseProperty(context, rows);
  const names = [...new Set(kinds.map(({ instrument }) => instrument))];
  const instrumentOf = kinds.map(({ instrument }) => names.indexOf(instrument));
  const count = (by: Single): Count => ({ table: "answer", rows, cells: outcomeProperty(context), by });
  const codes = names.map((name) => ({ code: name, label: instrumentName(name) }));
  return {
    kinds,
    byInstrument: count({ kind: "single", codes, at: (row) => instrumentOf[at(row)] ?? NONE }),
    byOccasion: count({ kind: "single", codes: kinds, at }),
  };
});

function responseRows(
  count: Count,
  rest: (position: number) => { instrument: string; occasion: string | null },
): TableRow[] {
  const tallied = tally(count);
  return (count.by?.codes ?? []).map(({ code, label }, position) => {
    const { answered, ...reasons } = cellsOf(count, tallied, position);
    const asked = tallied.by[position]!;
    return { code, label, ...rest(position), asked, answered, share: shareOf(answered ?? 0, asked), missing: reasons };
  });
}

/** A question of an instrument, as a row of the item table. */
interface Item extends Labelled {
  readonly instrument: string;
  readonly question: string;
}

/** The questions that the rows answer: by instrument, then question. A code met in two instruments is `instrument/question`. */
function itemProperty(context: Context, rows: Rows): { readonly items: readonly Item[]; readonly by: Single } {
  const { instrument, question } = context.register.answer;
  const width = question.values.length;
  const keyOf = (row: number) => instrument.index[row]! * width + question.index[row]!;
  const seen = new Uint8Array(instrument.values.length * width);
  for (const row of rows) seen[keyOf(row)] = 1;
  const found: { key: number; instrument: string; question: string }[] = [];
  seen.forEach((is, key) => {
    if (is === 1)
      found.push({
        key,
        instrument: instrument.values[Math.floor(key / width)]!,
        question: question.values[key % width]!,
      });
  });
  found.sort((a, b) => compareNatural(a.instrument, b.instrument) || compareNatural(a.question, b.question));
  const taken = new Set<string>();
  const items = found.map((item) => {
    const code = taken.has(item.question) ? `${item.instrument}/${item.question}` : item.question;
    taken.add(code);
    return {
      code,
      label: questionLabel(item.instrument, item.question),
      instrument: item.instrument,
      question: item.question,
    };
  });
  const position = new Int32Array(seen.length).fill(NONE);
  found.forEach(({ key }, index) => (position[key] = index));
  return { items, by: { kind: "single", codes: items, at: (row) => position[keyOf(row)]! } };
}

const answeredItems = perContext((context) => itemProperty(context, answeredRows(context)));

/** Longer answers are free text and not options. */
const LONGEST_OPTION = 20;

/** The option answered, written one way: numbers with a point, yes and no in lower case. Scales and free text have none. */
function optionProperty(context: Context, rows: Rows): Single {
  const { answer, instrument, question } = context.register.answer;
  const { valueOfText } = context.prepared.forms;
  const optionOfText = answer.values.map((text, position) => {
    const value = valueOfText[position]!;
    if (!Number.isNaN(value)) return String(value);
    const option = text.trim().toLowerCase();
    return option.length <= LONGEST_OPTION ? option : undefined;
  });
  const { width, isScale } = scaleTable(context);
  const scaleAt = (row: number) => isScale[instrument.index[row]! * width + question.index[row]!] === 1;
  const used = new Uint8Array(answer.values.length);
  for (const row of rows) if (!scaleAt(row)) used[answer.index[row]!] = 1;
  const options = [...new Set(optionOfText.filter((option, position) => option !== undefined && used[position] === 1))];
  const codes = options.flatMap((option) => option ?? []).sort(compareNatural);
  const order = new Map(codes.map((code, index) => [code, index]));
  const positionOfText = Int32Array.from(optionOfText, (option) => order.get(option ?? "") ?? NONE);
  return {
    kind: "single",
    codes: codes.map((code) => ({ code, label: code })),
    at: (row) => (scaleAt(row) ? NONE : positionOfText[answer.index[row]!]!),
  };
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
    (c) => {
      const { byInstrument, byOccasion } = responseCounts(c);
      return { asked: byInstrument, askedAtOccasion: byOccasion };
    },
    (c, counts, base) => {
      const { kinds } = responseCounts(c);
      const whole = responseRows(counts.asked, (position) => ({
        instrument: counts.asked.by!.codes[position]!.code,
        occasion: null,
      }));
      const parts = responseRows(counts.askedAtOccasion, (position) => {
        const { instrument, occasion } = kinds[position]!;
        return { instrument, occasion };
      });
      const rows = whole.flatMap((row) => [row, ...parts.filter((part) => part.instrument === row.instrument)]);
      return { kind: "table", ...base, columns: ["asked", "answered", "share", "missing"], rows };
    },
  ),
  defineFigure(
    { id: "instrument.items", version: 1, kind: "table", group: "instruments", unit: "answers" },
    (c) => {
      const rows = answeredRows(c);
      return { n: { table: "answer", rows, by: answeredItems(c).by, cells: optionProperty(c, rows) } };
    },
    (c, { n }, base) => {
      const { items } = answeredItems(c);
      const tallied = tally(n);
      return {
        kind: "table",
        ...base,
        columns: ["n", "positive", "distribution"],
        rows: items.map((item, position) => itemRow(item, tallied.by[position]!, cellsOf(n, tallied, position))),
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
      return { n: { table: "answer", rows, by: itemProperty(c, rows).by, cells: roundProperty(c, rows) } };
    },
    (c, { n }, base) => {
      const scores = describeScores(c, n);
      const rounds = n.cells.codes.map((_, round) =>
        describeScores(c, { ...n, rows: filterRows(n.rows, (row) => n.cells.at(row) === round) }),
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

/** Numeric answers for which a definition holds; answers without an instrument belong to none. */
function numericRows(context: Context, holds: (instrument: number, question: number) => boolean): Rows {
  const { answer, instrument, question } = context.register.answer;
  const { numberOfText } = context.prepared.forms;
  return filterRows(
    answeredRows(context),
    (row) => numberOfText[answer.index[row]!]! >= 0 && holds(instrument.index[row]!, question.index[row]!),
  );
}

/** Numeric answers on one of their instrument's scales. */
const scoreRows = perContext((context): Rows => {
  const { width, isScale } = scaleTable(context);
  return numericRows(context, (instrument, question) => isScale[instrument * width + question] === 1);
});

/** Numeric answers to instruments of progression. */
const indicatorRows = perContext((context): Rows => {
  const names = context.register.answer.instrument.values;
  const isProgression = names.map((name) => findInstrument(name)?.progression === true);
  if (!isProgression.includes(true)) return new Int32Array(0);
  return numericRows(context, (instrument) => isProgression[instrument] === true);
});

/** Groups `instrument/scale`. */
function scaleProperty(context: Context, rows: Rows): Single {
  const { items, by } = itemProperty(context, rows);
  const codes = items.map(({ instrument, question, label }) => ({
    code: `${instrument}/${question}`,
    label: `${instrumentName(instrument)}, ${label}`,
  }));
  return { ...by, codes };
}

/** Which measurement of the enrolment the answer's form is, counted by date: `round-1`, `round-2` … Anonymous: none. */
function roundProperty(context: Context, rows: Rows): Single {
  const { forms, enrolmentOf } = context.prepared;
  const { date } = context.register.answer;
  const roundOf = new Map<number, number>();
  const taken = new Map<number, number>();
  const byDate = [...new Set([...rows].map((row) => forms.formOf[row]!))].sort(
    (a, b) => date[forms.firstRow[a]!]! - date[forms.firstRow[b]!]! || a - b,
  );
  for (const form of byDate) {
    const enrolment = enrolmentOf.answer[forms.firstRow[form]!]!;
    if (enrolment < 0) continue;
    const round = taken.get(enrolment) ?? 0;
    taken.set(enrolment, round + 1);
    roundOf.set(form, round);
  }
  const rounds = Math.max(0, ...taken.values());
  return {
    kind: "single",
    codes: Array.from({ length: rounds }, (_, round) => ({ code: `round-${round + 1}`, label: `Omgång ${round + 1}` })),
    at: (row) => roundOf.get(forms.formOf[row]!) ?? NONE,
  };
}
