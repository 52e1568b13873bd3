/** One figure of a register small enough to count by hand. */
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import type { FigureId, FigureResult } from "#src/domain/figures/figure.ts";
import { registerFromRows, type Row } from "#src/domain/register.ts";
import type { TableName } from "#src/domain/workbook.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

/** The rows of some tables. */
export type Tables = Readonly<Partial<Record<TableName, readonly Row[]>>>;

/** Programme A, with a ladder of three steps and follow-up after six months. */
export const programme = { name: "A", ladder: "Ett > Två > Tre", followupMonths: "6" };
/** Its one participant. */
export const person = { id: "p", sex: "kvinna", birthDate: "1980-05-05" };
/** Their one enrolment, which ended in 2022. */
export const enrolment = { id: "i", personId: "p", programme: "A", startDate: "2021-06-01", endDate: "2022-03-01" };

interface Options {
  readonly tracks?: readonly string[];
  readonly scheme?: string;
  readonly from?: string;
  readonly to?: string;
}

/** One figure of 2022 for programme A, with one person and one exit unless the tables say otherwise. */
export function figure(
  id: FigureId,
  tables: Tables,
  options: Options = {},
): FigureResult & Readonly<Record<string, unknown>> {
  const register = registerFromRows("2023-01-01T00:00:00Z", {
    programme: [programme],
    person: [person],
    enrolment: [enrolment],
    ...tables,
  });
  const { figures } = evaluateFigures(register, {
    scope: { programmes: ["A"], tracks: options.tracks ?? null },
    period: { from: parseIsoDate(options.from ?? "2022-01-01")!, to: parseIsoDate(options.to ?? "2022-12-31")! },
    ...(options.scheme === undefined ? {} : { scheme: options.scheme }),
    only: [id],
  });
  return figures[id]! as FigureResult & Readonly<Record<string, unknown>>;
}

/** A column of a table, rows with 0 left out. */
export function column(result: FigureResult, name: string): Readonly<Record<string, unknown>> {
  if (result.kind !== "table" || !("rows" in result)) throw new Error(`Not a table: ${JSON.stringify(result)}`);
  const rows = result.rows.filter((row) => row[name] !== 0);
  return Object.fromEntries<unknown>(rows.map((row) => [row.code ?? "", row[name]] as const));
}

/** A situation of the one enrolment. */
export const situation = (occasion: string, date: string, more: Row = {}): Row => ({
  enrolmentId: "i",
  occasion,
  date,
  ...more,
});
