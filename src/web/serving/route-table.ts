/** Which declared route an address belongs to, by the router's own rules; and that every route is declared. */
import { matchRoutes, type RouteObject, type ServerBuild } from "react-router";
import { tenantLayout, type RouteDeclaration } from "../declarations.ts";

/** A declared route that an address belongs to. */
export interface RouteMatch {
  readonly declared: RouteDeclaration;
  readonly tenantId: string | undefined;
}

/** Finds the route of an address. */
export type FindRoute = (pathname: string) => RouteMatch | undefined;

type BuiltRoute = NonNullable<ServerBuild["routes"][string]>;

const builtRoutes = (build: ServerBuild): readonly BuiltRoute[] =>
  Object.values(build.routes).filter((route) => route !== undefined);

/** The routes that only surround others; they have no address. */
const surrounding: readonly string[] = ["root", tenantLayout.id];

/** Every way in which the built site and its declarations differ, in words; empty when they agree. */
export function undeclared(build: ServerBuild, declarations: readonly RouteDeclaration[]): string[] {
  const faults: string[] = [];
  const byId = new Map(declarations.map((declared) => [declared.id, declared]));
  if (byId.size !== declarations.length) faults.push("two declarations have the same id");
  for (const { id, path, index, module } of builtRoutes(build)) {
    const declared = byId.get(id);
    byId.delete(id);
    if (surrounding.includes(id)) {
      if (module.action) faults.push(`${id} surrounds pages and may not have an action`);
    } else if (!declared) {
      faults.push(`${id} (${path ?? "no path"}) is not declared`);
    } else {
      const inTenant = declared.path === "/t/:tenantId" || declared.path.startsWith("/t/:tenantId/");
      if (path !== declared.path || index) faults.push(`${id} is declared with another path`);
      if (inTenant !== (declared.ownership === "tenant"))
        faults.push(`${id} must be a tenant's exactly below /t/:tenantId`);
      if (Boolean(module.loader ?? module.default) !== Boolean(declared.get))
        faults.push(`${id}: get is not as declared`);
      if (Boolean(module.action) !== Boolean(declared.post)) faults.push(`${id}: post is not as declared`);
      for (const method of [declared.get, declared.post]) {
        if (method && Boolean(method.purpose) !== inTenant)
          faults.push(`${id}: a purpose belongs to a tenant's routes`);
      }
    }
  }
  for (const id of byId.keys()) faults.push(`${id} is declared but not built`);
  return faults;
}

/** Makes the finder for a built site. */
export function makeFindRoute(build: ServerBuild, declarations: readonly RouteDeclaration[]): FindRoute {
  const byId = new Map(declarations.map((declared) => [declared.id, declared]));
  const childrenOf = (parentId: string | undefined): RouteObject[] =>
    builtRoutes(build)
      .filter((route) => (route.parentId ?? undefined) === parentId)
      .map(({ id, path, caseSensitive }) => ({
        id,
        ...(path === undefined ? {} : { path }),
        ...(caseSensitive === undefined ? {} : { caseSensitive }),
        children: childrenOf(id),
      }));
  const tree = childrenOf(undefined);
  return (pathname) => {
    // The router would answer with everything a page was made of, also what the page withholds; no script here asks for it.
    if (pathname.endsWith(".data")) return undefined;
    const leaf = matchRoutes(tree, pathname)?.at(-1);
    const declared = leaf && byId.get(leaf.route.id ?? "");
    return declared && { declared, tenantId: leaf.params.tenantId };
  };
}
