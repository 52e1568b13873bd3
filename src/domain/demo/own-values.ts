/** What the demo's team has set itself in the cost-benefit model: its invented municipality is in no list of tax rates. */
import type { NewOwnValue } from "#src/domain/model/parameters/check-own-value.ts";

/** The invented values, in force all the years of the demo. The wage that nobody noted is left unknown on purpose. */
export const demoOwnValues: readonly NewOwnValue[] = [
  ["skatt_kommun", 0.2148],
  ["skatt_region", 0.1138],
  ["antagen_boendekostnad", 6200],
  ["antagen_sgi", 276_000],
  ["antagen_lonebidragsniva", 0.55],
  ["osa_niva", 0.7],
].map(([parameter, value]) => ({
  programme: undefined,
  parameter: String(parameter),
  from: "2023-01-01",
  value: Number(value),
  source: "Påhittat för visningen",
  confidence: "unsure",
  checked: null,
  note: undefined,
}));
