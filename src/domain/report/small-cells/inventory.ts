/**
 * Every number of an evaluation, sorted: what it counts (a variable), or which counts it could be worked back to (its
 * rule). A number that is not recognised is never published.
 */
import { isRecord, isShare, type FigureValue, type ShareJson } from "../facts.ts";
import { tableViews } from "../table-views.ts";

/** When a fact may be printed outside the team. */
export type Rule =
  | { readonly kind: "open" }
  | { readonly kind: "never" }
  /** All the counts it could be worked back to must be published, and the group must be this large (or empty). */
  | { readonly kind: "counts"; readonly of: readonly string[]; readonly group: number };

export interface Variable {
  readonly id: string;
  readonly value: number;
  /** How much the report loses without it: 0 a cell of a matrix … 5 the flow of participants. */
  readonly worth: number;
  /** Small in itself, whatever may be worked out; also a small difference that is printed nowhere. */
  readonly secret: boolean;
  /** What a reader knows it to be at least: zeros are printed, so what is withheld is one or more. */
  readonly least: number;
}

/** A variable of a figure with where it stands: row index and column path, or `""` for the figure's own numbers. */
export interface Place {
  readonly id: string;
  readonly figure: string;
  readonly row: string | undefined;
  readonly list: string;
  readonly column: string;
}

/** A share, as variables. */
export interface SharePlace {
  readonly figure: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly key: string;
  readonly row: string | undefined;
}

export interface Inventory {
  readonly variables: Map<string, Variable>;
  readonly rules: Map<string, Rule>;
  readonly places: Place[];
  readonly shares: SharePlace[];
}

export const smallest = 5;
/** Quartiles of fewer persons than this are nearly somebody's own value. */
const quartileGroup = 10;

const open: Rule = { kind: "open" };
const never: Rule = { kind: "never" };
const counts = (of: readonly string[], group = 0): Rule => ({ kind: "counts", of, group });

/** Figures that are not about participants. */
const openFigures = new Set(["staffing", "meetings", "economy.lines", "economy.requisition", "nytta.payback"]);
/** One row per person or decision. */
const rowFigures = new Set(["exit.work-details", "extensions"]);

/**
 * Too fine to be sent outside the team: cells by sex or track within another table, each answer of each question, and
 * how many are missing. They are not printed, so they need no protection by withholding others.
 */
function isTooFine(figure: string, path: readonly string[]): boolean {
  const view = tableViews[figure];
  if (view?.teamOnly ?? view?.rowLevel) return path[0] === "rows" || path[0] === "cells";
  return (
    path.slice(2).some((segment) => ["cells", "cellShares", "distribution", "missing"].includes(segment)) ||
    path[0] === "missing" ||
    path[0] === "returnedTo"
  );
}

const countKeys = new Set([
  "value", "count", "n", "total", "atStart", "new", "ended", "atEnd", "before", "after", "start", "exit", "followup",
  "persons", "enrolments", "ongoing", "asked", "answered", "due", "attempted", "reached", "notReached", "nAmongEnded",
  "hoursKnown", "nMissing", "crossed",
]); // prettier-ignore
const countMaps = new Set(["cells", "missing", "distribution", "n"]);
/** What a report is about; see `worthOf`. */
const headlineFigures =
  /^(ladder\.moved-completed|exit\.results$|exit\.to-|exit\.goal-reached|referrals\.not-started-share)/;

/** The order in which counts are given up to protect others: details first, the flow of participants last. */
function worthOf(figure: string, path: readonly string[]): number {
  if (/^participants\.[a-z-]+$/.test(figure) && path[0] === "value") return 6;
  if (isMatrixCell(path)) return 0;
  if (path.includes("cells") || path.includes("distribution") || path[0] === "missing") return 1;
  const inRow = path.length > 2 && /^\d+$/.test(path[1]!);
  if (!inRow) return 5;
  return headlineFigures.test(figure) ? 4 : 2;
}
const extremeKeys = new Set(["min", "max", "longest", "shortest"]);
const quartileKeys = new Set(["q1", "q3"]);
const statisticKeys = new Set([
  "mean", "median", "sum", "q1", "q3", "months", "years", "age", "meanMonths", "hours", "meanFirst", "meanLast",
  "meanChange", "sumMonths",
]); // prettier-ignore
const openKeys = new Set(["version", "target", "width", "from", "fte", "outcome"]);

