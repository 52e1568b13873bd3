/** `stegvis nytta tables`: the tables that the teams know, from given revenue and cost, with no register and no database. */
import type { Command } from "commander";
import { exitCodes, readSurroundings } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { readTextOrStop } from "#src/cli/read-text.ts";
import { familiarTables, type FamiliarTables } from "#src/domain/model/group/familiar-tables.ts";
import { readGivenFile } from "#src/domain/model/group/given-file.ts";
import { plain } from "#src/kernel/swedish-number.ts";
import { familiarTablesText, givenFaultText, tablesCommandText } from "#src/texts/given-file.sv.ts";

/** Adds the command. */
export function addTables(group: Command): void {
  group
    .command("tables")
    .summary(tablesCommandText)
    .description(tablesCommandText)
    .argument("<underlag>", "filen med intäkter och kostnader per aktör, i JSON")
    .option("--json", "skriv JSON")
    .action(async (path: string, options: { readonly json?: boolean }) => {
      process.exitCode = await writeTables(path, options.json ?? false);
    });
}

async function writeTables(path: string, json: boolean): Promise<number> {
  const given = valueOrStop(
    readGivenFile(await readTextOrStop(path)),
    (faults) => faults.map(givenFaultText).join("\n"),
    exitCodes.usage,
  );
  const tables = familiarTables(given, plain);
  const { out } = readSurroundings();
  out(json ? `${JSON.stringify(tableFields(tables), null, 2)}\n` : familiarTablesText(given, tables));
  return exitCodes.done;
}

/** `table1`, `table2` … as rows of text, and the write-off of the first group, which is the whole that a report is about. */
function tableFields({ tables, writtenOff }: FamiliarTables): Readonly<Record<string, unknown>> {
  const numbered = tables.map((table, position) => [`table${position + 1}`, table.rows] as const);
  const first = writtenOff.slice(0, 1);
  const amounts = first.map(({ group, amount }) => [`writeOffFiveYearsSocietyFirstYear${group}`, amount] as const);
  return Object.fromEntries<unknown>([...numbered, ...amounts]);
}
