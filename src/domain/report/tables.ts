/** Tables of a report: figure + view → block. Pure. */
import { benefitReport } from "./benefit/words.ts";
import type { Caption, Cell, Column, Row, TableBlock } from "./document.ts";
import {
  cellOf,
  escapeSegment,
  findValue,
  goalReference,
  isRecord,
  isShare,
  parseReference,
  periodMark,
  textOf,
  type DefinitionLookup,
  type FigureValue,
  type Publication,
  type ReportEvaluation,
  type ValueFormat,
} from "./facts.ts";
import { formatCell, formatNumber } from "./format.ts";
import { paybackGoal } from "#src/domain/model/from-register/payback-target.ts";
import { checkMatrix, checkSums } from "./sums.ts";
import { tableViews, type ColumnView, type TableView } from "./table-views.ts";

/** What sections are made from. */
export interface ReportContext {
  readonly evaluation: ReportEvaluation;
  readonly publication: Publication;
  readonly previous: { readonly evaluation: ReportEvaluation; readonly publication: Publication } | undefined;
  readonly definitions: DefinitionLookup;
  /** True when the report goes to somebody outside the team. */
  readonly outside: boolean;
}

type JsonRow = Readonly<Record<string, unknown>>;

/** `exit.results` → `exit-results`, for ids. */
export const idOf = (figure: string) => figure.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase();

const formatOfColumn = (column: ColumnView): ValueFormat =>
  column.as === "number"
    ? { as: "number", unit: column.unit ?? "plain", decimals: column.decimals ?? 0 }
    : { as: column.as, words: column.words };

/** References to the population's size, in the order they are to be printed. */
function populationPaths(figure: FigureValue): readonly { readonly label: string; readonly path: string }[] {
  if (figure.kind === "count") return [{ label: "n", path: "" }];
  if (figure.kind === "share") return [{ label: "n", path: "share/denominator" }];
  const n = findValue(figure, "n");
  if (typeof n === "number") return [{ label: "n", path: "n" }];
  if (isRecord(n)) {
    const names: Readonly<Record<string, string>> = {
      before: "n före",
      after: "n efter",
      start: "n vid start",
      exit: "n vid avslut",
    };
    return Object.keys(n).map((key) => ({ label: names[key] ?? `n ${key}`, path: `n/${key}` }));
  }
  if (typeof findValue(figure, "reached") === "number") return [{ label: "n nådda", path: "reached" }];
  if (typeof findValue(figure, "groups/all/n") === "number") return [{ label: "n", path: "groups/all/n" }];
  if (isShare(findValue(figure, "pairs"))) return [{ label: "n par", path: "pairs/numerator" }];
  if (isShare(findValue(figure, "rows/0/share"))) return [{ label: "n", path: "rows/0/share/denominator" }];
  if (isShare(findValue(figure, "rows/0/shares/total")))
    return [{ label: "n", path: "rows/0/shares/total/denominator" }];
  return [];
}

/** `n = 54 · 2022-01-01–2022-12-31 · exit.reasons v1`. */
function sourceLine(context: ReportContext, figureId: string): string {
  const figure = context.evaluation.figures[figureId];
  if (!figure) return `${periodMark(context.evaluation.period)} · ${figureId}`;
  const populations = populationPaths(figure).map(({ label, path }) => {
    const cell = cellOf(context.evaluation, context.publication, { figure: figureId, path }, { as: "count" });
    return cell.kind === "withheld" ? `${label} redovisas inte` : `${label} = ${formatCell(cell, "table")}`;
  });
  return [...populations, periodMark(context.evaluation.period), `${figureId} v${figure.version}`].join(" · ");
}

