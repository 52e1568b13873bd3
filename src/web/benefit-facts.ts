/** Where the assumptions of a calculation come from, and the names of its parameters, for the Nytta page. */
import { sources } from "#src/domain/model/parameters/catalogue.ts";
import type { Calculation } from "#src/domain/model/calculation.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { valueOfYear } from "#src/domain/model/parameters/select.ts";
import type { OwnValue } from "#src/domain/model/parameters/select.ts";
import type { NumericAssumption } from "#src/domain/model/names.ts";
import { sourceTexts } from "#src/texts/benefit-lines.sv.ts";
import { assumptionFields, toShown } from "./benefit-fields.ts";
import type { AssumptionFact, BenefitView } from "./components/benefit-view.ts";

/** A source as it is shown. */
export interface ShownSource {
  readonly id: string;
  readonly title: string;
  readonly locator: string;
}

const known = new Map(sources.map((source) => [source.id, source]));

/** A source by its id: one of the catalogue's, the register, what was given, or a value of the team's own. */
export function sourceOf(id: string, own: readonly OwnValue[] = []): ShownSource {
  const found = known.get(id);
  if (found) return { id, title: found.title, locator: found.locator };
  const [kind, parameter, from] = id.split(":");
  const mine = kind === "egen" ? own.find((value) => value.parameter === parameter && value.from === from) : undefined;
  if (mine) return { id, title: sourceTexts.own(mine.source), locator: mine.from };
  return { id, title: sourceTexts.names[id] ?? id, locator: "" };
}

/** The facts of every assumption that has a parameter, in a year's values. */
export function factsOf(
  parameters: readonly Parameter[],
  year: number,
  own: readonly OwnValue[],
): BenefitView["facts"] {
  const facts: Partial<Record<NumericAssumption, AssumptionFact>> = {};
  for (const { key, parameter: id } of assumptionFields) {
    const parameter = parameters.find((one) => one.id === id);
    const value = parameter && valueOfYear(parameter, year);
    if (!parameter || !value) continue;
    const { range } = parameter;
    facts[key] = {
      source: value.sources.map((source) => sourceOf(source, own).title).join(", "),
      unchecked: value.checked === null,
      range: range && { low: toShown(key, range.low), high: toShown(key, range.high) },
    };
  }
  return facts;
}

/** A reason with its parameters by name. */
export const withNames = (reason: string, names: Readonly<Record<string, string>>): string =>
  reason.replaceAll(/[\w.åäö-]+/g, (word) => names[word] ?? word);

/** Swedish names of the parameters that a calculation names. */
export function parameterNames(
  parameters: readonly Parameter[],
  calculation: Calculation,
): Readonly<Record<string, string>> {
  const { parameters: used, refused, equalised, coverage } = calculation;
  const named = new Set([
    ...used.used,
    ...used.unchecked,
    ...refused.map(({ parameter }) => parameter),
    ...("refused" in equalised ? [equalised.refused] : []),
    ...coverage.leftOut.flatMap(({ reason }) => reason.split(/[\s,:]+/)),
  ]);
  return Object.fromEntries(parameters.filter(({ id }) => named.has(id)).map(({ id, label }) => [id, label]));
}
