/** Tables of the Word report: real ones, with repeated header rows, that can be edited. */
import {
  BorderStyle,
  Paragraph,
  SimpleField,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IBorderOptions,
} from "docx";
import type { Caption, KeyFigure, TableBlock } from "#src/domain/report/document.ts";
import { formatCell } from "#src/domain/report/format.ts";
import { splitKeyFigure, textOfInlines } from "./pdf-model.ts";
import { colours, styles } from "./docx-styles.ts";
import { measureTable } from "./table-measures.ts";

/** Width of the text in twentieths of a point: A4 with 25 mm margins. */
export const textWidths = { upright: 9070, sideways: 14004 } as const;

const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const bare = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
const thin: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: colours.line };
const strong: IBorderOptions = { style: BorderStyle.SINGLE, size: 10, color: colours.accent };
const sum: IBorderOptions = { style: BorderStyle.SINGLE, size: 8, color: colours.muted };

/** `Tabell 3. Rubrik`, numbered by a field that Word can renumber; without number for a chart's own table. */
export function captionParagraph(word: "Tabell" | "Diagram", number: number | undefined, title: string): Paragraph {
  const numbered =
    number === undefined
      ? []
      : [
          new TextRun({ text: `${word} `, color: colours.accent }),
          new SimpleField(`SEQ ${word} \\* ARABIC`, `${number}`),
          new TextRun({ text: ". ", color: colours.accent }),
        ];
  return new Paragraph({ style: "Caption", children: [...numbered, new TextRun(title)] });
}

/** The small print below a table or chart. */
export function smallPrint(caption: Caption): Paragraph[] {
  const lines = [caption.source, ...caption.notes];
  return lines.map(
    (text, index) =>
      new Paragraph({
        style: styles.small,
        text,
        keepNext: index < lines.length - 1,
        ...(index === lines.length - 1 ? { spacing: { before: 60, after: 280 } } : {}),
      }),
  );
}

/** Caption, table and small print. */
export function tableParts(table: TableBlock, number: number | undefined): (Paragraph | Table)[] {
  const measures = measureTable(table);
  const total = measures.wide ? textWidths.sideways : textWidths.upright;
  const widths = measures.widths.map((share) => Math.floor(share * total));
  const size = measures.dense ? { size: 16 } : {};
  const paragraph = (text: string, style: string, bold: boolean, keepNext: boolean) =>
    new Paragraph({ style, keepNext, children: [new TextRun({ text, ...(bold ? { bold } : {}), ...size })] });
  const styleOf = (index: number) => (table.columns[index]!.align === "number" ? styles.tableNumber : styles.tableText);
  const cellAt = (index: number, child: Paragraph, extra: { top?: IBorderOptions; bottom: IBorderOptions }) =>
    new TableCell({
      children: [child],
      width: { size: widths[index]!, type: WidthType.DXA },
      borders: { left: none, right: none, ...(extra.top ? { top: extra.top } : {}), bottom: extra.bottom },
      margins: { left: index === 0 ? 0 : 90, right: index === table.columns.length ? 0 : 90 },
      ...(extra.bottom === strong ? { verticalAlign: VerticalAlignTable.BOTTOM } : {}),
    });
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: [
      cellAt(0, paragraph(table.rowHeader, styles.tableHead, true, true), { bottom: strong }),
      ...table.columns.map((column, index) =>
        cellAt(index + 1, paragraph(column.label.replaceAll(" = ", "\u00a0=\u00a0"), styleOf(index), true, true), {
          bottom: strong,
        }),
      ),
    ],
  });
  const rows = table.rows.map((row, position) => {
    const keepNext = measures.keep || position === 0 || position >= table.rows.length - 2;
    const lines = row.total ? { top: sum, bottom: thin } : { bottom: thin };
    return new TableRow({
      cantSplit: true,
      children: [
        cellAt(0, paragraph(row.header, styles.tableText, row.total, keepNext), lines),
        ...row.cells.map((cell, index) =>
          cellAt(index + 1, paragraph(formatCell(cell, "table"), styleOf(index), row.total, keepNext), lines),
        ),
      ],
    });
  });
  return [
    captionParagraph("Tabell", number, table.caption.title),
    new Table({
      rows: [head, ...rows],
      columnWidths: widths,
      width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: bare,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    }),
    ...smallPrint(table.caption),
  ];
}

/** Key figures as a table of two columns: the number, and what it says. `compact` sets it closer. */
export function keyFigureParts(items: readonly KeyFigure[], compact: boolean): (Paragraph | Table)[] {
  const widths = [2700, textWidths.upright - 2700];
  const padding = compact ? 0 : 40;
  const cell = (index: number, children: Paragraph[], bottom: IBorderOptions) =>
    new TableCell({
      children,
      width: { size: widths[index]!, type: WidthType.DXA },
      borders: { left: none, right: none, bottom },
      margins: { left: index === 0 ? 0 : 120, right: 60, top: padding, bottom: padding },
      verticalAlign: VerticalAlignTable.CENTER,
    });
  const heading = (text: string) => new Paragraph({ style: styles.tableHead, text, keepNext: true });
  const rows = items.map((item) => {
    const { value, detail } = splitKeyFigure(item);
    const note = [detail, textOfInlines(item.note)].filter((text) => text !== "").join(" · ");
    const long = compact || value.length > 9 ? { size: 26 } : {};
    const label = new TextRun({ text: item.label, size: compact ? 20 : 22 });
    const remark = (text: string) => new TextRun({ text, size: 17, color: colours.muted });
    return new TableRow({
      cantSplit: true,
      children: [
        cell(0, [new Paragraph({ style: styles.keyFigure, children: [new TextRun({ text: value, ...long })] })], thin),
        cell(
          1,
          compact
            ? [new Paragraph({ style: styles.tableText, children: [label, remark(`   ${note}`)] })]
            : [
                new Paragraph({ style: styles.tableText, children: [label] }),
                ...(note ? [new Paragraph({ style: styles.tableText, children: [remark(note)] })] : []),
              ],
          thin,
        ),
      ],
    });
  });
  return [
    new Table({
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: [cell(0, [heading("Värde")], strong), cell(1, [heading("Nyckeltal")], strong)],
        }),
        ...rows,
      ],
      columnWidths: widths,
      width: { size: textWidths.upright, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      borders: bare,
      tableLook: { firstRow: true, firstColumn: true, noHBand: true, noVBand: true },
    }),
    new Paragraph({ style: styles.small, text: "" }),
  ];
}