/** What is missing from a figure, in words; outside the team small numbers become `några`. */
export function missingNotes(context: ReportContext, figureId: string, figure: FigureValue): readonly string[] {
  const missing = findValue(figure, "missing");
  if (!isRecord(missing)) return [];
  const sentences: Readonly<Record<string, (n: string) => string>> = {
    anonymous: (n) => `Anonyma deltagare är inte med (${n}); om dem är bara kön och år kända.`,
    unmeasured: (n) => `Mätning saknas för ${n}.`,
    unknown: (n) => `Uppgift saknas för ${n}.`,
    start: (n) => `Uppgift vid start saknas för ${n}.`,
    exit: (n) => `Uppgift vid avslut saknas för ${n}.`,
  };
  return Object.entries(missing).flatMap(([key, n]) => {
    if (typeof n !== "number" || n === 0) return [];
    const small = context.outside && n < 5;
    const shown =
      !small && context.publication({ figure: figureId, path: `missing/${escapeSegment(key)}` }) === "shown";
    const words = shown ? formatNumber(n, 0) : "några";
    return [(sentences[key] ?? ((amount: string) => `Inte med, ${key}: ${amount}.`))(words)];
  });
}

/** Stands below a table with a withheld value. */
export const withheldNote =
  "Två punkter (..) betyder att värdet inte lämnas ut, för att ingen enskild ska kunna pekas ut.";

/** Title, small print and notes of a table or chart. */
export function captionOf(
  context: ReportContext,
  figureId: string,
  title: string,
  extra: readonly string[],
  rows: readonly Row[],
): Caption {
  const figure = context.evaluation.figures[figureId];
  const withheld = rows.some((row) => row.cells.some((cell) => cell.kind === "withheld"));
  return {
    title,
    source: sourceLine(context, figureId),
    notes: [
      ...extra,
      ...(figure ? [...ownNotes(figure), ...missingNotes(context, figureId, figure)] : []),
      ...(withheld ? [withheldNote] : []),
    ],
  };
}

/** Sentences that the figure itself carries, e.g. that the period spans two schemes. */
function ownNotes(figure: FigureValue): readonly string[] {
  const notes = findValue(figure, "notes");
  return Array.isArray(notes) ? notes.filter((note) => typeof note === "string") : [];
}

/** The rows of a figure under the name its view gives; undefined when it has none. */
function jsonRows(figure: FigureValue, view: TableView): readonly JsonRow[] {
  const rows = findValue(figure, view.rowsFrom ?? "rows");
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
}

/** `Andel` becomes `Andel av 54` when every share of the column has the same denominator. */
function columnLabel(column: ColumnView, cells: readonly Cell[]): string {
  if (column.as !== "share") return column.label;
  const denominators = new Set(cells.flatMap((cell) => (cell.kind === "share" ? [cell.denominator] : [])));
  if (denominators.size !== 1) return column.label;
  const [n] = denominators;
  return `${column.label} (n\u00a0=\u00a0${formatNumber(n!, 0)})`;
}

/** Columns that come from the data (tracks), each a count. Codes are names; `saknas` is spelled out. */
function dataColumns(rows: readonly JsonRow[], key: string): readonly ColumnView[] {
  const cells = rows[0]?.[key];
  if (!isRecord(cells)) return [];
  return Object.keys(cells).map((name) => ({
    label: name === "saknas" ? "Uppgift saknas" : name,
    path: `${key}/${escapeSegment(name)}`,
    as: "count",
  }));
}

/** A column that is zero all the way through says nothing: `Annat eller okänt` when nobody is. */
const isEmptySexColumn = (column: ColumnView, cells: readonly Cell[]) =>
  column.path === "cells/annat" && cells.every((cell) => cell.kind === "count" && cell.value === 0);

function totalRow(context: ReportContext, figureId: string, view: TableView, keep: readonly number[]): Row | undefined {
  if (!view.total) return undefined;
  const cells = view.total.map((reference): Cell => {
    if (reference === undefined) return { kind: "text", text: "" };
    const { figure, path } = parseReference(reference.startsWith("#") ? `${figureId}${reference}` : reference);
    return cellOf(context.evaluation, context.publication, { figure, path }, { as: "count" });
  });
  const blank: Cell = { kind: "text", text: "" };
  return { header: "Totalt", cells: keep.map((index) => cells[index] ?? blank), total: true };
}

