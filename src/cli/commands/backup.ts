/** `stegvis backup`: a verified copy of the whole installation. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { takeBackup } from "#src/actions/take-backup.ts";
import { exitCodes, migrateOrStop, withServer } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { programVersion } from "#src/actions/program-version.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { backupErrorText, backupTexts } from "#src/texts/backup.sv.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";

interface BackupOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("backup")
    .summary(commandSummaries.backup)
    .description(
      "Tar en säkerhetskopia av allt medan andra arbetar, och läser tillbaka den. Kopian får en egen mapp, vars namn skrivs.",
    )
    .requiredOption("--out <mapp>", "mappen som kopian läggs i")
    .option("--json", "skriv JSON")
    .action(async (options: BackupOptions) => {
      process.exitCode = await withServer(async (server, { out, err, dataDir }) => {
        await migrateOrStop(server);
        const request = { server, out: resolve(options.out), programVersion: programVersion(), dataDir };
        const { directory, manifest } = valueOrStop(await takeBackup(request), backupErrorText);
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        err(`${backupTexts.taken(formatNumber(rows, 0), manifest.tables.length)}\n`);
        out(options.json ? `${JSON.stringify({ directory, ...manifest }, null, 2)}\n` : `${directory}\n`);
        return exitCodes.done;
      }, "backup");
    });
}
