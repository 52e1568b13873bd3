/** How wide a table's columns should be, estimated from the number of characters. Shared by PDF and Word. */
import type { TableBlock } from "#src/domain/report/document.ts";
import { formatCell } from "#src/domain/report/format.ts";

export interface TableMeasures {
  /** Shares of the table's width, first column first; they sum to 1. */
  readonly widths: readonly number[];
  /** For each column whether its header has a word so long that it must be hyphenated. */
  readonly hyphenate: readonly boolean[];
  /** True when the table needs smaller type. */
  readonly dense: boolean;
  /** True when the table needs a page on its side. */
  readonly wide: boolean;
  /** True when the table is short enough to be kept on one page. */
  readonly keep: boolean;
}

/** Widths of the text on an A4 page with 25 mm margins, in points. */
export const uprightWidth = 453;
const sidewaysWidth = 700;

/** Lines that fit comfortably on what is left of a page. */
const linesInOnePiece = { upright: 18, sideways: 12 } as const;

const normalSize = 8.5;
const denseSize = 7.5;
/** Space between two columns, in em. */
const gap = 1.2;
/** Longest part of a word that is left when it is hyphenated well, in em. */
const syllables = 6;

/** How much wider bold is. */
const bold = 1.08;

/** Widths in em: with `least` numbers stay whole and words break at syllables; with `wished` cells stand on one line. */
interface ColumnNeed {
  readonly least: number;
  readonly wished: number;
}

/** About how wide a text is in Inter, in em. */
function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) {
    if (/[\s.,:;!'()|ijltfrI]/.test(character)) ems += 0.33;
    else if (/[%@mwMWÅÄÖA-Z]/.test(character)) ems += 0.8;
    else if (/[0-9–]/.test(character)) ems += 0.66;
    else ems += 0.6;
  }
  return ems;
}

const widest = (texts: readonly string[]) => texts.reduce((most, text) => Math.max(most, emsOf(text)), 0);
const widestWord = (texts: readonly string[]) => widest(texts.flatMap((text) => text.split(/[ \n]/)));

/** Estimates the widths of a table's columns and whether it needs smaller type or a page on its side. Pure. */
export function measureTable(table: TableBlock): TableMeasures {
  const needs = [
    needOf(
      "text",
      table.rowHeader,
      table.rows.map((row) => row.header),
    ),
  ];
  table.columns.forEach((column, index) => {
    const cells = table.rows.map((row) => {
      const cell = row.cells[index];
      return cell ? formatCell(cell, "table") : "";
    });
    needs.push(needOf(column.align, column.label, cells));
  });
  const dense = !fits(needs, normalSize, uprightWidth);
  const wide = dense && !fits(needs, denseSize, uprightWidth);
  const ems = (wide ? sidewaysWidth : uprightWidth) / (dense ? denseSize : normalSize);
  const widths = distribute(needs, ems);
  const fitting = (text: string, index: number) => Math.max(1, Math.ceil(emsOf(text) / (widths[index]! * ems - gap)));
  const headers = [table.rowHeader, ...table.columns.map(({ label }) => label)];
  const lines = table.rows.map(({ header, cells }) => {
    const texts = cells.map((cell, index) => (cell.kind === "text" ? fitting(cell.text, index + 1) : 1));
    return Math.max(fitting(header, 0), ...texts);
  });
  return {
    widths,
    hyphenate: headers.map((text, index) => headerWord(text) + gap > widths[index]! * ems),
    dense,
    wide,
    keep: lines.reduce((sum, count) => sum + count, 0) <= (wide ? linesInOnePiece.sideways : linesInOnePiece.upright),
  };
}

/** The widest word of a header, where `n = 54` counts as one word. */
const headerWord = (header: string) => bold * widestWord([header.replaceAll(" = ", "=")]);

function needOf(align: "text" | "number", header: string, cells: readonly string[]): ColumnNeed {
  const word = headerWord(header);
  const headerLeast = Math.min(word, syllables);
  const headerWished = Math.max(word, (bold * emsOf(header)) / 2);
  if (align === "number") {
    const number = widest(cells);
    return { least: Math.max(number, headerLeast), wished: Math.max(number, headerWished) };
  }
  return {
    least: Math.max(Math.min(widestWord(cells), syllables + 1), headerLeast),
    wished: Math.max(Math.min(widest(cells), 25), headerWished),
  };
}

const fits = (needs: readonly ColumnNeed[], size: number, width: number) =>
  needs.reduce((sum, need) => sum + need.least + gap, 0) * size <= width;

/** Everyone gets the least; the rest goes towards what is wished, and what is then left mostly to the first column. */
function distribute(needs: readonly ColumnNeed[], available: number): readonly number[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  const wanted = needs.map((need) => need.least + gap);
  // In a table too wide for any page the first column, which tells the rows apart, gives up nothing.
  const others = sum(wanted.slice(1));
  const squeeze = Math.min(1, (available - wanted[0]!) / others);
  const least = wanted.map((width, index) => (index === 0 ? width : width * squeeze));
  const wishes = needs.map((need) => Math.max(0, need.wished - need.least));
  const spare = Math.max(0, available - sum(least));
  const granted = Math.min(1, sum(wishes) === 0 ? 0 : spare / sum(wishes));
  const over = Math.max(0, spare - sum(wishes));
  const widths = least.map((width, index) => {
    const extra = index === 0 ? over * 0.4 : (over * 0.6) / Math.max(1, needs.length - 1);
    return width + wishes[index]! * granted + extra;
  });
  const total = sum(widths);
  return widths.map((width) => Math.round((width / total) * 10_000) / 10_000);
}
