import type { ChartBlock } from "../document.ts";
import type { ReportContext } from "../tables.ts";
export function buildChart(
  _c: ReportContext,
  _n: string,
  _o: { id: string; number: number },
): { chart: ChartBlock; figures: readonly string[] } | undefined {
  return undefined;
}
