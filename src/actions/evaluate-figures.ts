/** Evaluates a team's figures. */
import { residentRegister } from "#src/actions/resident-register.ts";
import { asActor, type AccessError, type Actor, type Db } from "#src/db/database.server.ts";
import { evaluateFigures } from "#src/domain/figures/evaluate.ts";
import type { Evaluation, FigureId, Period } from "#src/domain/figures/figure.ts";
import type { Register } from "#src/domain/register.ts";
import { ok, type Result } from "#src/kernel/result.ts";

/** What to evaluate: one or more programmes, all or some of their tracks, a period. */
export interface TeamRequest {
  readonly programmes: readonly string[];
  readonly tracks: readonly string[] | null;
  readonly period: Period;
  readonly scheme?: string | undefined;
  readonly only?: readonly FigureId[] | undefined;
  /** A period to compare with, of the same register. */
  readonly previous?: Period | undefined;
  readonly requestId?: string | undefined;
}

/** The figures of a period, and of the one before when it was asked for. */
export interface TeamEvaluation {
  readonly evaluation: Evaluation;
  readonly previous: Evaluation | undefined;
}

/**
 * The figures of a team, from one snapshot. What the actor's role may see of small cells is decided where figures are
 * shown.
 */
export const evaluateForTeam = (
  db: Db,
  actor: Actor,
  request: TeamRequest,
): Promise<Result<TeamEvaluation, AccessError>> =>
  asActor(
    db,
    actor,
    { purpose: "figures", action: "evaluate-figures", requestId: request.requestId },
    async (tx, note) => {
      const register = await residentRegister(db, tx, actor.tenantId, request.programmes);
      note.concerns("figures", register.enrolment.rows);
      return ok(evaluateOn(register, request));
    },
  );

/** The figures of a register that is read already. */
export function evaluateOn(register: Register, request: TeamRequest): TeamEvaluation {
  const evaluate = (period: Period) =>
    evaluateFigures(register, {
      scope: { programmes: request.programmes, tracks: request.tracks },
      period,
      ...(request.scheme === undefined ? {} : { scheme: request.scheme }),
      ...(request.only === undefined ? {} : { only: request.only }),
    });
  return { evaluation: evaluate(request.period), previous: request.previous && evaluate(request.previous) };
}
