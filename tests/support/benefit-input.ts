/** What a report's section about benefits is made from, of a register of the fixtures. */
import type { Period } from "#src/domain/figures/figure.ts";
import type { Cohort } from "#src/domain/model/calculation.ts";
import { cohortOf } from "#src/domain/model/from-register/cohort.ts";
import { parameters } from "#src/domain/model/parameters/catalogue.ts";
import { withOwnValues, type OwnValue } from "#src/domain/model/parameters/select.ts";
import type { BenefitInput } from "#src/domain/report/nytta/input.ts";
import { benefitInputOf } from "#src/domain/report/nytta/make-input.ts";
import { readFixture, type FixtureName } from "./read-fixture.ts";

const own = (parameter: string, value: number): OwnValue => ({
  parameter,
  from: "2016-01-01",
  value,
  source: "Teamets egen skattning",
  checked: null,
});

/** The catalogue with what a team must know itself when the register does not say: wage, sick pay's income, housing. */
export const teamParameters = withOwnValues(
  parameters,
  [
    own("antagen_boendekostnad", 5500),
    own("antagen_heltidslon", 24_000),
    own("antagen_sgi", 280_000),
    own("skatt_kommun.provstad", 0.21),
    own("skatt_region.provstad", 0.11),
  ].filter(({ parameter }) => parameters.some(({ id }) => id === parameter)),
);

/** The cohort of a register's first programmes in a period. Throws when there is none. */
export function fixtureCohort(
  name: FixtureName,
  programmes: readonly string[],
  period: Period,
  statedCost?: number,
): Cohort {
  const read = cohortOf(readFixture(name), {
    programmes,
    tracks: null,
    period,
    parameters: teamParameters,
    statedCost,
  });
  if (!read.ok) throw new Error(`no cohort: ${JSON.stringify(read.error)}`);
  return read.value.cohort;
}

/** A cohort calculated for a report. */
export const benefitOf = (cohort: Cohort): BenefitInput =>
  benefitInputOf(cohort, { parameters: teamParameters, targetMonths: 34, program: "0.1.0" });
