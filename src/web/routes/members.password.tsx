import { data } from "react-router";
import { z } from "zod";
import { resetPassword } from "#src/actions/reset-password.ts";
import { memberErrorText, memberTexts as texts } from "#src/texts/accounts.sv.ts";
import { ButtonLink, ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { OneTimePassword } from "../components/one-time-password.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { findMember } from "../find-member.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import type { Route } from "./+types/members.password.ts";

const ResetForm = z.strictObject({ accountVersion: z.coerce.number().int() });

/** Whose password it is, and the account as it is now. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, accountVersion } = await findMember(context, params.accountId);
  return { name, accountVersion };
}

/** Sets a one-time password for the account as it was shown. */
export async function action({ context, params }: Route.ActionArgs) {
  const { db, requestId } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(ResetForm, form);
  if (!read.ok) return data({ password: undefined, state: read.error }, 422);
  const { accountId } = await findMember(context, params.accountId);
  const reset = await resetPassword(db, actorOf(context), { accountId, ...read.value }, requestId);
  if (reset.ok) return { password: reset.value, state: undefined };
  const state = shownAgain(form, { message: memberErrorText(reset.error).text });
  return data({ password: undefined, state }, 409);
}

export default function ResetPassword({ loaderData, actionData, params }: Route.ComponentProps) {
  const members = `/t/${params.tenantId}/members`;
  const state = actionData?.state;
  return (
    <PageFrame
      area="members"
      title={texts.resetTitle(loaderData.name)}
      crumbs={[{ label: texts.title, href: members }]}
      lead={actionData?.password ? undefined : texts.resetLead}
      width="text"
      faulty={state !== undefined}
    >
      <ErrorSummary state={state} />
      {actionData?.password ? (
        <>
          <StatusMessage tone="done" title={texts.resetDone} focus>
            <OneTimePassword password={actionData.password} />
          </StatusMessage>
          <ButtonLink href={members}>{texts.back}</ButtonLink>
        </>
      ) : (
        <Form>
          <input
            type="hidden"
            name="accountVersion"
            value={state?.values.accountVersion ?? loaderData.accountVersion}
          />
          <FormActions>
            <Submit>{texts.resetSubmit}</Submit>
            <ButtonLink href={members} quiet>
              {texts.back}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </PageFrame>
  );
}
