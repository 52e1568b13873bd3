/**
 * Reads and checks a file of given revenue and cost by actor (sv. underlag till tabellerna): what a finished evaluation
 * reports, without persons. Every fault is found at once. Amounts are thousands of kronor, revenue a year:
 *
 *     { "Teamet": { "participants": 34, "revenue": { "kommun": 536, … }, "cost": { "kommun": 853.2, … } }, …,
 *       "aggregates": { "Samhället": ["kommun", …], "Kommunen": ["kommun"], … },
 *       "captions": { "table1": "intäkter Teamet" }, "columns": { "table1-2": ["rad", "ett år", "per deltagare", "fem år"] } }
 *
 * Every other object is a group of participants; captions and columns may be left out.
 */
import { parseJson, readFields, type JsonFault, type JsonFields, type NotJson } from "#src/kernel/json-fields.ts";
import { fail, ok, type Result } from "#src/kernel/result.ts";

/** A group of participants: revenue of the first year and cost by actor, thousands of kronor. */
export interface GivenGroup {
  readonly name: string;
  readonly participants: number;
  readonly revenue: ReadonlyMap<string, number>;
  readonly cost: ReadonlyMap<string, number>;
}

/** A row of the tables: the actors it sums. */
export interface GivenRow {
  readonly name: string;
  readonly actors: readonly string[];
}

/** The file's content; tables are numbered from 1. */
export interface Given {
  readonly groups: readonly GivenGroup[];
  readonly rows: readonly GivenRow[];
  /** What a table is called, by number. */
  readonly captions: ReadonlyMap<number, string>;
  /** What a table's columns are called, by number. */
  readonly columns: ReadonlyMap<number, readonly string[]>;
}

/** What is wrong with the file. */
export type GivenFault =
  | JsonFault
  | NotJson
  | { readonly code: "no-groups" | "no-rows" }
  /** A row without actors, or with one twice. */
  | { readonly code: "empty-row"; readonly row: string }
  | { readonly code: "twice"; readonly row: string; readonly actor: string }
  /** A row sums an actor that the group has no number for. */
  | { readonly code: "no-amount"; readonly row: string; readonly actor: string; readonly group: string; readonly part: Part }
  | { readonly code: "columns"; readonly key: string; readonly wanted: number; readonly found: number }; // prettier-ignore

type Part = "revenue" | "cost";

/** Fields that are no group. `printed`, `rules` and `notes` are for people and mean nothing here. */
const ownFields = ["unit", "aggregates", "columns", "captions", "printed", "rules", "notes"];

const amountLimits = { min: -1e9, max: 1e9 };
const costLimits = { min: 0, max: 1e9 };

/** Reads the file's text. Errors: every fault, in the file's order. */
export function readGivenFile(text: string): Result<Given, readonly GivenFault[]> {
  const content = parseJson(text);
  if (!content.ok) return fail([content.error]);
  const faults: JsonFault[] = [];
  const given = readFields(content.value, [], faults, (file): Given => {
    if (file.has("unit") && !/\btkr\b/.test(file.text("unit")))
      file.refuse("unit", { kind: "one-of", values: ["tkr"] });
    for (const name of ["printed", "rules", "notes"]) file.ignore(name);
    const groups = namesOf(content.value)
      .filter((name) => !ownFields.includes(name))
      .map((name) => file.object(name, (fields) => readGroup(name, fields, fieldOf(content.value, name))));
    const rows = file.object("aggregates", (fields) =>
      namesOf(fieldOf(content.value, "aggregates")).map((name) => ({ name, actors: fields.texts(name) })),
    );
    const count = 2 * groups.length + 1;
    const captions = readByTable(file, "captions", content.value, count, (fields, key) => fields.text(key));
    const columns = readByTable(file, "columns", content.value, count, (fields, key) => fields.texts(key));
    return { groups, rows, captions, columns };
  });
  if (faults.length > 0) return fail(faults);
  const broken = checkGiven(given);
  return broken.length > 0 ? fail(broken) : ok(given);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const namesOf = (value: unknown): string[] => (isObject(value) ? Object.keys(value) : []);

const fieldOf = (value: unknown, name: string): unknown => (isObject(value) ? value[name] : undefined);

function readGroup(name: string, fields: JsonFields, content: unknown): GivenGroup {
  const read = (part: Part, limits: typeof amountLimits) =>
    fields.object(
      part,
      (inner) => new Map(namesOf(fieldOf(content, part)).map((actor) => [actor, inner.number(actor, limits)])),
    );
  return {
    name,
    participants: fields.number("participants", { min: 1, max: 1e6, whole: true }),
    revenue: read("revenue", amountLimits),
    cost: read("cost", costLimits),
  };
}

/** Reads `{ "table5": …, "table1-4": … }`, where a key says which tables it is for. */
function readByTable<T>(
  file: JsonFields,
  name: string,
  content: unknown,
  count: number,
  read: (fields: JsonFields, key: string) => T,
): ReadonlyMap<number, T> {
  const byTable = new Map<number, T>();
  if (!file.has(name)) return byTable;
  file.object(name, (fields) => {
    for (const key of namesOf(fieldOf(content, name))) {
      const [, from, to = from] = /^table(\d{1,4})(?:-(\d{1,4}))?$/.exec(key) ?? [];
      if (from === undefined) continue;
      const value = read(fields, key);
      for (let table = Number(from); table <= Math.min(Number(to), count); table++) byTable.set(table, value);
    }
  });
  return byTable;
}

function checkGiven({ groups, rows, columns }: Given): GivenFault[] {
  const faults: GivenFault[] = [];
  if (groups.length === 0) faults.push({ code: "no-groups" });
  if (rows.length === 0) faults.push({ code: "no-rows" });
  for (const { name: row, actors } of rows) {
    if (actors.length === 0) faults.push({ code: "empty-row", row });
    for (const [position, actor] of actors.entries()) {
      if (actors.indexOf(actor) !== position) faults.push({ code: "twice", row, actor });
      for (const { name: group, ...parts } of groups) {
        for (const part of ["revenue", "cost"] as const) {
          if (!parts[part].has(actor)) faults.push({ code: "no-amount", row, actor, group, part });
        }
      }
    }
  }
  const payback = 2 * groups.length + 1;
  for (const [table, names] of columns) {
    const wanted = table === payback ? groups.length + 1 : 4;
    if (names.length !== wanted) faults.push({ code: "columns", key: `table${table}`, wanted, found: names.length });
  }
  return faults;
}
