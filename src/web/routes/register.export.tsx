import { exportPages as texts, registerPages } from "#src/texts/register-pages.sv.ts";
import { CheckField, RadioField } from "../components/field.tsx";
import { ErrorSummary, Form, FormActions, Submit, type FormState } from "../components/form.tsx";
import { useFrame } from "../components/frame-context.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import type { Route } from "./+types/register.export.ts";

/** The page that asks before everything leaves; the file is an address of its own, which sends hasty people back here. */
export function loader({ request }: Route.LoaderArgs): { readonly state: FormState | undefined } {
  const values = Object.fromEntries(new URL(request.url).searchParams);
  if (!("hasty" in values)) return { state: undefined };
  return { state: { values, errors: { understand: texts.mustUnderstand } } };
}

export default function RegisterExport({ loaderData: { state } }: Route.ComponentProps) {
  const { tenantId } = useFrame();
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
      <Form action={`/t/${tenantId}/register/export/file`}>
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
