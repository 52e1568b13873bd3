/** Swedish texts of the tables from given numbers: what is wrong with the file, and what stands round the tables. */
import { actorsWithoutRow, type FamiliarTable, type FamiliarTables } from "#src/domain/model/group/familiar-tables.ts";
import type { Given, GivenFault } from "#src/domain/model/group/given-file.ts";
import { renderTextTable } from "#src/kernel/text-table.ts";
import { allowedText, notJsonText } from "./json-fields.sv.ts";

/** What the command does. */
export const tablesCommandText =
  "Skriver tabellerna intäkter, lönsamhet och återbetalningstid från givna belopp i en fil.";

/** One fault as a sentence: where, what, and how to mend it. */
export function givenFaultText(fault: GivenFault): string {
  switch (fault.code) {
    case "not-json":
      return notJsonText(fault.detail);
    case "no-groups":
      return "Filen har ingen grupp. Lägg till minst en: ett namn med participants, revenue och cost.";
    case "no-rows":
      return "Filen har inga rader att skriva. Lägg till minst en under ”aggregates”: radens namn och dess aktörer.";
    case "empty-row":
      return `Raden ”${fault.row}” under ”aggregates” har inga aktörer. Ange minst en.`;
    case "twice":
      return `Raden ”${fault.row}” under ”aggregates” räknar ”${fault.actor}” två gånger. Ange varje aktör en gång.`;
    case "no-amount":
      return `Raden ”${fault.row}” räknar ”${fault.actor}”, men gruppen ”${fault.group}” har ingen sådan aktör under ”${fault.part}”. Lägg till beloppet, 0 om det inte finns något.`;
    case "columns":
      return `”columns” ger ”${fault.key}” ${fault.found} kolumnnamn. Tabellen har ${fault.wanted} kolumner.`;
    case "missing":
      return `${placeText(fault.path)} saknas. ${allowedText(fault.allowed)}`;
    case "wrong":
      return `${placeText(fault.path)} är ${fault.found ?? "fel"}. ${allowedText(fault.allowed)}`;
    case "unknown":
      return `${placeText(fault.path)} finns inte i formatet. ${allowedText(fault.allowed)}`;
  }
}

/** `Fältet ”SOT”, ”revenue”, ”kommun”`; positions are counted from 1 for people. */
const placeText = (path: GivenPath): string =>
  path.length === 0
    ? "Filens innehåll"
    : `Fältet ${path.map((step) => (typeof step === "number" ? `plats ${step + 1}` : `”${step}”`)).join(", ")}`;

type GivenPath = Extract<GivenFault, { path: unknown }>["path"];

/** What a table is called, and its columns, when the file does not say. */
const captionOf = ({ kind, group }: FamiliarTable): string =>
  kind === "payback" ? "återbetalningstid, månader" : `${kind === "revenue" ? "intäkter" : "lönsamhet"} ${group ?? ""}`;

const amountColumns = ["Rad", "Ett år", "Per deltagare", "Fem år"];

/** The tables to read, each under its caption, and what has to be said about them. */
export function familiarTablesText(given: Given, { tables, writtenOff }: FamiliarTables): string {
  const blocks = tables.map((table, position) => {
    const number = position + 1;
    const caption = given.captions.get(number) ?? captionOf(table);
    const own = table.kind === "payback" ? ["Rad", ...given.groups.map(({ name }) => name)] : amountColumns;
    const columns = given.columns.get(number) ?? own;
    const right = new Set(columns.slice(1).map((_, position) => position + 1));
    return `Tabell ${number}: ${caption}\n\n${renderTextTable(columns, table.rows, right)}`;
  });
  const notes = writtenOff.map(
    ({ group, amount }) =>
      `Skrivs kostnaden av på fem år blir lönsamheten första året ${amount} (${group}, hela samhället).`,
  );
  const without = actorsWithoutRow(given);
  if (without.length > 0) {
    notes.push(`Raderna summerar inte till helheten: ${without.join(", ")} har ingen egen rad.`);
  }
  return `${[...blocks, ...(notes.length > 0 ? [notes.join("\n")] : [])].join("\n\n")}\n`;
}
