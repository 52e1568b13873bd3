/** Registers of one team, small enough to count by hand, for the cost-benefit model. */
import { cohortOf, type CohortRequest } from "#src/domain/model/from-register/cohort.ts";
import type { Cohort } from "#src/domain/model/calculation.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { withOwnValues } from "#src/domain/model/parameters/select.ts";
import { registerFromRows, type Register, type Row } from "#src/domain/register.ts";
import type { TableName } from "#src/domain/workbook.ts";
import { parseIsoDate } from "#src/kernel/dates.ts";

export type Rows = Partial<Record<TableName, readonly Row[]>>;

const programme = { name: "Team", municipality: "Västerås" };

/** A register of one team; every person i is enrolled as Ii from 2024-01-08 and ends 2024-06-14 unless told otherwise. */
export function registerOf(people: readonly Row[], tables: Rows = {}): Register {
  return registerFromRows("2026-01-01T00:00:00Z", {
    programme: [programme],
    person: people.map((_, i) => ({ id: `P${i}`, sex: "kvinna", birthDate: "2001-05-05" })),
    enrolment: people.map((row, i) => ({
      id: `I${i}`,
      personId: `P${i}`,
      programme: "Team",
      startDate: "2024-01-08",
      endDate: "2024-06-14",
      exitKind: "fullfoljd",
      ...row,
    })),
    ...tables,
  });
}

/** A situation of the first person, on the day of the occasion. */
export const at = (occasion: string, more: Row = {}): Row => ({
  enrolmentId: "I0",
  occasion,
  date: { start: "2024-01-08", avslut: "2024-06-14", "6m": "2024-12-14", "12m": "2025-06-14" }[occasion] ?? null,
  ...more,
});
/** An income source of the first person. */
export const income = (occasion: string, source: string, more: Row = {}): Row => ({
  enrolmentId: "I0",
  occasion,
  source,
  ...more,
});

/** The year in which they end. */
export const period = { from: parseIsoDate("2024-01-01")!, to: parseIsoDate("2024-12-31")! };

/** The cohort of such a register; throws when there is none. */
export function read(register: Register, more: Partial<CohortRequest> = {}): Cohort {
  const result = cohortOf(register, { programmes: ["Team"], tracks: null, period, parameters, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.cohort;
}

/** The parameters with one value of the team's own. */
export const own = (parameter: string, value: number): readonly Parameter[] =>
  withOwnValues(parameters, [{ parameter, from: "2016-01-01", value, source: "provet", checked: null }]);

/** One person with the given situations, income sources and services. */
export const one = (situation: readonly Row[], income_source: readonly Row[], more: Rows = {}): Register =>
  registerOf([{}], { situation, income_source, ...more });
