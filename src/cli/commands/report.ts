/** `stegvis report`: a team's report as files. */
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Option, type Command } from "commander";
import { buildReport } from "#src/actions/build-report.ts";
import { checkPeriod, collect, periodOptions, readChoice, readKnown, tenantOption } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { saveFile } from "#src/cli/save-file.ts";
import { findTeamOrStop, type TeamOptions } from "#src/cli/team.ts";
import { isAccessError } from "#src/db/database.server.ts";
import type { Audience } from "#src/domain/report/document.ts";
import { reportFormats, type ReportFormat } from "#src/domain/report/report-file.ts";
import { templates } from "#src/domain/report/templates/catalogue.ts";
import { schemes } from "#src/domain/schemes/catalogue.ts";
import { formatIsoDate, type Day } from "#src/kernel/dates.ts";
import { accessErrorText, commandSummaries } from "#src/texts/cli.sv.ts";
import { reportErrorText } from "#src/texts/report.sv.ts";
import { isWriterError, writerErrorText } from "#src/texts/writers.sv.ts";

interface ReportOptions extends TeamOptions {
  readonly from: Day;
  readonly to: Day;
  readonly template: string;
  readonly scheme?: string;
  readonly format: readonly ReportFormat[];
  readonly audience: Audience;
  readonly out: string;
  readonly json?: boolean;
}

const templateIds = templates.map((template) => template.id);
const schemeIds = schemes.map((scheme) => scheme.id);
const audiences = ["team", "board", "public"] as const;

/** Adds the command. */
export function register(program: Command): void {
  const command = program
    .command("report")
    .summary(commandSummaries.report)
    .description(commandSummaries.report)
    .requiredOption("--team <namn>", "teamets (insatsens) namn");
  for (const option of periodOptions()) command.addOption(option);
  command
    .addOption(
      new Option("--template <mall>", `mallen: ${templateIds.join(", ")}`)
        .argParser(readKnown(templateIds))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--format <format>", `format med komma emellan: ${reportFormats.join(", ")}`)
        .argParser(readFormats)
        .default(reportFormats, "alla"),
    )
    .addOption(
      new Option(
        "--audience <mottagare>",
        "team, board (styrgrupp och förbund) eller public; små tal lämnas bara till teamet",
      )
        .argParser(readChoice(audiences))
        .default("team"),
    )
    .addOption(
      new Option("--scheme <schema>", `resultatschema: ${schemeIds.join(", ")}`).argParser(readKnown(schemeIds)),
    )
    .addOption(new Option("--track <spår>", "bara ett spår; kan anges flera gånger").argParser(collect))
    .addOption(tenantOption())
    .option("--out <mapp>", "mappen för filerna", ".")
    .option("--json", "skriv filernas namn som JSON")
    .action(async (options: ReportOptions) => {
      process.exitCode = await report(options);
    });
}

const readFormats = (text: string): readonly ReportFormat[] =>
  text.split(",").map((part) => readChoice(reportFormats)(part.trim()));

function report(options: ReportOptions): Promise<number> {
  const period = checkPeriod(options.from, options.to);
  return withDatabase(async (context) => {
    const chosen = await findTeamOrStop(context, options);
    const built = valueOrStop(
      await buildReport(context.db, chosen.actor, {
        programmes: [chosen.team.name],
        tracks: chosen.tracks,
        period,
        scheme: options.scheme,
        templateId: options.template,
        audience: options.audience,
        formats: options.format,
        today: formatIsoDate(context.today),
      }),
      (error) => {
        if (isAccessError(error)) return accessErrorText(error);
        return isWriterError(error) ? writerErrorText(error) : reportErrorText(error);
      },
    );
    const folder = resolve(options.out);
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const { fileName, bytes } of built.files) {
      const path = join(folder, fileName);
      await saveFile(path, bytes);
      paths.push(path);
    }
    context.out(options.json ? `${JSON.stringify(paths, null, 2)}\n` : paths.map((path) => `${path}\n`).join(""));
    return exitCodes.done;
  }, "report");
}
