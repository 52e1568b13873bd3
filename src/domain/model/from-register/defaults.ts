/** What stands in for an amount that the register does not hold: values of the parameters by income year. */
import type { Parameter } from "../parameters/parameter.ts";
import { valueOfYear } from "../parameters/select.ts";

/** The value of a parameter for an income year; undefined when it is not known. */
export type Defaults = (parameter: string, year: number) => number | undefined;

/** Looks every parameter up once per year. A parameter that does not exist is a bug and throws. */
export function defaultsOf(parameters: readonly Parameter[]): Defaults {
  const byId = new Map(parameters.map((parameter) => [parameter.id, parameter]));
  const known = new Map<string, Map<number, number | undefined>>();
  return (id, year) => {
    const ofParameter = known.get(id) ?? new Map<number, number | undefined>();
    known.set(id, ofParameter);
    if (!ofParameter.has(year)) {
      const parameter = byId.get(id);
      if (!parameter) throw new Error(`No parameter ${id}`);
      ofParameter.set(year, valueOfYear(parameter, year)?.value ?? undefined);
    }
    return ofParameter.get(year);
  };
}
