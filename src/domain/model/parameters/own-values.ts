/** Which of the values a tenant has set hold for a team. */
import type { NewOwnValue } from "./check-own-value.ts";
import type { Parameter } from "./parameter.ts";
import type { OwnValue } from "./select.ts";

/**
 * The values that hold for a team (undefined: for all of the tenant's together), of all that were set, oldest first.
 * Among rows of the same parameter, day and team the latest holds; one without value takes the earlier ones back. A team
 * with values of its own for a parameter has none of the tenant's for that parameter.
 */
export function valuesInForce<V extends NewOwnValue>(
  kept: readonly V[],
  programme: string | undefined,
): readonly (V & { readonly value: number })[] {
  const tenants = latest(kept.filter((value) => value.programme === undefined));
  if (programme === undefined) return tenants;
  const teams = latest(kept.filter((value) => value.programme === programme));
  const own = new Set(teams.map(({ parameter }) => parameter));
  return [...tenants.filter(({ parameter }) => !own.has(parameter)), ...teams];
}

function latest<V extends NewOwnValue>(kept: readonly V[]): readonly (V & { readonly value: number })[] {
  const last = new Map(kept.map((value) => [`${value.parameter} ${value.from}`, value]));
  return [...last.values()].filter((value): value is V & { readonly value: number } => value.value !== null);
}

/**
 * As they are laid over the catalogue: without who set them and when. A value of a parameter that the catalogue no longer has
 * is kept, and waits.
 */
export const toOwnValues = (
  inForce: readonly (NewOwnValue & { readonly value: number })[],
  catalogue: readonly Parameter[],
): readonly OwnValue[] =>
  inForce
    .filter(({ parameter }) => catalogue.some(({ id }) => id === parameter))
    .map(({ parameter, from, value, source, checked, confidence }) => ({
      parameter,
      from,
      value,
      source,
      checked,
      confidence,
    }));
