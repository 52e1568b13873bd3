/** `stegvis demo`: an invented team, in a tenant of its own. */
import type { Command } from "commander";
import { loadDemo } from "#src/actions/load-demo.ts";
import { operatorName } from "#src/cli/arguments.ts";
import { exitCodes, Stop, withDatabase, type CliContext } from "#src/cli/context.ts";
import { showProgress } from "#src/cli/progress.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { demoController, demoPeriod, demoTeam } from "#src/domain/demo/team.ts";
import { totalCounts } from "#src/domain/register-import/report.ts";
import { accessErrorText, commandSummaries } from "#src/texts/cli.sv.ts";
import { demoTexts } from "#src/texts/demo.sv.ts";
import { fileErrorText } from "#src/texts/import.sv.ts";

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("demo")
    .summary(commandSummaries.demo)
    .description(
      "Läser in ett påhittat team med två och ett halvt års uppgifter hos en egen huvudman. Uppgifterna är alltid desamma; att läsa in dem igen ändrar ingenting.",
    )
    .action(async () => {
      process.exitCode = await withDatabase(demo, "demo");
    });
}

async function demo({ db, err, isTerminal }: CliContext): Promise<number> {
  const progress = showProgress(err, isTerminal);
  const loaded = await loadDemo(db, operatorName(), ({ share }) => progress.update(share, demoTexts.loading));
  progress.finish();
  if (!loaded.ok) {
    const { error } = loaded;
    if (isAccessError(error)) throw new Stop(exitCodes.refused, accessErrorText(error));
    if (error.code === "tenant.name-taken" || error.code === "tenant.no-name") {
      throw new Stop(exitCodes.refused, demoTexts.nameTaken(demoController));
    }
    throw new Stop(exitCodes.trouble, fileErrorText(error));
  }
  const counts = totalCounts(loaded.value);
  // The demo is as right as any register, or the program has a fault.
  if (counts.refused > 0) throw new Error(`The demo has refused rows: ${JSON.stringify(loaded.value.refused[0])}`);
  const changed = counts.new + counts.changed > 0;
  err(
    `${changed ? demoTexts.loaded(demoTeam, demoController, demoPeriod.from, demoPeriod.to) : demoTexts.unchanged}\n`,
  );
  err(`${demoTexts.look(demoTeam)}\n`);
  return exitCodes.done;
}
