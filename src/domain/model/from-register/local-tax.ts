/**
 * Which tax rates price a person: those of the person's home municipality when they are known, otherwise those of the
 * team's. The team's own values (`skatt_kommun`, `skatt_region`) go before the released ones of its municipality.
 */
import type { Context } from "../spells.ts";
import { localTaxOf } from "../parameters/local-tax.ts";
import type { Defaults } from "./defaults.ts";

/** Parameters the team sets for its own municipality and region. */
const ownTax = { municipal: "skatt_kommun", regional: "skatt_region" } as const;

/** A rate that is not known. */
export interface UnknownRate {
  readonly municipality: string | undefined;
  /** Year of income. */
  readonly year: number;
  /** Ids of the parameters to set. */
  readonly parameters: readonly string[];
}

/** The rates of a year, or which are not known. */
export type Rates =
  | (Pick<Context, "municipalTax" | "regionalTax"> & {
      readonly origin: { readonly municipalTax: string; readonly regionalTax: string };
    })
  | { readonly unknown: UnknownRate };

/** Looks the rates up; `home` is the person's municipality, `team` the programme's. */
export function ratesOf(defaults: Defaults, home: string | undefined, team: string | undefined, year: number): Rates {
  const homeTax = home === undefined || home === team ? undefined : localTaxOf(home);
  const elsewhere = homeTax && ratesBy(defaults, homeTax, undefined, year);
  if (elsewhere && !("unknown" in elsewhere)) return elsewhere;
  return ratesBy(defaults, team === undefined ? undefined : localTaxOf(team), team, year);
}

function ratesBy(
  defaults: Defaults,
  released: ReturnType<typeof localTaxOf>,
  team: string | undefined,
  year: number,
): Rates {
  const find = (kind: "municipal" | "regional") => {
    const ids =
      team === undefined && released ? [released[kind]] : [ownTax[kind], ...(released ? [released[kind]] : [])];
    const id = ids.find((one) => defaults(one, year) !== undefined);
    return id === undefined ? undefined : { id, rate: defaults(id, year)! };
  };
  const [municipal, regional] = [find("municipal"), find("regional")];
  if (!municipal || !regional) {
    const parameters = [...(municipal ? [] : [ownTax.municipal]), ...(regional ? [] : [ownTax.regional])];
    return { unknown: { municipality: team, year, parameters } };
  }
  return {
    municipalTax: municipal.rate,
    regionalTax: regional.rate,
    origin: { municipalTax: municipal.id, regionalTax: regional.id },
  };
}
