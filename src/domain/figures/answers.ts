/** Answers of a period: which forms, which of their questions, and what they can be sorted by. */
import { codeList } from "#src/domain/code-lists.ts";
import { columnProperty, occurring, type Single } from "#src/domain/figures/count.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";
import { MISSING } from "#src/domain/figures/labels.ts";
import { perContext, type Context } from "#src/domain/figures/population.ts";
import { ANONYMOUS, perRegister } from "#src/domain/figures/prepared.ts";
import { filterRows, gatherRows, rowsBetween, selectRows, type Rows } from "#src/domain/figures/rows.ts";
import { findInstrument, instrumentName, questionLabel } from "#src/domain/instruments/catalogue.ts";
import { NONE } from "#src/domain/register.ts";

/** The day of each form. */
const formDays = perRegister(({ answer }, { forms }) => forms.firstRow.map((row) => answer.date[row]!));

/** The forms in scope with their date in the period. */
const formsInPeriod = perContext((context): Rows => {
  const { forms, enrolmentOf, programmeOf, enrolment } = context.prepared;
  const { isProgramme, isTrack } = context;
  const withTrack = context.request.scope.tracks !== null;
  return filterRows(rowsBetween(formDays(context), context.from, context.to), (form) => {
    const row = forms.firstRow[form]!;
    if (isProgramme[programmeOf.answer[row]! + 1] === 0) return false;
    const own = enrolmentOf.answer[row]!;
    if (own < 0) return !withTrack;
    return enrolment.standing[own] !== ANONYMOUS && isTrack[enrolment.track[own]! + 1] === 1;
  });
});

/** The first rows of the forms in the period that are answered, or missing for a recorded reason: one row per form. */
export const formRows = perContext((context): Rows => {
  const { firstRow, answered, missingReason } = context.prepared.forms;
  const isAsked = (form: number) => answered[form] === 1 || missingReason[form]! >= 0;
  return filterRows(formsInPeriod(context), isAsked).map((form) => firstRow[form]!);
});

/** Every answered question of a form. */
const allAnswered = perRegister(({ answer: { answer, question } }, { forms: { formOf } }) =>
  selectRows(formOf.length, (row) => formOf[row]! >= 0 && answer.index[row]! >= 0 && question.index[row]! >= 0),
);

/** Answered questions of the forms in the period. */
export const answeredRows = perContext((context): Rows => {
  const { formOf, count } = context.prepared.forms;
  const inPeriod = new Uint8Array(count);
  for (const form of formsInPeriod(context)) inPeriod[form] = 1;
  const answered = allAnswered(context);
  return gatherRows(answered.length, (room) => {
    let n = 0;
    for (let i = 0; i < answered.length; i++) {
      const row = answered[i]!;
      room[n] = row;
      n += inPeriod[formOf[row]!]!;
    }
    return n;
  });
});

/** A question's code as it is compared: the case and the spaces around it do not matter. */
export const plain = (question: string): string => question.trim().toLowerCase();

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

/** A kind of form: an instrument at an occasion. */
export interface FormKind extends Labelled {
  readonly instrument: string;
  readonly occasion: string;
}

/** Kinds of form: each instrument, and each of its occasions in the list's order. */
const allFormKinds = perRegister(({ answer: { instrument, occasion, rows } }): Single<FormKind> => {
  const occasions = [...codeList("occasion").map(({ code, label }) => ({ code, label })), MISSING];
  const width = occasions.length;
  const keys = new Int32Array(rows).fill(NONE);
  for (let row = 0; row < rows; row++)
    keys[row] = (instrument.index[row]! + 1) * width + (occasion[row]! < 0 ? width - 1 : occasion[row]!);
  const names = [MISSING.code, ...instrument.values];
  const order = [...names.keys()].sort((a, b) => compareNatural(names[a]!, names[b]!));
  const positions = new Int32Array(names.length * width + 1).fill(NONE);
  const codes = order.flatMap((name, place) =>
    occasions.map((at, position) => {
      positions[name * width + position + 1] = place * width + position;
      const [instrument, occasion] = [names[name]!, at.code];
      return {
        code: `${instrument}/${occasion}`,
        label: `${instrumentName(instrument)}, ${at.label}`,
        instrument,
        occasion,
      };
    }),
  );
  return { kind: "single", codes, keys, positions };
});

/** The kinds of form that occur among some rows. */
export const formKinds = (context: Context, rows: Rows): Single<FormKind> => occurring(allFormKinds(context), rows);

