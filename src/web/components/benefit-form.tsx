import type { ReactNode } from "react";
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import { presetCodes, presets, usualTarget } from "#src/domain/model/assumptions.ts";
import { assumptionValue } from "#src/domain/model/charts/labels.ts";
import { wholeKronor } from "#src/domain/model/group/amounts.ts";
import { assumptionNames, presetNames, splitNames, type NumericAssumption } from "#src/domain/model/names.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { benefitSearch } from "../benefit-address.ts";
import {
  alikeForAll,
  assumptionGroups,
  fromShown,
  toShown,
  type AssumptionField,
  type AssumptionGroup,
} from "../benefit-fields.ts";
import type { BenefitQuery } from "../benefit-query.ts";
import type { FigureQuery } from "../figure-query.ts";
import type { AssumptionFact, BenefitView } from "./benefit-view.ts";
import { CheckField, SelectField } from "./field.tsx";
import { Submit, type FormState } from "./form.tsx";

export interface BenefitFormProps {
  readonly address: string;
  readonly query: FigureQuery;
  readonly benefit: BenefitQuery;
  readonly facts: BenefitView["facts"];
  /** The assumptions computed with, a persistence that was observed among them; undefined without a calculation. */
  readonly calculation: BenefitView["calculation"] | undefined;
  readonly state: FormState | undefined;
  /** For somebody who may only change what changes everybody's part alike. */
  readonly outside: boolean;
  /** The target computed with, months; undefined without a calculation. */
  readonly target: number | undefined;
  /** Teams to compare with. */
  readonly others: readonly string[];
}

