/** What a kept file would do to the register. */
import type { RouterContextProvider } from "react-router";
import { importRegister } from "#src/actions/import-register.ts";
import type { ImportError } from "#src/actions/import-protocol.ts";
import type { ImportReport } from "#src/domain/register-import/report.ts";
import { fail, type Result } from "#src/kernel/result.ts";
import { actorOf, visitContext } from "./context.server.ts";
import type { SubmittedFile } from "./submitted-form.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** The kept file of an address; undefined when it has been thrown away or is somebody else's. */
export function findKeptFile(context: Readonly<RouterContextProvider>, fileId: string): SubmittedFile | undefined {
  const { accountId, tenantId } = actorOf(context);
  return context.get(visitContext).keptFiles.find(fileId, { accountId, tenantId });
}

/** Reads the file without storing anything. */
export async function tryImport(
  context: Readonly<RouterContextProvider>,
  file: SubmittedFile,
  replace: boolean,
): Promise<Result<ImportReport, ImportError>> {
  const { db, requestId } = context.get(visitContext);
  const { path, fileName } = file;
  const tried = await importRegister(db, actorOf(context), { path, fileName, dryRun: true, replace, requestId });
  if (tried.ok) return tried;
  const { error } = tried;
  if (
    error.code === "access.session-ended" ||
    error.code === "access.not-permitted" ||
    error.code === "access.key-reused"
  )
    return valueOrResponse(fail(error));
  return fail(error);
}
