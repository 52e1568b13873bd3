/** Checks a value that somebody wants to set for a team, before it is kept. */
import { calendarFromDay, parseIsoDate, type IsoDate } from "#src/kernel/dates.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";
import type { Confidence, DatedValue, Parameter } from "./parameter.ts";
import { coveredYears } from "./select.ts";

/** A value to set. `value` null takes an earlier one back. */
export interface NewOwnValue {
  /** The team it holds for; undefined for every team of the tenant. */
  readonly programme: string | undefined;
  readonly parameter: string;
  readonly from: IsoDate;
  /** In the parameter's unit; shares are 0–1. */
  readonly value: number | null;
  /** Where it comes from, in the team's own words. */
  readonly source: string;
  readonly confidence: Confidence;
  readonly checked: DatedValue["checked"];
  readonly note: string | undefined;
}

/** Why a value is not taken. */
export type OwnValueError =
  | { readonly code: "own-value.no-such-parameter"; readonly parameter: string }
  | { readonly code: "own-value.bad-number"; readonly unit: string; readonly least: number; readonly most: number }
  | { readonly code: "own-value.bad-date"; readonly first: IsoDate; readonly last: IsoDate }
  | { readonly code: "own-value.no-source" }
  | { readonly code: "own-value.half-checked" }
  | { readonly code: "own-value.unknown-programme"; readonly programme: string };

const SHORTEST_SOURCE = 3;
/** More than any amount of one person a year: a slip of the pen. */
const MOST = 100_000_000;

/** What amounts are divided by. */
const divisors: ReadonlySet<string> = new Set(["sjukpenning.dagar"]);

/** Does a parameter's unit say that it is a share? */
const isShare = ({ unit }: Parameter): boolean => unit.startsWith("andel");

/** The value as it is kept, trimmed, or the first thing that is wrong with it. */
export function checkOwnValue(
  parameters: readonly Parameter[],
  wanted: NewOwnValue,
): Result<NewOwnValue, OwnValueError> {
  const parameter = parameters.find(({ id }) => id === wanted.parameter);
  if (!parameter) return fail({ code: "own-value.no-such-parameter", parameter: wanted.parameter });
  const least = divisors.has(parameter.id) ? 1 : 0;
  const most = isShare(parameter) ? 1 : MOST;
  if (wanted.value !== null && !(wanted.value >= least && wanted.value <= most))
    return fail({ code: "own-value.bad-number", unit: parameter.unit, least, most });
  if (!isCovered(wanted.from))
    return fail({
      code: "own-value.bad-date",
      first: `${coveredYears.first}-01-01`,
      last: `${coveredYears.last}-12-31`,
    });
  const source = wanted.source.trim();
  if (source.length < SHORTEST_SOURCE) return fail({ code: "own-value.no-source" });
  const by = wanted.checked?.by.trim();
  if (wanted.checked && (by === "" || parseIsoDate(wanted.checked.on) === undefined))
    return fail({ code: "own-value.half-checked" });
  return ok({
    ...wanted,
    source,
    checked: wanted.checked && by !== undefined ? { by, on: wanted.checked.on } : null,
    note: wanted.note?.trim() === "" ? undefined : wanted.note?.trim(),
  });
}

function isCovered(from: IsoDate): boolean {
  const day = parseIsoDate(from);
  if (day === undefined) return false;
  const { year } = calendarFromDay(day);
  return year >= coveredYears.first && year <= coveredYears.last;
}
