import { data } from "react-router";
import { z } from "zod";
import { addMember } from "#src/actions/add-member.ts";
import { listMembers } from "#src/actions/list-members.ts";
import { roles } from "#src/domain/rights.ts";
import { memberErrorText, memberTexts as texts } from "#src/texts/accounts.sv.ts";
import { roleNames } from "#src/texts/web.sv.ts";
import { DataTable } from "../components/data-table.tsx";
import { Field, RadioField } from "../components/field.tsx";
import { ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { OneTimePassword } from "../components/one-time-password.tsx";
import { HelpText, PageFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { actorOf, formOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import { valueOrResponse } from "../value-or-response.ts";
import type { Route } from "./+types/members.ts";

const memberRoles = roles.filter((role) => role !== "operator");
const MemberForm = z.strictObject({
  name: z.string().min(1, texts.required.name).max(200, texts.required.name),
  userName: z.string().min(1, texts.required.userName).max(200, texts.required.userName),
  role: z.enum(memberRoles, texts.required.role),
});

/** The members there are, those who have left last. */
export async function loader({ context }: Route.LoaderArgs) {
  const { db, requestId } = context.get(visitContext);
  const actor = actorOf(context);
  const members = valueOrResponse(await listMembers(db, actor, requestId));
  const rows = members.map(({ accountId, name, userName, role, endedAt }) => ({
    accountId,
    name,
    userName,
    role,
    ended: endedAt !== null,
    self: accountId === actor.accountId,
  }));
  return { idempotencyKey: crypto.randomUUID(), rows: rows.sort((a, b) => Number(a.ended) - Number(b.ended)) };
}

/** Adds a member. */
export async function action({ context }: Route.ActionArgs) {
  const { db, requestId } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(MemberForm, form);
  if (!read.ok) return data({ added: undefined, state: read.error }, 422);
  const added = await addMember(db, actorOf(context), read.value, { requestId, once: form.once });
  if (added.ok) return { added: added.value, state: undefined };
  if (added.error.code === "access.key-reused") throw new Response(null, { status: 422 });
  const { field, text } = memberErrorText(added.error);
  const wrong = field ? { errors: { [field]: text } } : { message: text };
  return data({ added: undefined, state: shownAgain(form, wrong) }, added.error.code === "member.already" ? 409 : 422);
}

export default function Members({ loaderData, actionData, params }: Route.ComponentProps) {
  const state = actionData?.state;
  const added = actionData?.added;
  const choices = memberRoles.map((value) => ({ value, label: roleNames[value], hint: texts.roleHints[value] }));
  return (
    <PageFrame
      area="members"
      title={texts.title}
      lead={texts.lead}
      faulty={state !== undefined}
      help={<HelpText sentences={texts.help} />}
    >
      <ErrorSummary state={state} />
      {added ? (
        <StatusMessage tone="done" title={texts.added(added.userName)} focus>
          {added.oneTimePassword ? (
            <OneTimePassword password={added.oneTimePassword} />
          ) : (
            <p>{added.created ? texts.toldAlready : texts.keepsPassword}</p>
          )}
        </StatusMessage>
      ) : null}
      <DataTable
        id="members"
        caption={texts.caption}
        hideCaption
        rows={loaderData.rows}
        rowKey={(row) => row.accountId}
        columns={[
          { label: texts.columns.name, cell: (row) => row.name },
          { label: texts.columns.userName, cell: (row) => row.userName },
          { label: texts.columns.role, cell: (row) => (row.ended ? texts.ended : roleNames[row.role]) },
          {
            label: texts.columns.actions,
            cell: (row) =>
              row.ended || row.self ? (
                row.self ? (
                  texts.self
                ) : null
              ) : (
                <MemberLinks base={`/t/${params.tenantId}/members/${row.accountId}`} name={row.name} />
              ),
          },
        ]}
      />
      <section className="section">
        <h2>{texts.add}</h2>
        <Form idempotencyKey={loaderData.idempotencyKey}>
          <Field name="name" label={texts.name} state={state} autoComplete="off" />
          <Field name="userName" label={texts.userName} hint={texts.userNameHint} state={state} autoComplete="off" />
          <RadioField name="role" label={texts.role} options={choices} state={state} initial="team-leader" />
          <FormActions>
            <Submit>{texts.submit}</Submit>
          </FormActions>
        </Form>
      </section>
    </PageFrame>
  );
}

function MemberLinks({ base, name }: { readonly base: string; readonly name: string }) {
  return (
    <>
      <a href={`${base}/password`}>
        {texts.reset}
        <span className="visually-hidden">: {name}</span>
      </a>
      {" · "}
      <a href={`${base}/end`}>
        {texts.end}
        <span className="visually-hidden">: {name}</span>
      </a>
    </>
  );
}
