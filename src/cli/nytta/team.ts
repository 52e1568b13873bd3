/** `stegvis nytta --team …`: a team's cost-benefit calculation, as tables to read or as JSON, and as a package. */
import { Option, type Command } from "commander";
import { buildBenefitPackage, type PackageError } from "#src/actions/build-benefit-package.ts";
import { evaluateBenefit, type BenefitRequest } from "#src/actions/evaluate-benefit.ts";
import { programVersion } from "#src/actions/program-version.ts";
import { checkPeriod, collect, readChoice, readDay, tenantOption } from "#src/cli/arguments.ts";
import { exitCodes, Stop, withDatabase } from "#src/cli/context.ts";
import { addAssumptionOptions, givenAssumptions } from "#src/cli/nytta/assumption-options.ts";
import { presetOption, readPersonsOrStop } from "#src/cli/nytta/evaluate.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { saveFile } from "#src/cli/save-file.ts";
import { findTeamOrStop } from "#src/cli/team.ts";
import { isAccessError, type AccessError } from "#src/db/database.server.ts";
import { observesPersistence, presets, type PresetName } from "#src/domain/model/assumptions.ts";
import { comparisonSteps, type Calculation, type Comparison } from "#src/domain/model/calculation.ts";
import type { BenefitError } from "#src/domain/model/from-register/cohort.ts";
import { occasionsAfter } from "#src/domain/model/from-register/observation.ts";
import { disclosureOf } from "#src/domain/model/group/disclosure.ts";
import { accessErrorText, usageError } from "#src/texts/cli.sv.ts";
import { calculationText } from "#src/texts/benefit-calculation.sv.ts";
import { benefitErrorText } from "#src/texts/benefit-cohort.sv.ts";
import { nyttaOptionTexts, refusedValuesText } from "#src/texts/nytta-command.sv.ts";
import { tooFewAlikeText, tooFewForPackageText } from "#src/texts/benefit-package.sv.ts";
import type { Day } from "#src/kernel/dates.ts";

interface NyttaOptions {
  readonly team?: string;
  readonly tenant?: string;
  readonly track?: readonly string[];
  readonly from?: Day;
  readonly to?: Day;
  readonly preset: PresetName;
  readonly after?: (typeof occasionsAfter)[number];
  readonly cost?: number;
  readonly target?: number;
  readonly draws?: number;
  readonly seed?: number;
  readonly comparison?: string;
  readonly comparisonKind: Comparison["step"];
  readonly comparisonTeam?: string;
  readonly illustrative?: boolean;
  readonly package?: string;
  readonly synthetic?: boolean;
  readonly json?: boolean;
}

const readWhole = (least: number, most: number) => (text: string) => {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Stop(exitCodes.usage, `”${text}” går inte att läsa. Skriv ett heltal från ${least} till ${most}.`);
};

/** Adds the options; `--team`, `--from` and `--to` are asked for by hand, since the commands below do without them. */
export function addTeam(command: Command): void {
  const texts = nyttaOptionTexts;
  command
    .addOption(new Option("--team <namn>", "teamets (insatsens) namn"))
    .addOption(new Option("--from <dag>", texts.from).argParser(readDay))
    .addOption(new Option("--to <dag>", texts.to).argParser(readDay))
    .addOption(new Option("--track <spår>", "bara ett spår; kan anges flera gånger").argParser(collect))
    .addOption(tenantOption())
    .addOption(presetOption().default("huvud"))
    .addOption(new Option("--after <tillfälle>", texts.after).argParser(readChoice(occasionsAfter)))
    .addOption(new Option("--cost <kronor>", texts.cost).argParser(readWhole(0, 1_000_000_000)))
    .addOption(new Option("--target <månader>", texts.target).argParser(readWhole(1, 120)))
    .addOption(new Option("--draws <antal>", texts.draws).argParser(readWhole(0, 100_000)))
    .addOption(new Option("--seed <tal>", texts.seed).argParser(readWhole(0, 4_294_967_295)))
    .addOption(new Option("--comparison <personfil>", texts.comparison))
    .addOption(
      new Option("--comparison-kind <slag>", texts.comparisonKind)
        .argParser(readChoice(comparisonSteps))
        .default("comparison-group"),
    )
    .addOption(new Option("--comparison-team <namn>", texts.comparisonTeam))
    .option("--illustrative", texts.illustrative)
    .option("--package <zip>", texts.package)
    .option("--synthetic", texts.synthetic)
    .option("--json", "skriv JSON");
  addAssumptionOptions(command);
  command.action(async (options: NyttaOptions) => {
    process.exitCode = await nytta(options, givenAssumptions({ ...options }));
  });
}

