/** Reads single cells: what a column's type makes of a text, a number or a date. */
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import { fold, ForgivingMap } from "#src/domain/register-import/forgiving.ts";
import type { Reason, WarningCode } from "#src/domain/register-import/problems.ts";
import { CellError, rawText, type RawCell } from "#src/domain/register-import/raw.ts";
import type { Cell } from "#src/domain/register.ts";
import type { WorkbookColumn } from "#src/domain/workbook.ts";
import { dayFromCalendar, daysInMonth, formatIsoDate } from "#src/kernel/dates.ts";

/** A cell that was understood. `typed` is set when the text names something narrower than the code: a party's unit. */
export interface ReadCell {
  readonly value: Cell;
  readonly warning?: WarningCode;
  readonly unit?: string;
}

/** A cell that was not understood. */
export class RefusedCell {
  readonly reason: Reason;
  readonly nearest: readonly string[];
  constructor(reason: Reason, nearest: readonly string[] = []) {
    this.reason = reason;
    this.nearest = nearest;
  }
}

/** Reads the cells of one column. An empty cell is `null`. */
export type CellReader = (raw: RawCell) => ReadCell | RefusedCell;

/** Longest text a spreadsheet cell holds, and longest text a key may have. */
const textLimit = 32_767;
const keyLimit = 200;

const empty: ReadCell = { value: null };
const remembered = 20_000;

/** The reader of a column. `key` columns identify rows or refer to them, and must be short. */
export function cellReader(column: WorkbookColumn, key: boolean): CellReader {
  switch (column.type) {
    case "text":
      return (raw) => readText(raw, key ? keyLimit : textLimit);
    case "date":
      return memoised(readDate);
    case "number":
      return memoised(readNumber);
    case "boolean":
      return memoised(readBoolean);
    case "code":
      return memoised(codeReader(column.list!));
    case "codes":
      return memoised(codesReader(column.list!));
  }
}

/** Remembers what each distinct cell meant: a register repeats itself. */
function memoised(read: CellReader): CellReader {
  const known = new Map<RawCell, ReadCell | RefusedCell>();
  return (raw) => {
    if (raw === null) return empty;
    let result = known.get(raw);
    if (result === undefined) {
      if (known.size >= remembered) known.clear();
      result = raw instanceof CellError ? new RefusedCell({ code: "cell-error" }) : read(tidyRaw(raw));
      known.set(raw, result);
    }
    return result;
  };
}

const tidyRaw = (raw: RawCell): RawCell => (typeof raw === "string" ? tidyText(raw) : raw);

// Control characters other than tab and newline, and what only changes how a text is drawn (direction, zero width).
const unwanted = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;
const kept = /[\t\n]/;
/** Texts that may need tidying; most need none, and this is quick to ask. */
const untidy = /^\s|\s$|[\p{Cc}\p{Mn}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/u;

/** Trims, joins letters with their accents, and drops invisible characters. */
export function tidyText(text: string): string {
  if (!untidy.test(text)) return text;
  return withoutControls(text.replace(/\r\n?/g, "\n").toWellFormed()).normalize("NFC").trim();
}

const withoutControls = (text: string): string => text.replace(unwanted, (sign) => (kept.test(sign) ? sign : ""));

function readText(raw: RawCell, limit: number): ReadCell | RefusedCell {
  if (raw === null) return empty;
  if (raw instanceof CellError) return new RefusedCell({ code: "cell-error" });
  const typed = typeof raw === "string" ? raw : rawText(raw);
  const text = tidyText(typed);
  if (text === "") return empty;
  if (text.length > limit) return new RefusedCell({ code: "too-long", limit });
  if (text !== typed && withoutControls(typed.replaceAll("\r", "")) !== typed.replaceAll("\r", "")) {
    return { value: text, warning: "control-characters" };
  }
  return { value: text };
}

const firstYear = 1900;
const lastYear = 2100;
const range: Reason = { code: "date-range", from: firstYear, to: lastYear };
const yearFirst = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?:[T ][\d:.]+Z?)?$/;
const yearLast = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;

function readDate(raw: RawCell): ReadCell | RefusedCell {
  if (raw === "") return empty;
  if (typeof raw === "boolean") return new RefusedCell({ code: "date-form" });
  if (typeof raw === "number" && !(Number.isInteger(raw) && raw >= 1_900_01_01 && raw <= 2_100_12_31)) {
    return new RefusedCell({ code: "date-number" });
  }
  const text = rawText(raw);
  const match = yearFirst.exec(text);
  if (match && (match[2] !== "" || (match[3]!.length === 2 && match[4]!.length === 2))) {
    return calendarDate(Number(match[1]), Number(match[3]), Number(match[4]));
  }
  const other = yearLast.exec(text);
  if (!other) return new RefusedCell({ code: "date-form" });
  const readings = readingsOf(Number(other[1]), Number(other[2]), other[3]!);
  return new RefusedCell(readings.length > 1 ? { code: "date-ambiguous", readings } : { code: "date-form" }, readings);
}

