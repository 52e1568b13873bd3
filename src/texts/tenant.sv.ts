/** Swedish words and sentences about tenants (sv. huvudmän) and teams. */
import type { TenantKind } from "#src/domain/tenant.ts";

/** What people call the kinds of party. */
export const tenantKindLabels: Readonly<Record<TenantKind, string>> = {
  kommun: "kommun",
  region: "region",
  af: "Arbetsförmedlingen",
  fk: "Försäkringskassan",
  forbund: "samordningsförbund",
  ovrig: "annan part",
};

const quoted = (names: readonly string[]): string => names.map((name) => `”${name}”`).join(", ");
const meant = (names: readonly string[]): string => (names.length > 0 ? ` Menade du ${quoted(names)}?` : "");

/** Why no tenant or no team was found or made, and what to do. `option` is how the reader says which tenant. */
export function tenantErrorText(
  error:
    | { readonly code: "tenant.no-name" | "tenant.none" }
    | { readonly code: "tenant.name-taken"; readonly name: string }
    | { readonly code: "tenant.unknown" | "team.unknown"; readonly name: string; readonly nearest: readonly string[] }
    | { readonly code: "tenant.several"; readonly names: readonly string[] }
    | { readonly code: "team.in-several"; readonly name: string; readonly tenants: readonly string[] },
  option = "--tenant",
): string {
  switch (error.code) {
    case "tenant.no-name":
      return "Huvudmannen behöver ett namn.";
    case "tenant.none":
      return "Det finns ingen huvudman än. Läs in ett register, eller skapa huvudmannen först.";
    case "tenant.name-taken":
      return `Det finns redan en huvudman som heter ”${error.name}”. Ingenting har ändrats.`;
    case "tenant.unknown":
      return `Det finns ingen huvudman som heter ”${error.name}”.${meant(error.nearest)}`;
    case "tenant.several":
      return `Det finns flera huvudmän: ${quoted(error.names)}. Ange vilken med ${option}.`;
    case "team.unknown":
      return `Det finns inget team som heter ”${error.name}”.${meant(error.nearest)}`;
    case "team.in-several":
      return `Teamet ”${error.name}” finns hos flera huvudmän: ${quoted(error.tenants)}. Ange vilken med ${option}.`;
  }
}
