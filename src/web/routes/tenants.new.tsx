import { data, redirect } from "react-router";
import { z } from "zod";
import { openTenant } from "#src/actions/open-tenant.ts";
import { tenantKinds } from "#src/domain/tenant.ts";
import { tenantChoiceTexts as texts } from "#src/texts/accounts.sv.ts";
import { tenantErrorText, tenantKindLabels } from "#src/texts/tenant.sv.ts";
import { Field, SelectField } from "../components/field.tsx";
import { ButtonLink, ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { PlainFrame } from "../components/page-frame.tsx";
import { formOf, sessionOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import type { Route } from "./+types/tenants.new.ts";

const TenantForm = z.strictObject({
  name: z.string().trim().min(1, texts.required.name).max(200, texts.required.name),
  kind: z.enum(tenantKinds, texts.required.kind),
});

/** The page of a new tenant. */
export const loader = () => null;

/** Makes the tenant and opens it. */
export async function action({ context }: Route.ActionArgs) {
  const { db, requestId } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(TenantForm, form);
  if (!read.ok) return data(read.error, 422);
  const made = await openTenant(db, sessionOf(context).token, read.value, requestId);
  if (made.ok) return redirect(`/t/${made.value}`);
  return data(shownAgain(form, { errors: { name: tenantErrorText(made.error) } }), 409);
}

export default function NewTenant({ actionData }: Route.ComponentProps) {
  const kinds = tenantKinds.map((value) => ({ value, label: tenantKindLabels[value] }));
  return (
    <PlainFrame title={texts.create} faulty={actionData !== undefined}>
      <ErrorSummary state={actionData} />
      <Form>
        <Field name="name" label={texts.name} hint={texts.nameHint} state={actionData} />
        <SelectField name="kind" label={texts.kind} options={kinds} state={actionData} />
        <FormActions>
          <Submit>{texts.submit}</Submit>
          <ButtonLink quiet href="/tenants">
            {texts.cancel}
          </ButtonLink>
        </FormActions>
      </Form>
    </PlainFrame>
  );
}
