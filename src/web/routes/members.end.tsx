import { data, redirect } from "react-router";
import { z } from "zod";
import { endMembership } from "#src/actions/end-membership.ts";
import { memberErrorText, memberTexts as texts } from "#src/texts/accounts.sv.ts";
import { ButtonLink, ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { PageFrame } from "../components/page-frame.tsx";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { findMember } from "../find-member.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import type { Route } from "./+types/members.end.ts";

const EndForm = z.strictObject({ version: z.coerce.number().int() });

/** Whose membership it is, as it is now. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { name, version } = await findMember(context, params.accountId);
  return { name, version };
}

/** Ends the membership as it was shown. */
export async function action({ context, params }: Route.ActionArgs) {
  const { db, requestId } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(EndForm, form);
  if (!read.ok) return data(read.error, 422);
  const { accountId } = await findMember(context, params.accountId);
  const ended = await endMembership(db, actorOf(context), { accountId, ...read.value }, requestId);
  if (ended.ok) return redirect(`/t/${params.tenantId}/members`);
  return data(shownAgain(form, { message: memberErrorText(ended.error).text }), 409);
}

export default function EndMembership({ loaderData, actionData, params }: Route.ComponentProps) {
  const members = `/t/${params.tenantId}/members`;
  return (
    <PageFrame
      area="members"
      title={texts.endTitle(loaderData.name)}
      crumbs={[{ label: texts.title, href: members }]}
      lead={texts.endLead}
      width="text"
      faulty={actionData !== undefined}
    >
      <ErrorSummary state={actionData} />
      <Form>
        <input type="hidden" name="version" value={actionData?.values.version ?? loaderData.version} />
        <FormActions>
          <Submit>{texts.endSubmit}</Submit>
          <ButtonLink href={members} quiet>
            {texts.back}
          </ButtonLink>
        </FormActions>
      </Form>
    </PageFrame>
  );
}
