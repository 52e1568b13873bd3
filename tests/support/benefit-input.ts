/** What a report's section about benefits is made from, of the demo's register or one of the fixtures. */
import { demoSeed, makeDemoRegister } from "#src/domain/demo/demo-register.ts";
import { demoOwnValues } from "#src/domain/demo/own-values.ts";
import { randomFrom } from "#src/domain/demo/random.ts";
import { demoTeam } from "#src/domain/demo/team.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import type { Evaluation } from "#src/domain/figures/figure.ts";
import type { Cohort } from "#src/domain/model/calculation.ts";
import { cohortOf } from "#src/domain/model/from-register/cohort.ts";
import { parameters as released } from "#src/domain/model/parameters/catalogue.ts";
import type { Parameter } from "#src/domain/model/parameters/parameter.ts";
import { withOwnValues, type OwnValue } from "#src/domain/model/parameters/select.ts";
import { registerFromRows, type Register } from "#src/domain/register.ts";
import { buildReport } from "#src/domain/report/build-document.ts";
import type { Audience, Document } from "#src/domain/report/document.ts";
import { rowsOf } from "#src/domain/report/facts.ts";
import type { CalculatedBenefit } from "#src/domain/report/benefit/input.ts";
import { benefitInputOf } from "#src/domain/report/benefit/make-input.ts";
import type { Template } from "#src/domain/report/template.ts";
import { parseIsoDate, type IsoDate } from "#src/kernel/dates.ts";
import { readExpected, readFixture } from "./read-fixture.ts";

/** A register with a period, evaluated and with its cohort. */
export interface BenefitCase {
  readonly evaluation: Evaluation;
  readonly cohort: Cohort;
  readonly tracks: readonly { readonly track: string; readonly cohort: Cohort }[];
  readonly parameters: readonly Parameter[];
}

const own = (parameter: string, value: number, from: IsoDate, source: string): OwnValue => ({
  parameter,
  from,
  value,
  source,
  checked: null,
});

function caseOf(
  register: Register,
  request: { readonly team: string; readonly from: IsoDate; readonly to: IsoDate; readonly statedCost?: number },
  ownValues: readonly OwnValue[],
): BenefitCase {
  const scope = { programmes: [request.team], tracks: null };
  const period = { from: parseIsoDate(request.from)!, to: parseIsoDate(request.to)! };
  const parameters = withOwnValues(released, ownValues);
  const read = cohortOf(register, { ...scope, period, parameters, statedCost: request.statedCost });
  if (!read.ok) throw new Error(`no cohort: ${JSON.stringify(read.error)}`);
  const evaluation = evaluateFigures(register, { scope, period });
  const byTrack = evaluation.figures["participants.by-track"];
  const tracks = (byTrack ? rowsOf(byTrack) : []).flatMap(({ code }) => {
    const own = cohortOf(register, { ...scope, tracks: [String(code)], period, parameters });
    return own.ok ? [{ track: String(code), cohort: own.value.cohort }] : [];
  });
  return { evaluation, cohort: read.value.cohort, tracks, parameters };
}

/** The demo's team in a period, with its own values: costs, payers, wages and follow-ups are registered. */
export function demoCase(from: IsoDate, to: IsoDate): BenefitCase {
  const register = registerFromRows("2026-01-20T09:00:00Z", makeDemoRegister(randomFrom(demoSeed)));
  const values = demoOwnValues.map(({ parameter, value, from: since, source }) =>
    own(parameter, value ?? 0, since, source),
  );
  return caseOf(register, { team: demoTeam, from, to }, values);
}

/** A real year's statistics, with the amounts that nobody registered assumed, and no cost unless it is stated. */
export function vasterasCase(statedCost?: number): BenefitCase {
  const expected = readExpected("vasteras-2022") as {
    readonly team: string;
    readonly from: string;
    readonly to: string;
  };
  const assumed = [
    own("antagen_boendekostnad", 5500, "2016-01-01", "Teamets egen skattning"),
    own("antagen_heltidslon", 24_000, "2016-01-01", "Teamets egen skattning"),
    own("antagen_sgi", 280_000, "2016-01-01", "Teamets egen skattning"),
  ];
  return caseOf(
    readFixture("vasteras-2022"),
    { ...expected, ...(statedCost === undefined ? {} : { statedCost }) },
    assumed,
  );
}

/** The case as a report, with what society gained. */
export const benefitReport = (template: Template, audience: Audience, one: BenefitCase): Document =>
  buildReport({ evaluation: one.evaluation, definitions: () => undefined, benefit: benefitOf(one) }, template, {
    audience,
    today: "2026-01-20",
  });

/** Calculates a case for a report. */
export function benefitOf({
  cohort,
  parameters,
  tracks,
}: Pick<BenefitCase, "cohort" | "parameters"> & Partial<BenefitCase>): CalculatedBenefit {
  const benefit = benefitInputOf(cohort, { parameters, tracks, targetMonths: 34, program: "0.1.0" });
  if (benefit.kind !== "calculated") throw new Error("not calculated");
  return benefit;
}
