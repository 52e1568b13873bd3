/**
 * The notation of the parameter files: a group is a list of entries by id, an entry is a parameter or a family of
 * parameters that change together, a value is a day, a number, how sure it is, and where it comes from.
 *
 *     prisbasbelopp: {
 *       label: "Prisbasbelopp",
 *       unit: "kr/år",
 *       law: "SFB 2 kap. 6–7 §§",
 *       values: [sure(2016, 44_300, "uppsalared"), sure(2017, 44_800, "sfs2016:863")],
 *     },
 */
import type { IsoDate } from "#src/kernel/dates.ts";
import type { Amount, Confidence, DatedValue, Parameter, ParameterGroup } from "./parameter.ts";
import type { SourceId } from "./sources.ts";

/** A number, or for a family one number per part. */
type Value = Amount | Readonly<Record<string, Amount>>;

type Dated<V> = Omit<DatedValue, "value"> & { readonly value: V };

interface Described {
  readonly label: string;
  /** The paragraph that says it; left out for what no act says. */
  readonly law?: string;
  readonly note?: string;
}

interface Single extends Described, Pick<Parameter, "unit" | "range" | "illustration"> {
  readonly values: readonly Dated<Amount>[];
}

/** Parameters that change together: ids are `family.part`, and the family's label goes before the part's. */
interface Family extends Described {
  readonly parts: Readonly<Record<string, { readonly label: string; readonly unit: string }>>;
  readonly values: readonly Dated<Readonly<Record<string, Amount>>>[];
}

/** A value from a day, or from 1 January of a year. */
type Writer = <V extends Value>(
  from: IsoDate | number,
  value: V,
  sources: SourceId | readonly SourceId[],
  note?: string,
) => Dated<V>;

const writer =
  (confidence: Confidence): Writer =>
  (from, value, sources, note) => ({
    from: typeof from === "number" ? `${from}-01-01` : from,
    value,
    confidence,
    sources: typeof sources === "string" ? [sources] : sources,
    checked: null,
    ...(note === undefined ? {} : { note }),
  });

/** A value that stands in its source, or is common knowledge and recomputed. */
export const sure: Writer = writer("sure");

/** A value to compare with its primary source. */
export const probable: Writer = writer("probable");

/** An assumption or a placeholder; with `null`, a value that is not known. */
export const unsure: Writer = writer("unsure");

/** The parameters of a group, in the order written. */
export const group = (name: ParameterGroup, entries: Readonly<Record<string, Single | Family>>): readonly Parameter[] =>
  Object.entries(entries).flatMap(([id, entry]): Parameter | Parameter[] =>
    "parts" in entry ? membersOf(id, name, entry) : { id, group: name, law: "", ...entry },
  );

const membersOf = (family: string, group: ParameterGroup, entry: Family): Parameter[] => {
  const { label, parts, values, law = "", note } = entry;
  return Object.entries(parts).map(([part, own]) => ({
    id: `${family}.${part}`,
    label: `${label}: ${own.label}`,
    unit: own.unit,
    group,
    law,
    values: values.flatMap(({ value, ...rest }) => {
      const amount = value[part];
      return amount === undefined ? [] : [{ ...rest, value: amount }];
    }),
    ...(note === undefined ? {} : { note }),
  }));
};
