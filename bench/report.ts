/** How long the writers take for a whole annual report, with everything warm, and how long others wait meanwhile. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Document } from "#src/domain/report/document.ts";
import { findTemplate } from "#src/domain/report/templates/catalogue.ts";
import { writeDocx } from "#src/writers/docx.ts";
import { writeHtml } from "#src/writers/html.ts";
import { writePdf } from "#src/writers/pdf.ts";
import { writeInThread } from "#src/writers/threaded-writer.ts";
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

/** The longest time that the event loop stood still, in milliseconds, while a warm thread wrote `rounds` Word files. */
async function measureWait(rounds: number): Promise<number> {
  const document = annualReport(findTemplate("vasteras-helar")!, "team");
  await writeInThread("docx", document);
  const resolution = 1;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  for (let round = 0; round < rounds; round++) await writeInThread("docx", document);
  delay.disable();
  return delay.max / 1e6 - resolution;
}

/** Measures the four writers on the annual report of a whole team. */
export async function run(): Promise<Measurement[]> {
  const atMost = (value: number) => ({ kind: "at-most", value }) as const;
  return [
    { label: "Annual report as XLSX", unit: "ms", goal: atMost(50), value: await measure(writeXlsx, 15) },
    { label: "Annual report as PDF/UA", unit: "ms", goal: atMost(300), value: await measure(writePdf, 15) },
    { label: "Annual report as DOCX", unit: "ms", goal: atMost(2000), value: await measure(writeDocx, 5) },
    { label: "Longest wait for others meanwhile", unit: "ms", goal: atMost(100), value: await measureWait(3) },
    { label: "Annual report as HTML", unit: "ms", goal: atMost(20), value: await measure(writeHtml, 15) },
  ];
}
