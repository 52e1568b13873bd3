import { writeRejects } from "#src/writers/rejects.ts";
import { fileResponse } from "../file-response.ts";
import { tryFile } from "../try-kept-file.server.ts";
import type { Route } from "./+types/register.rejects.ts";

/** The refused rows of a sent file as a workbook to correct and send again. */
export async function loader({ context, params: { fileId } }: Route.LoaderArgs) {
  const file = await tryFile(context, fileId, false);
  const bytes = file?.tried.ok ? await writeRejects(file.tried.value.refused) : undefined;
  if (!file || !bytes) throw new Response(null, { status: 404 });
  return fileResponse({
    fileName: `${file.fileName.replace(/\.[^.]*$/, "")}-att-rätta.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    bytes,
  });
}
