/** What a file's rows refer to: which ids exist, in the file or in the register, and which were refused. */
import { ForgivingMap } from "#src/domain/register-import/forgiving.ts";
import { ladderSteps, type Known } from "#src/domain/register-import/known.ts";
import type { Reason } from "#src/domain/register-import/problems.ts";
import { sheetOf, type TableName } from "#src/domain/workbook.ts";

/** Ids of one table, as seen in the file so far. */
export interface SeenIds {
  /** Key → line of the row that goes in. */
  readonly accepted: Map<string, number>;
  /** Key → line of the first row that was refused. */
  readonly refused: Map<string, number>;
}

/** A parent that was found, by the name it is stored under, or why not. */
export type Lookup =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: Reason; readonly nearest: readonly string[] };

/** The ids of all sheets, in the file and in the register. */
export class References {
  readonly #known: Known;
  readonly #seen = new Map<TableName, SeenIds>();
  readonly #programmes = new ForgivingMap<string>();
  readonly #ladders = new Map<string, ForgivingMap<string>>();

  constructor(known: Known) {
    this.#known = known;
    for (const [name, ladder] of known.programmes) this.addProgramme(name, ladder);
  }

  /** The ids of a table in the file; empty when first asked for. */
  seen(table: TableName): SeenIds {
    const known = this.#seen.get(table);
    if (known) return known;
    const fresh: SeenIds = { accepted: new Map(), refused: new Map() };
    this.#seen.set(table, fresh);
    return fresh;
  }

  /** Makes a programme known, with its ladder's steps. */
  addProgramme(name: string, ladder: string | null): void {
    this.#programmes.add(name, name, true);
    const steps = new ForgivingMap<string>();
    for (const step of ladderSteps(ladder)) steps.add(step, step);
    this.#ladders.set(name, steps);
  }

  /** Looks up a parent row. A programme is found forgivingly, everything else by its exact id. */
  find(table: TableName, id: string): Lookup {
    if (table === "programme") {
      const name = this.#programmes.find(id);
      // A programme of exactly that name that was refused counts before one of a similar name.
      const line = name === id ? undefined : this.#seen.get(table)?.refused.get(id);
      if (name !== undefined && line === undefined) return { ok: true, id: name };
    }
    const seen = this.#seen.get(table);
    if (seen?.accepted.has(id)) return { ok: true, id };
    const { sheet } = sheetOf(table);
    const line = seen?.refused.get(id);
    if (line !== undefined) return { ok: false, reason: { code: "parent-refused", sheet, line }, nearest: [] };
    if (this.#isKnown(table, id)) return { ok: true, id };
    return {
      ok: false,
      reason: { code: "unknown-parent", sheet },
      nearest: table === "programme" ? this.#programmes.nearest(id) : [],
    };
  }

  /** The step of a programme's ladder under its own spelling; undefined when it has no such step. */
  findStep(programme: string, step: string): string | undefined {
    return this.#ladders.get(programme)?.find(step);
  }

  #isKnown(table: TableName, id: string): boolean {
    if (table === "person") return this.#known.persons.has(id);
    if (table === "referral") return this.#known.referrals.has(id);
    return table === "enrolment" && this.#known.enrolments.has(id);
  }
}