const reasons = codeList("unmeasuredReason").map(({ code, label }) => ({ code, label }));

/** Reasons for a missing answer, and answered: what became of each form, at its first row. */
const outcomes = perRegister(({ answer }, { forms }) => {
  const outcome = new Int8Array(answer.rows).fill(NONE);
  forms.firstRow.forEach((row, form) => {
    outcome[row] = forms.answered[form] === 1 ? reasons.length : forms.missingReason[form]!;
  });
  return outcome;
});

export const outcomeProperty = (context: Context): Single =>
  columnProperty([...reasons, { code: "answered", label: "Svarande" }], outcomes(context));

/** A question of an instrument, as a row of the item table. */
export interface Item extends Labelled {
  readonly instrument: string;
  readonly question: string;
}

/** Each question of each instrument in the register: by instrument, then question. */
const allItems = perRegister(({ answer: { instrument, question, rows } }): Single<Item> => {
  const width = question.values.length;
  const keys = new Int32Array(rows).fill(NONE);
  const seen = new Uint8Array(instrument.values.length * width);
  for (let row = 0; row < rows; row++) {
    if (instrument.index[row]! < 0 || question.index[row]! < 0) continue;
    keys[row] = instrument.index[row]! * width + question.index[row]!;
    seen[keys[row]!] = 1;
  }
  const items = [...seen.keys()]
    .filter((key) => seen[key] === 1)
    .map((key) => ({
      key,
      instrument: instrument.values[Math.floor(key / width)]!,
      question: question.values[key % width]!,
    }));
  items.sort((a, b) => compareNatural(a.instrument, b.instrument) || compareNatural(a.question, b.question));
  const positions = new Int32Array(seen.length + 1).fill(NONE);
  items.forEach(({ key }, position) => (positions[key + 1] = position));
  const codes = items.map(({ instrument: name, question: one }) => ({
    code: one,
    label: questionLabel(name, one),
    instrument: name,
    question: one,
  }));
  return { kind: "single", codes, keys, positions };
});

/** The questions that some rows answer. A code met in two instruments is `instrument/question` the second time. */
export function itemProperty(context: Context, rows: Rows): Single<Item> {
  const property = occurring(allItems(context), rows);
  const taken = new Set<string>();
  const codes = property.codes.map(({ label, instrument, question }) => {
    const code = taken.has(question) ? `${instrument}/${question}` : question;
    taken.add(code);
    return { code, label, instrument, question };
  });
  return { ...property, codes };
}

/** Longer answers are free text and not options. */
const LONGEST_OPTION = 20;

/** 1 for answers on one of their instrument's scales. */
export const onScale = perRegister(({ answer: { instrument, question, rows } }) => {
  const width = question.values.length;
  const isScale = Uint8Array.from({ length: instrument.values.length * width }, (_, key) => {
    const scales = findInstrument(instrument.values[Math.floor(key / width)]!)?.scales ?? [];
    return scales.includes(plain(question.values[key % width]!)) ? 1 : 0;
  });
  const flags = new Uint8Array(rows);
  for (let row = 0; row < rows; row++)
    if (instrument.index[row]! >= 0 && question.index[row]! >= 0)
      flags[row] = isScale[instrument.index[row]! * width + question.index[row]!]!;
  return flags;
});

/** The option answered, written one way: numbers with a point, yes and no in lower case. Scales and free text have none. */
const allOptions = perRegister((register, { forms: { valueOfText } }): Single => {
  const { answer } = register.answer;
  const optionOfText = answer.values.map((text, position) => {
    const value = valueOfText[position]!;
    if (!Number.isNaN(value)) return String(value);
    const option = text.trim().toLowerCase();
    return option.length <= LONGEST_OPTION ? option : undefined;
  });
  const codes = [...new Set(optionOfText.flatMap((option) => option ?? []))].sort(compareNatural);
  const order = new Map(codes.map((code, index) => [code, index]));
  const isScale = onScale({ register });
  return {
    kind: "single",
    codes: codes.map((code) => ({ code, label: code })),
    keys: answer.index.map((text, row) => (isScale[row] === 1 ? NONE : text)),
    positions: Int32Array.from([undefined, ...optionOfText], (option) => order.get(option ?? "") ?? NONE),
  };
});

/** The options that some rows answer. */
export const optionProperty = (context: Context, rows: Rows): Single => occurring(allOptions(context), rows);
