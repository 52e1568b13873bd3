/**
 * The identities of docs/model.md, checked on every run. A break above {@link tolerance} is a bug and stops the program.
 */
import { actors, stateActors } from "../actors.ts";
import type { Basis, YearAssumptions } from "./basis.ts";
import { effectOf, productionOf } from "./basis.ts";
import { post, type Ledger, type Post } from "./ledger.ts";

/** Kronor. Sums of a few dozen doubles of this size are exact to about 1e-9. */
export const tolerance = 0.01;

/** Largest break of I1 (the actors are society), I4 (society is production less resources) and I6 (who keeps wage support), kronor. */
export function identityBreak(basis: Basis, assumptions: YearAssumptions): number {
  const effect = effectOf(basis, assumptions);
  const sum = actors.reduce((total, actor) => total + effect[actor], 0);
  const state = stateActors.reduce((total, actor) => total + effect[actor], 0);
  const disability = basis.supportDisability + assumptions.agreedPremium * basis.supportBase;
  const kept = (1 - assumptions.kappaDisability) * disability + (1 - assumptions.kappaHiring) * basis.supportHiring;
  return Math.max(
    Math.abs(sum - effect.samhalle),
    Math.abs(state - effect.staten),
    Math.abs(effect.samhalle - (productionOf(basis, assumptions) - basis.resources)),
    Math.abs(effect.arbetsgivare - kept),
  );
}

/** Largest break of I2 (benefits paid are benefits received) and I3 (taxes paid are taxes received) in one situation, kronor. */
export function transferBreak({ totals }: Ledger, basis: Basis): number {
  const of = (one: Post): number => totals[one.at]!;
  const benefits =
    of(post.socialAssistance) +
    of(post.socialInsurance) +
    of(post.dailyBenefit) +
    of(post.grant) +
    of(post.dayActivityPay);
  const taxes = of(post.wage) + benefits - of(post.patientFee) - basis.disposable;
  const state = basis.otherState - of(post.employerFee) + of(post.grant) + of(post.handlingStudy);
  return Math.abs(taxes - (basis.municipalTax + basis.regionalTax + state));
}
