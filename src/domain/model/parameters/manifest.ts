/**
 * The rule of released values: a value that has been released is never edited or removed. A new fact is a new dated value;
 * a value that was not known may become known. `manifest.json` lists what has been released, `npm run parameters-manifest`
 * adds to it, and a test holds the catalogue to it.
 */
import type { IsoDate } from "#src/kernel/dates.ts";
import type { Amount, Parameter } from "./parameter.ts";

/** Released values by parameter id and day, with the unit that says what they are. */
export type Manifest = Readonly<
  Record<string, { readonly unit: string; readonly values: Readonly<Record<IsoDate, Amount>> }>
>;

/** A released value that the catalogue no longer has, or has otherwise; `from` is undefined when it is the unit. */
export interface BrokenRelease {
  readonly parameter: string;
  readonly from: IsoDate | undefined;
  readonly released: Amount | string;
  /** Undefined when it is gone. */
  readonly now: Amount | string | undefined;
}

/** A value that the manifest does not have, or has as not known. */
export interface UnreleasedValue {
  readonly parameter: string;
  readonly from: IsoDate;
  readonly value: Amount;
}

/** What has been edited or removed since it was released; empty when the rule is kept. */
export const brokenReleases = (parameters: readonly Parameter[], manifest: Manifest): readonly BrokenRelease[] =>
  Object.entries(manifest).flatMap(([id, { unit, values }]): BrokenRelease[] => {
    const parameter = parameters.find((one) => one.id === id);
    const unitNow = parameter?.unit;
    const edited = Object.entries(values).flatMap(([from, released]) => {
      const now = parameter?.values.find((value) => value.from === from)?.value;
      const kept = now === released || (released === null && now !== undefined);
      return kept ? [] : [{ parameter: id, from, released, now }];
    });
    return unitNow === unit || !parameter
      ? edited
      : [{ parameter: id, from: undefined, released: unit, now: unitNow }, ...edited];
  });

/** What a release would add to the manifest. */
export const unreleasedValues = (parameters: readonly Parameter[], manifest: Manifest): readonly UnreleasedValue[] =>
  parameters.flatMap(({ id, values }) =>
    values
      .filter(({ from, value }) => {
        const released = manifest[id]?.values[from];
        return released === undefined || (released === null && value !== null);
      })
      .map(({ from, value }) => ({ parameter: id, from, value })),
  );

/**
 * The unreleased values that no section *Parametrar* of the changelog names. A value is named on a line of its own with
 * the parameter's id in backticks and the day: "- `riksnorm_ensam` 2027-01-01: …".
 */
export function unnamedValues(unreleased: readonly UnreleasedValue[], changelog: string): readonly UnreleasedValue[] {
  const lines = changelog
    .split(/^(?=##)/m)
    .filter((section) => /^#+ Parametrar\b/.test(section))
    .flatMap((section) => section.split("\n"));
  return unreleased.filter(
    ({ parameter, from }) => !lines.some((line) => line.includes(`\`${parameter}\``) && line.includes(from)),
  );
}

/** The manifest of everything in the catalogue. */
export const manifestOf = (parameters: readonly Parameter[]): Manifest =>
  Object.fromEntries(
    parameters.map(({ id, unit, values }) => [
      id,
      { unit, values: Object.fromEntries(values.map(({ from, value }) => [from, value])) },
    ]),
  );
