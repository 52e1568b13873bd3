/**
 * Answered forms (sv. enkätsvar): the long rows of answers, grouped to one form per answer id, and each enrolment's
 * first and last complete ORS measurement.
 */
import { ors } from "#src/domain/instruments/catalogue.ts";
import { NONE, type Register } from "#src/domain/register.ts";

/** Points are kept as whole millionths, so that sums and limits are exact decimals. */
export const MICRO = 1_000_000;

export interface Forms {
  readonly count: number;
  /** The form of each answer row, −1 when the row names none. */
  readonly formOf: Int32Array;
  /** The form's first answer row: it carries instrument, programme, enrolment, occasion and date. */
  readonly firstRow: Int32Array;
  /** 1 when some question of the form is answered. */
  readonly answered: Uint8Array;
  /** Position of the first recorded reason for a missing answer, −1 when there is none. */
  readonly missingReason: Int8Array;
  /** The value of each text of the answer column as a number, NaN when it is none. */
  readonly valueOfText: Float64Array;
  /** The different numeric answers, ascending, and the position among them of each text of the column (−1: no number). */
  readonly numbers: Float64Array;
  readonly numberOfText: Int32Array;
  /** Per enrolment: the form of the first and last complete ORS measurement, −1 when there is none. */
  readonly orsFirst: Int32Array;
  readonly orsLast: Int32Array;
  /** Sum of a form's ORS scales in millionths of a point; NaN when it is not a complete measurement. */
  readonly orsSum: Float64Array;
}

/** An answer as a number: decimal comma or point; NaN for anything else. */
function answerValue(text: string): number {
  const trimmed = text.trim().replace(",", ".");
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Groups the answers of a register. `enrolmentOf` is the enrolment of each answer row, `programmeOf` its programme. */
export function prepareForms(register: Register, enrolmentOf: Int32Array, programmeOf: Int32Array): Forms {
  const { answer } = register;
  const formOfId = new Int32Array(answer.id.values.length).fill(NONE);
  const formOf = new Int32Array(answer.rows).fill(NONE);
  const firstRow = new Int32Array(answer.id.values.length);
  let count = 0;
  for (let row = 0; row < answer.rows; row++) {
    const id = answer.id.index[row]!;
    if (id < 0 || programmeOf[row]! < 0) continue;
    let form = formOfId[id]!;
    if (form < 0) {
      form = count++;
      formOfId[id] = form;
      firstRow[form] = row;
    }
    formOf[row] = form;
  }
  const answered = new Uint8Array(count);
  const missingReason = new Int8Array(count).fill(NONE);
  for (let row = 0; row < answer.rows; row++) {
    const form = formOf[row]!;
    if (form < 0) continue;
    const reason = answer.missingReason[row]!;
    if (answer.answer.index[row]! >= 0) answered[form] = 1;
    else if (reason >= 0 && missingReason[form]! < 0) missingReason[form] = reason;
  }
  const valueOfText = Float64Array.from(answer.answer.values, answerValue);
  const numbers = Float64Array.from(new Set(valueOfText.filter((value) => !Number.isNaN(value)))).sort();
  const positionOf = new Map([...numbers].map((value, position) => [value, position]));
  const orsSum = sumScales(register, formOf, count, valueOfText);
  return {
    count,
    formOf,
    firstRow: firstRow.subarray(0, count),
    answered,
    missingReason,
    valueOfText,
    numbers,
    numberOfText: Int32Array.from(valueOfText, (value) => positionOf.get(value) ?? NONE),
    orsSum,
    ...firstAndLast(register, firstRow, orsSum, enrolmentOf),
  };
}

function sumScales(register: Register, formOf: Int32Array, forms: number, valueOfText: Float64Array): Float64Array {
  const { answer } = register;
  const isOrs = Uint8Array.from(answer.instrument.values, (name) => (name.trim().toLowerCase() === ors.id ? 1 : 0));
  const scales: readonly string[] = ors.scales;
  const scaleOf = Int8Array.from(answer.question.values, (name) => scales.indexOf(name.trim().toLowerCase()));
  const found = new Uint8Array(forms);
  const sums = new Float64Array(forms);
  for (let row = 0; row < answer.rows; row++) {
    const form = formOf[row]!;
    const question = answer.question.index[row]!;
    const text = answer.answer.index[row]!;
    if (form < 0 || question < 0 || text < 0 || isOrs[answer.instrument.index[row]!] !== 1) continue;
    const scale = scaleOf[question]!;
    const value = valueOfText[text]!;
    if (scale < 0 || Number.isNaN(value) || (found[form]! & (1 << scale)) !== 0) continue;
    found[form]! |= 1 << scale;
    sums[form]! += Math.round(value * MICRO);
  }
  const complete = (1 << scales.length) - 1;
  for (let form = 0; form < forms; form++) if (found[form] !== complete) sums[form] = Number.NaN;
  return sums;
}

/** By date; of the same day the order of the register. */
function firstAndLast(
  register: Register,
  firstRow: Int32Array,
  orsSum: Float64Array,
  enrolmentOf: Int32Array,
): Pick<Forms, "orsFirst" | "orsLast"> {
  const { date } = register.answer;
  const orsFirst = new Int32Array(register.enrolment.rows).fill(NONE);
  const orsLast = new Int32Array(register.enrolment.rows).fill(NONE);
  for (let form = 0; form < orsSum.length; form++) {
    if (Number.isNaN(orsSum[form]!)) continue;
    const row = firstRow[form]!;
    const enrolment = enrolmentOf[row]!;
    if (enrolment < 0) continue;
    const first = orsFirst[enrolment]!;
    const last = orsLast[enrolment]!;
    if (first < 0 || date[row]! < date[firstRow[first]!]!) orsFirst[enrolment] = form;
    if (last < 0 || date[row]! >= date[firstRow[last]!]!) orsLast[enrolment] = form;
  }
  return { orsFirst, orsLast };
}
