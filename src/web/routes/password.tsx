import { data } from "react-router";
import { z } from "zod";
import { changePassword } from "#src/actions/change-password.ts";
import { passwordErrorText, passwordTexts } from "#src/texts/accounts.sv.ts";
import { Field } from "../components/field.tsx";
import { ButtonLink, ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { PlainFrame } from "../components/page-frame.tsx";
import { StatusMessage } from "../components/status-message.tsx";
import { formOf, sessionOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import type { Route } from "./+types/password.ts";

const required = passwordTexts.required;
const PasswordForm = z.strictObject({
  currentPassword: z.string().min(1, required.current).max(1000, required.current),
  wantedPassword: z.string().min(1, required.wanted).max(1000, required.wanted),
  repeatedPassword: z.string().max(1000, passwordTexts.different),
});

/** Must the password be changed before anything else? */
export function loader({ context }: Route.LoaderArgs) {
  const { mustChangePassword, userName } = sessionOf(context);
  return { mustChangePassword, userName };
}

/** Changes the password. */
export async function action({ context }: Route.ActionArgs) {
  const { db, source, requestId } = context.get(visitContext);
  const { token, userName } = sessionOf(context);
  const form = formOf(context);
  const read = readForm(PasswordForm, form);
  if (!read.ok) return data({ done: false, state: read.error }, 422);

  const { currentPassword: current, wantedPassword: wanted, repeatedPassword } = read.value;
  if (wanted !== repeatedPassword) {
    const state = shownAgain(form, { errors: { repeatedPassword: passwordTexts.different } });
    return data({ done: false, state }, 422);
  }
  const changed = await changePassword(db, { token, userName, current, wanted, source, requestId });
  if (changed.ok) return { done: true, state: undefined };

  const { field, text } = passwordErrorText(changed.error);
  const wrong = field ? { errors: { [`${field}Password`]: text } } : { message: text };
  return data({ done: false, state: shownAgain(form, wrong) }, changed.error.code === "password.wait" ? 429 : 422);
}

export default function Password({ loaderData, actionData }: Route.ComponentProps) {
  const state = actionData?.state;
  if (actionData?.done) {
    return (
      <PlainFrame title={passwordTexts.title}>
        <StatusMessage tone="done" focus>
          {passwordTexts.done}
        </StatusMessage>
        <p>
          <ButtonLink href="/">{passwordTexts.onward}</ButtonLink>
        </p>
      </PlainFrame>
    );
  }
  return (
    <PlainFrame title={passwordTexts.title} faulty={state !== undefined}>
      <ErrorSummary state={state} />
      {loaderData.mustChangePassword ? <p>{passwordTexts.mustChange}</p> : null}
      <Form>
        {/* Password managers need to know whose password it is. */}
        <input type="text" hidden readOnly autoComplete="username" value={loaderData.userName} />
        <Field
          name="currentPassword"
          type="password"
          label={passwordTexts.current}
          autoComplete="current-password"
          state={state}
        />
        <Field
          name="wantedPassword"
          type="password"
          label={passwordTexts.wanted}
          hint={passwordTexts.hint}
          autoComplete="new-password"
          state={state}
        />
        <Field
          name="repeatedPassword"
          type="password"
          label={passwordTexts.repeated}
          autoComplete="new-password"
          state={state}
        />
        <FormActions>
          <Submit>{passwordTexts.submit}</Submit>
          {loaderData.mustChangePassword ? null : (
            <ButtonLink quiet href="/">
              {passwordTexts.cancel}
            </ButtonLink>
          )}
        </FormActions>
      </Form>
    </PlainFrame>
  );
}
