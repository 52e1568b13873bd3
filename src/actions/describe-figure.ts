/** A figure's definition and its Swedish texts together, for reports, pages and the command line. */
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import type { ReportDefinition } from "#src/domain/report/facts.ts";
import { figureTexts } from "#src/texts/figures.sv.ts";

const byId: ReadonlyMap<string, ReportDefinition> = new Map(
  figureDefinitions.flatMap(({ id, version, unit }) => {
    const text = figureTexts[id];
    return text ? [[id, { id, version, unit, ...text }] as const] : [];
  }),
);

/** Title, definition and population of a figure; undefined when there is no such figure. */
export const describeFigure = (id: string): ReportDefinition | undefined => byId.get(id);
