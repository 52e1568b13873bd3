import { data, redirect } from "react-router";
import { z } from "zod";
import { importKeptFile } from "#src/actions/import-kept-file.ts";
import { formatNumber } from "#src/domain/report/format.ts";
import { totalCounts } from "#src/domain/register-import/report.ts";
import { fail } from "#src/kernel/result.ts";
import { fileErrorText } from "#src/texts/import.sv.ts";
import { previewPages as texts, registerPages } from "#src/texts/register-pages.sv.ts";
import { CheckField } from "../components/field.tsx";
import { ButtonLink, ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { ImportPreview } from "../components/import-preview.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import { tryFile } from "../try-kept-file.server.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/register.file.ts";

const ImportForm = z.strictObject({ deletions: z.string().optional() });

const replaces = (request: Request): boolean => new URL(request.url).searchParams.get("missing") === "replace";

/** What a file that has been sent would do. */
export async function loader({ context, request, params: { fileId } }: Route.LoaderArgs) {
  const file = await tryFile(context, fileId, replaces(request));
  if (!file) return data({ kind: "gone" } as const, 404);
  const { fileName, tried } = file;
  if (!tried.ok) return { kind: "refused", reason: fileErrorText(tried.error) } as const;
  return { kind: "tried", fileName, report: tried.value } as const;
}

/** Begins the import and goes to the page that follows it; again to the same one when the button is pressed twice. */
export async function action({ context, request, params: { tenantId, fileId } }: Route.ActionArgs) {
  const visit = context.get(visitContext);
  const { db, requestId, directory } = visit;
  const form = formOf(context);
  const read = readForm(ImportForm, form);
  if (!read.ok) return data(read.error, 422);
  const replace = replaces(request);
  if (replace && read.value.deletions === undefined)
    return data(shownAgain(form, { errors: { deletions: texts.mustConfirm } }), 422);

  const begun = await importKeptFile(db, actorOf(context), { fileId, replace, directory, requestId });
  // The page then says that the file is gone.
  if (!begun.ok) return begun.error.code === "kept-file.gone" ? undefined : valueOrResponse(fail(begun.error));
  begun.value.ended.catch((error: unknown) => visit.report(error));
  return redirect(`/t/${tenantId}/register/imports/${fileId}`, 303);
}

export default function RegisterFile({ loaderData, actionData, params: { fileId } }: Route.ComponentProps) {
  const { tenantId } = useFrame();
  const register = `/t/${tenantId}/register`;
  const again = <ButtonLink href={register}>{texts.chooseAgain}</ButtonLink>;
  const frame = {
    area: "register",
    title: texts.title,
    crumbs: [{ label: registerPages.title, href: register }],
    help: <HelpText sentences={registerPages.help} />,
  } as const;
  if (loaderData.kind !== "tried") {
    const [title, sentence] =
      loaderData.kind === "gone" ? [texts.gone, texts.goneText] : [texts.refusedFile, loaderData.reason];
    return (
      <PageFrame {...frame} faulty>
        <StatusMessage tone="attention" title={title} focus>
          <p>{sentence}</p>
          {loaderData.kind === "refused" ? <p>{texts.refusedFileText}</p> : null}
        </StatusMessage>
        {again}
      </PageFrame>
    );
  }
  const { report, fileName } = loaderData;
  const { read, refused, new: added, changed, deleted } = totalCounts(report);
  const nothingToDo = added + changed + deleted === 0;
  return (
    <PageFrame {...frame} lead={texts.lead(fileName)} faulty={actionData !== undefined}>
      <ErrorSummary state={actionData} />
      <ImportPreview report={report} rejects={`${register}/files/${fileId}/rejects`} />
      {nothingToDo || refused === read ? (
        again
      ) : (
        <Form className="form confirm">
          {report.replace && deleted === 0 ? <input type="hidden" name="deletions" value="none" /> : null}
          {deleted > 0 ? (
            <CheckField name="deletions" label={texts.confirmDeletions(formatNumber(deleted, 0))} state={actionData} />
          ) : null}
          <FormActions>
            <Submit>{refused > 0 ? texts.confirmWithout : texts.confirm}</Submit>
            <ButtonLink quiet href={register}>
              {texts.cancel}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </PageFrame>
  );
}
