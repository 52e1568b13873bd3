/** `stegvis definitions check`: are figures, schemes, templates, code lists and texts well formed and reachable? */
import type { Command } from "commander";
import { exitCodes, readSurroundings } from "#src/cli/context.ts";
import { checkDefinitions, ownDefinitions } from "#src/definitions/check-definitions.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";
import { definitionFaultText, definitionTexts } from "#src/texts/definitions.sv.ts";

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("definitions")
    .summary(commandSummaries.definitions)
    .description(commandSummaries.definitions)
    .command("check")
    .description("Kontrollerar alla definitioner. Skriver felen, ett per rad; slutkod 1 om det finns något.")
    .option("--json", "skriv JSON")
    .action((options: { json?: boolean }) => {
      const { out, err } = readSurroundings();
      const faults = checkDefinitions(ownDefinitions);
      if (options.json) out(`${JSON.stringify({ counts: count(), faults }, null, 2)}\n`);
      else for (const fault of faults) out(`${definitionFaultText(fault)}\n`);
      err(`${faults.length === 0 ? definitionTexts.whole(count()) : definitionTexts.faulty(faults.length)}\n`);
      process.exitCode = faults.length === 0 ? exitCodes.done : exitCodes.refused;
    });
}

const count = () => ({
  figures: ownDefinitions.figures.length,
  schemes: ownDefinitions.schemes.length,
  templates: ownDefinitions.templates.length,
  codeLists: Object.keys(ownDefinitions.codeLists).length,
  sheets: ownDefinitions.workbook.length,
  parameters: ownDefinitions.parameters.length,
  sources: ownDefinitions.sources.length,
});
