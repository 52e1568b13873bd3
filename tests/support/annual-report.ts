/** The reports of a register whose figures are known: what they print comes from the fixture's expected figures. */
import { readFileSync } from "node:fs";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import { buildReport } from "#src/domain/report/build-document.ts";
import type { Audience, Document } from "#src/domain/report/document.ts";
import type { FigureValue, ReportDefinition } from "#src/domain/report/facts.ts";
import type { Template } from "#src/domain/report/template.ts";
import { figureTexts } from "#src/texts/figures.sv.ts";

/** The expected figures of a register are an evaluation, written down. */
interface ExpectedFigures {
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly figures: Readonly<Record<string, FigureValue>>;
}

const file = new URL("../fixtures/registers/vasteras-2022/expected.json", import.meta.url);
const expected = JSON.parse(readFileSync(file, "utf8")) as ExpectedFigures;
const definitions = new Map(
  figureDefinitions.map((definition): [string, ReportDefinition] => [
    definition.id,
    { ...definition, ...figureTexts[definition.id]! },
  ]),
);

/** A report of the year 2022, compared with itself as the period before. `team` may be another name. */
export function annualReport(template: Template, audience: Audience, team = expected.team): Document {
  const evaluation = {
    scope: { programmes: [team], track: null },
    period: { from: expected.from, to: expected.to },
    asOf: "2023-02-01T08:00:00Z",
    figures: expected.figures,
  };
  const input = { evaluation, previous: evaluation, definitions: (id: string) => definitions.get(id) };
  return buildReport(input, template, { audience, today: "2023-02-01" });
}
