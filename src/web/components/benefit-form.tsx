import type { ReactNode } from "react";
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import { presetCodes, presets, usualTarget } from "#src/domain/model/assumptions.ts";
import { assumptionValue } from "#src/domain/model/charts/labels.ts";
import { wholeKronor } from "#src/domain/model/group/amounts.ts";
import { presetNames, splitNames, type NumericAssumption } from "#src/domain/model/names.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import { benefitSearch } from "../benefit-address.ts";
import { alikeForAll, assumptionGroups, toShown, type AssumptionGroup } from "../benefit-fields.ts";
import { assumptionsOf, type BenefitQuery } from "../benefit-query.ts";
import type { FigureQuery } from "../figure-query.ts";
import { Dial, type DialStanding } from "./benefit-dial.tsx";
import type { BenefitView } from "./benefit-view.ts";
import { CheckField, Field, SelectField } from "./field.tsx";
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
  const { address, query, benefit, facts, calculation, state, outside, target } = props;
  const used = assumptionsOf(benefit);
  const seen = calculation?.persistence.origin === "follow-ups" ? calculation.persistence.value : undefined;
  const observed = seen === undefined ? undefined : toShown("persistence", rounded(seen));
  const group = (name: AssumptionGroup) =>
    assumptionGroups[name].filter(({ key }) => !outside || alikeForAll.some((one) => one === key));
  const hidden = { team: query.team, track: query.track, from: query.from, to: query.to };
  const isCompared = calculation !== undefined && calculation.counterfactual.step !== "stated-deadweight";
  const standing = (key: NumericAssumption): DialStanding => {
    const preset = assumptionValue(key, presets[benefit.preset][key]);
    if (key === "persistence" && observed !== undefined)
      return { value: observed, tag: texts.observed, note: texts.observedNote(preset), fact: undefined };
    return {
      value: toShown(key, used[key]),
      tag: used[key] === presets[benefit.preset][key] ? undefined : texts.changed,
      note: key === "deadweight" && isCompared ? texts.deadweightUnused : texts.presetValue(preset),
      fact: facts[key],
    };
  };
  const fields = (name: AssumptionGroup) =>
    group(name).map((field) => <Dial key={field.key} field={field} standing={standing(field.key)} state={state} />);
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
      <CostFields {...props} />
      <FieldGroup name="time" open={state !== undefined}>
        {fields("time")}
      </FieldGroup>
      {group("money").length > 0 ? (
        <FieldGroup name="money" open={state !== undefined}>
          {fields("money")}
        </FieldGroup>
      ) : null}
      {outside ? null : <CountingFields {...props} />}
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

function CostFields({ benefit, calculation, state, target }: BenefitFormProps) {
  return (
    <FieldGroup
      name="cost"
      open={state !== undefined || (calculation !== undefined && calculation.cost.total === undefined)}
    >
      <Field
        name="cost"
        label={texts.cost}
        hint={costHint(calculation, benefit)}
        initial={benefit.cost === undefined ? undefined : `${benefit.cost}`}
        state={state}
        width="short"
        inputMode="numeric"
      />
      <SelectField
        name="costSplit"
        label={texts.costSplit}
        options={assumptionChoices.costSplit.map((value) => ({ value, label: splitNames[value] }))}
        initial={assumptionsOf(benefit).costSplit}
        state={undefined}
      />
      <Field
        name="target"
        label={texts.target}
        hint={texts.targetMeaning}
        initial={`${benefit.targetMonths ?? target ?? usualTarget}`}
        state={state}
        width="short"
        inputMode="numeric"
      />
    </FieldGroup>
  );
}

function CountingFields({ benefit, others }: BenefitFormProps) {
  const used = assumptionsOf(benefit);
  return (
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
        options={assumptionChoices.population.map((value) => ({ value, label: texts.populations[value] }))}
        initial={used.population}
        state={undefined}
      />
      <SelectField
        name="dailyBenefitsPayer"
        label={texts.payer}
        options={assumptionChoices.dailyBenefitsPayer.map((value) => ({ value, label: texts.payers[value] }))}
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
  );
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

function costHint(calculation: BenefitView["calculation"] | undefined, benefit: BenefitQuery): string {
  const total = calculation?.cost.total;
  if (benefit.cost !== undefined || !calculation) return texts.costMeaning;
  return total === undefined
    ? texts.costUnknown
    : `${texts.costMeaning} ${texts.costRegistered(wholeKronor(total), calculation.cost.origin)}`;
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
