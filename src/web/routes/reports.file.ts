import { reportFormats } from "#src/domain/report/report-file.ts";
import { fileResponse } from "../file-response.ts";
import { makeReport } from "../make-report.server.ts";
import type { Route } from "./+types/reports.file.ts";

/** The report as a file to save. */
export async function loader({ context, request }: Route.LoaderArgs) {
  const params = new URL(request.url).searchParams;
  const format = reportFormats.find((known) => known === params.get("format"));
  if (!format) throw new Response(null, { status: 404 });
  const made = await makeReport(context, params, [format]);
  if (!made.ok) throw new Error(made.error);
  return fileResponse(made.value.files[0]!);
}
