/** What a page of figures is asked for in its address: team, track, period and scheme. */
import { periodChoices } from "#src/domain/period-choices.ts";
import { calendarFromDay, formatIsoDate, parseIsoDate, type Day, type IsoDate } from "#src/kernel/dates.ts";
import { figurePages } from "#src/texts/figure-pages.sv.ts";

/** What to evaluate, as in the address. */
export interface FigureQuery {
  /** Undefined means all teams. */
  readonly team: string | undefined;
  /** Undefined means all tracks. */
  readonly track: string | undefined;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Undefined means the team's own. */
  readonly scheme: string | undefined;
}

/** A query and what was wrong with it, by field; a date that cannot be read is replaced by the usual period's. */
export interface ReadFigureQuery {
  readonly query: FigureQuery;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

const textOf = (params: URLSearchParams, name: string): string | undefined => {
  const text = params.get(name)?.trim();
  return text === "" ? undefined : text;
};

/**
 * Reads the address. Without a period it is the latest year of a register that ends on `lastDay`: that day's own from
 * November on, otherwise the year before.
 */
export function readFigureQuery(params: URLSearchParams, lastDay: Day): ReadFigureQuery {
  const [sameYear, yearBefore] = periodChoices(lastDay);
  const usual = calendarFromDay(lastDay).month >= 11 ? sameYear : yearBefore;
  const errors: Record<string, string> = {};
  const values: Record<string, string> = {};
  const dates = { from: parseIsoDate(usual.from)!, to: parseIsoDate(usual.to)! };
  for (const name of ["from", "to"] as const) {
    const text = textOf(params, name);
    if (text === undefined) continue;
    const parsed = parseIsoDate(text);
    if (parsed === undefined) {
      errors[name] = figurePages.wrongDate;
      values[name] = text;
    } else {
      dates[name] = parsed;
    }
  }
  if (dates.from > dates.to) {
    errors.to = figurePages.wrongPeriod;
    values.from = formatIsoDate(dates.from);
    values.to = formatIsoDate(dates.to);
    dates.from = dates.to;
  }
  return {
    query: {
      team: textOf(params, "team"),
      track: textOf(params, "track"),
      from: formatIsoDate(dates.from),
      to: formatIsoDate(dates.to),
      scheme: textOf(params, "scheme"),
    },
    values,
    errors,
  };
}

/** The query as the end of an address, with more names after it; what is undefined is left out. */
export function searchOf(query: FigureQuery, more: Readonly<Record<string, string | undefined>> = {}): string {
  const pairs = Object.entries({ ...query, ...more }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `?${new URLSearchParams(pairs).toString()}`;
}

/** The address that opens a number: its definition and the rows behind it. */
export const figureAddress = (tenantId: string, query: FigureQuery, figure: string, path: string): string =>
  `/t/${tenantId}/figures/${encodeURIComponent(figure)}${searchOf(query, { path: path === "" ? undefined : path })}`;
