/** Evaluates figures over a register: a pure function of the snapshot, the scope and the period. */
import { figures, findFigure } from "#src/domain/figures/catalogue.ts";
import type { Evaluation, FigureId, FigureRequest, FigureResult, Scope } from "#src/domain/figures/figure.ts";
import { buildContext, type Context } from "#src/domain/figures/population.ts";
import { withRowLists } from "#src/domain/figures/rows.ts";
import type { Register } from "#src/domain/register.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";

/**
 * Every wanted figure of one scope and period. The result is plain JSON: no NaN, no undefined. A figure that cannot be
 * computed has `value: null` and `why`; so has an id that is no figure's. Throws when the flow does not add up.
 */
export const evaluateFigures = (register: Register, request: FigureRequest): Evaluation =>
  withRowLists(() => evaluate(register, request));

function evaluate(register: Register, request: FigureRequest): Evaluation {
  const done = new Map<FigureId, FigureResult>();
  const context: Context = buildContext(register, request, (id) => {
    const known = done.get(id);
    if (known) return known;
    const result = findFigure(id)?.result(context);
    if (result) done.set(id, result);
    return result;
  });
  const wanted = request.only ?? figures.map(({ id }) => id);
  return {
    scope: { programmes: request.scope.programmes, track: trackOf(request.scope) },
    period: { from: formatIsoDate(request.period.from), to: formatIsoDate(request.period.to) },
    asOf: register.asOf,
    figures: Object.fromEntries(wanted.map((id) => [id, context.figure(id) ?? noSuchFigure(id)])),
  };
}

/** One track is named alone, several as a list. */
function trackOf({ tracks }: Scope): Evaluation["scope"]["track"] {
  if (tracks === null) return null;
  return tracks.length === 1 ? tracks[0]! : tracks;
}

const noSuchFigure = (id: FigureId): FigureResult => ({
  kind: "count",
  version: 0,
  value: null,
  why: `Det finns inget nyckeltal som heter ${id}.`,
});
