/**
 * How the counts of an evaluation hang together: sums, identities and links between figures. All that a reader could
 * use to work a withheld count out. A relation is added only when the numbers obey it, so one too many withholds a
 * little more and never reveals anything.
 */
import { schemes } from "#src/domain/schemes/catalogue.ts";
import { findValue, isRecord, rowsOf, type ReportEvaluation } from "../facts.ts";
import type { Bound, Equation } from "./audit.ts";
import { smallest, type Inventory, type Place } from "./inventory.ts";

export interface Relations {
  readonly equations: Equation[];
  readonly bounds: Bound[];
}

/** Which count of participants each figure is a part of. */
const populationOf = (figure: string): string | undefined => {
  if (/^(participants\.(age|by-referrer|income-sources)$)/.test(figure)) return "participants.total";
  if (/^(profile\.|referrals\.by-referrer(-unit)?$|queue\.wait-to-start$)/.test(figure)) return "participants.new";
  if (figure === "ladder.current" || figure === "caseload") return "participants.at-end";
  if (/^referrals\.not-started-(hours|reasons)$/.test(figure)) return "referrals.not-started";
  if (figure.endsWith("-sus")) return undefined;
  if (/^(exit\.|ladder\.|ors\.|nytta\.)/.test(figure)) return "participants.ended";
  return undefined;
};

const flowFigures: Readonly<Record<string, string>> = {
  total: "participants.total",
  atStart: "participants.at-start",
  new: "participants.new",
  ended: "participants.ended",
  atEnd: "participants.at-end",
};

/** Figures whose rows of the same code are the same persons. */
const families: readonly (readonly string[])[] = [
  ["exit.results", "exit.results-all", "exit.results-by-track"],
  ["followup.6m", "followup.ladder", "followup.party"],
];

/** Categories of results and the destinations they are made of, in every scheme. */
const destinations: readonly (readonly [category: string, codes: readonly string[]])[] = schemes.flatMap((scheme) =>
  scheme.kind === "categories"
    ? scheme.categories.flatMap((category) =>
        "destinations" in category ? [[category.code, category.destinations] as const] : [],
      )
    : [],
);

type Term = readonly [id: string, coefficient: number];

/** Relations of one evaluation. Adds hidden variables to the inventory where subtraction would give a small group. */
export function relate(evaluation: ReportEvaluation, inventory: Inventory, prefix: string): Relations {
  const builder = new RelationBuilder(evaluation, inventory, prefix);
  builder.flow();
  builder.sharesAndSums();
  builder.populations();
  builder.matrices();
  builder.links();
  return builder.relations;
}

class RelationBuilder {
  readonly relations: Relations = { equations: [], bounds: [] };
  private readonly evaluation: ReportEvaluation;
  private readonly inventory: Inventory;
  private readonly prefix: string;

  constructor(evaluation: ReportEvaluation, inventory: Inventory, prefix: string) {
    this.evaluation = evaluation;
    this.inventory = inventory;
    this.prefix = prefix;
  }

  private value(id: string): number | undefined {
    return this.inventory.variables.get(id)?.value;
  }

  /** Adds Σ = constant when all variables exist and the numbers obey it; says whether it did. */
  private sum(terms: readonly Term[], constant = 0): boolean {
    let total = -constant;
    const merged = new Map<string, number>();
    for (const [id, coefficient] of terms) {
      const value = this.value(id);
      if (value === undefined) return false;
      total += coefficient * value;
      merged.set(id, (merged.get(id) ?? 0) + coefficient);
    }
    for (const [id, coefficient] of merged) if (coefficient === 0) merged.delete(id);
    if (total !== 0 || merged.size === 0) return total === 0;
    this.relations.equations.push({ terms: merged, constant });
    return true;
  }

  private parts(parts: readonly string[], whole: string): boolean {
    return parts.length > 0 && this.sum([...parts.map((id): Term => [id, 1]), [whole, -1]]);
  }

