/**
 * Reading values out of an evaluation by reference. Every number in a report is fetched here by figure id and path, so
 * one fact cannot have two values, and every cell knows where it came from.
 */
import type { IsoDate } from "#src/kernel/dates.ts";
import type { Cell, FactRef, NumberUnit, Period } from "./document.ts";

/** One evaluated figure as in the open JSON format: kind and version, and the rest by kind. */
export interface FigureValue {
  readonly kind: string;
  readonly version: number;
}

/** What a report needs of an evaluation; the figures' own `Evaluation` fits. */
export interface ReportEvaluation {
  readonly scope: { readonly programmes: readonly string[]; readonly track: string | readonly string[] | null };
  readonly period: Period;
  readonly asOf: string;
  readonly figures: Readonly<Record<string, FigureValue>>;
}

/** What a figure means, in words; the figures' own `FigureDefinition` fits. */
export interface ReportDefinition {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The definition in one Swedish sentence. */
  readonly definition: string;
  /** The population rule in words. */
  readonly population: string;
  readonly unit?: string;
}

export type DefinitionLookup = (figureId: string) => ReportDefinition | undefined;

/** Whether a fact may be printed for the audience, and if not, why. */
export type Disclosure = "shown" | "small" | "complementary" | "extreme";
export type Publication = (fact: { readonly figure: string; readonly path: string }) => Disclosure;

/** Inside the team everything is shown. */
export const publishAll: Publication = () => "shown";

export interface ShareJson {
  readonly numerator: number;
  readonly denominator: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isShare = (value: unknown): value is ShareJson =>
  isRecord(value) && typeof value.numerator === "number" && typeof value.denominator === "number";

/** A path segment with `/` and `~` escaped as in JSON Pointer. */
export const escapeSegment = (segment: string) => segment.replaceAll("~", "~0").replaceAll("/", "~1");
const unescapeSegment = (segment: string) => segment.replaceAll("~1", "/").replaceAll("~0", "~");

/**
 * The value at a path: `` is the figure's own value or share, `rows/arbete/count` finds the row by its code,
 * `cells/0/1` goes by index. Undefined when there is nothing there.
 */
export function findValue(figure: FigureValue, path: string): unknown {
  const root: unknown = figure;
  if (path === "") return isRecord(root) ? (root.share ?? root.value) : undefined;
  let here: unknown = root;
  for (const segment of path.split("/").map(unescapeSegment)) {
    if (Array.isArray(here)) {
      const list: readonly unknown[] = here;
      here = list.find((item) => isRecord(item) && item.code === segment) ?? list[Number(segment)];
    } else if (isRecord(here)) {
      here = here[segment];
    } else {
      return undefined;
    }
  }
  return here;
}

/** The rows of a table figure; empty for other kinds. */
export function rowsOf(figure: FigureValue): readonly Readonly<Record<string, unknown>>[] {
  const rows = findValue(figure, "rows");
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}

export const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** How a value is to be printed. */
export type ValueFormat =
  | { readonly as: "count" }
  | { readonly as: "share" }
  | { readonly as: "text"; readonly words?: ((code: string) => string) | undefined }
  | { readonly as: "number"; readonly unit: NumberUnit; readonly decimals: number };

/** Splits `exit.results#rows/arbete/count` into figure and path. */
export function parseReference(reference: string): { readonly figure: string; readonly path: string } {
  const mark = reference.indexOf("#");
  return mark < 0
    ? { figure: reference, path: "" }
    : { figure: reference.slice(0, mark), path: reference.slice(mark + 1) };
}

/**
 * The typed cell of a fact. A figure or path that is not there, and a share of nothing, is `missing`; a fact that may
 * not be published is `withheld`.
 */
export function cellOf(
  evaluation: ReportEvaluation,
  publication: Publication,
  reference: { readonly figure: string; readonly path: string },
  format: ValueFormat,
): Cell {
  const figure = evaluation.figures[reference.figure];
  if (!figure) return { kind: "missing" };
  const fact: FactRef = { figure: reference.figure, version: figure.version, path: reference.path };
  const value = findValue(figure, reference.path);
  if (value === undefined || value === null || value === "") return { kind: "missing" };
  if (isShare(value) && value.denominator === 0) return { kind: "missing" };
  const disclosure = publication(reference);
  if (disclosure !== "shown") return { kind: "withheld", reason: disclosure, fact };
  if (isShare(value)) {
    const { numerator, denominator, low, high } = value;
    return { kind: "share", numerator, denominator, low: low ?? 0, high: high ?? 1, fact };
  }
  if (typeof value === "number") {
    return format.as === "number"
      ? { kind: "number", value, unit: format.unit, decimals: format.decimals, fact }
      : { kind: "count", value, fact };
  }
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return { kind: "text", text: format.as === "text" && format.words ? format.words(text) : text };
}

/** A cell of the period before: marked as such, so that it is never taken for this period's. */
export function previousCell(
  previous: { readonly evaluation: ReportEvaluation; readonly publication: Publication },
  reference: { readonly figure: string; readonly path: string },
  format: ValueFormat,
): Cell {
  const cell = cellOf(previous.evaluation, previous.publication, reference, format);
  return "fact" in cell ? { ...cell, fact: { ...cell.fact, previous: true } } : cell;
}

/** The values of a row that a target may mean, in order: its share, else its number. */
const targetKeys = ["share", "shareOfReached", "positive", "shareAfter", "count", "total", "n", "outcome", "mean"];

/**
 * The fact a target is set for: `exit.reasons#flytt` means that row's share, or its count when it has no share, and
 * `exit.days` the mean of all.
 */
export function goalReference(
  figures: Readonly<Record<string, FigureValue>>,
  code: string,
): { readonly figure: string; readonly path: string } {
  const { figure, path } = parseReference(code.trim());
  const target = figures[figure];
  if (!target) return { figure, path };
  const isThere = (place: string) => {
    const value = findValue(target, place);
    return isShare(value) || typeof value === "number";
  };
  if (path === "") {
    const own = target.kind === "statistic" ? ["groups/0/mean", "mean"].find(isThere) : undefined;
    return { figure, path: own ?? "" };
  }
  const row = `${target.kind === "statistic" ? "groups" : "rows"}/${escapeSegment(path)}`;
  const key = target.kind === "statistic" ? "mean" : targetKeys.find((candidate) => isThere(`${row}/${candidate}`));
  return { figure, path: `${row}/${key ?? "count"}` };
}

/** A period's mark in small print. */
export const periodMark = (period: { readonly from: IsoDate; readonly to: IsoDate }) => `${period.from}–${period.to}`;
