/** A cohort of the sixteen worked persons under one year's rules, with cost, coverage and follow-ups: for tests of packages. */
import { readFileSync } from "node:fs";
import { presets } from "#src/domain/model/assumptions.ts";
import type { CalculationRequest } from "#src/domain/model/calculate.ts";
import type { Cohort } from "#src/domain/model/calculation.ts";
import { equalShares, lawShares } from "#src/domain/model/group/cost.ts";
import type { PackageData } from "#src/domain/model/package/package-data.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { readPersonsFile } from "#src/domain/model/persons-file/read-persons.ts";

const file = readPersonsFile(readFileSync(new URL("../fixtures/model/nytta-examples.json", import.meta.url), "utf8"));
if (!file.ok) throw new Error("The worked persons cannot be read.");

/** Sixteen cases with ids and names as a register might have, eleven of them completed, one without a situation after. */
export const sampleCohort: Cohort = {
  team: "Teamet",
  period: { from: "2017-01-01", to: "2017-06-30" },
  persons: file.value.persons.map((person, position) => ({
    person: { ...person, id: `enrolment-${position}`, name: `Person ${position}` },
    exit: position % 3 === 2 ? "interrupted" : "completed",
    after: position === 4 ? "missing" : "measured",
    ...(position === 4 ? {} : { occasion: "12m" }),
    computed: position % 2 === 0 ? [] : ["bidragsnorm"],
  })),
  cost: {
    total: 2_000_000,
    shares: { actual: { kommun: 0.3, region: 0.2, af: 0.2, fk: 0.3 }, law: lawShares, equal: equalShares },
    origin: "registrerade kostnader",
  },
  coverage: {
    ended: 17,
    completed: 11,
    measured: 15,
    earlier: 0,
    missing: 1,
    leftOut: [{ id: "enrolment-99", reason: "försörjningen vid start saknas" }],
    amounts: { registered: 12, all: 40 },
  },
  measuredAt: 12,
  durations: [
    { months: 12, ended: true },
    { months: 24, ended: false },
  ],
};

/** The main analysis with illustrative unit costs and few draws. */
export const sampleRequest: CalculationRequest = {
  preset: "huvud",
  assumptions: presets.huvud,
  observePersistence: false,
  parameters,
  illustrative: true,
  targetMonths: 34,
  draws: 200,
  seed: 7,
};

/** All that a package is made of. */
export const samplePackage: PackageData = { cohort: sampleCohort, request: sampleRequest, program: "0.1.0" };