  private same(a: string, b: string): boolean {
    return a === b || this.sum([
      [a, 1],
      [b, -1],
    ]); // prettier-ignore
  }

  private atMost(part: string, whole: string): void {
    if (part !== whole && this.value(part) !== undefined && this.value(whole) !== undefined)
      this.relations.bounds.push({ part, whole, slack: 0 });
  }

  /** What is left of a whole, when it would be one to four. */
  private rest(parts: readonly string[], whole: string): void {
    const sum = parts.reduce((total, id) => total + this.value(id)!, 0);
    const value = this.value(whole)! - sum;
    if (value < 1 || value >= smallest) return;
    const id = `${whole}−${parts.join("−")}`;
    this.inventory.variables.set(id, { id, value, worth: 0, least: 0, secret: true });
    this.sum([...parts.map((part): Term => [part, 1]), [id, 1], [whole, -1]]);
  }

  /** Some of the others: a reader can subtract, so what is left must not be small either. */
  private within(part: string, whole: string): void {
    if (this.value(part) === undefined || this.value(whole) === undefined) return;
    this.atMost(part, whole);
    this.rest([part], whole);
  }

  private id(figure: string, path: string): string {
    return `${this.prefix}${figure}#${path}`;
  }

  /** At start + new = total; total − ended = at end; for all and for each row by sex and track. */
  flow(): void {
    const identities = (name: (column: string) => string) => {
      this.sum([[name("atStart"), 1], [name("new"), 1], [name("total"), -1]]); // prettier-ignore
      this.sum([[name("total"), 1], [name("ended"), -1], [name("atEnd"), -1]]); // prettier-ignore
    };
    identities((column) => this.id(flowFigures[column]!, "value"));
    this.within(this.id("participants.persons", "value"), this.id("participants.total", "value"));
    for (const figure of ["participants.by-sex", "participants.by-track"]) {
      const value = this.evaluation.figures[figure];
      if (!value) continue;
      const rows = rowsOf(value).map((_, index) => index);
      for (const row of rows) identities((column) => this.id(figure, `rows/${row}/${column}`));
      for (const [column, whole] of Object.entries(flowFigures)) {
        const cells = rows.map((row) => this.id(figure, `rows/${row}/${column}`));
        const wholeId = this.id(whole, "value");
        this.sum([...cells.map((id): Term => [id, 1]), [wholeId, -1]], -this.gap(cells, wholeId));
      }
    }
  }

  /** How many of the whole are in none of the parts: the anonymous, which a reader is taken to know. */
  private gap(parts: readonly string[], whole: string): number {
    return (this.value(whole) ?? 0) - parts.reduce((sum, id) => sum + (this.value(id) ?? 0), 0);
  }

  private byFigureAndColumn(): Map<string, Place[]> {
    const groups = new Map<string, Place[]>();
    for (const place of this.inventory.places) {
      if (place.row === undefined) continue;
      const key = `${place.figure}#${place.list}#${place.column}`;
      const list = groups.get(key);
      if (list) list.push(place);
      else groups.set(key, [place]);
    }
    return groups;
  }

  private codeOf(place: { readonly figure: string; readonly list: string; readonly row: string | undefined }): string {
    const code = findValue(this.evaluation.figures[place.figure]!, `${place.list}/${place.row}/code`);
    return typeof code === "string" ? code : "";
  }

