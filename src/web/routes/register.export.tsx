import { data } from "react-router";
import { exportRegister } from "#src/actions/export-register.ts";
import { formatIsoDate } from "#src/kernel/dates.ts";
import { exportPages as texts, registerPages } from "#src/texts/register-pages.sv.ts";
import { CheckField, RadioField } from "../components/field.tsx";
import { ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { fileResponse } from "../file-response.ts";
import { shownAgain } from "../form-data.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/register.export.ts";

/** The page that asks before everything leaves. */
export const loader = () => null;

/** The whole register as a file, once somebody has taken responsibility for it. */
export async function action({ context }: Route.ActionArgs) {
  const { db, requestId, today } = context.get(visitContext);
  const form = formOf(context);
  const fields = new Map(form.fields);
  if (!fields.has("understand")) return data(shownAgain(form, { errors: { understand: texts.mustUnderstand } }), 422);
  const format = fields.get("format") === "zip" ? "zip" : "xlsx";
  const [file] = valueOrResponse(await exportRegister(db, actorOf(context), format, requestId));
  const { mediaType, bytes } = file!;
  return fileResponse({ fileName: `register-${formatIsoDate(today)}.${format}`, mediaType, bytes });
}

export default function RegisterExport({ actionData }: Route.ComponentProps) {
  const { tenantId } = useFrame()!;
  const state = actionData ?? undefined;
  return (
    <PageFrame
      area="register"
      title={texts.title}
      crumbs={[{ label: registerPages.title, href: `/t/${tenantId}/register` }]}
      width="text"
      faulty={state !== undefined}
      help={<HelpText sentences={registerPages.help} />}
    >
      <ErrorSummary state={state} />
      <StatusMessage tone="note" title={texts.lead}>
        <ul>
          {texts.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </StatusMessage>
      <Form>
        <RadioField
          name="format"
          label={texts.format}
          options={[
            { value: "xlsx", ...texts.formats.xlsx },
            { value: "zip", ...texts.formats.zip },
          ]}
          initial="xlsx"
          state={state}
        />
        <CheckField name="understand" label={texts.understand} state={state} />
        <FormActions>
          <Submit>{texts.submit}</Submit>
        </FormActions>
      </Form>
    </PageFrame>
  );
}