/** Which count in the same row a share's numerator is. */
const numeratorOf: Readonly<Record<string, readonly string[]>> = {
  share: ["count", "answered"],
  shareOfAllEnded: ["count"],
  shareOfSources: ["count"],
  shareOfAttempted: ["count"],
  shareOfReached: ["count"],
  shareBefore: ["before"],
  shareAfter: ["after"],
  shareOfSourcesBefore: ["before"],
  shareOfSourcesAfter: ["after"],
  shareStart: ["start"],
  shareExit: ["exit"],
};

/** `figure#path` with rows by index, so that a row has one name. */
export function canonical(figures: Readonly<Record<string, FigureValue>>, figure: string, path: string): string {
  let here: unknown = figures[figure];
  if (path === "" && isRecord(here)) return `${figure}#${isShare(here.share) ? "share" : "value"}`;
  const segments = path.split("/").map((raw) => {
    const segment = raw.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(here)) {
      const list: readonly unknown[] = here;
      const byCode = list.findIndex((item) => isRecord(item) && item.code === segment);
      const index = byCode >= 0 ? byCode : Number(segment);
      here = list[index];
      return String(index);
    }
    here = isRecord(here) ? here[segment] : undefined;
    return raw;
  });
  return `${figure}#${segments.join("/")}`;
}

const escape = (segment: string) => segment.replaceAll("~", "~0").replaceAll("/", "~1");

/** Walks an evaluation's figures. Ids are `figure#path`; `prefix` keeps two periods apart. */
export function takeInventory(figures: Readonly<Record<string, FigureValue>>, prefix: string): Inventory {
  const inventory: Inventory = { variables: new Map(), rules: new Map(), places: [], shares: [] };
  const walker = new Walker(inventory, prefix);
  for (const [id, figure] of Object.entries(figures)) walker.figure(id, figure);
  return inventory;
}

class Walker {
  private readonly inventory: Inventory;
  private readonly prefix: string;
  private id = "";

  constructor(inventory: Inventory, prefix: string) {
    this.inventory = inventory;
    this.prefix = prefix;
  }

  figure(id: string, figure: FigureValue): void {
    this.id = id;
    // A target's outcome is another figure's fact; the suppressor follows the reference.
    if (id !== "goals") this.record(figure, []);
  }

  private name(path: readonly string[]): string {
    return `${this.prefix}${this.id}#${path.join("/")}`;
  }

  private rule(path: readonly string[], rule: Rule): void {
    this.inventory.rules.set(this.name(path), rule);
  }

  private record(record: object, path: readonly string[]): void {
    for (const [key, value] of Object.entries(record) as [string, unknown][]) {
      this.node(value, [...path, escape(key)], record);
    }
  }

  private node(value: unknown, path: readonly string[], parent: object): void {
    if (isTooFine(this.id, path) && !(path[0] === "missing" && path[1] === "anonymous")) this.never(value, path);
    else if (isShare(value)) this.share(value, path, parent);
    else if (Array.isArray(value))
      value.forEach((item: unknown, index) => this.node(item, [...path, `${index}`], value));
    else if (isRecord(value)) this.record(value, path);
    else if (typeof value === "number") this.number(value, path, parent);
    else if (typeof value === "string") this.text(path, parent);
  }

  /** Numbers are not published; labels may be. */
  private never(value: unknown, path: readonly string[]): void {
    if (typeof value === "string" && !rowFigures.has(this.id)) this.rule(path, open);
    else if (isRecord(value) || Array.isArray(value))
      for (const [key, item] of Object.entries(value) as [string, unknown][]) this.never(item, [...path, escape(key)]);
    else this.rule(path, never);
  }

  /** Words are labels, except the category that holds the middle person, and what stands in rows of single persons. */
  private text(path: readonly string[], parent: object): void {
    const n = isRecord(parent) && typeof parent.n === "number" && path.length === 1 ? this.name(["n"]) : undefined;
    if (rowFigures.has(this.id) && path[0] === "rows") this.rule(path, never);
    else if (n && (path[0] === "value" || path[0] === "label")) this.rule(path, counts([n], smallest));
    else this.rule(path, open);
  }

