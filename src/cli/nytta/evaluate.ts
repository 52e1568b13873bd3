/** `stegvis nytta evaluate`: the model on persons given as data, with no register and no database. */
import { Option, type Command } from "commander";
import { readChoice } from "#src/cli/arguments.ts";
import { exitCodes, readSurroundings } from "#src/cli/context.ts";
import { valueOrStop } from "#src/cli/outcome.ts";
import { readTextOrStop } from "#src/cli/read-text.ts";
import { writePieces } from "#src/cli/write-pieces.ts";
import { presetCodes, presets, type PresetName } from "#src/domain/model/assumptions.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import {
  evaluatedPersonFields,
  evaluatePersons,
  type EvaluatedPersons,
} from "#src/domain/model/persons-file/evaluate-persons.ts";
import { readPersonsFile, type PersonsFile } from "#src/domain/model/persons-file/read-persons.ts";
import { moreText, personsFaultText, personsWarningText } from "#src/texts/persons-file.sv.ts";
import { evaluationText, nyttaOptionTexts, refusalsText } from "#src/texts/nytta-command.sv.ts";

interface EvaluateOptions {
  readonly preset: PresetName;
  readonly illustrative?: boolean;
  readonly lines?: boolean;
  readonly json?: boolean;
}

/** `--preset`, for every command of the model. */
export const presetOption = (): Option =>
  new Option("--preset <utgångsläge>", nyttaOptionTexts.preset).argParser(readChoice(presetCodes));

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
  const { err } = readSurroundings();
  const { persons, warnings } = await readPersonsOrStop(path);
  err(toldInPart(warnings, personsWarningText).map((sentence) => `${sentence}\n`).join("")); // prettier-ignore
  const illustrative = options.illustrative ?? false;
  const evaluated = evaluatePersons(persons, parameters, presets[options.preset], { illustrative });
  const pieces = options.json
    ? evaluationJson(evaluated)
    : evaluationText(persons, evaluated, { preset: options.preset, lines: options.lines ?? false });
  await writePieces(pieces);
  const refused = refusalsText(evaluated);
  err(refused);
  return refused === "" ? exitCodes.done : exitCodes.refused;
}

/** The evaluation as JSON, person by person: of many it is longer than a text can be. */
function* evaluationJson({ persons, ...rest }: EvaluatedPersons): Generator<string> {
  yield '{\n  "persons": [';
  for (const [position, person] of persons.entries()) {
    const fields = JSON.stringify(evaluatedPersonFields(person), null, 2).replaceAll("\n", "\n    ");
    yield `${position === 0 ? "" : ","}\n    ${fields}`;
  }
  yield `\n  ],${JSON.stringify(rest, null, 2).slice(1)}\n`;
}

/** So many of one file are told; who has more mends these first. */
const mostTold = 500;

function toldInPart<T>(all: readonly T[], sentence: (one: T) => string): readonly string[] {
  const told = all.slice(0, mostTold).map(sentence);
  return all.length > mostTold ? [...told, moreText(all.length - mostTold)] : told;
}

/** The persons of a file, or the command's end with the faults. */
export async function readPersonsOrStop(path: string): Promise<PersonsFile> {
  return valueOrStop(
    readPersonsFile(await readTextOrStop(path)),
    (faults) => toldInPart(faults, personsFaultText).join("\n"),
    exitCodes.usage,
  );
}
