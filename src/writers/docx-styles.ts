/** The Word report's styles. Built on Word's own headings, so that the navigation pane and contents work. */
import { BorderStyle, LineRuleType, type IStylesOptions } from "docx";

export const colours = {
  ink: "1C2B30",
  muted: "53636A",
  accent: "14535F",
  line: "D5DAD9",
  panel: "F1F3F1",
  warm: "8A4A12",
} as const;

/** Ids of the report's own paragraph styles; their names are what people see in Word. */
export const styles = {
  team: "ReportTeam",
  period: "ReportPeriod",
  mark: "ReportMark",
  contentsTitle: "ReportContentsTitle",
  tableText: "ReportTableText",
  tableNumber: "ReportTableNumber",
  tableHead: "ReportTableHead",
  small: "ReportSmall",
  picture: "ReportPicture",
  guidance: "ReportGuidance",
  boxLabel: "ReportBoxLabel",
  box: "ReportBox",
  keyFigure: "ReportKeyFigure",
  term: "ReportTerm",
  definition: "ReportDefinition",
} as const;

const dashed = { style: BorderStyle.DASHED, size: 4, space: 6, color: "8B9A9B" };
const font = "Calibri";

/** Sizes are half-points, distances twentieths of a point. */
export const wordStyles: IStylesOptions = {
  default: {
    document: {
      run: { font, size: 22, color: colours.ink, language: { value: "sv-SE" } },
      paragraph: { spacing: { after: 140, line: 288, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font, size: 72, bold: true, color: colours.ink },
      paragraph: { spacing: { before: 120, after: 160, line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: {
      run: { font, size: 38, bold: true, color: colours.accent },
      paragraph: {
        spacing: { before: 560, after: 180, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading2: {
      run: { font, size: 27, bold: true, color: colours.ink },
      paragraph: {
        spacing: { before: 400, after: 120, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    heading3: {
      run: { font, size: 23, bold: true, color: colours.ink },
      paragraph: {
        spacing: { before: 300, after: 80, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
    caption: {
      run: { font, size: 20, bold: true, italics: false, color: colours.ink },
      paragraph: {
        spacing: { before: 320, after: 100, line: 240, lineRule: LineRuleType.AUTO },
        keepNext: true,
        keepLines: true,
      },
    },
  },
  paragraphStyles: [
    { ...own("TOC1", "toc 1", { size: 21, bold: true }, { before: 90, after: 20, line: 240 }), next: "Normal" },
    {
      ...own("TOC2", "toc 2", { size: 21 }, {}),
      next: "Normal",
      paragraph: { spacing: { before: 0, after: 20, line: 240, lineRule: LineRuleType.AUTO }, indent: { left: 260 } },
    },
    own(styles.team, "Rapport Team", { size: 28, bold: true, color: colours.accent }, { before: 4200, after: 0 }),
    own(styles.period, "Rapport Period", { size: 30 }, { after: 160 }),
    own(styles.mark, "Rapport Mottagare", { size: 19, bold: true, color: colours.warm }, { after: 80 }),
    own(
      styles.contentsTitle,
      "Rapport Innehållsrubrik",
      { size: 38, bold: true, color: colours.accent },
      { after: 200 },
    ),
    own(styles.tableText, "Tabelltext", { size: 18 }, { before: 30, after: 30, line: 240 }),
    { ...own(styles.tableNumber, "Tabelltal", {}, {}), basedOn: styles.tableText, paragraph: { alignment: "right" } },
    { ...own(styles.tableHead, "Tabellhuvud", { size: 18, bold: true }, {}), basedOn: styles.tableText },
    own(styles.small, "Finstilt", { size: 16, color: colours.muted }, { before: 60, after: 40, line: 240 }),
    {
      ...own(styles.picture, "Bild", {}, {}),
      paragraph: { spacing: { before: 0, after: 60, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    {
      ...own(styles.guidance, "Vägledning", { size: 19, italics: true, color: colours.muted }, {}),
      paragraph: {
        spacing: { before: 60, after: 140, line: 252, lineRule: LineRuleType.AUTO },
        indent: { left: 160 },
        border: { left: { style: BorderStyle.SINGLE, size: 16, space: 8, color: colours.line } },
        keepNext: true,
      },
    },
    {
      ...own(styles.boxLabel, "Skrivruta rubrik", { size: 18, color: colours.muted }, {}),
      paragraph: { spacing: { before: 160, after: 120, line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    {
      ...own(styles.box, "Skrivruta", {}, {}),
      paragraph: {
        spacing: { before: 0, after: 0 },
        indent: { left: 130, right: 130 },
        border: { top: dashed, bottom: dashed, left: dashed, right: dashed },
      },
    },
    own(
      styles.keyFigure,
      "Nyckeltal",
      { size: 34, bold: true, color: colours.accent },
      { before: 60, after: 40, line: 240 },
    ),
    {
      ...own(styles.term, "Definition term", { bold: true }, {}),
      paragraph: { spacing: { before: 180, after: 20, line: 252, lineRule: LineRuleType.AUTO }, keepNext: true },
    },
    own(styles.definition, "Definition text", { size: 20 }, { after: 60, line: 264 }),
  ],
};

function own(
  id: string,
  name: string,
  run: { size?: number; bold?: boolean; italics?: boolean; color?: string },
  spacing: { before?: number; after?: number; line?: number },
) {
  return {
    id,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run,
    paragraph: { spacing: { ...spacing, lineRule: LineRuleType.AUTO } },
  };
}
