/** A tenant (sv. huvudman): the party that is controller of its teams' registers. */

/** What kind of party a tenant is; the order is the one it is offered in. */
export const tenantKinds = ["kommun", "region", "af", "fk", "forbund", "ovrig"] as const;

/** What kind of party a tenant is. */
export type TenantKind = (typeof tenantKinds)[number];

/** A tenant, as everybody on the host may know it. */
export interface Tenant {
  readonly id: string;
  readonly name: string;
  readonly kind: TenantKind;
  /** Holds invented people only. */
  readonly demo: boolean;
}

const signs: readonly (readonly [RegExp, TenantKind])[] = [
  [/arbetsförmedlingen|^af$/i, "af"],
  [/försäkringskassan|^fk$/i, "fk"],
  [/samordningsförbund|finsam/i, "forbund"],
  [/\bregion(en)?\b|landsting/i, "region"],
  [/kommun|stad(en)?$/i, "kommun"],
];

/** Guesses the kind of party from its name: `Västerås stad` is a kommun. A name that says nothing gives `ovrig`. */
export const tenantKindOf = (name: string): TenantKind =>
  signs.find(([pattern]) => pattern.test(name.trim()))?.[1] ?? "ovrig";

/** A tenant's name as it is kept: without stray blanks, and each letter written in one way. */
export const tidyTenantName = (name: string): string => name.trim().replaceAll(/\s+/g, " ").normalize("NFC");