export interface TableOptions {
  readonly id: string;
  readonly number: number;
  readonly title: string | undefined;
}

/**
 * The table of a figure. Undefined when the figure has no rows, may not leave the team at all, or was not evaluated;
 * the section then says so in a sentence.
 */
export function buildTable(context: ReportContext, figureId: string, options: TableOptions): TableBlock | undefined {
  const view = tableViews[figureId];
  const figure = context.evaluation.figures[figureId];
  if (!view || !figure) return undefined;
  if (context.outside && (view.rowLevel || view.teamOnly)) return undefined;
  if (figureId === "goals") return goalsTable(context, figure, options);
  if (figure.kind === "matrix") return matrixTable(context, figureId, figure, view, options);

  const rows = jsonRows(figure, view);
  if (rows.length === 0) return undefined;
  // Cells by sex or track within another table are too fine to leave the team.
  const columns = [...view.columns, ...(view.columnsFrom ? dataColumns(rows, view.columnsFrom) : [])].filter(
    ({ path }) => !context.outside || !path.startsWith("cells/"),
  );
  const base = view.rowsFrom ?? "rows";
  const rowKey = (row: JsonRow, index: number) =>
    textOf(row.code) === "" ? `${index}` : escapeSegment(textOf(row.code));
  const byColumn = columns.map((column) =>
    rows.map((row, index) =>
      cellOf(
        context.evaluation,
        context.publication,
        { figure: figureId, path: `${base}/${rowKey(row, index)}/${column.path}` },
        formatOfColumn(column),
      ),
    ),
  );
  const keep = columns.flatMap((column, index) => (isEmptySexColumn(column, byColumn[index]!) ? [] : [index]));
  checkSums(context.evaluation.figures, figureId, view, rows);
  const body = rows.map((row, index): Row => ({
    header: rowLabel(row, index),
    cells: keep.map((column) => byColumn[column]![index]!),
    total: row.code === "total" && view.rowsFrom === undefined,
  }));
  const total = totalRow(context, figureId, view, keep);
  const notes = [...(view.overlapping ? [view.overlapping] : []), ...(view.note ? [view.note] : [])];
  const allRows = total ? [...body, total] : body;
  return {
    kind: "table",
    id: options.id,
    number: options.number,
    caption: captionOf(context, figureId, options.title ?? view.title, notes, allRows),
    rowHeader: view.rowHeader,
    columns: keep.map((index): Column => ({
      label: columnLabel(columns[index]!, byColumn[index]!),
      align: columns[index]!.as === "text" ? "text" : "number",
    })),
    rows: allRows,
  };
}

function rowLabel(row: JsonRow, index: number): string {
  const label = textOf(row.label) || textOf(row.code) || `${index + 1}`;
  return label === "all" ? "Alla" : label.replace(/(, )+$/, "");
}

function matrixTable(
  context: ReportContext,
  figureId: string,
  figure: FigureValue,
  view: TableView,
  options: TableOptions,
): TableBlock | undefined {
  const rows = jsonRows(figure, view);
  const columnItems = findValue(figure, "columns");
  const columns = Array.isArray(columnItems) ? columnItems.filter(isRecord) : [];
  if (rows.length === 0 || columns.length === 0) return undefined;
  checkMatrix(figureId, figure);
  const body = rows.map((row, i): Row => ({
    header: rowLabel(row, i),
    cells: columns.map((_, j) =>
      cellOf(context.evaluation, context.publication, { figure: figureId, path: `cells/${i}/${j}` }, { as: "count" }),
    ),
    total: false,
  }));
  // Rows and columns that are empty on both sides would make a wide table of nothing.
  const isZero = (cell: Cell | undefined) => cell?.kind === "count" && cell.value === 0;
  const used = columns.flatMap((_, k) =>
    figureId === "ladder.matrix" ||
    !body.every((row) => isZero(row.cells[k])) ||
    !(body[k]?.cells.every(isZero) ?? true)
      ? [k]
      : [],
  );
  const shown = used.map((k) => ({ ...body[k]!, cells: used.map((j) => body[k]!.cells[j]!) }));
  const note = used.length < columns.length ? ["Rader och kolumner utan någon person är inte utskrivna."] : [];
  return {
    kind: "table",
    id: options.id,
    number: options.number,
    caption: captionOf(context, figureId, options.title ?? view.title, note, shown),
    rowHeader: view.rowHeader,
    columns: used.map((k) => ({ label: `Till: ${rowLabel(columns[k]!, k)}`, align: "number" })),
    rows: shown,
  };
}

