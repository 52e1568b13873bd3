import { redirect } from "react-router";
import { z } from "zod";
import { exportRegister } from "#src/actions/export-register.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { fileResponse } from "../file-response.ts";
import { readForm } from "../form-data.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/register.export.file.ts";

const ExportForm = z.strictObject({ understand: z.string().optional(), format: z.enum(["xlsx", "zip"]).optional() });

/** The whole register as a file, once somebody has taken responsibility for it. */
export async function action({ context, params: { tenantId } }: Route.ActionArgs) {
  const { db, requestId, today } = context.get(visitContext);
  const read = readForm(ExportForm, formOf(context));
  if (!read.ok) throw new Response(null, { status: 400 });
  const { understand, format = "xlsx" } = read.value;
  if (understand === undefined) return redirect(`/t/${tenantId}/register/export?hasty=1&format=${format}`, 303);
  const [file] = valueOrResponse(await exportRegister(db, actorOf(context), format, requestId));
  const { mediaType, bytes } = file!;
  return fileResponse({ fileName: `register-${formatIsoDate(today)}.${format}`, mediaType, bytes });
}