/** The days that three numbers can mean: day, month, year; month, day, year; and year, month, day when all are short. */
function readingsOf(first: number, second: number, last: string): string[] {
  const year = last.length === 2 ? 2000 + Number(last) : Number(last);
  const candidates = [
    calendarDate(year, second, first),
    calendarDate(year, first, second),
    ...(last.length === 2 ? [calendarDate(2000 + first, second, Number(last))] : []),
  ];
  return [...new Set(candidates.flatMap((result) => (result instanceof RefusedCell ? [] : [String(result.value)])))];
}

function calendarDate(year: number, month: number, day: number): ReadCell | RefusedCell {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return new RefusedCell({ code: "date-impossible" });
  }
  if (year < firstYear || year > lastYear) return new RefusedCell(range);
  return { value: formatIsoDate(dayFromCalendar(year, month, day)) };
}

const decimal = /^[-+\u2212]?(?:\d+|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+)(?:[.,]\d+)?(?:e[-+]?\d+)?$/i;
const spaces = /[ \u00a0\u202f\u2009]/g;

/** A decimal number with comma or point, thousands spaced or not; undefined when the text is none. */
export function parseNumber(text: string): number | undefined {
  if (!decimal.test(text)) return undefined;
  const number = Number(text.replace(spaces, "").replace(",", ".").replace("\u2212", "-"));
  return Number.isFinite(number) ? number + 0 : undefined;
}

function readNumber(raw: RawCell): ReadCell | RefusedCell {
  if (raw === "") return empty;
  if (typeof raw === "number") {
    return Number.isFinite(raw) ? { value: raw + 0 } : new RefusedCell({ code: "number-form" });
  }
  const number = typeof raw === "string" ? parseNumber(raw.replace(/\s*(?:%|kr|tim|h)$/i, "")) : undefined;
  return number === undefined ? new RefusedCell({ code: "number-form" }) : { value: number };
}

const yes = new Set(["ja", "j", "x", "1", "true", "sant", "yes"]);
const no = new Set(["nej", "n", "0", "false", "falskt", "no"]);

function readBoolean(raw: RawCell): ReadCell | RefusedCell {
  if (raw === "") return empty;
  if (typeof raw === "boolean") return { value: raw };
  const text = fold(rawText(raw));
  if (yes.has(text)) return { value: true };
  if (no.has(text)) return { value: false };
  return new RefusedCell({ code: "boolean-form" }, ["Ja", "Nej"]);
}

/** The labels of a list with what each means. Codes and today's labels win over old ones. */
function labelsOf(id: CodeListId): ForgivingMap<ReadCell> {
  const labels = new ForgivingMap<ReadCell>();
  const list = codeList(id);
  for (const { code, label } of list) labels.add(label, { value: code }, true);
  for (const { code } of list) labels.add(code, { value: code });
  for (const { code, also } of list) for (const old of also ?? []) labels.add(old, { value: code });
  for (const { code, units } of list) for (const unit of units ?? []) labels.add(unit, { value: code, unit });
  return labels;
}

function codeReader(id: CodeListId): CellReader {
  const labels = labelsOf(id);
  return (raw) => {
    const text = rawText(raw);
    if (text === "") return empty;
    const years = id === "benefitYears" ? readYears(text.replace(/\s*år$/i, "")) : undefined;
    return years ?? labels.find(text) ?? new RefusedCell({ code: "unknown-code" }, labels.nearest(text));
  };
}

/** Years as a number: begun years are counted, so 2,5 is up to three. Undefined when the text is not a number. */
function readYears(text: string): ReadCell | RefusedCell | undefined {
  const number = parseNumber(text);
  if (number === undefined) return undefined;
  if (number < 0 || number > 99) return new RefusedCell({ code: "years-form" });
  const whole = Math.max(1, Math.ceil(number));
  const value = whole > 9 ? "9plus" : String(whole);
  return whole === number || whole > 9 ? { value } : { value, warning: "years-rounded" };
}

function codesReader(id: CodeListId): CellReader {
  const labels = labelsOf(id);
  return (raw) => {
    const text = rawText(raw);
    if (text === "") return empty;
    const values = new Set<string>();
    for (const part of text.split("+").map((one) => one.trim())) {
      const found = part === "" ? undefined : labels.find(part);
      if (!found) return new RefusedCell({ code: "unknown-code" }, labels.nearest(part));
      values.add(String(found.value));
    }
    return {
      value: codeList(id)
        .map(({ code }) => code)
        .filter((code) => values.has(code)),
    };
  };
}