/** Every assumption with its meaning, its reasonable range and where it comes from. A GET form: all of it is in the address. */
export function BenefitForm(props: BenefitFormProps) {
  const { address, query, benefit, calculation, state, outside, others, target } = props;
  const used = { ...presets[benefit.preset], ...benefit.changes };
  const observed = calculation?.persistence.origin === "follow-ups" ? toShown("persistence", rounded(calculation.persistence.value)) : undefined; // prettier-ignore
  const valueOf = (key: NumericAssumption) => (key === "persistence" && observed !== undefined ? observed : toShown(key, used[key])); // prettier-ignore
  const group = (name: AssumptionGroup) =>
    assumptionGroups[name].filter(({ key }) => !outside || alikeForAll.some((one) => one === key));
  const hidden = { team: query.team, track: query.track, from: query.from, to: query.to };
  const fields = (name: AssumptionGroup) =>
    group(name).map((field) => <Dial key={field.key} field={field} value={valueOf(field.key)} props={props} />);
  return (
    <form method="get" action={address} className="assumptions" data-recalculate data-failed={texts.failed} noValidate>
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <input type="hidden" name="preset" value={benefit.preset} />
      {outside ? null : <input type="hidden" name="after" value={benefit.after} />}
      {benefit.targetMonths === undefined ? (
        <input type="hidden" name="registered" value={target ?? usualTarget} />
      ) : null}
      {observed === undefined ? null : <input type="hidden" name="observed" value={observed} />}
      <h2 id="antaganden">{texts.assumptions}</h2>
      {outside ? <p className="small">{texts.forBoard}</p> : <Presets query={query} benefit={benefit} />}
      <FieldGroup name="decisive" open>
        {fields("decisive")}
      </FieldGroup>
      <FieldGroup name="cost" open={state !== undefined || calculation?.cost.total === undefined}>
        <Amount
          name="cost"
          label={texts.cost}
          hint={costHint(calculation, benefit)}
          value={state?.values.cost ?? (benefit.cost === undefined ? "" : `${benefit.cost}`)}
          error={state?.errors.cost}
        />
        <SelectField
          name="costSplit"
          label={texts.costSplit}
          options={assumptionChoices.costSplit.map((value) => ({ value, label: splitNames[value] }))}
          initial={used.costSplit}
          state={undefined}
        />
        <Amount
          name="target"
          label={texts.target}
          hint={texts.targetMeaning}
          value={state?.values.target ?? `${benefit.targetMonths ?? target ?? usualTarget}`}
          error={state?.errors.target}
        />
      </FieldGroup>
      <FieldGroup name="time" open={state !== undefined}>
        {fields("time")}
      </FieldGroup>
      {group("money").length > 0 ? (
        <FieldGroup name="money" open={state !== undefined}>
          {fields("money")}
        </FieldGroup>
      ) : null}
      {outside ? null : (
        <FieldGroup name="counting" open={benefit.comparison !== undefined}>
          {others.length > 0 ? (
            <SelectField
              name="comparison"
              label={texts.comparison}
              hint={texts.comparisonHint}
              options={[{ value: "", label: texts.noComparison }, ...others.map((value) => ({ value, label: value }))]}
              initial={benefit.comparison}
              state={undefined}
            />
          ) : null}
          <SelectField
            name="population"
            label={texts.population}
            options={(["ended", "completed"] as const).map((value) => ({ value, label: texts.populations[value] }))}
            initial={used.population}
            state={undefined}
          />
          <SelectField
            name="dailyBenefitsPayer"
            label={texts.payer}
            options={(["af", "fk"] as const).map((value) => ({ value, label: texts.payers[value] }))}
            initial={used.dailyBenefitsPayer}
            state={undefined}
          />
          <CheckField
            name="illustrative"
            label={texts.illustrative}
            hint={texts.illustrativeHint}
            state={{ values: { illustrative: benefit.illustrative ? "on" : "" }, errors: {} }}
          />
        </FieldGroup>
      )}
      <div className="form-actions">
        <Submit>{texts.recalculate}</Submit>
        <a
          className="button button-quiet"
          href={address + benefitSearch(query, { ...benefit, changes: {}, cost: undefined })}
        >
          {texts.reset}
        </a>
      </div>
      <p id="besked" className="small" role="status" aria-live="polite" />
    </form>
  );
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

function costHint(calculation: BenefitView["calculation"] | undefined, benefit: BenefitQuery): string {
  const total = calculation?.cost.total;
  if (benefit.cost !== undefined) return texts.costMeaning;
  return total === undefined
    ? texts.costUnknown
    : `${texts.costMeaning} ${texts.costRegistered(wholeKronor(total), calculation!.cost.origin)}`;
}

/** The presets as links: choosing one gives all its values, so that nothing from before is left. */
function Presets({ query, benefit }: Pick<BenefitFormProps, "query" | "benefit">) {
  return (
    <nav className="presets" aria-label={texts.presets}>
      <ul>
        {presetCodes.map((preset) => (
          <li key={preset}>
            <a
              href={benefitSearch(query, { ...benefit, preset, changes: {} })}
              aria-current={preset === benefit.preset ? "true" : undefined}
            >
              {presetNames[preset]}
            </a>
          </li>
        ))}
      </ul>
      <p className="small">{texts.presetMeaning[benefit.preset]}</p>
    </nav>
  );
}

function FieldGroup({
  name,
  open,
  children,
}: {
  readonly name: keyof typeof texts.groups;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className="field-group" id={`grupp-${name}`} open={open}>
      <summary>{texts.groups[name]}</summary>
      <div className="field-group-body">{children}</div>
    </details>
  );
}

/** A number with a slider that the page's script shows; both move each other. */
function Dial({
  field,
  value,
  props,
}: {
  readonly field: AssumptionField;
  readonly value: number;
  readonly props: BenefitFormProps;
}) {
  const { key, min, max, step } = field;
  const { benefit, facts, state } = props;
  const { name, symbol, scale } = assumptionNames[key];
  const error = state?.errors[key];
  const preset = presets[benefit.preset][key];
  const isChanged = fromShown(key, value) !== preset;
  const unit = scale === "percent" ? "%" : scale === "years" ? "år" : "";
  const shown = state?.values[key] ?? `${value}`;
  return (
    <div className={error ? "field dial field-faulty" : "field dial"}>
      <label htmlFor={key}>
        {name}
        {symbol ? <span className="symbol"> {symbol}</span> : null}
        <span id={`${key}-andrat`} data-result>
          {isChanged ? <span className="tag">{texts.changed}</span> : null}
        </span>
      </label>
      <p className="field-hint" id={`${key}-hint`}>
        {texts.meanings[key]}
      </p>
      {error ? (
        <p className="field-error" id={`${key}-error`}>
          {error}
        </p>
      ) : null}
      <div className="dial-row">
        <input
          type="range"
          data-moves={key}
          aria-label={texts.slider(name)}
          min={min}
          max={max}
          step={step}
          defaultValue={value}
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
          defaultValue={shown}
          aria-describedby={`${key}-hint ${key}-fakta${error ? ` ${key}-error` : ""}`}
          aria-invalid={error ? true : undefined}
        />
        <span className="dial-unit">{unit}</span>
      </div>
      <Fact id={`${key}-fakta`} assumption={key} preset={assumptionValue(key, preset)} fact={facts[key]} />
    </div>
  );
}

function Fact({
  id,
  assumption,
  preset,
  fact,
}: {
  readonly id: string;
  readonly assumption: NumericAssumption;
  readonly preset: string;
  readonly fact: AssumptionFact | undefined;
}) {
  const written = (value: number) => assumptionValue(assumption, fromShown(assumption, value));
  return (
    <p className="dial-fact" id={id}>
      {texts.presetValue(preset)}{" "}
      {fact?.range ? `${texts.range(written(fact.range.low), written(fact.range.high))} ` : null}
      {fact ? (
        <>
          {texts.source(fact.source)}{" "}
          {fact.unchecked ? <span className="tag tag-attention">{texts.unchecked}</span> : null}
        </>
      ) : null}
    </p>
  );
}

function Amount({
  name,
  label,
  hint,
  value,
  error,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
}) {
  return (
    <div className={error ? "field field-faulty" : "field"}>
      <label htmlFor={name}>{label}</label>
      <p className="field-hint" id={`${name}-hint`}>
        {hint}
      </p>
      {error ? (
        <p className="field-error" id={`${name}-error`}>
          {error}
        </p>
      ) : null}
      <input
        id={name}
        name={name}
        type="text"
        inputMode="numeric"
        className="input input-short"
        defaultValue={value}
        aria-describedby={`${name}-hint${error ? ` ${name}-error` : ""}`}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
