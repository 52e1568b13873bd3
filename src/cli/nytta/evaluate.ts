/** `stegvis nytta evaluate`: the model on persons given as data, with no register and no database. */
import { Option, type Command } from "commander";
import { readChoice } from "#src/cli/arguments.ts";
import { exitCodes, readSurroundings } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { readTextOrStop } from "#src/cli/read-text.ts";
import { presetNames, presets, type PresetName } from "#src/domain/model/assumptions.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { evaluatePersons, evaluationFields } from "#src/domain/model/persons-file/evaluate-persons.ts";
import { readPersonsFile, type PersonsFile } from "#src/domain/model/persons-file/read-persons.ts";
import { personsFaultText, personsWarningText } from "#src/texts/persons-file.sv.ts";
import { evaluationText, nyttaOptionTexts, refusalsText } from "#src/texts/nytta-command.sv.ts";

interface EvaluateOptions {
  readonly preset: PresetName;
  readonly illustrative?: boolean;
  readonly lines?: boolean;
  readonly json?: boolean;
}

/** `--preset`, for every command of the model. */
export const presetOption = (): Option =>
  new Option("--preset <utgångsläge>", nyttaOptionTexts.preset).argParser(readChoice(presetNames));

/** Adds the command. */
export function addEvaluate(group: Command): void {
  group
    .command("evaluate")
    .summary(nyttaOptionTexts.evaluate)
    .description(nyttaOptionTexts.evaluate)
    .argument("<personfil>", "filen med personer, i JSON")
    .addOption(presetOption().default("huvud"))
    .option("--illustrative", nyttaOptionTexts.illustrative)
    .option("--lines", nyttaOptionTexts.lines)
    .option("--json", "skriv JSON")
    .action(async (path: string, options: EvaluateOptions) => {
      process.exitCode = await evaluate(path, options);
    });
}

async function evaluate(path: string, options: EvaluateOptions): Promise<number> {
  const { out, err } = readSurroundings();
  const { persons, warnings } = await readPersonsOrStop(path);
  for (const warning of warnings) err(`${personsWarningText(warning)}\n`);
  const illustrative = options.illustrative ?? false;
  const evaluated = evaluatePersons(persons, parameters, presets[options.preset], { illustrative });
  out(
    options.json
      ? `${JSON.stringify(evaluationFields(evaluated), null, 2)}\n`
      : evaluationText(persons, evaluated, { preset: options.preset, lines: options.lines ?? false }),
  );
  const refused = refusalsText(evaluated);
  err(refused);
  return refused === "" ? exitCodes.done : exitCodes.refused;
}

/** The persons of a file, or the command's end with every fault. */
export async function readPersonsOrStop(path: string): Promise<PersonsFile> {
  return valueOrStop(
    readPersonsFile(await readTextOrStop(path)),
    (faults) => faults.map(personsFaultText).join("\n"),
    exitCodes.usage,
  );
}
