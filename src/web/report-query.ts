/** What a report page is asked for in its address: template and audience beside team and period. */
import type { Audience } from "#src/domain/report/document.ts";
import { templates } from "#src/domain/report/templates/catalogue.ts";
import type { Template } from "#src/domain/report/template.ts";
import { seesSmallCells, type Role } from "#src/domain/rights.ts";

/** The audiences a role may make a report for; whoever does not see small cells cannot choose to. */
export const audiencesOf = (role: Role): readonly Audience[] =>
  seesSmallCells(role) ? ["team", "board", "public"] : ["board", "public"];

/** Reads template and audience; the first ones when the address says none that exists or is allowed. */
export function readReportChoice(
  params: URLSearchParams,
  role: Role,
): { readonly template: Template; readonly audience: Audience } {
  const audiences = audiencesOf(role);
  return {
    template: templates.find(({ id }) => id === params.get("template")) ?? templates[0]!,
    audience: audiences.find((audience) => audience === params.get("audience")) ?? audiences[0]!,
  };
}