  private number(value: number, path: readonly string[], parent: object): void {
    const key = path.at(-1)!;
    const above = path.at(-2) ?? "";
    if (openFigures.has(this.id) || openKeys.has(key) || above === "parameters") this.rule(path, open);
    // Nothing but sex and year is known of the anonymous; that they are some number points nobody out.
    else if (above === "missing" && key === "anonymous") this.rule(path, open);
    else if (rowFigures.has(this.id) && path[0] === "rows") this.rule(path, never);
    else if (extremeKeys.has(key)) this.rule(path, never);
    else if (key === "change" || key === "changePercent") {
      const row = path.slice(0, -1);
      this.rule(path, counts([this.name([...row, "before"]), this.name([...row, "after"])]));
    } else if (statisticKeys.has(key) && !countMaps.has(above)) this.statistic(path, key, parent);
    else if (Number.isInteger(value) && (countKeys.has(key) || countMaps.has(above) || isMatrixCell(path)))
      this.count(value, path);
    else this.rule(path, never);
  }

  private count(value: number, path: readonly string[]): void {
    const id = this.name(path);
    // `rows/3/cells/kvinna`: list, row, column.
    const inRow = path.length > 2 && /^\d+$/.test(path[1]!);
    this.variable(path, value);
    this.inventory.places.push({
      id,
      figure: this.id,
      list: path[0]!,
      row: inRow ? path[1] : undefined,
      column: inRow ? path.slice(2).join("/") : path.join("/"),
    });
    this.rule(path, counts([id]));
  }

  /** A mean or sum may be printed when its group is large and the group's size is printed: then its sum has as many unknowns. */
  private statistic(path: readonly string[], key: string, parent: object): void {
    const row = path.slice(0, -1);
    const sizes = key === "hours" ? ["hoursKnown", "n"] : ["n", "persons", "count"];
    const size = isRecord(parent) ? sizes.find((name) => typeof parent[name] === "number") : undefined;
    const group = quartileKeys.has(key) ? quartileGroup : smallest;
    const pairs = isRecord(parent) && isShare(parent.pairs) ? this.name([...row, "pairs", "numerator"]) : undefined;
    if (pairs) this.rule(path, counts([pairs], group));
    else if (size !== undefined) this.rule(path, counts([this.name([...row, size])], group));
    else this.rule(path, never);
  }

  private share(share: ShareJson, path: readonly string[], parent: object): void {
    const key = path.at(-1)!;
    const inRow = path.length > 2 && /^\d+$/.test(path[1]!);
    const rowPath = inRow ? path.slice(0, 2) : [];
    const siblings = isRecord(parent) ? parent : {};
    const relative = (inRow ? path.slice(2) : path).join("/");
    const numerator =
      this.sibling(numeratorOf[key] ?? [], siblings, path, share.numerator) ??
      this.nested(relative, rowPath, share.numerator) ??
      this.variable([...path, "numerator"], share.numerator);
    const denominator =
      this.sibling(["n", "asked"], siblings, path, share.denominator) ??
      this.variable([`=${relative}`, `${share.denominator}`], share.denominator);
    this.rule(path, counts([numerator, denominator]));
    this.rule([...path, "numerator"], counts([numerator]));
    this.rule([...path, "denominator"], counts([denominator]));
    for (const part of ["value", "low", "high"]) this.rule([...path, part], counts([numerator, denominator]));
    if (share.denominator > 0) {
      this.inventory.shares.push({
        figure: this.id,
        numerator,
        denominator,
        key: relative,
        row: inRow ? path[1] : undefined,
      });
    }
  }

  private sibling(
    names: readonly string[],
    siblings: Readonly<Record<string, unknown>>,
    path: readonly string[],
    value: number,
  ): string | undefined {
    const name = names.find((candidate) => siblings[candidate] === value);
    return name === undefined ? undefined : this.variable([...path.slice(0, -1), name], value);
  }

  /** `shares/total` belongs to `total`, `cellShares/kvinna` to `cells/kvinna`. */
  private nested(relative: string, rowPath: readonly string[], value: number): string | undefined {
    const [above, ...rest] = relative.split("/");
    if (rest.length === 0) return undefined;
    if (above === "shares") return this.variable([...rowPath, ...rest], value);
    if (above === "cellShares") return this.variable([...rowPath, "cells", ...rest], value);
    return undefined;
  }

  private variable(path: readonly string[], value: number): string {
    const id = this.name(path);
    const secret = value >= 1 && value < smallest;
    this.inventory.variables.set(id, { id, value, worth: worthOf(this.id, path), secret, least: 1 });
    return id;
  }
}

const isMatrixCell = (path: readonly string[]) => path.length === 3 && path[0] === "cells";
