/** How long the writers take for a whole annual report, with everything warm. */
import type { Document } from "#src/domain/report/document.ts";
import { findTemplate } from "#src/domain/report/templates/catalogue.ts";
import { writeDocx } from "#src/writers/docx.ts";
import { writeHtml } from "#src/writers/html.ts";
import { writePdf } from "#src/writers/pdf.ts";
import { writeXlsx } from "#src/writers/xlsx.ts";
import { annualReport } from "../tests/support/annual-report.ts";
import type { Measurement } from "./measurement.ts";

/** Median of several rounds, in milliseconds; the first two warm up. */
async function measure(write: (document: Document) => unknown, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 2; round++) {
    // A new name every time, so that nothing is merely remembered from the round before.
    const document = annualReport(findTemplate("vasteras-helar")!, "team", `Teamet ${round}`);
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
