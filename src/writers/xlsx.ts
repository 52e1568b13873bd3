/**
 * Document → Excel: a sheet about the report, the key figures, one sheet per table and the definitions. Cells are typed,
 * so that the numbers can be counted on. Equal documents give equal bytes.
 */
import writeExcel from "write-excel-file/node";
import type { Block, Column, Document, Row, TableBlock } from "#src/domain/report/document.ts";
import { intervalBelow } from "#src/domain/report/format.ts";
import { timeInSweden } from "#src/kernel/dates.ts";
import { audienceNames } from "#src/texts/report.sv.ts";
import { audienceMarks, sheetWords as words } from "#src/texts/writers.sv.ts";
import { textOfInlines } from "./pdf-model.ts";
import { forgetZipTimes } from "./repeatable-zip.ts";
import {
  dateCell,
  fitHeight,
  headCell,
  muted,
  numberCell,
  percentFormat,
  rowLine,
  smallCell,
  textCell,
  titleCell,
  valueCell,
  wholeFormat,
  type SheetCell,
} from "./xlsx-cells.ts";
import { sheetName } from "./xlsx-names.ts";
import { onePageWide, onPaper, type ReportSheet } from "./xlsx-print.ts";

/** A table and the letter and number that its sheet's name begins with. */
interface PlacedTable {
  readonly table: TableBlock;
  readonly prefix: string;
}

/** Writes the report as XLSX. */
export async function writeXlsx(document: Document): Promise<Uint8Array> {
  const taken = new Set<string>();
  const coverName = sheetName(words.cover, taken);
  const keyFigures = keyFiguresSheet(document, sheetName(words.keyFigures, taken));
  const definitionsName = sheetName(words.definitions, taken);
  const tables = tablesOf(document).map(({ table, prefix }) => ({
    table,
    sheet: tableSheet(table, sheetName(`${prefix} ${table.caption.title}`, taken)),
  }));
  const definitions = definitionsSheet(document, definitionsName);
  const sheets = [
    coverSheet(document, coverName, tables),
    ...(keyFigures ? [keyFigures] : []),
    ...tables.map(({ sheet }) => sheet),
    ...(definitions ? [definitions] : []),
  ];
  const bytes = await writeExcel(sheets.map(onPaper), {
    fontFamily: "Calibri",
    fontSize: 11,
    features: [onePageWide],
  }).toBuffer();
  return forgetZipTimes(new Uint8Array(bytes));
}

function tablesOf(document: Document): PlacedTable[] {
  return document.blocks.flatMap((block): PlacedTable[] => {
    if (block.kind === "table") return [{ table: block, prefix: `T${block.number}` }];
    if (block.kind === "chart" && !block.twinPrinted) return [{ table: block.twin, prefix: `D${block.number}` }];
    return [];
  });
}

function coverSheet(
  document: Document,
  name: string,
  tables: readonly { readonly table: TableBlock; readonly sheet: ReportSheet }[],
): ReportSheet {
  const widths = [34, 62, 58];
  const read = timeInSweden(new Date(document.asOf));
  const fact = (label: string, cell: SheetCell): SheetCell[] => [textCell(label, { textColor: muted }), cell];
  return {
    sheet: name,
    showGridLines: false,
    columns: widths.map((width) => ({ width })),
    data: [
      [titleCell(document.title)],
      [],
      fact(words.team, textCell(document.team, { fontWeight: "bold" })),
      fact(words.from, dateCell(document.period.from)),
      fact(words.to, dateCell(document.period.to)),
      fact(words.audience, textCell(audienceNames[document.audience])),
      fact(words.spread, textCell(audienceMarks[document.audience], { fontWeight: "bold", textColor: "#8a4a12" })),
      fact(words.made, dateCell(document.today)),
      fact(words.asOf, textCell(`${read.date} ${read.time}`)),
      fact(words.template, textCell(`${document.template.id}, version ${document.template.version}`)),
      [],
      [headCell(words.sheet), headCell(words.contents), headCell(words.basis)],
      ...tables.map(({ table, sheet }) =>
        fitHeight(
          [
            textCell(sheet.sheet, rowLine),
            textCell(table.caption.title, { wrap: true, ...rowLine }),
            textCell(table.caption.source, { wrap: true, textColor: muted, ...rowLine }),
          ],
          widths,
        ),
      ),
    ],
  };
}