  sharesAndSums(): void {
    const partitioned = new Set<string>();
    for (const places of this.byFigureAndColumn().values()) {
      const total = places.find((place) => ["total", "all"].includes(this.codeOf(place)));
      const parts = places.filter((place) => place !== total).map(({ id }) => id);
      if (total && !this.parts(parts, total.id)) for (const part of parts) this.atMost(part, total.id);
    }
    for (const shares of this.groupShares().values()) {
      const parts = shares.filter((share) => this.codeOf({ ...share, list: "rows" }) !== "total");
      const ids = parts.map((share) => share.numerator);
      const [first] = shares;
      if (!first) continue;
      for (const share of shares) this.atMost(share.numerator, share.denominator);
      // ORS: those who crossed 25 are also counted as better, unchanged or worse.
      const exclusive = first.figure === "ors.pairs" ? ids.slice(0, 3) : ids;
      if (parts.length > 1 && this.parts(exclusive, first.denominator)) {
        for (const id of exclusive) partitioned.add(`${id}|${first.denominator}`);
      }
    }
    for (const { numerator, denominator } of this.inventory.shares) {
      if (!partitioned.has(`${numerator}|${denominator}`)) this.rest([numerator], denominator);
    }
    this.rowSums();
  }

  private groupShares() {
    return Map.groupBy(this.inventory.shares, (share) => `${share.denominator}|${share.key}`);
  }

  /** Within a row: cells by sex or track sum to the count; what was asked is answered or missing. */
  private rowSums(): void {
    const rows = Map.groupBy(
      this.inventory.places.filter((place) => place.row !== undefined),
      (place) => `${place.figure}#${place.list}/${place.row}`,
    );
    for (const places of rows.values()) {
      const at = (column: string) => places.find((place) => place.column === column)?.id;
      const inMap = (map: string) => places.filter(({ column }) => column.startsWith(`${map}/`)).map(({ id }) => id);
      const count = at("count");
      if (count && inMap("cells").length > 0) this.parts(inMap("cells"), count);
      const n = at("n");
      if (n && inMap("distribution").length > 0) this.parts(inMap("distribution"), n);
      const [asked, answered] = [at("asked"), at("answered")];
      if (asked && answered) this.parts([answered, ...inMap("missing")], asked);
      for (const [part, whole] of [["persons", "count"], ["hoursKnown", "count"], ["enrolments", "count"], ["ongoing", "count"]]) {
        const [partId, wholeId] = [at(part!), at(whole!)];
        if (partId && wholeId) this.atMost(partId, wholeId);
      } // prettier-ignore
    }
  }

  /** Every n and denominator is its population, less the anonymous and those with missing data. */
  populations(): void {
    const sizes = Map.groupBy(
      [
        ...this.inventory.places.filter(({ row, id }) => row === undefined && !id.includes("/cells/")),
        ...this.inventory.places.filter(({ list, column, row }) => list === "groups" && column === "n" && row === "0"),
        ...this.inventory.shares
          .filter(({ key }) => !key.includes("OfSources"))
          .map(({ figure, denominator }) => ({ figure, id: denominator, list: "=" })),
      ],
      ({ figure }) => figure,
    );
    for (const [figure, places] of sizes) {
      const value = this.evaluation.figures[figure];
      const population = populationOf(figure);
      if (!value) continue;
      const anonymous = Number(findValue(value, "missing/anonymous") ?? 0);
      const missing = places.filter(({ list }) => list === "missing").map(({ id }) => id);
      const others = [...new Set(places.filter(({ list }) => list !== "missing").map(({ id }) => id))];
      for (const size of others) {
        // The figure's own numbers of equal size are the same persons: `reached` and the denominator of its share.
        for (const other of others) if (size < other && this.value(size) === this.value(other)) this.same(size, other);
        if (population === undefined) continue;
        const whole = this.id(population, "value");
        const sets = [[], ...missing.map((id) => [id]), missing];
        const fitting = sets.find((set) =>
          this.sum([[size, 1], ...set.map((id): Term => [id, 1]), [whole, -1]], -anonymous),
        );
        if (!fitting && this.value(size)! <= (this.value(whole) ?? 0)) {
          this.rest([size], whole);
        }
      }
    }
  }

