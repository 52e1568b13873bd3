/** What is said when the register gives no cohort to calculate on. */
import type { BenefitError, CohortError, ComparisonError } from "#src/domain/model/from-register/cohort.ts";

const list = (words: readonly string[]): string => words.join(", ");

/** Why there is no calculation, and how to mend it. */
export const benefitErrorText = (error: BenefitError): string =>
  error.code === "benefit.no-comparison" ? noComparisonText(error.programme, error.why) : cohortErrorText(error);

function cohortErrorText(error: CohortError): string {
  switch (error.code) {
    case "cohort.unknown-programme":
      return `Registret har ingen insats som heter ${list(error.programmes.map((name) => `”${name}”`))}.`;
    case "cohort.nobody-ended":
      return "Ingen har avslutat under perioden. Välj en period då någon har avslutat.";
    case "cohort.no-tax-rate":
      return `Skattesatsen är inte känd för ${list(
        error.rates.map(
          ({ municipality, year, parameters }) =>
            `${municipality ?? "insatsens kommun"} ${year} (${parameters.join(" och ")})`,
        ),
      )}. Ange skattesatsen under Egna värden, eller fyll i Kommun på insatsens rad i bladet Insatser.`;
  }
}

/** Why the comparison group of another team gives nothing to compare with. */
const noComparisonText = (programme: string, why: ComparisonError): string =>
  `”${programme}” kan inte vara jämförelsegrupp. ${
    why.code === "comparison.too-few"
      ? `Färre än ${why.fewest} personer kan räknas där: de skulle kunna pekas ut, och säger för lite om vad som hade hänt ändå. Välj en längre period eller ett annat team.`
      : cohortErrorText(why)
  }`;

/** Nobody has the number. */
export const noSuchCaseText = (caseNumber: number): string =>
  `Ingen i kalkylen har ärendenummer ${caseNumber}. Öppna någon ur listan i stället.`;

/** Somebody is not counted: why, and how to mend it. */
export const leftOutCaseText = (enrolmentId: string | undefined, reason: string): string =>
  `Inskrivning ${enrolmentId ?? "utan nummer"} räknas inte: ${reason}. Fyll i uppgiften i registret och läs in filen igen, eller ange ett värde under Egna värden.`;
