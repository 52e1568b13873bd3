/** Assumptions as options: `--dodvikt 0,2`. What is not given is the preset's. */
import { InvalidArgumentError, Option, type Command } from "commander";
import { readChoice } from "#src/cli/arguments.ts";
import { assumptionLimits } from "#src/domain/model/assumption-limits.ts";
import type { Assumptions } from "#src/domain/model/assumptions.ts";
import { assumptionName, assumptionNames, type NumericAssumption } from "#src/domain/model/names.ts";
import { readNumber } from "#src/kernel/swedish-number.ts";

const flags: Readonly<Record<NumericAssumption, string>> = {
  deadweight: "dodvikt",
  persistence: "kvarvaro",
  displacement: "undantrangning",
  discountRate: "kalkylranta",
  taxFactor: "skattefaktor",
  horizonYears: "horisont",
  writeOffYears: "avskrivning",
  indirectTax: "indirekt-skatt",
  saving: "sparande",
  kappaDisability: "kappa-lonebidrag",
  kappaHiring: "kappa-nyanstallning",
  agreedPremium: "avtalad-avgift",
};

const choices = {
  costSplit: { flag: "kostnadsdelning", values: { faktisk: "actual", lag: "law", lika: "equal" } },
  paybackRule: { flag: "aterbetalningsregel", values: { manad: "monthly", avrundad: "rounded" } },
  population: { flag: "raknas", values: { avslutade: "ended", fullfoljda: "completed" } },
  dailyBenefitsPayer: { flag: "aktivitetsstod-bars-av", values: { af: "af", fk: "fk" } },
} as const;

const numeric = Object.keys(flags).filter((key): key is NumericAssumption => key in flags);

/** A number with comma or point, or a percentage, within the assumption's limits. */
function readAssumption(key: NumericAssumption): (text: string) => number {
  const { min, max, whole = false } = assumptionLimits[key];
  return (text) => {
    const value = readNumber(text);
    if (value !== undefined && value >= min && value <= max && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? "heltal" : "tal";
    throw new InvalidArgumentError(`Skriv ett ${kind} från ${min} till ${max}${max === 1 ? ", till exempel 0,3 eller 30%" : ""}.`);
  };
} // prettier-ignore

/** Adds one option for every assumption. */
export function addAssumptionOptions(command: Command): void {
  for (const key of numeric) {
    const { name, symbol, scale } = assumptionNames[key];
    const unit = { percent: "andel 0–1", factor: "faktor", years: "år" }[scale];
    command.addOption(
      new Option(`--${flags[key]} <${unit}>`, symbol ? `${name} (${symbol})` : name).argParser(readAssumption(key)),
    );
  }
  for (const [key, { flag, values }] of Object.entries(choices)) {
    const words = Object.keys(values);
    const name = assumptionName(isChoice(key) ? key : "costSplit");
    command.addOption(new Option(`--${flag} <val>`, `${name}: ${words.join(", ")}`).argParser(readChoice(words)));
  }
}

const isChoice = (key: string): key is keyof typeof choices => key in choices;

/** The assumptions that were given, from the command's options. */
export function givenAssumptions(options: Readonly<Record<string, unknown>>): Partial<Assumptions> {
  const given: Record<string, unknown> = {};
  for (const key of numeric) {
    const value = options[camelCase(flags[key])];
    if (value !== undefined) given[key] = value;
  }
  for (const [key, { flag, values }] of Object.entries(choices)) {
    const word = options[camelCase(flag)];
    const known: Readonly<Record<string, string>> = values;
    if (typeof word === "string") given[key] = known[word];
  }
  return given;
}

/** As commander names an option's value: `indirekt-skatt` → `indirektSkatt`. */
const camelCase = (flag: string): string => flag.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
