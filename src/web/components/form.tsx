import { createContext, use, type ReactNode } from "react";
import { formTexts } from "#src/texts/web.sv.ts";
import { StatusMessage } from "./status-message.tsx";

/** A form as it was sent and refused, to be shown again: nothing typed is lost. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>;
  /** What is wrong and how to mend it, by field. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is wrong with the whole; undefined when the fields say it all. */
  readonly message?: string | undefined;
}

/** Hidden fields that every form of a page carries. */
const FormSecretsContext = createContext<Readonly<Record<string, string>>>({});

/** Gives the forms below their hidden fields. */
export const FormSecrets = FormSecretsContext.Provider;

export interface FormProps {
  readonly action?: string;
  readonly method?: "get" | "post";
  readonly upload?: boolean;
  /** Repeated sending of the same form has one effect; the key is made anew for each page. */
  readonly idempotencyKey?: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A plain HTML form, which works without JavaScript. */
export function Form({ action, method = "post", upload, idempotencyKey, className, children }: FormProps) {
  const secrets = use(FormSecretsContext);
  return (
    <form
      method={method}
      action={action}
      encType={upload ? "multipart/form-data" : undefined}
      className={className ?? "form"}
      noValidate
    >
      {method === "post"
        ? Object.entries(secrets).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
        : null}
      {idempotencyKey ? <input type="hidden" name="idempotencyKey" value={idempotencyKey} /> : null}
      {children}
    </form>
  );
}

/** What must be mended, first on the page and with the focus; each line leads to its field. Nothing without errors. */
export function ErrorSummary({ state }: { readonly state: FormState | undefined }) {
  if (!state) return null;
  const errors = Object.entries(state.errors);
  if (errors.length === 0)
    return state.message ? (
      <StatusMessage tone="attention" focus>
        {state.message}
      </StatusMessage>
    ) : null;
  return (
    <StatusMessage tone="attention" title={state.message ?? formTexts.summary} focus>
      <ul>
        {errors.map(([name, text]) => (
          <li key={name}>
            <a href={`#${name}`}>{text}</a>
          </li>
        ))}
      </ul>
    </StatusMessage>
  );
}

/** The row of buttons last in a form, the primary one first. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className="form-actions">{children}</div>;
}

export interface SubmitProps {
  readonly children: ReactNode;
  readonly name?: string;
  readonly value?: string;
  readonly quiet?: boolean;
}

/** A button that sends its form. */
export function Submit({ children, name, value, quiet }: SubmitProps) {
  return (
    <button type="submit" name={name} value={value} className={quiet ? "button button-quiet" : "button"}>
      {children}
    </button>
  );
}

/** A link that looks like a button: leads on to the next thing to do. */
export function ButtonLink({
  href,
  quiet,
  download,
  children,
}: {
  readonly href: string;
  readonly quiet?: boolean;
  readonly download?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <a href={href} className={quiet ? "button button-quiet" : "button"} download={download ? "" : undefined}>
      {children}
    </a>
  );
}
