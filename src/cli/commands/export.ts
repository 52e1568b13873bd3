/** `stegvis export`: the whole register, in the register workbook's format. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { exportRegister, type ExportFormat } from "#src/actions/export-register.ts";
import { findTenant, operatorActor } from "#src/actions/find-team.ts";
import { operatorName, tenantOption } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase, type CliContext } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { saveFile } from "#src/cli/save-file.ts";
import { accessErrorText, commandSummaries, exportedText } from "#src/texts/cli.sv.ts";
import { tenantErrorText } from "#src/texts/tenant.sv.ts";

interface ExportOptions {
  readonly out: string;
  readonly tenant?: string;
}

/** Adds the command. */
export function register(program: Command): void {
  program
    .command("export")
    .summary(commandSummaries.export)
    .description(
      "Skriver ut hela registret. Filen går att läsa in igen, här eller någon annanstans. Den innehåller personuppgifter; bara den här användaren får läsa den.",
    )
    .requiredOption("--out <fil>", "arbetsbok (.xlsx), zip (.zip) eller en mapp för CSV-filer")
    .addOption(tenantOption())
    .action(async (options: ExportOptions) => {
      process.exitCode = await withDatabase((context) => exportAll(context, options), "export");
    });
}

async function exportAll({ db, err, out }: CliContext, options: ExportOptions): Promise<number> {
  const tenant = valueOrStop(await findTenant(db, options.tenant), tenantErrorText);
  const target = resolve(options.out);
  const format = formatOf(target);
  const files = valueOrStop(await exportRegister(db, operatorActor(tenant, operatorName()), format), accessErrorText);
  if (format === "csv") await mkdir(target, { recursive: true, mode: 0o700 });
  for (const { name, bytes } of files) {
    const path = format === "csv" ? join(target, name) : target;
    await saveFile(path, bytes);
    out(`${path}\n`);
  }
  err(`${exportedText(tenant.name, options.out)}\n`);
  return exitCodes.done;
}

function formatOf(path: string): ExportFormat {
  if (/\.xlsx$/i.test(path)) return "xlsx";
  return /\.zip$/i.test(path) ? "zip" : "csv";
}
