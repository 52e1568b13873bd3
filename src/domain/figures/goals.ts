/** The programme's targets (sv. mål) against what the figures say. */
import { codeList } from "#src/domain/code-lists.ts";
import { defineConditional, type Figure } from "#src/domain/figures/define.ts";
import { isWithoutResult, type FigureResult, type Share, type TableRow } from "#src/domain/figures/figure.ts";
import type { Context } from "#src/domain/figures/population.ts";
import { textProperty } from "#src/domain/figures/properties.ts";
import { selectRows, type Rows } from "#src/domain/figures/rows.ts";
import { textAt } from "#src/domain/register.ts";

/** Targets of the programmes in scope whose validity overlaps the period. */
function targets(context: Context): Rows {
  const { from, to } = context.register.target;
  const programme = context.prepared.programmeOf.target;
  return selectRows(programme.length, (row) => {
    const isOurs = context.isProgramme[programme[row]! + 1] === 1;
    return isOurs && from[row]! <= context.to && to[row]! >= context.from;
  });
}

/** What a target is compared with: a number, or a share with its interval. */
interface Outcome {
  readonly value: number | null;
  readonly n: number | null;
  readonly share?: Share;
}

const nothing: Outcome = { value: null, n: null };
const ofShare = (share: Share): Outcome => ({ value: share.value, n: share.denominator, share });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isShare = (value: unknown): value is Share =>
  isRecord(value) && typeof value.numerator === "number" && typeof value.denominator === "number";

const numberOrNull = (value: unknown): number | null => (typeof value === "number" ? value : null);

/** The outcome of `figure` or `figure#row`; nothing when there is no such figure or row, or it is no number. */
function outcomeOf(context: Context, reference: string): Outcome {
  const mark = reference.indexOf("#");
  const id = (mark < 0 ? reference : reference.slice(0, mark)).trim();
  const row = mark < 0 ? undefined : reference.slice(mark + 1).trim();
  // A target for the targets themselves would never end.
  const result = id === "goals" ? undefined : context.figure(id);
  if (!result || isWithoutResult(result)) return nothing;
  return row === undefined ? ofFigure(result) : ofRow(result, row);
}

function ofFigure(result: Exclude<FigureResult, { readonly why: string }>): Outcome {
  switch (result.kind) {
    case "count":
      return { value: result.value, n: result.value };
    case "share":
      return ofShare(result.share);
    case "statistic": {
      const group = result.groups?.[0] ?? result;
      return { value: numberOrNull(group.mean), n: numberOrNull(group.n) };
    }
    case "table":
    case "matrix":
    case "category":
      return nothing;
  }
}

/** Keys of a table row that a target may mean, in order: its share, else its number. */
const shareKeys = ["share", "shareOfReached", "positive", "shareAfter"];
const numberKeys = ["count", "total", "n", "outcome", "mean"];

function ofRow(result: Exclude<FigureResult, { readonly why: string }>, code: string): Outcome {
  if (result.kind === "statistic") {
    const group = result.groups?.find((one) => one.code === code);
    return group ? { value: numberOrNull(group.mean), n: group.n } : nothing;
  }
  if (result.kind !== "table") return nothing;
  const row = result.rows.find((one) => one.code === code);
  if (!row) return nothing;
  for (const key of shareKeys) {
    const share = row[key];
    if (isShare(share)) return ofShare(share);
  }
  for (const key of numberKeys) {
    const value = row[key];
    if (typeof value === "number") return { value, n: value };
  }
  return nothing;
}

const AT_LEAST = "minst";

/**
 * Met, not met, or cannot tell: a share whose interval covers the target may be on either side of it by chance. A target
 * above 1 for a share is in percent.
 */
function verdictOf({ value, share }: Outcome, target: number, direction: string): "met" | "not-met" | "cannot-tell" {
  if (value === null) return "cannot-tell";
  const limit = share && target > 1 ? target / 100 : target;
  const { low, high } = share ?? { low: null, high: null };
  if (low !== null && high !== null && low <= limit && limit <= high) return "cannot-tell";
  const isMet = direction === "hogst" ? value <= limit : direction === "lika" ? value === limit : value >= limit;
  return isMet ? "met" : "not-met";
}

function targetRow(context: Context, row: number): TableRow {
  const { target } = context.register;
  const reference = textAt(target.figure, row) ?? "";
  const direction = codeList("targetDirection")[target.direction[row]!]?.code ?? AT_LEAST;
  const outcome = outcomeOf(context, reference);
  const wanted = target.value[row]!;
  return {
    code: reference,
    label: reference,
    target: Number.isNaN(wanted) ? null : wanted,
    direction,
    outcome: outcome.value,
    n: outcome.n,
    verdict: Number.isNaN(wanted) ? "cannot-tell" : verdictOf(outcome, wanted, direction),
  };
}

/** Targets belong to a programme: held against several programmes together they would say nothing true of any. */
const whySeveral = (context: Context): string | undefined =>
  context.programmes.length > 1
    ? "Mål gäller en insats i taget. Välj en insats för att se hur målen uppfylls."
    : undefined;

export const goalFigures: readonly Figure[] = [
  defineConditional(
    { id: "goals", version: 1, kind: "table", group: "work", unit: "rows" },
    whySeveral,
    (c) => {
      const rows = targets(c);
      return { goals: { table: "target", rows, by: textProperty(c.register.target.figure, rows) } };
    },
    (c, { goals }, base) => ({
      kind: "table",
      ...base,
      columns: ["target", "outcome", "n", "verdict"],
      rows: [...goals.rows].map((row) => targetRow(c, row)),
    }),
  ),
];
