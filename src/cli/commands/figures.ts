/** `stegvis figures`: the figures of a team and a period, as JSON (docs/figures.md) or as tables to read. */
import { Option, type Command } from "commander";
import { describeFigure } from "#src/actions/describe-figure.ts";
import { evaluateForTeam } from "#src/actions/evaluate-figures.ts";
import { checkPeriod, collect, periodOptions, readKnown, readKnownList, tenantOption } from "#src/cli/arguments.ts";
import { exitCodes, withDatabase } from "#src/cli/context.ts";
import { renderFigures } from "#src/cli/figures-text.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { findTeamOrStop, type TeamOptions } from "#src/cli/team.ts";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import { schemes } from "#src/domain/schemes/catalogue.ts";
import { accessErrorText, commandSummaries } from "#src/texts/cli.sv.ts";
import type { Day } from "#src/kernel/dates.ts";

interface FiguresOptions extends TeamOptions {
  readonly from: Day;
  readonly to: Day;
  readonly scheme?: string;
  readonly only?: readonly string[];
  readonly json?: boolean;
}

const schemeIds = schemes.map((scheme) => scheme.id);
const figureIds = figureDefinitions.map((definition) => definition.id);

/** Adds the command. */
export function register(program: Command): void {
  const command = program
    .command("figures")
    .summary(commandSummaries.figures)
    .description(commandSummaries.figures)
    .requiredOption("--team <namn>", "teamets (insatsens) namn");
  for (const option of periodOptions()) command.addOption(option);
  command
    .addOption(new Option("--track <spår>", "bara ett spår; kan anges flera gånger").argParser(collect))
    .addOption(
      new Option("--scheme <schema>", `resultatschema: ${schemeIds.join(", ")} (annars insatsens eget)`).argParser(
        readKnown(schemeIds),
      ),
    )
    .addOption(
      new Option("--only <nyckeltal>", "bara dessa nyckeltal, med komma emellan").argParser(readKnownList(figureIds)),
    )
    .addOption(tenantOption())
    .option("--json", "skriv JSON")
    .action(async (options: FiguresOptions) => {
      process.exitCode = await figures(options);
    });
}

function figures(options: FiguresOptions): Promise<number> {
  const period = checkPeriod(options.from, options.to);
  return withDatabase(async (context) => {
    const chosen = await findTeamOrStop(context, options);
    const { evaluation } = valueOrStop(
      await evaluateForTeam(context.db, chosen.actor, {
        programmes: [chosen.team.name],
        tracks: chosen.tracks,
        period,
        scheme: options.scheme,
        // A table's total row may be another figure: to be read, all are computed and the wanted ones shown.
        only: options.json ? options.only : undefined,
      }),
      accessErrorText,
    );
    context.out(
      options.json
        ? `${JSON.stringify(evaluation, null, 2)}\n`
        : renderFigures(evaluation, describeFigure, options.only),
    );
    return exitCodes.done;
  }, "figures");
}