const verdicts: Readonly<Record<string, string>> = {
  met: "Uppnått",
  "not-met": "Inte uppnått",
  "cannot-tell": "Kan inte avgöras",
};

/** The outcome of a target: its figure's own value. A mean has one decimal, a count and whole months none. */
export function goalOutcome(context: ReportContext, code: string): Cell {
  const reference = goalReference(context.evaluation.figures, code);
  const isMean = /(^|\/)(mean|outcome)$/.test(reference.path);
  const decimals = reference.figure === paybackGoal ? 0 : 1;
  const format: ValueFormat = isMean ? { as: "number", unit: "plain", decimals } : { as: "count" };
  return cellOf(context.evaluation, context.publication, reference, format);
}

function goalsTable(context: ReportContext, figure: FigureValue, options: TableOptions): TableBlock | undefined {
  const rows = jsonRows(figure, tableViews.goals!);
  if (rows.length === 0) return undefined;
  const body = rows.map((row, index): Row => {
    const code = textOf(row.code);
    const reference = goalReference(context.evaluation.figures, code);
    const outcome = goalOutcome(context, code);
    const own = (key: string, format: ValueFormat) =>
      cellOf(context.evaluation, context.publication, { figure: "goals", path: `rows/${index}/${key}` }, format);
    const figure = context.evaluation.figures[reference.figure];
    const isPercent = figure !== undefined && isShare(findValue(figure, reference.path));
    const target = row.target;
    const targetText =
      typeof target === "number"
        ? `${row.direction === "hogst" ? "högst" : "minst"} ${formatNumber(target, Number.isInteger(target) ? 0 : 1)}${isPercent ? "\u00a0%" : ""}`
        : "";
    const verdict: Cell =
      outcome.kind === "withheld"
        ? outcome
        : { kind: "text", text: verdicts[textOf(row.verdict)] ?? "Kan inte avgöras" };
    const n = outcome.kind === "withheld" ? outcome : own("n", { as: "count" });
    const shownOutcome =
      outcome.kind === "missing" ? own("outcome", { as: "number", unit: "plain", decimals: 1 }) : outcome;
    return {
      header: goalLabel(context, row, code),
      cells: [{ kind: "text", text: targetText }, shownOutcome, n, verdict],
      total: false,
    };
  });
  return {
    kind: "table",
    id: options.id,
    number: options.number,
    caption: captionOf(
      context,
      "goals",
      options.title ?? "Mål och utfall",
      ["Kan inte avgöras: målet ligger inom osäkerheten, så skillnaden kan bero på slumpen."],
      body,
    ),
    rowHeader: "Mål",
    columns: [
      { label: "Målvärde", align: "text" },
      { label: "Utfall", align: "number" },
      { label: "n", align: "number" },
      { label: "Bedömning", align: "text" },
    ],
    rows: body,
  };
}

/** The target's own name, or the figure's title and the row's label. */
export function goalLabel(context: ReportContext, row: JsonRow, code: string): string {
  const label = textOf(row.label);
  if (label !== "" && label !== code) return label;
  const { figure, path } = parseReference(code);
  const title = context.definitions(figure)?.title ?? (figure === paybackGoal ? benefitReport.goal : figure);
  const target = context.evaluation.figures[figure];
  const rowName = target && path !== "" ? textOf(findValue(target, `rows/${escapeSegment(path)}/label`)) : "";
  return rowName ? `${title}: ${rowName}` : title;
}
