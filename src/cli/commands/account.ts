/** `stegvis account list|reset-password`: who can log in, and a way in again for whoever has lost the password. */
import type { Command } from "commander";
import { listAccounts } from "#src/actions/list-accounts.ts";
import { resetPasswordOnHost } from "#src/actions/reset-password-on-host.ts";
import { operatorName } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { accountCommandTexts as texts } from "#src/texts/accounts.sv.ts";
import { commandSummaries } from "#src/texts/cli.sv.ts";

/** Adds the command. */
export function register(program: Command): void {
  const account = program.command("account").summary(commandSummaries.account).description(commandSummaries.account);
  account
    .command("list")
    .description(texts.list)
    .option("--json", "skriv JSON")
    .action(async (options: { json?: boolean }) => {
      process.exitCode = await withDatabase(async ({ db, out, err }) => {
        const accounts = await listAccounts(db);
        if (options.json) out(`${JSON.stringify(accounts, null, 2)}\n`);
        else if (accounts.length === 0) err(`${texts.none}\n`);
        else for (const one of accounts) out(`${one.userName}\t${one.name}\t${texts.describe(one)}\n`);
        return exitCodes.done;
      }, "account");
    });
  account
    .command("reset-password")
    .description(texts.reset)
    .argument("<användarnamn>", texts.userName)
    .action(async (userName: string) => {
      process.exitCode = await withDatabase(async ({ db, out, err }) => {
        const password = valueOrStop(await resetPasswordOnHost(db, operatorName(), userName), texts.unknown);
        err(`${texts.resetDone(userName)}\n`);
        out(`${password}\n`);
        return exitCodes.done;
      }, "account");
    });
}
