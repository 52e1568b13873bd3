/** What a kept file would do to the register. */
import type { RouterContextProvider } from "react-router";
import { tryKeptFile } from "#src/actions/import-kept-file.ts";
import type { ImportError } from "#src/actions/import-protocol.ts";
import { isAccessError } from "#src/db/database.server.ts";
import type { ImportReport } from "#src/domain/register-import/report.ts";
import { fail, type Result } from "#src/kernel/result.ts";
import { actorOf, visitContext } from "./context.server.ts";
import { valueOrResponse } from "./value-or-response.ts";

/** A kept file's name and what importing it would do. */
export interface ShownFile {
  readonly fileName: string;
  readonly tried: Result<ImportReport, ImportError>;
}

/** Reads the kept file of an address without storing anything; undefined when it is gone or somebody else's. */
export async function tryFile(
  context: Readonly<RouterContextProvider>,
  fileId: string,
  replace: boolean,
): Promise<ShownFile | undefined> {
  const { db, requestId, directory } = context.get(visitContext);
  const found = await tryKeptFile(db, actorOf(context), { fileId, replace, directory, requestId });
  if (!found.ok) return found.error.code === "kept-file.gone" ? undefined : valueOrResponse(fail(found.error));
  const { fileName, tried } = found.value;
  if (tried.ok) return { fileName, tried };
  const { error } = tried;
  if (isAccessError(error)) return valueOrResponse(fail(error));
  return { fileName, tried: fail(error) };
}
