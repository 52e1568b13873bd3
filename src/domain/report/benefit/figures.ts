/**
 * The counts of persons in a calculation as figures, so that they are withheld, linked and checked like every other
 * count of the report (small-cells.ts).
 */
import { shareOf } from "#src/domain/figures/numbers.ts";
import type { Calculation } from "#src/domain/model/calculation.ts";
import { benefitReport as texts } from "./words.ts";
import type { FigureValue } from "../facts.ts";

/** Version of the section's figures; goes up when the same calculation would be printed otherwise. */
export const benefitVersion = 1;

interface CountRow {
  readonly code: string;
  readonly label: string;
  readonly count: number;
}

const table = (rows: readonly CountRow[], whole: number) => ({
  kind: "table",
  version: benefitVersion,
  columns: ["count", "share"],
  rows: rows.map((row) => ({ ...row, share: shareOf(row.count, whole) })),
});

/** Reasons why persons are left out, most persons first. */
function reasonsOf(calculation: Calculation): readonly CountRow[] {
  const byReason = Map.groupBy(calculation.coverage.leftOut, ({ reason }) => reason);
  return [...byReason]
    .map(([reason, persons]) => ({ code: codeOf(reason), label: capital(reason), count: persons.length }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const codeOf = (reason: string) => reason.toLowerCase().replaceAll(/[^a-zåäö0-9]+/g, "-");

/** The counts by figure id; ids begin with `nytta.`. */
export function benefitFigures(calculation: Calculation): Readonly<Record<string, FigureValue>> {
  const { coverage, persons } = calculation;
  const { ended, completed, measured, earlier, missing, leftOut } = coverage;
  const row = (code: keyof typeof texts.coverage.rows, count: number): CountRow => ({
    code,
    label: texts.coverage.rows[code],
    count,
  });
  const whole = persons + leftOut.length;
  return {
    "nytta.persons": { kind: "count", version: benefitVersion, ...{ value: persons } },
    "nytta.exits": table([row("completed", completed), row("interrupted", ended - completed)], ended),
    "nytta.coverage": table(
      [row("measured", measured), row("earlier", earlier), row("missing", missing)],
      measured + earlier + missing,
    ),
    "nytta.counted": table([row("counted", persons), ...reasonsOf(calculation)], whole),
    "nytta.reclassified": {
      kind: "share",
      version: benefitVersion,
      ...{ share: shareOf(calculation.reclassified.persons, persons) },
    },
  };
}
