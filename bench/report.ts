/** How long the writers take for a whole annual report, with everything warm. */
import { readFileSync } from "node:fs";
import { figureDefinitions } from "#src/domain/figures/catalogue.ts";
import { buildReport } from "#src/domain/report/build-document.ts";
import type { Document } from "#src/domain/report/document.ts";
import type { FigureValue, ReportDefinition } from "#src/domain/report/facts.ts";
import { findTemplate } from "#src/domain/report/templates/catalogue.ts";
import { figureTexts } from "#src/texts/figures.sv.ts";
import { writeDocx } from "#src/writers/docx.ts";
import { writeHtml } from "#src/writers/html.ts";
import { writePdf } from "#src/writers/pdf.ts";
import { writeXlsx } from "#src/writers/xlsx.ts";
import type { Measurement } from "./measurement.ts";

/** The expected figures of a register are an evaluation, written down. */
interface ExpectedFigures {
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly figures: Readonly<Record<string, FigureValue>>;
}

function annualReport(round: number): Document {
  const file = new URL("../tests/fixtures/registers/vasteras-2022/expected.json", import.meta.url);
  const expected = JSON.parse(readFileSync(file, "utf8")) as ExpectedFigures;
  const evaluation = {
    // A new name every time, so that nothing is merely remembered from the round before.
    scope: { programmes: [`${expected.team} ${round}`], track: null },
    period: { from: expected.from, to: expected.to },
    asOf: "2023-02-01T08:00:00Z",
    figures: expected.figures,
  };
  const definitions = new Map<string, ReportDefinition>(
    figureDefinitions.map((definition) => [definition.id, { ...definition, ...figureTexts[definition.id] }]),
  );
  return buildReport(
    { evaluation, previous: evaluation, definitions: (id) => definitions.get(id) },
    findTemplate("vasteras-helar")!,
    { audience: "team", today: "2023-02-01" },
  );
}

/** Median of several rounds, in milliseconds; the first two warm up. */
async function measure(write: (document: Document) => unknown, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 2; round++) {
    const document = annualReport(round);
    const start = performance.now();
    await write(document);
    if (round >= 2) times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

/** Measures the four writers on the annual report of a whole team. */
export async function run(): Promise<Measurement[]> {
  const atMost = (value: number) => ({ kind: "at-most", value }) as const;
  return [
    { label: "Annual report as XLSX", unit: "ms", goal: atMost(50), value: await measure(writeXlsx, 15) },
    { label: "Annual report as PDF/UA", unit: "ms", goal: atMost(300), value: await measure(writePdf, 15) },
    { label: "Annual report as DOCX", unit: "ms", goal: atMost(2000), value: await measure(writeDocx, 5) },
    { label: "Annual report as HTML", unit: "ms", goal: atMost(20), value: await measure(writeHtml, 15) },
  ];
}