function keyFiguresSheet(document: Document, name: string): ReportSheet | undefined {
  const items = document.blocks.flatMap((block) => (block.kind === "key-figures" ? block.items : []));
  if (items.length === 0) return undefined;
  const widths = [46, 14, 12, 12, 44];
  const head = [words.keyFigures, words.value, words.numerator, words.denominator, words.note];
  return {
    sheet: name,
    stickyRowsCount: 2,
    columns: widths.map((width) => ({ width })),
    data: [
      [titleCell(words.keyFigures)],
      head.map((label, index) => headCell(capital(label), index > 0 && index < 4 ? "right" : "left")),
      ...items.map(({ label, cell, note }) =>
        fitHeight(
          [
            textCell(label, { wrap: true, ...rowLine }),
            valueCell(cell, { align: "right", ...rowLine }),
            cell.kind === "share" ? numberCell(cell.numerator, wholeFormat, rowLine) : null,
            cell.kind === "share" ? numberCell(cell.denominator, wholeFormat, rowLine) : null,
            // Right beside a number the words would read as its unit.
            textCell(textOfInlines(note), { wrap: true, indent: 1, ...rowLine }),
          ],
          widths,
        ),
      ),
    ],
  };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a column of the report becomes: itself, and for shares its parts. */
interface SheetColumn {
  readonly label: string;
  readonly align: "left" | "right";
  readonly width: number;
  cell(row: Row): SheetCell;
}

function columnsOf(table: TableBlock): SheetColumn[] {
  return table.columns.flatMap((column, index) => {
    const cells = table.rows.map((row) => row.cells[index]);
    const shares = cells.flatMap((cell) => (cell?.kind === "share" ? [cell] : []));
    const own = ownColumn(column, index, table.rows);
    if (shares.length === 0) return [own];
    const part = (label: string, format: string, pick: (share: (typeof shares)[number]) => number): SheetColumn => ({
      label: `${column.label.replace(/ \(n = [^)]*\)$/, "")}: ${label}`,
      align: "right",
      width: 15,
      cell: (row) => {
        const cell = row.cells[index];
        if (cell?.kind === "share") return numberCell(pick(cell), format, lookOf(row));
        return cell?.kind === "withheld" ? valueCell(cell, lookOf(row)) : null;
      },
    });
    return [
      own,
      part(words.numerator, wholeFormat, (share) => share.numerator),
      part(words.denominator, wholeFormat, (share) => share.denominator),
      ...(shares.some(isUncertain)
        ? [part(words.low, percentFormat, (share) => share.low), part(words.high, percentFormat, (share) => share.high)]
        : []),
    ];
  });
}

const isUncertain = (share: { readonly denominator: number }) => share.denominator < intervalBelow;

const lookOf = (row: Row) => ({ ...rowLine, ...(row.total ? { fontWeight: "bold" as const } : {}) });

function ownColumn(column: Column, index: number, rows: readonly Row[]): SheetColumn {
  const longest = rows.reduce((most, row) => {
    const cell = row.cells[index];
    return Math.max(most, cell?.kind === "text" ? cell.text.length : 10);
  }, 0);
  return {
    label: column.label,
    align: column.align === "number" ? "right" : "left",
    width: Math.min(Math.max(longest + 2, Math.ceil(column.label.length / 2) + 4, 14), 50),
    cell: (row) => {
      const cell = row.cells[index];
      const align = column.align === "number" ? "right" : "left";
      return cell ? valueCell(cell, { align, ...lookOf(row) }) : null;
    },
  };
}

function tableSheet(table: TableBlock, name: string): ReportSheet {
  const columns = columnsOf(table);
  const uncertain = table.rows.some((row) => row.cells.some((cell) => cell.kind === "share" && isUncertain(cell)));
  const notes = [...table.caption.notes, ...(uncertain ? [words.intervalNote] : [])];
  const longest = table.rows.reduce((most, row) => Math.max(most, row.header.length), table.rowHeader.length);
  const widths = [Math.min(longest + 3, 50), ...columns.map(({ width }) => width)];
  return {
    sheet: name,
    stickyRowsCount: 3,
    stickyColumnsCount: 1,
    columns: widths.map((width) => ({ width })),
    data: [
      [titleCell(table.caption.title)],
      [smallCell(table.caption.source)],
      fitHeight([headCell(table.rowHeader), ...columns.map(({ label, align }) => headCell(label, align))], widths),
      ...table.rows.map((row) =>
        fitHeight(
          [textCell(row.header, { wrap: true, ...lookOf(row) }), ...columns.map((column) => column.cell(row))],
          widths,
        ),
      ),
      [],
      ...notes.map((note) => [smallCell(note)]),
    ],
  };
}

function definitionsSheet(document: Document, name: string): ReportSheet | undefined {
  const rows = definitionRows(document.blocks);
  if (rows.length === 0) return undefined;
  const widths = [26, 28, 9, 38, 90, 16];
  const head = [words.section, words.id, words.version, words.term, words.definition, words.n];
  return {
    sheet: name,
    stickyRowsCount: 2,
    columns: widths.map((width) => ({ width })),
    data: [
      [titleCell(words.definitions)],
      head.map((label) => headCell(label)),
      ...rows.map((row) => fitHeight(row, widths)),
    ],
  };
}

/** Every definition with the heading it stands under and, where a table or chart prints it, its n. */
function definitionRows(blocks: readonly Block[]): SheetCell[][] {
  const rows: SheetCell[][] = [];
  let section = "";
  for (const block of blocks) {
    if (block.kind === "heading") section = block.text;
    if (block.kind !== "definitions") continue;
    for (const item of block.items) {
      const [, id = item.mark, version] = /^(.+) v(\d+)$/.exec(item.mark) ?? [];
      rows.push([
        textCell(section, rowLine),
        textCell(id, rowLine),
        version === undefined ? null : numberCell(Number(version), "0", { align: "left", ...rowLine }),
        textCell(item.term, { wrap: true, fontWeight: "bold", ...rowLine }),
        textCell(item.text, { wrap: true, ...rowLine }),
        populationCell(blocks, item.mark),
      ]);
    }
  }
  return rows;
}

/** The n that the caption of a figure's table or chart prints: a number when it is alone, otherwise as it is written. */
function populationCell(blocks: readonly Block[], mark: string): SheetCell {
  const sources = blocks.flatMap((block) =>
    block.kind === "table" || block.kind === "chart" ? [block.caption.source.split(" · ")] : [],
  );
  const parts = (sources.find((source) => source.includes(mark)) ?? []).filter((part) => /^n\b/.test(part));
  const alone = parts.length === 1 ? /^n = ([\d\u00a0]+)$/.exec(parts[0]!) : null;
  if (alone) {
    return numberCell(Number(alone[1]!.replaceAll("\u00a0", "")), wholeFormat, { align: "left", ...rowLine });
  }
  return textCell(parts.join(", "), { wrap: true, ...rowLine });
}
