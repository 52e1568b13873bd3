/** What the running server answers, as it knows it itself: for tests that must not trust the declarations. */
import type { Express } from "express";
import type { ServerBuild } from "react-router";

/** Something the server answers. `path` is a pattern; for a step that sees every address, the step's name. */
export interface ListedRoute {
  readonly method: string;
  readonly path: string;
}

interface Layer {
  readonly name: string;
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** Lists the application's own addresses, its steps (`use`), and every page of the built site. */
export function listRoutes(app: Express, build: ServerBuild): readonly ListedRoute[] {
  const layers = (app.router as unknown as { readonly stack: readonly Layer[] }).stack;
  const own = layers.flatMap(({ name, route }) =>
    route
      ? Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path: route.path }))
      : [{ method: "use", path: name }],
  );
  return [...own, ...Object.values(build.routes).flatMap((route) => (route ? listPages(build, route.id) : []))];
}

function listPages(build: ServerBuild, id: string): ListedRoute[] {
  const { path, index, module } = build.routes[id]!;
  if (!path && !index) return module.action ? [{ method: "POST", path: `around ${id}` }] : [];
  const whole = pathOf(build, id);
  return [
    ...(module.default || module.loader ? [{ method: "GET", path: whole }] : []),
    ...(module.action ? [{ method: "POST", path: whole }] : []),
  ];
}

function pathOf(build: ServerBuild, id: string | undefined): string {
  if (id === undefined) return "";
  const { path = "", parentId } = build.routes[id]!;
  if (id === "root") return "";
  return path.startsWith("/") ? path : `${pathOf(build, parentId)}/${path}`;
}
