/** `stegvis nytta`: the cost-benefit model. For a team, for persons in a file, as familiar tables, and a package's check. */
import type { Command } from "commander";
import { addEvaluate } from "#src/cli/nytta/evaluate.ts";
import { addTables } from "#src/cli/nytta/tables.ts";
import { addTeam } from "#src/cli/nytta/team.ts";
import { addVerify } from "#src/cli/nytta/verify.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";

/** Adds the command and its own commands. */
export function register(program: Command): void {
  const command = program
    .command("nytta")
    .summary(commandSummaries.nytta)
    .description(commandSummaries.nytta)
    .enablePositionalOptions();
  addTeam(command);
  addEvaluate(command);
  addTables(command);
  addVerify(command);
}
