/** Makes the report that an address asks for. */
import type { RouterContextProvider } from "react-router";
import { buildReport, type BuiltReport } from "#src/actions/build-report.ts";
import { isAccessError } from "#src/db/database.server.ts";
import type { ReportFormat } from "#src/domain/report/report-file.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import { isWriterError, writerErrorText } from "#src/texts/writers.sv.ts";
import { actorOf, visitContext } from "./context.server.ts";
import type { FigureQuery } from "./figure-query.ts";
import { readReportChoice } from "./report-query.ts";
import { readTeamChoice } from "./team-choice.server.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** A made report, and the choice it was made by. */
export interface MadeReport extends BuiltReport {
  readonly query: FigureQuery;
  readonly template: string;
  readonly audience: string;
}

/** The report of an address, with its files. The error is a Swedish sentence. A choice that cannot be: 404. */
export async function makeReport(
  context: Readonly<RouterContextProvider>,
  params: URLSearchParams,
  formats: readonly ReportFormat[],
): Promise<Result<MadeReport, string>> {
  const { db, today, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const { query, programmes, period, errors } = await readTeamChoice(context, params);
  if (programmes.length === 0 || Object.keys(errors).length > 0) throw new Response(null, { status: 404 });
  const { template, audience } = readReportChoice(params, actor.role);
  const built = await buildReport(db, actor, {
    programmes,
    tracks: query.track ? [query.track] : null,
    period,
    scheme: query.scheme,
    templateId: template.id,
    audience,
    formats,
    today: formatIsoDate(today),
    requestId,
  });
  if (built.ok) return ok({ ...built.value, query, template: template.id, audience });
  const { error } = built;
  if (isWriterError(error)) return fail(writerErrorText(error));
  if (isAccessError(error)) return valueOrResponse(fail(error));
  throw new Response(null, { status: 404 });
}
