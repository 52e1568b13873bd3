/** One person's lines of a calculation, for whoever may see rows; the log says who looked. */
import type { RouterContextProvider } from "react-router";
import { benefitLines } from "#src/actions/benefit-lines.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { fail } from "#src/kernel/result.ts";
import { benefitErrorText, leftOutCaseText, noSuchCaseText } from "#src/texts/benefit-cohort.sv.ts";
import { sourceOf } from "./benefit-facts.ts";
import { assumptionsOf } from "./benefit-query.ts";
import type { BenefitChoice } from "./benefit.server.ts";
import { actorOf, visitContext } from "./context.server.ts";
import { shownParameters } from "./shown-parameters.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** The lines of a case number, or why there are none. */
export async function personLines(
  context: Readonly<RouterContextProvider>,
  { choice, benefit }: BenefitChoice,
  caseNumber: number,
) {
  const { db, requestId } = context.get(visitContext);
  const found = await benefitLines(db, actorOf(context), {
    programmes: choice.programmes,
    tracks: choice.query.track ? [choice.query.track] : null,
    period: choice.period,
    afterOccasion: benefit.after,
    caseNumber,
    assumptions: assumptionsOf(benefit),
    illustrative: benefit.illustrative,
    requestId,
  });
  const none = (why: string) => ({ id: caseNumber, why });
  if (!found.ok) {
    const { error } = found;
    if (isAccessError(error)) return valueOrResponse<never>(fail(error));
    return none(error.code === "benefit.no-such-case" ? noSuchCaseText(caseNumber) : benefitErrorText(error));
  }
  if ("reason" in found.value) return none(leftOutCaseText(found.value.enrolmentId, found.value.reason));
  const { person, enrolmentId, result, parameters } = found.value;
  if (!("lines" in result)) {
    const unknown = new Set(result.refused.filter(({ reach }) => reach === "person").map(({ parameter }) => parameter));
    const names = parameters.filter(({ id }) => unknown.has(id)).map(({ label }) => label);
    return none(leftOutCaseText(enrolmentId, `värdet är inte känt för ${names.join(", ")} ${person.person.year}`));
  }
  const used = new Set(result.lines.flatMap((line) => line.parameters));
  const sources = new Set(result.lines.flatMap((line) => line.sources));
  return {
    id: caseNumber,
    why: undefined,
    enrolmentId,
    exit: person.exit,
    after: person.after,
    computed: person.computed,
    omitted: person.omitted ?? [],
    lines: result.lines,
    parameters: shownParameters(parameters.filter(({ id }) => used.has(id)), [person.person.year], []), // prettier-ignore
    sourceNames: Object.fromEntries([...sources].map((id) => [id, sourceOf(id).title])),
  };
}
