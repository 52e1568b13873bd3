import { coveredYears } from "#src/domain/model/parameters/select.ts";
import { spellNames, typeCasePages as texts } from "#src/texts/benefit-type-case.sv.ts";
import { choosableKinds, choosableSupports, type Place } from "../type-case.ts";
import { CheckField, Field, SelectField } from "./field.tsx";
import { Form, FormActions, Submit, type FormState } from "./form.tsx";

export interface TypeCaseFormProps {
  readonly address: string;
  /** What else the address says. */
  readonly kept: Readonly<Record<string, string>>;
  readonly state: FormState;
}

/** Before and after, where and when. A GET form: the case is in the address and can be sent to somebody. */
export function TypeCaseForm({ address, kept, state }: TypeCaseFormProps) {
  const years = Array.from(
    { length: coveredYears.last - coveredYears.first + 1 },
    (_, index) => `${coveredYears.last - index}`,
  );
  return (
    <Form method="get" action={address} className="case-form">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="case-sides">
        <Side title={texts.before} places={["b1", "b2"]} state={state} />
        <Side title={texts.after} places={["a1", "a2"]} state={state} />
      </div>
      <fieldset className="case-side">
        <legend>{texts.surroundings}</legend>
        <div className="case-fields">
          <SelectField
            name="year"
            label={texts.year}
            options={years.map((value) => ({ value, label: value }))}
            state={state}
          />
          <Field name="municipalTax" label={texts.municipalTax} state={state} />
          <Field name="regionalTax" label={texts.regionalTax} state={state} />
          <Field name="housing" label={texts.housing} state={state} />
          <Field name="persons" label={texts.persons} state={state} />
          <Field name="cost" label={texts.cost} optional state={state} />
        </div>
        <CheckField name="illustrative" label={texts.illustrative} hint={texts.illustrativeHint} state={state} />
      </fieldset>
      <FormActions>
        <Submit>{texts.calculate}</Submit>
      </FormActions>
    </Form>
  );
}

function Side({
  title,
  places,
  state,
}: {
  readonly title: string;
  readonly places: readonly [Place, Place];
  readonly state: FormState;
}) {
  return (
    <fieldset className="case-side">
      <legend>{title}</legend>
      <p className="field-hint">{texts.amountHint}</p>
      <Spell place={places[0]} label={texts.first} state={state} required />
      <details open={(state.values[`${places[1]}kind`] ?? "") !== ""}>
        <summary>{texts.second}</summary>
        <Spell place={places[1]} label={texts.kind} state={state} required={false} />
      </details>
    </fieldset>
  );
}

function Spell({
  place,
  label,
  state,
  required,
}: {
  readonly place: Place;
  readonly label: string;
  readonly state: FormState;
  readonly required: boolean;
}) {
  const kinds = choosableKinds.map((value) => ({ value, label: spellNames[value] }));
  return (
    <div className="case-fields">
      <SelectField
        name={`${place}kind`}
        label={label}
        options={required ? kinds : [{ value: "", label: texts.none }, ...kinds]}
        state={state}
      />
      <Field name={`${place}months`} label={texts.months} initial="12" state={state} />
      <Field name={`${place}extent`} label={texts.extent} initial="100" state={state} />
      <Field name={`${place}amount`} label={texts.amount} state={state} />
      <SelectField
        name={`${place}support`}
        label={texts.support}
        options={choosableSupports.map((value) => ({
          value: value === "none" ? "" : value,
          label: texts.supports[value],
        }))}
        state={state}
      />
      <Field name={`${place}level`} label={texts.level} state={state} />
    </div>
  );
}
