import { data, redirect } from "react-router";
import { z } from "zod";
import { signIn } from "#src/actions/sign-in.ts";
import { signInErrorText, signInTexts } from "#src/texts/accounts.sv.ts";
import { Field } from "../components/field.tsx";
import { ErrorSummary, Form, FormActions, Submit } from "../components/form.tsx";
import { PlainFrame } from "../components/page-frame.tsx";
import { formOf, visitContext } from "../context.server.ts";
import { readForm, shownAgain } from "../form-data.ts";
import { safePath } from "../safe-path.ts";
import type { Route } from "./+types/login.ts";

const SignInForm = z.strictObject({
  userName: z.string().min(1, signInTexts.required.userName).max(200, signInTexts.required.userName),
  password: z.string().min(1, signInTexts.required.password).max(1000, signInTexts.required.password),
  next: z.string().optional(),
});

/** The log-in page; somebody logged in is sent on. */
export function loader({ context, request }: Route.LoaderArgs) {
  const next = safePath(new URL(request.url).searchParams.get("next"));
  if (context.get(visitContext).session) return redirect(next);
  return { next };
}

/** Logs in. */
export async function action({ context }: Route.ActionArgs) {
  const { db, source, requestId, sessionLimits, session, cookie } = context.get(visitContext);
  const form = formOf(context);
  const read = readForm(SignInForm, form);
  if (!read.ok) return data(read.error, 422);

  const { userName, password, next } = read.value;
  const earlier = session?.token;
  const token = await signIn(db, { userName, password, source, requestId, earlier, ...sessionLimits });
  if (token.ok) return redirect(safePath(next), { headers: { "Set-Cookie": cookie.keep(token.value) } });

  const status = { "sign-in.wrong": 422, "sign-in.wait": 429, "passwords.busy": 503 }[token.error.code];
  return data(shownAgain(form, { message: signInErrorText(token.error) }), status);
}

export default function Login({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <PlainFrame title={signInTexts.title} faulty={actionData !== undefined}>
      <ErrorSummary state={actionData} />
      <Form>
        <input type="hidden" name="next" value={actionData?.values.next ?? loaderData.next} />
        <Field name="userName" label={signInTexts.userName} autoComplete="username" state={actionData} />
        <Field
          name="password"
          type="password"
          label={signInTexts.password}
          autoComplete="current-password"
          state={actionData}
        />
        <FormActions>
          <Submit>{signInTexts.submit}</Submit>
        </FormActions>
      </Form>
      <p className="small">{signInTexts.help}</p>
    </PlainFrame>
  );
}
