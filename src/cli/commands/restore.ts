/** `stegvis restore`: replaces the database by a copy, or leaves it as it was. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { restoreBackup, type RestoreError } from "#src/actions/restore-backup.ts";
import { exitCodes, Stop, withServer } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { timeInSweden } from "#src/kernel/dates.ts";
import { backupErrorText, backupTexts } from "#src/texts/backup.sv.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";

interface RestoreOptions {
  readonly replaceInstallation?: string;
}

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("restore")
    .summary(commandSummaries.restore)
    .description(
      "Ersätter hela databasen med en säkerhetskopia. Kopian kontrolleras först; en skadad kopia eller en annan installations ändrar ingenting.",
    )
    .argument("<mapp>", "kopians mapp")
    .option("--replace-installation <id>", "ersätt den andra installation som finns här")
    .action(async (directory: string, options: RestoreOptions) => {
      process.exitCode = await withServer(async (server, { err }, owner) => {
        if (owner) throw new Stop(exitCodes.refused, backupTexts.stopFirst(owner.command, owner.pid));
        const request = { server, directory: resolve(directory), replaceInstallation: options.replaceInstallation };
        const manifest = valueOrStop(await restoreBackup(request), backupErrorText, exitCodeOf);
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        err(`${backupTexts.restored(formatNumber(rows, 0), timeInSweden(new Date(manifest.takenAt)))}\n`);
        return exitCodes.done;
      }, "restore");
    });
}

/** A folder that is no whole copy is unreadable input; a whole copy that does not belong here is refused. */
const exitCodeOf = ({ code }: RestoreError): number =>
  code.startsWith("backup.") ? exitCodes.usage : exitCodes.refused;
