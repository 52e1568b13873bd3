/** The router's tree, made of the declarations. */
import { layout, route, type RouteConfig } from "@react-router/dev/routes";
import { declarations, tenantLayout, type RouteDeclaration } from "./declarations.ts";

const toRoute = ({ path, file, id }: RouteDeclaration) => route(path, file, { id });
const isIn = (tenant: boolean) => (declared: RouteDeclaration) => (declared.ownership === "tenant") === tenant;

export default [
  ...declarations.filter(isIn(false)).map(toRoute),
  layout(tenantLayout.file, { id: tenantLayout.id }, declarations.filter(isIn(true)).map(toRoute)),
] satisfies RouteConfig;
