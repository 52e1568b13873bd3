/**
 * Sentences with values in them: `Under perioden avslutades {participants.ended} insatser.` A value is written
 * `{reference}` or `{reference|unit:decimals}`; `previous:` before the reference takes the earlier period's evaluation.
 */
import type { Cell, Inline, NumberUnit } from "./document.ts";
import {
  cellOf,
  parseReference,
  previousCell,
  type Publication,
  type ReportEvaluation,
  type ValueFormat,
} from "./facts.ts";

export interface ValueMark {
  readonly period: "current" | "previous";
  readonly figure: string;
  readonly path: string;
  readonly format: ValueFormat;
}

/** What sentences are filled from. */
export interface ValueSource {
  readonly evaluation: ReportEvaluation;
  readonly publication: Publication;
  readonly previous: { readonly evaluation: ReportEvaluation; readonly publication: Publication } | undefined;
}

const units: readonly NumberUnit[] = ["plain", "percent", "kr", "days", "months", "years", "hours", "points", "fte"];

/** Reads one mark, the text between braces. Throws on a unit that does not exist: templates are checked in tests. */
export function parseMark(mark: string): ValueMark {
  const [place = "", style] = mark.split("|");
  const previous = place.startsWith("previous:");
  const { figure, path } = parseReference(previous ? place.slice("previous:".length) : place);
  const period = previous ? "previous" : "current";
  if (style === undefined) return { period, figure, path, format: { as: "count" } };
  const [unitName, decimals = "0"] = style.split(":");
  const unit = units.find((name) => name === unitName);
  if (!unit) throw new Error(`Unknown unit in template: ${mark}`);
  return { period, figure, path, format: { as: "number", unit, decimals: Number(decimals) } };
}

/** Splits a sentence into text and marks. */
export function parseSentence(text: string): readonly (string | ValueMark)[] {
  return text
    .split(/(\{[^}]*\})/)
    .filter((piece) => piece !== "")
    .map((piece) => (piece.startsWith("{") ? parseMark(piece.slice(1, -1)) : piece));
}

/** The cell a mark stands for. */
export function cellOfMark(source: ValueSource, mark: ValueMark): Cell {
  if (mark.period === "current") return cellOf(source.evaluation, source.publication, mark, mark.format);
  return source.previous ? previousCell(source.previous, mark, mark.format) : { kind: "missing" };
}

/**
 * The sentence as inlines; `missing` when a value it names does not exist or is never sent out, `withheld` when one may
 * not be published: half a sentence says nothing.
 */
export function fillSentence(source: ValueSource, text: string): readonly Inline[] | "missing" | "withheld" {
  const inlines: Inline[] = [];
  let withheld = false;
  for (const piece of parseSentence(text)) {
    if (typeof piece === "string") {
      inlines.push({ kind: "text", text: piece });
      continue;
    }
    const cell = cellOfMark(source, piece);
    if (cell.kind === "missing" || (cell.kind === "withheld" && cell.reason === "extreme")) return "missing";
    withheld ||= cell.kind === "withheld";
    inlines.push({ kind: "value", cell });
  }
  return withheld ? "withheld" : inlines;
}
