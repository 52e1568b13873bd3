/** What the Nytta pages are asked for in their address: the preset, what differs from it, cost, target and occasion. */
import { assumptionChoices } from "#src/domain/model/assumption-limits.ts";
import { presetCodes, presets, type Assumptions, type PresetName } from "#src/domain/model/assumptions.ts";
import { occasionsAfter } from "#src/domain/model/from-register/observation.ts";
import { assumptionName } from "#src/domain/model/names.ts";
import { readNumber } from "#src/kernel/swedish-number.ts";
import { benefitPages as texts } from "#src/texts/benefit-pages.sv.ts";
import type { FormState } from "./components/form.tsx";
import { assumptionFields, choiceFields, fromShown, toShown } from "./benefit-fields.ts";

/** When the situation after is measured. */
export type AfterOccasion = (typeof occasionsAfter)[number];

const usualOccasion: AfterOccasion = "12m";

/** A calculation as asked for. */
export interface BenefitQuery {
  readonly preset: PresetName;
  /** What differs from the preset. */
  readonly changes: Partial<Assumptions>;
  readonly after: AfterOccasion;
  /** Months; undefined takes the register's target. */
  readonly targetMonths: number | undefined;
  /** Kronor, instead of the registered cost. */
  readonly cost: number | undefined;
  /** Another team whose change says what would have come about anyway. */
  readonly comparison: string | undefined;
  /** Count with the persistence of the assumptions, whatever the follow-ups say: years are compared on the same. */
  readonly stated: boolean;
  /** Use placeholders for what nobody knows. */
  readonly illustrative: boolean;
}

/** A query and what was wrong with it, by field. What is wrong is replaced by the preset's. */
export interface ReadBenefitQuery {
  readonly benefit: BenefitQuery;
  readonly faults: Pick<FormState, "values" | "errors">;
}

const isIn = <T extends string>(list: readonly T[], text: string | null): text is T => list.some((one) => one === text);

/** Reads the address. */
export function readBenefitQuery(params: URLSearchParams): ReadBenefitQuery {
  const wanted = params.get("preset");
  const preset: PresetName = isIn(presetCodes, wanted) ? wanted : "huvud";
  const base = presets[preset];
  const values: Record<string, string> = {};
  const errors: Record<string, string> = {};
  const read = (name: string, min: number, max: number, label: string): number | undefined => {
    const text = params.get(name)?.trim() ?? "";
    if (text === "") return undefined;
    const value = readNumber(text.replace("%", ""));
    if (value !== undefined && value >= min && value <= max) return value;
    errors[name] = texts.outOfRange(label, min, max);
    values[name] = text;
    return undefined;
  };

  const changes: Partial<Record<keyof Assumptions, number | string>> = {};
  for (const { key, min, max } of assumptionFields) {
    const shown = read(key, min, max, assumptionName(key));
    const whole = key === "horizonYears" || key === "writeOffYears";
    if (shown === undefined || shown === toShown(key, base[key])) continue;
    // The form shows the persistence that was observed; sent back unchanged, it is still observed and not chosen.
    if (key === "persistence" && params.get("observed") === params.get(key)) continue;
    changes[key] = whole ? Math.round(shown) : fromShown(key, shown);
  }
  for (const key of choiceFields) {
    const text = params.get(key);
    if (isIn<string>(assumptionChoices[key], text) && text !== base[key]) changes[key] = text;
  }
  const after = params.get("after");
  const wantedTarget = read("target", 1, 120, texts.target);
  // The form shows the register's target; sent back unchanged, it is still the register's.
  const target = params.get("registered") === params.get("target") ? undefined : wantedTarget;
  return {
    benefit: {
      preset,
      changes: changes as Partial<Assumptions>,
      after: isIn(occasionsAfter, after) ? after : usualOccasion,
      targetMonths: target === undefined ? undefined : Math.round(target),
      cost: read("cost", 0, 1e9, texts.cost),
      comparison: params.get("comparison") === "" ? undefined : (params.get("comparison") ?? undefined),
      stated: params.get("stated") === "on",
      illustrative: params.get("illustrative") === "on",
    },
    faults: { values, errors },
  };
}

/** The assumptions of a query: the preset's with the changes. */
export const assumptionsOf = ({ preset, changes }: BenefitQuery): Assumptions => ({ ...presets[preset], ...changes });

/** The query as names and values of an address; what is as usual is left out. */
export function benefitPairs(query: BenefitQuery): Readonly<Record<string, string>> {
  const pairs: Record<string, string> = {};
  if (query.preset !== "huvud") pairs.preset = query.preset;
  for (const { key } of assumptionFields) {
    const value = query.changes[key];
    if (value !== undefined) pairs[key] = `${toShown(key, value)}`;
  }
  for (const key of choiceFields) {
    const value = query.changes[key];
    if (value !== undefined) pairs[key] = value;
  }
  if (query.after !== usualOccasion) pairs.after = query.after;
  if (query.targetMonths !== undefined) pairs.target = `${query.targetMonths}`;
  if (query.cost !== undefined) pairs.cost = `${query.cost}`;
  if (query.comparison !== undefined) pairs.comparison = query.comparison;
  if (query.stated) pairs.stated = "on";
  if (query.illustrative) pairs.illustrative = "on";
  return pairs;
}
