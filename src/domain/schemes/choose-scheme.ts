/** Which scheme a programme uses when: the dated list of its column Resultatschema. */
import { DEFAULT_SCHEME } from "#src/domain/schemes/catalogue.ts";
import { parseIsoDate, type Day } from "#src/kernel/dates.ts";

/** One entry of a programme's dated list. Both days are included. */
export interface DatedScheme {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
}

/**
 * Reads `vasteras-2017 –2021-12-31; lansformat-2023 2023-01-01–`. Dates may be left out at either end or altogether;
 * an empty text gives no entries. An entry that cannot be read is undefined.
 */
export function parseDatedSchemes(text: string): readonly (DatedScheme | undefined)[] {
  return text
    .split(";")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(parseEntry);
}

function parseEntry(entry: string): DatedScheme | undefined {
  const match = /^(\S+)(?:\s+(\d{4}-\d{2}-\d{2})?\s*(?:[–—-]\s*(\d{4}-\d{2}-\d{2})?)?)?$/.exec(entry);
  const id = match?.[1];
  if (!match || id === undefined) return undefined;
  const from = match[2] === undefined ? Number.NEGATIVE_INFINITY : parseIsoDate(match[2]);
  const to = match[3] === undefined ? Number.POSITIVE_INFINITY : parseIsoDate(match[3]);
  return from === undefined || to === undefined ? undefined : { id, from, to };
}

/** The scheme chosen for a period, and whether the programme changes scheme within it. */
export interface SchemeChoice {
  readonly id: string;
  /** Ids of all schemes the programme uses some day of the period, in order of their dates. */
  readonly within: readonly string[];
  /** True when no scheme of the list is valid on the period's last day. */
  readonly lapsed: boolean;
}

/**
 * The scheme valid on the period's last day. When the list has a gap there, the last scheme that had begun by then;
 * when it has none, the default.
 */
export function chooseScheme(text: string, from: Day, to: Day): SchemeChoice {
  const entries = parseDatedSchemes(text).flatMap((entry) => entry ?? []);
  const byDate = [...entries].sort((a, b) => a.from - b.from || a.to - b.to);
  const within = byDate.filter((entry) => entry.from <= to && entry.to >= from).map(({ id }) => id);
  const begun = byDate.filter((entry) => entry.from <= to);
  const current = begun.findLast((entry) => entry.to >= to);
  const chosen = current ?? begun.at(-1);
  return {
    id: chosen?.id ?? DEFAULT_SCHEME,
    within: [...new Set(within)],
    lapsed: entries.length > 0 && current === undefined,
  };
}
