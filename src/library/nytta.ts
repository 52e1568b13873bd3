/**
 * The model as a library: `import { … } from "stegvis/nytta"`. What stands here is the public face, with docs/library.md;
 * everything else may change. No Node, no network, no clock: it runs in a browser as well.
 */

/* Persons: read, written, evaluated. */
export { readPersonsFile } from "#src/domain/model/persons-file/read-persons.ts";
export type { PersonsFault, PersonsFile, PersonsWarning } from "#src/domain/model/persons-file/read-persons.ts";
export { writePersonsFile } from "#src/domain/model/persons-file/write-persons.ts";
export { personsFaultText, personsWarningText } from "#src/texts/persons-file.sv.ts";
export {
  evaluatePersons,
  evaluationFields,
  isComputed,
  toTheOre,
} from "#src/domain/model/persons-file/evaluate-persons.ts";
export type { EvaluatedPersons } from "#src/domain/model/persons-file/evaluate-persons.ts";
export { evaluatePerson, personBasis } from "#src/domain/model/engine/evaluate.ts";
export type { Uncomputed } from "#src/domain/model/engine/evaluate.ts";
export { compileRules } from "#src/domain/model/engine/rules.ts";
export type { YearRules } from "#src/domain/model/engine/rules.ts";
export { effectOf, productionOf } from "#src/domain/model/engine/basis.ts";
export type { Basis, YearAssumptions } from "#src/domain/model/engine/basis.ts";
export { taxBill } from "#src/domain/model/engine/tax.ts";
export type { TaxableIncome, TaxBill } from "#src/domain/model/engine/tax.ts";

/* Parameters and assumptions. */
export { parameters, sources } from "#src/domain/model/parameters/catalogue.ts";
export {
  coveredYears,
  parametersText,
  valueOfYear,
  valueOn,
  withOwnValues,
} from "#src/domain/model/parameters/select.ts";
export type { OwnValue } from "#src/domain/model/parameters/select.ts";
export type { Confidence, DatedValue, Parameter, Source } from "#src/domain/model/parameters/parameter.ts";
export { presets } from "#src/domain/model/assumptions.ts";
export type { Assumptions, CostSplitRule, PresetName } from "#src/domain/model/assumptions.ts";
export { assumptionChoices, assumptionLimits } from "#src/domain/model/assumption-limits.ts";
export { sha256 } from "#src/kernel/sha256.ts";

/* Groups: cost, time, uncertainty. */
export { calculate, personResults, usualDraws, usualSeed } from "#src/domain/model/calculate.ts";
export type { CalculationRequest } from "#src/domain/model/calculate.ts";
export { chargedCost, paybackOf, presentValueFactor } from "#src/domain/model/group/cash-flow.ts";
export { paybackText, saidPayback, uncertainRows } from "#src/domain/model/group/said-payback.ts";
export type { SaidPayback } from "#src/domain/model/group/said-payback.ts";
export { equalShares, lawShares } from "#src/domain/model/group/cost.ts";
export { rowResults } from "#src/domain/model/group/results.ts";
export { familiarAmount } from "#src/domain/model/group/amounts.ts";
export { calculationText } from "#src/texts/benefit-calculation.sv.ts";

/* Packages. */
export { checkPackage } from "#src/domain/model/package/check-package.ts";
export { isWholePackage, packageCheckText } from "#src/texts/benefit-package.sv.ts";

/* Words that the types are made of. */
export { actors } from "#src/domain/model/actors.ts";
export type { Actor, Effect } from "#src/domain/model/actors.ts";
export type {
  Calculation, Cohort, CohortCost, CohortPerson, Comparison, Coverage, Line, Payback, PersonResult, Refusal, ResultRow,
  RowResult, Shares, Uncertainty,
} from "#src/domain/model/calculation.ts"; // prettier-ignore
export type { Context, ModelPerson, Situation, Spell, SpellKind } from "#src/domain/model/spells.ts";
export type { Result } from "#src/kernel/result.ts";