  matrices(): void {
    for (const [figure, value] of Object.entries(this.evaluation.figures)) {
      if (value.kind !== "matrix") continue;
      const size = rowsOf(value).length;
      const cell = (i: number, j: number) => this.id(figure, `cells/${i}/${j}`);
      const indices = Array.from({ length: size }, (_, index) => index);
      const all = indices.flatMap((i) => indices.map((j) => cell(i, j)));
      const population = this.id(populationOf(figure) ?? "", "value");
      if (!this.parts(all, this.id(figure, "n")))
        this.sum([...all.map((id): Term => [id, 1]), [population, -1]], -this.gap(all, population));
      if (figure !== "ladder.matrix") continue;
      for (const k of indices) {
        this.parts(indices.map((j) => cell(k, j)), this.id("ladder.levels", `rows/${k}/start`)); // prettier-ignore
        this.parts(indices.map((i) => cell(i, k)), this.id("ladder.levels", `rows/${k}/exit`)); // prettier-ignore
      }
      const moved = (sign: number) =>
        indices.flatMap((i) => indices.filter((j) => Math.sign(j - i) === sign).map((j) => cell(i, j)));
      for (const [code, sign] of [["up", 1], ["same", 0], ["down", -1]] as const) this.parts(moved(sign), this.rowId("ladder.moved", code, "count")); // prettier-ignore
    }
  }

  /** The id of a cell by the row's code; an id that is not there when the row is not. */
  private rowId(figure: string, code: string, column: string): string {
    const value = this.evaluation.figures[figure];
    const index = value ? rowsOf(value).findIndex((row) => row.code === code) : -1;
    return this.id(figure, `rows/${index}/${column}`);
  }

  private codes(figure: string): readonly string[] {
    const value = this.evaluation.figures[figure];
    return value ? rowsOf(value).flatMap((row) => (typeof row.code === "string" ? [row.code] : [])) : [];
  }

  private columnIds(figure: string, column: string): readonly string[] {
    return this.codes(figure)
      .filter((code) => code !== "total")
      .map((code) => this.rowId(figure, code, column));
  }

  /** One fact in several tables, and tables that share a margin. */
  links(): void {
    for (const family of families) {
      for (const figure of family) {
        for (const other of family.slice(family.indexOf(figure) + 1)) {
          for (const code of this.codes(figure)) this.same(this.rowId(figure, code, "count"), this.rowId(other, code, "count"));
        } // prettier-ignore
      }
    }
    const share = (figure: string, part: "numerator" | "denominator") =>
      this.inventory.shares.find((place) => place.figure === figure)?.[part] ?? "";
    this.same(share("exit.goal-reached", "numerator"), this.rowId("exit.goal-reachers", "total", "n"));
    this.same(share("exit.goal-reached", "denominator"), share("exit.results", "denominator"));
    this.same(this.rowId("exit.results-by-track", "total", "count"), share("exit.results", "denominator"));
    this.same(share("exit.to-fs", "numerator"), this.rowId("exit.destinations", "fs", "count"));
    this.same(share("exit.interrupted", "denominator"), this.rowId("exit.results-all", "avbrutit", "count"));
    this.same(this.id("followup.party", "n"), this.id("followup.6m", "reached"));
    this.same(this.id("followup.ladder", "n"), this.id("followup.6m", "reached"));
    this.same(share("ors.pairs", "denominator"), this.id("ors.start", "groups/0/n"));
    this.within(this.id("extensions", "nAmongEnded"), this.id("extensions", "n"));
    this.same(this.id("economy.per-participant", "groups/0/n"), this.id("participants.total", "value"));
    this.same(this.id("economy.per-participant", "groups/1/n"), this.id("participants.ended", "value"));
    const counted = this.id("nytta.persons", "value");
    this.same(share("nytta.reclassified", "denominator"), counted);
    this.same(this.rowId("nytta.counted", "counted", "count"), counted);
    this.same(share("nytta.counted", "denominator"), share("nytta.coverage", "denominator"));
    this.same(this.rowId("nytta.exits", "interrupted", "count"), this.rowId("exit.results-all", "avbrutit", "count"));
    this.same(this.rowId("nytta.exits", "completed", "count"), share("exit.results", "denominator"));
    this.within(this.rowId("nytta.coverage", "missing", "count"), counted);
    for (const months of [6, 12, 18, 24]) {
      const own = (column: string) => this.id(`followup.${months}m`, column);
      this.parts([own("reached"), own("notReached")], own("attempted"));
      this.within(own("attempted"), own("due"));
    }
    const notStarted = this.id("referrals.not-started", "value");
    this.same(share("referrals.not-started-share", "numerator"), notStarted);
    this.parts([notStarted, this.id("participants.new", "value")], share("referrals.not-started-share", "denominator"));
    for (const sex of ["kvinna", "man", "annat"]) {
      const whole = this.rowId("participants.by-sex", sex, "new");
      for (const figure of ["referrals.by-referrer", "referrals.by-referrer-unit", "profile.education"]) {
        const cells = this.columnIds(figure, `cells/${sex}`);
        if (cells.length > 0) this.sum([...cells.map((id): Term => [id, 1]), [whole, -1]], -this.gap(cells, whole));
      }
    }
    for (const code of this.codes("referrals.by-referrer")) {
      for (const column of ["count", "cells/kvinna", "cells/man", "cells/annat"]) {
        const units = this.unitsOf(code).map((row) => this.id("referrals.by-referrer-unit", `rows/${row}/${column}`));
        this.parts(units, this.rowId("referrals.by-referrer", code, column));
      }
    }
    for (const [category, codes] of destinations) {
      const parts = codes.map((code) => this.rowId("exit.destinations", code, "count"));
      this.parts(parts, this.rowId("exit.results", category, "count"));
    }
    for (const code of this.codes("ladder.moved")) {
      this.within(this.rowId("ladder.moved-completed", code, "count"), this.rowId("ladder.moved", code, "count"));
    }
    for (const code of this.codes("exit.interrupted")) {
      this.within(this.rowId("exit.interrupted", code, "count"), this.rowId("exit.reasons", code, "count"));
    }
    this.groupsOfStatistics();
  }

