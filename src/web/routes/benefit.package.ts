import { buildBenefitPackage } from "#src/actions/build-benefit-package.ts";
import { isAccessError } from "#src/db/database.server.ts";
import { fail } from "#src/kernel/result.ts";
import { benefitRequest, readBenefitChoice } from "../benefit.server.ts";
import { actorOf, visitContext } from "../context.server.ts";
import { fileResponse } from "../file-response.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/benefit.package.ts";

/** The calculation as a package that anybody can check: inputs without identity, parameters, results and lines. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const asked = await readBenefitChoice(context, new URL(request.url).searchParams);
  if (asked.choice.programmes.length === 0) throw new Response(null, { status: 404 });
  const { db, requestId } = context.get(visitContext);
  const built = await buildBenefitPackage(db, actorOf(context), { ...benefitRequest(asked), requestId });
  if (built.ok) return fileResponse(built.value);
  const { error } = built;
  if (isAccessError(error)) return valueOrResponse<never>(fail(error));
  // The page offers no package where there is none to give.
  throw new Response(null, { status: 404 });
}
