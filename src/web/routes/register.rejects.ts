import { writeRejects } from "#src/writers/rejects.ts";
import { fileResponse } from "../file-response.ts";
import { findKeptFile, tryImport } from "../try-import.server.ts";
import type { Route } from "./+types/register.rejects.ts";

/** The refused rows of a sent file as a workbook to correct and send again. */
export async function loader({ context, params: { fileId } }: Route.LoaderArgs) {
  const file = findKeptFile(context, fileId);
  if (!file) throw new Response(null, { status: 404 });
  const tried = await tryImport(context, file, false);
  const bytes = tried.ok ? await writeRejects(tried.value.refused) : undefined;
  if (!bytes) throw new Response(null, { status: 404 });
  return fileResponse({
    fileName: `${file.fileName.replace(/\.[^.]*$/, "")}-att-rätta.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes,
  });
}
