/** Parameters as the Nytta pages show them: values in force in some years, with law, sources and who checked them. */
import type { Confidence, Parameter } from "#src/domain/model/parameters/parameter.ts";
import { valueOfYear, type OwnValue } from "#src/domain/model/parameters/select.ts";
import { sourceOf, type ShownSource } from "./benefit-facts.ts";

/** A parameter's value in force, and what it stands on. */
export interface ShownParameter {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly law: string;
  /** Null is not known. */
  readonly value: number | null;
  readonly from: string;
  readonly confidence: Confidence;
  readonly checked: { readonly by: string; readonly on: string } | null;
  readonly sources: readonly ShownSource[];
  readonly own: boolean;
}

/** The values in force in any of the years, each once, in the order of the catalogue. */
export function shownParameters(
  parameters: readonly Parameter[],
  years: readonly number[],
  own: readonly OwnValue[],
): readonly ShownParameter[] {
  return parameters.flatMap((parameter) => {
    const values = new Set(years.flatMap((year) => valueOfYear(parameter, year) ?? []));
    return [...values].map((value): ShownParameter => ({
      id: parameter.id,
      label: parameter.label,
      unit: parameter.unit,
      law: parameter.law,
      value: value.value,
      from: value.from,
      confidence: value.confidence,
      checked: value.checked,
      sources: value.sources.map((id) => sourceOf(id, own)),
      own: value.sources.some((id) => id.startsWith("egen:")),
    }));
  });
}
