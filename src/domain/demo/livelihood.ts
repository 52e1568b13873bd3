/** What the demo's people earn, are paid and use, in kronor that could be true. */
import type { CodeOf } from "#src/domain/code-lists.ts";
import { around, between, pick, type Random } from "#src/domain/demo/random.ts";
import type { Row } from "#src/domain/register.ts";

/** A source of income. */
export type IncomeSource = CodeOf<"incomeSource">;

/** What is used per year, between which numbers, and what a unit costs when somebody knows. */
export const usedServices = [
  ["handlaggning-kommun", 8, 30, 640],
  ["primarvard", 2, 10, null],
  ["psykiatri-oppen", 2, 20, 1950],
  ["boendestod", 10, 90, 470],
] as const;

/** The most and the least that somebody has of a source, whole hundreds of kronor a month at full extent. */
const amountsOf: Readonly<Record<IncomeSource, readonly [low: number, high: number]>> = {
  forsorjningsstod: [84, 128],
  sjukpenning: [112, 196],
  aktivitetsstod: [79, 134],
  aktivitetsersattning: [97, 116],
  sjukersattning: [109, 122],
  "a-kassa": [110, 214],
  etablering: [66, 67],
  studiestod: [36, 40],
  foraldrapenning: [76, 168],
  pension: [98, 142],
  annan: [60, 110],
  lon: [180, 260],
  ingen: [0, 0],
  saknas: [0, 0],
};

/** Now and then nobody knows the amount. */
const isForgotten = (hundreds: number): boolean => hundreds % 13 === 0;

/** The row of a source that somebody lives on; `work` is the situation with the work whose wage it is. */
export function incomeRow(
  random: Random,
  enrolmentId: string,
  occasion: CodeOf<"occasion">,
  source: IncomeSource,
  work?: Row,
): Row {
  if (source === "ingen" || source === "saknas") return { enrolmentId, occasion, source, extent: null, amount: null };
  const hundreds = between(random, ...amountsOf[source]);
  const extent = pick(random, [100, 100, 100, 75, 50]);
  const amount = isForgotten(hundreds) ? null : Math.round((hundreds * extent) / 100) * 100;
  return source === "lon" && work
    ? { enrolmentId, occasion, source, extent: work.extent, amount: work.monthlyWage }
    : { enrolmentId, occasion, source, extent, amount };
}

/** The wage at an extent, whole hundreds of kronor; now and then nobody knows it. */
export function wageOf(random: Random, extent: number): number | null {
  const hundreds = Math.round((around(random, 24_500, 1_800) * extent) / 10_000);
  return isForgotten(hundreds) ? null : hundreds * 100;
}
