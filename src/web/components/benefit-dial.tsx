import { assumptionValue } from "#src/domain/model/charts/labels.ts";
import { assumptionNames } from "#src/domain/model/names.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { fromShown, type AssumptionField } from "../benefit-fields.ts";
import type { AssumptionFact } from "./benefit-view.ts";
import { FieldError } from "./field.tsx";
import type { FormState } from "./form.tsx";

/** How an assumption stands in the calculation. */
export interface DialStanding {
  /** As shown, percent for a share. */
  readonly value: number;
  /** What sets it apart from the preset's; undefined when nothing does. */
  readonly tag: string | undefined;
  /** Where its value comes from. */
  readonly note: string;
  /** Of the preset's value; undefined when another is used. */
  readonly fact: AssumptionFact | undefined;
}

export interface DialProps {
  readonly field: AssumptionField;
  readonly standing: DialStanding;
  readonly state: FormState | undefined;
}

/** A number with a slider that the page's script shows; both move each other. */
export function Dial({ field, standing, state }: DialProps) {
  const { key, min, max, step } = field;
  const { fact } = standing;
  const { name, symbol, scale } = assumptionNames[key];
  const unit = scale === "percent" ? "%" : scale === "years" ? "år" : "";
  const error = state?.errors[key];
  const written = (value: number) => assumptionValue(key, fromShown(key, value));
  return (
    <div className={error ? "field dial field-faulty" : "field dial"}>
      <label htmlFor={key}>
        {name}
        {symbol ? <span className="symbol"> {symbol}</span> : null}
        <span id={`${key}-andrat`} data-result>
          {standing.tag ? <span className="tag">{standing.tag}</span> : null}
        </span>
      </label>
      <p className="field-hint" id={`${key}-hint`}>
        {texts.meanings[key]}
      </p>
      <FieldError name={key} state={state} />
      <div className="dial-row">
        <input
          type="range"
          data-moves={key}
          aria-label={texts.slider(name)}
          min={min}
          max={max}
          step={step}
          defaultValue={standing.value}
          hidden
        />
        <input
          id={key}
          name={key}
          type="number"
          inputMode="decimal"
          className="input dial-number"
          min={min}
          max={max}
          step={step}
          defaultValue={state?.values[key] ?? `${standing.value}`}
          aria-describedby={`${key}-hint ${key}-fakta${error ? ` ${key}-error` : ""}`}
          aria-invalid={error ? true : undefined}
        />
        <span className="dial-unit">{unit}</span>
      </div>
      <p className="dial-fact" id={`${key}-fakta`} data-result>
        {standing.note} {fact?.range ? `${texts.range(written(fact.range.low), written(fact.range.high))} ` : null}
        {fact ? (
          <>
            {texts.source(fact.source)}{" "}
            {fact.unchecked ? <span className="tag tag-attention">{texts.unchecked}</span> : null}
          </>
        ) : null}
      </p>
    </div>
  );
}