  private unitsOf(party: string): readonly number[] {
    const value = this.evaluation.figures["referrals.by-referrer-unit"];
    return value ? rowsOf(value).flatMap((row, index) => (row.party === party ? [index] : [])) : [];
  }

  private groupsOfStatistics(): void {
    for (const [figure, value] of Object.entries(this.evaluation.figures)) {
      const groups = findValue(value, "groups");
      if (!Array.isArray(groups) || groups.length < 2 || !groups.every(isRecord)) continue;
      // The other figure's sizes of the same sexes, e.g. `participants.age` beside `participants.by-sex`.
      for (const [index, group] of groups.entries()) {
        if (figure !== "participants.age" || typeof group.code !== "string") continue;
        const n = this.id(figure, `groups/${index}/n`);
        const whole = this.rowId("participants.by-sex", group.code, "total");
        this.sum([[n, 1], [whole, -1]], -this.gap([n], whole)); // prettier-ignore
      }
    }
  }
}

/** The end of one period is the start of the next. */
export function relatePeriods(
  earlier: { readonly inventory: Inventory; readonly prefix: string },
  later: { readonly inventory: Inventory; readonly prefix: string },
): readonly Equation[] {
  const pairs = [["participants.at-end#value", "participants.at-start#value"]];
  for (let row = 0; row < 3; row += 1)
    pairs.push([`participants.by-sex#rows/${row}/atEnd`, `participants.by-sex#rows/${row}/atStart`]);
  return pairs.flatMap(([end, start]): Equation[] => {
    const [a, b] = [`${earlier.prefix}${end}`, `${later.prefix}${start}`];
    const [x, y] = [earlier.inventory.variables.get(a)?.value, later.inventory.variables.get(b)?.value];
    return x !== undefined && x === y ? [{ terms: new Map([[a, 1], [b, -1]]), constant: 0 }] : []; // prettier-ignore
  });
}
