/** Reads options that several commands have; what cannot be read stops the command with exit code 2. */
import { userInfo } from "node:os";
import { InvalidArgumentError, Option } from "commander";
import { exitCodes, Stop } from "#src/cli/context.ts";
import { nearest } from "#src/domain/register-import/forgiving.ts";
import { listOr } from "#src/texts/cli.sv.ts";
import { formatIsoDate, parseIsoDate, type Day } from "#src/kernel/dates.ts";

/** Reads a day such as `2022-01-31`. */
export function readDay(text: string): Day {
  const day = parseIsoDate(text);
  if (day === undefined) throw new InvalidArgumentError("Skriv en dag som finns, till exempel 2022-01-31.");
  return day;
}

/** Reads one of some words, whatever the capitals; says which there are when it is none of them. */
export function readChoice<T extends string>(choices: readonly T[]): (text: string) => T {
  return (text) => {
    const found = choices.find((choice) => choice === text.toLowerCase());
    if (found === undefined) throw new InvalidArgumentError(`Välj ett av: ${choices.join(", ")}.`);
    return found;
  };
}

/** Reads one of many known ids; names the nearest when it is none of them. */
export function readKnown(known: readonly string[]): (text: string) => string {
  return (text) => {
    const wanted = text.trim();
    if (known.includes(wanted)) return wanted;
    const near = nearest(wanted, known);
    const hint = near.length > 0 ? ` Menade du ${listOr(near)}?` : "";
    throw new InvalidArgumentError(`Det finns inget som heter ”${wanted}”.${hint}`);
  };
}

/** Reads several known ids with commas between. */
export function readKnownList(known: readonly string[]): (text: string) => readonly string[] {
  const readOne = readKnown(known);
  return (text) => text.split(",").map(readOne);
}

/** Collects an option that may be given several times. */
export const collect = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** Refuses a period that ends before it begins. */
export function checkPeriod(from: Day, to: Day): { readonly from: Day; readonly to: Day } {
  if (from <= to) return { from, to };
  throw new Stop(
    exitCodes.usage,
    `Perioden slutar (${formatIsoDate(to)}) före sin början (${formatIsoDate(from)}). Byt plats på --from och --to.`,
  );
}

/** `--from` and `--to`, both required. */
export const periodOptions = (): readonly Option[] => [
  new Option("--from <dag>", "periodens första dag, till exempel 2022-01-01").argParser(readDay).makeOptionMandatory(),
  new Option("--to <dag>", "periodens sista dag, till exempel 2022-12-31").argParser(readDay).makeOptionMandatory(),
];

/** `--tenant`, for commands that can find out by themselves when there is only one. */
export const tenantOption = (): Option => new Option("--tenant <namn>", "huvudmannen, när det finns flera");

/** The name that the access log keeps for whoever works on the host. */
export function operatorName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the system's list, as in many containers.
    return String(process.getuid?.() ?? "okänd");
  }
}
