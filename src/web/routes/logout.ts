import { redirect } from "react-router";
import { z } from "zod";
import { signOut } from "#src/actions/sign-out.ts";
import { formOf, sessionOf, visitContext } from "../context.server.ts";
import { readForm } from "../form-data.ts";
import type { Route } from "./+types/logout.ts";

const SignOutForm = z.strictObject({});

/** Logs out, and asks the browser to throw away what it has kept of the pages. */
export async function action({ context }: Route.ActionArgs) {
  const { db, requestId, cookie } = context.get(visitContext);
  readForm(SignOutForm, formOf(context));
  await signOut(db, sessionOf(context).token, requestId);
  return redirect("/login", { headers: { "Set-Cookie": cookie.forget(), "Clear-Site-Data": '"cache", "storage"' } });
}
