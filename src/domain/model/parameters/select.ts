/** Which value of a parameter is in force, and a team's own values laid over the catalogue's. */
import type { IsoDate } from "#src/kernel/dates.ts";
import type { Confidence, DatedValue, Parameter } from "./parameter.ts";

/** The income years that the parameters cover. */
export const coveredYears = { first: 2016, last: 2026 };

/** A team's own value of a parameter (sv. eget värde), in force from its day. */
export interface OwnValue {
  /** Id of the parameter. */
  readonly parameter: string;
  readonly from: IsoDate;
  /** In the parameter's unit. */
  readonly value: number;
  /** Where the team has it from, in its own words. */
  readonly source: string;
  readonly checked: DatedValue["checked"];
  /** How sure the team is; left out: sure when somebody has checked it, otherwise probable. */
  readonly confidence?: Confidence;
}

/** The value in force on a day; undefined before the first value. */
export const valueOn = ({ values }: Parameter, day: IsoDate): DatedValue | undefined =>
  values.findLast(({ from }) => from <= day);

/**
 * The value of an income year: the one in force on its 31 December. Undefined before the first value and outside
 * {@link coveredYears}: a rule of a year nobody has entered is not taken from the year before.
 */
export const valueOfYear = (parameter: Parameter, year: number): DatedValue | undefined =>
  year < coveredYears.first || year > coveredYears.last ? undefined : valueOn(parameter, `${year}-12-31`);

/** Id of the source of a team's own value: `egen:<parameter>:<from>`. */
const ownSourceId = ({ parameter, from }: Pick<OwnValue, "parameter" | "from">): string => `egen:${parameter}:${from}`;

/**
 * The parameters with a team's own values laid over: one of the same day takes the released one's place, one of another
 * day is in force from then until the next value of either. Own values of unknown parameters are a bug and throw.
 */
export function withOwnValues(parameters: readonly Parameter[], own: readonly OwnValue[]): readonly Parameter[] {
  const stray = own.find(({ parameter }) => !parameters.some(({ id }) => id === parameter));
  if (stray) throw new Error(`There is no parameter ${stray.parameter}`);
  return parameters.map((parameter) => {
    const mine = own.filter(({ parameter: id }) => id === parameter.id).map(toDatedValue);
    if (mine.length === 0) return parameter;
    const kept = parameter.values.filter(({ from }) => !mine.some((value) => value.from === from));
    return { ...parameter, values: [...kept, ...mine].toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
  });
}

const toDatedValue = (own: OwnValue): DatedValue => ({
  from: own.from,
  value: own.value,
  confidence: own.confidence ?? (own.checked ? "sure" : "probable"),
  sources: [ownSourceId(own)],
  checked: own.checked,
  note: own.source,
});

/**
 * The parameters as canonical JSON: sorted by id, keys in a fixed order, no white space. Two sets with the same text
 * compute the same; its SHA-256 names the set in a result.
 */
export const parametersText = (parameters: readonly Parameter[]): string =>
  JSON.stringify(
    parameters.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    sortedKeys,
  );

const sortedKeys = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;