async function nytta(options: NyttaOptions, changes: Partial<BenefitRequest["assumptions"]>): Promise<number> {
  const team = needed(options.team, "--team <namn>");
  const period = checkPeriod(needed(options.from, "--from <dag>"), needed(options.to, "--to <dag>"));
  const comparison = options.comparison === undefined ? undefined : await readComparison(options, options.comparison);
  return withDatabase(async (context) => {
    const chosen = await findTeamOrStop(context, { ...options, team });
    const request: BenefitRequest = {
      programmes: [chosen.team.name],
      tracks: chosen.tracks,
      period,
      preset: options.preset,
      assumptions: { ...presets[options.preset], ...changes },
      observePersistence: observesPersistence(options.preset, changes),
      illustrative: options.illustrative ?? false,
      afterOccasion: options.after,
      statedCost: options.cost,
      comparison,
      comparisonProgramme: options.comparisonTeam,
      ...(options.target === undefined ? {} : { targetMonths: options.target }),
      ...(options.draws === undefined ? {} : { draws: options.draws }),
      ...(options.seed === undefined ? {} : { seed: options.seed }),
    };
    const { calculation, request: asked } = valueOrStop(
      await evaluateBenefit(context.db, chosen.actor, request),
      errorText,
    );
    if (options.package !== undefined) {
      const personal = options.synthetic ? "synthetic" : "real";
      const built = valueOrStop(
        await buildBenefitPackage(context.db, chosen.actor, { ...request, personal }),
        errorText,
      );
      await saveFile(options.package, built.bytes);
      context.err(nyttaOptionTexts.packageSaved(options.package, personal));
    }
    context.out(
      options.json
        ? `${JSON.stringify(shownFields(calculation), null, 2)}\n`
        : calculationText(calculation, asked, programVersion()),
    );
    const refused = refusedValuesText(calculation.refused);
    context.err(refused);
    return refused === "" ? exitCodes.done : exitCodes.refused;
  }, "nytta");
}

async function readComparison(options: NyttaOptions, path: string): Promise<Comparison> {
  const { persons } = await readPersonsOrStop(path);
  return { step: options.comparisonKind, name: nyttaOptionTexts.givenComparison, persons };
}

function needed<T>(value: T | undefined, option: string): T {
  if (value !== undefined) return value;
  throw new Stop(exitCodes.usage, usageError("commander.missingMandatoryOptionValue", `'${option}'`));
}

function errorText(error: PackageError | BenefitError | AccessError): string {
  if (isAccessError(error)) return accessErrorText(error);
  if (error.code === "package.too-few-alike") return tooFewAlikeText(error.fewest);
  if (error.code === "package.too-few") return tooFewForPackageText(error.whose, error.fewest);
  return benefitErrorText(error);
}

/** The calculation without what so few persons may not be shown by: the same rule as in the text. */
function shownFields(calculation: Calculation): object {
  const shown = disclosureOf(calculation, false);
  if (shown.actors && shown.reclassifiedByActor) return calculation;
  const { rows, bySplit, gross, basis, reclassified, equalised, uncertainty, tornado, thresholds, ...others } = calculation;
  const society = rows.filter(({ row }) => row === "samhalle");
  return {
    ...others,
    rows: shown.actors ? rows : shown.society ? society : [],
    ...(shown.actors ? { bySplit, gross, basis, equalised, uncertainty } : {}),
    ...(shown.society ? { tornado, thresholds } : { displaced: undefined, breakEven: undefined }),
    ...(shown.reclassifiedByActor ? { reclassified } : {}),
    withheld: nyttaOptionTexts.withheld,
  };
} // prettier-ignore
