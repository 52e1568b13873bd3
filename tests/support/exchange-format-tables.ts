/** The tables of docs/exchange-format.md, made from the descriptions the program itself follows. */
import { codeLabel, codeList, type CodeListId } from "#src/domain/code-lists.ts";
import type { WorkbookColumn, WorkbookSheet } from "#src/domain/workbook.ts";

const types: Readonly<Record<WorkbookColumn["type"], string>> = {
  text: "text",
  date: "datum",
  number: "tal",
  boolean: "Ja/Nej",
  code: "kod",
  codes: "koder",
};

/** What the code lists are called in the document. */
export const listNames: Readonly<Record<CodeListId, string>> = {
  sex: "Kön",
  protection: "Skyddade personuppgifter",
  party: "Remittent",
  referralKind: "Typ av ansökan",
  referralStatus: "Status",
  notStartedReason: "Skäl ej start",
  exitKind: "Avslutstyp",
  exitReason: "Avslutsanledning",
  destination: "Destination",
  occasion: "Tillfälle",
  occupation: "Sysselsättning",
  subsidy: "Subvention",
  incomeSource: "Försörjningskälla",
  education: "Utbildningsnivå",
  benefitYears: "Tid i offentlig försörjning",
  funder: "Part",
  currentParty: "Aktuell part",
  unmeasuredReason: "Orsak till bortfall",
  supportPurpose: "Syfte",
  activityKind: "Typ av aktivitet",
  sector: "Sektor",
  resource: "Resurs",
  targetDirection: "Riktning",
  forum: "Forum",
  meetingForm: "Form",
};

/** The columns of a sheet as a Markdown table. */
export function sheetTable({ columns, parents }: WorkbookSheet): string {
  const rows = columns.map(({ header, field, type, list, required, default: fallback }) => {
    const notes = [
      ...(list ? [`kodlistan ${listNames[list]}`] : []),
      ...(type === "codes" ? ["flera med `+` emellan"] : []),
      ...(field in parents ? ["hänvisar till ett annat blad"] : []),
      ...(fallback === undefined ? [] : [`tomt betyder ${list ? codeLabel(list, fallback) : "Ja"}`]),
    ];
    return `| ${header} | ${required ? "ja" : ""} | ${types[type]} | ${notes.join("; ")} |`;
  });
  return ["| kolumn | måste fyllas i | typ | anmärkning |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** A code list as a Markdown table. */
export function codeTable(id: CodeListId): string {
  const rows = codeList(id).map(
    ({ code, label, also = [], units = [] }) => `| ${label} | \`${code}\` | ${[...also, ...units].join(", ")} |`,
  );
  return ["| etikett | kod | läses också |", "| --- | --- | --- |", ...rows].join("\n");
}
