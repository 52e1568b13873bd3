/** A posted form becomes a value, or a state to show again. */
import type { z } from "zod";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { FormState } from "./components/form.tsx";
import type { SubmittedForm } from "./submitted-form.ts";

/**
 * Reads a form by its schema, whose names are the fields' and whose messages are in Swedish. A field that the schema does
 * not know, or that comes twice, is not the work of our own page: a response with status 400 is thrown.
 */
export function readForm<S extends z.ZodObject>(schema: S, form: SubmittedForm): Result<z.output<S>, FormState> {
  const values = Object.fromEntries(form.fields);
  const names = Object.keys(values);
  if (names.length !== form.fields.length || names.some((name) => !Object.hasOwn(schema.shape, name))) {
    throw new Response(null, { status: 400 });
  }
  const read = schema.safeParse(values);
  if (read.success) return ok(read.data);
  const errors: Record<string, string> = {};
  for (const { path, message } of read.error.issues) errors[String(path[0] ?? "")] ??= message;
  return fail(shownAgain(form, { errors }));
}

/** A form to be shown again with what was typed, but for passwords, and what is wrong. */
export function shownAgain(
  form: SubmittedForm,
  wrong: { readonly errors?: Readonly<Record<string, string>>; readonly message?: string },
): FormState {
  const typed = form.fields.filter(([name]) => !/password/i.test(name));
  return { values: Object.fromEntries(typed), errors: wrong.errors ?? {}, message: wrong.message };
}
