/** Labels of rows that are in no code list. They are data, as the lists' own labels are. */
import { codeList, type CodeListId } from "#src/domain/code-lists.ts";
import type { Labelled } from "#src/domain/figures/figure.ts";

/** The row of those whose value is not known. */
export const MISSING: Labelled = { code: "saknas", label: "Uppgift saknas" };

/** The row of all together. */
export const TOTAL: Labelled = { code: "total", label: "Totalt" };

/** The group of all in a statistic. */
export const ALL: Labelled = { code: "all", label: "Alla" };

/** A code list as rows, always with a row for missing; `missing` is its position. */
export interface ListWithMissing {
  readonly codes: readonly Labelled[];
  readonly missing: number;
}

/** The rows of a code list, with `saknas` last unless the list has it itself. */
export function listWithMissing(list: CodeListId): ListWithMissing {
  const codes = codeList(list).map(({ code, label }) => ({ code, label }));
  const own = codes.findIndex(({ code }) => code === MISSING.code);
  return own >= 0 ? { codes, missing: own } : { codes: [...codes, MISSING], missing: codes.length };
}
