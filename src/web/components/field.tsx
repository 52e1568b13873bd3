import type { ReactNode } from "react";
import { formTexts } from "#src/texts/web.sv.ts";
import type { FormState } from "./form.tsx";

interface CommonProps {
  /** The name in the schema; also the element's id. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly state: FormState | undefined;
  /** What is filled in before anything has been sent. */
  readonly initial?: string | undefined;
}

const hintId = (name: string) => `${name}-hint`;
const errorId = (name: string) => `${name}-error`;

function describedBy({ name, hint, state }: CommonProps): string | undefined {
  const ids = [...(hint ? [hintId(name)] : []), ...(state?.errors[name] ? [errorId(name)] : [])];
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** What is wrong with a field, read out before it. */
export function FieldError({ name, state }: Pick<CommonProps, "name" | "state">) {
  const error = state?.errors[name];
  return error ? (
    <p className="field-error" id={errorId(name)}>
      <span className="visually-hidden">{formTexts.errorPrefix} </span>
      {error}
    </p>
  ) : null;
}

function HintAndError({ name, hint, state }: CommonProps) {
  return (
    <>
      {hint ? (
        <p className="field-hint" id={hintId(name)}>
          {hint}
        </p>
      ) : null}
      <FieldError name={name} state={state} />
    </>
  );
}

function Labelled({ props, children }: { readonly props: CommonProps; readonly children: ReactNode }) {
  return (
    <div className={props.state?.errors[props.name] ? "field field-faulty" : "field"}>
      <label htmlFor={props.name}>
        {props.label}
        {props.optional ? <span className="field-optional"> {formTexts.optional}</span> : null}
      </label>
      <HintAndError {...props} />
      {children}
    </div>
  );
}

export interface FieldProps extends CommonProps {
  readonly type?: "text" | "email" | "password" | "date" | "file";
  readonly autoComplete?: string;
  /** File types, for a file field. */
  readonly accept?: string;
  readonly width?: "short" | "full";
  /** The keys a telephone shows. */
  readonly inputMode?: "numeric" | undefined;
}

/** A label with its input: text, e-mail, password, date or file. Passwords and files never come back. */
export function Field(props: FieldProps) {
  const { name, type = "text", state, initial, autoComplete, accept, inputMode, width = "full" } = props;
  const returns = type !== "password" && type !== "file";
  return (
    <Labelled props={props}>
      <input
        id={name}
        name={name}
        type={type}
        className={`input input-${width}`}
        defaultValue={returns ? (state?.values[name] ?? initial) : undefined}
        aria-describedby={describedBy(props)}
        aria-invalid={state?.errors[name] ? true : undefined}
        autoComplete={autoComplete}
        accept={accept}
        inputMode={inputMode}
        spellCheck={type === "email" ? false : undefined}
      />
    </Labelled>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface SelectFieldProps extends CommonProps {
  readonly options: readonly Option[];
}

/** A label with a list to choose one from. */
export function SelectField(props: SelectFieldProps) {
  const { name, state, initial, options } = props;
  return (
    <Labelled props={props}>
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={state?.values[name] ?? initial}
        aria-describedby={describedBy(props)}
        aria-invalid={state?.errors[name] ? true : undefined}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A group of radio buttons, each with a line that explains it. The first one has the group's name as its id. */
export function RadioField(props: SelectFieldProps) {
  const { name, label, state, initial, options } = props;
  const chosen = state?.values[name] ?? initial;
  return (
    <fieldset className={state?.errors[name] ? "field field-faulty" : "field"} aria-describedby={describedBy(props)}>
      <legend>{label}</legend>
      <HintAndError {...props} />
      <div className="choices">
        {options.map((option, index) => (
          <ChoiceRow
            key={option.value}
            id={index === 0 ? name : `${name}-${option.value}`}
            type="radio"
            name={name}
            option={option}
            checked={option.value === chosen}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One box to tick; `value` is what is sent when it is ticked. */
export function CheckField({ value = "on", ...props }: CommonProps & { readonly value?: string }) {
  const { name, label, hint, state } = props;
  const option: Option = hint === undefined ? { value, label } : { value, label, hint };
  const error = state?.errors[name];
  return (
    <div className={error ? "field field-faulty" : "field"}>
      <FieldError name={name} state={state} />
      <ChoiceRow
        id={name}
        type="checkbox"
        name={name}
        option={option}
        checked={state?.values[name] === value}
        faulty={error !== undefined}
      />
    </div>
  );
}

interface ChoiceRowProps {
  readonly id: string;
  readonly type: "radio" | "checkbox";
  readonly name: string;
  readonly option: Option;
  readonly checked: boolean;
  readonly faulty?: boolean;
}

function ChoiceRow({ id, type, name, option, checked, faulty }: ChoiceRowProps) {
  return (
    <div className="choice">
      <input
        id={id}
        type={type}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={option.hint ? hintId(id) : faulty ? errorId(name) : undefined}
        aria-invalid={faulty ? true : undefined}
      />
      <label htmlFor={id}>{option.label}</label>
      {option.hint ? (
        <p className="field-hint" id={hintId(id)}>
          {option.hint}
        </p>
      ) : null}
    </div>
  );
}
