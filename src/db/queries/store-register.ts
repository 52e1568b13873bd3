/**
 * Compares staged rows with the register and stores what is new or changed; history is kept by triggers. Statements that
 * would change nothing are not run, so that importing the same file twice leaves no trace.
 */
import { clientOf, type Tx } from "#src/db/database.server.ts";
import { createStage, quoted, stageName, storedColumns, type StageQueue } from "#src/db/queries/stage-register.ts";
import { strippedWhenAnonymous } from "#src/domain/register-import/rules.ts";
import { sheetOf, workbook, type TableName, type WorkbookSheet } from "#src/domain/workbook.ts";

/** What became of a sheet's rows. */
export interface StoredCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** The columns that identify a row within the tenant. */
const keyColumns = (sheet: WorkbookSheet): readonly string[] =>
  sheet.unique ? sheet.key.map(quoted) : [quoted(sheet.key[0]!), '"row_key"'];

const sameKey = (sheet: WorkbookSheet): string =>
  keyColumns(sheet)
    .map((column) => `t.${column} = s.${column}`)
    .join(" and ");

/** Column → the value it is to have, for the columns the file speaks about. */
function newValues(sheet: WorkbookSheet, present: ReadonlySet<string>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { field } of sheet.columns) if (present.has(field)) values.set(quoted(field), `s.${quoted(field)}`);
  if (sheet.table !== "person") return values;
  if (present.has("personnummer")) values.set('"derived_birth_date"', 's."derived_birth_date"');
  // Somebody who is anonymous stays so when a later file has no such column, and becomes so although it lacks the others.
  const anonymous = present.has("anonymous") ? "s.anonymous" : "t.anonymous";
  for (const column of [...strippedWhenAnonymous.map(quoted), '"derived_birth_date"']) {
    values.set(column, `case when ${anonymous} then null else ${values.get(column) ?? `t.${column}`} end`);
  }
  return values;
}

/** A sheet whose rows are coming, and how they are stored. */
export interface ComingSheet {
  readonly table: TableName;
  readonly queue: StageQueue;
  /** Fields that the file has a column for, known when rows have come; the others keep what the register has. */
  readonly present: () => readonly string[];
  /** Is the whole sheet compared with the register afterwards, by {@link deleteMissing}? */
  readonly keepStage: boolean;
}

/** Rows of a first import are stored in pieces of so many bytes, so that the database need not wait for the last one. */
const pieceBytes = 1024 ** 2;

/** Stores the rows of a sheet as they come. Its parents must have been stored before. */
export async function storeSheet(tx: Tx, { table, queue, present, keepStage }: ComingSheet): Promise<StoredCounts> {
  const client = clientOf(tx);
  await createStage(tx, table);
  const asked = await client.query<{ empty: boolean }>(`select not exists (select from public.${table}) as empty`);
  // The first import compares with nothing.
  const { empty } = asked.rows[0]!;
  if (!empty) {
    await queue.pump(tx);
    return storeStaged(tx, table, present());
  }
  const insert = insertStaged(sheetOf(table));
  let stored = 0;
  for (let more = true; more;) {
    const piece = await queue.pump(tx, keepStage ? undefined : pieceBytes);
    ({ more } = piece);
    stored += piece.rows;
    if (piece.rows > 0) await client.query(insert);
    if (more) await client.query(`truncate ${stageName(table)}`);
  }
  return { new: stored, changed: 0, unchanged: 0 };
}

const insertStaged = (sheet: WorkbookSheet): string => {
  const columns = storedColumns(sheet).join(", ");
  return `insert into public.${sheet.table} (tenant_id, ${columns})
    select (select app.tenant_id()), ${columns} from ${stageName(sheet.table)} s`;
};

/** Stores staged rows in a table that has some already. */
async function storeStaged(tx: Tx, table: TableName, present: readonly string[]): Promise<StoredCounts> {
  const client = clientOf(tx);
  const sheet = sheetOf(table);
  const key = keyColumns(sheet);
  const values = new Map([...newValues(sheet, new Set(present))].filter(([column]) => !key.includes(column)));
  const differs =
    values.size === 0
      ? "false"
      : `row(${[...values.keys()].map((column) => `t.${column}`).join(", ")}) is distinct from row(${[...values.values()].join(", ")})`;

  await client.query(`analyze ${stageName(table)}`);
  const counted = await client.query<Counted>(
    `select count(*) as total, count(*) filter (where t.tenant_id is null) as added,
       count(*) filter (where t.tenant_id is not null and ${differs}) as changed
     from ${stageName(table)} s left join public.${table} t on ${sameKey(sheet)}`,
  );
  const { total, added, changed } = counted.rows[0]!;

  if (changed > 0) {
    const assignments = [...values].map(([column, value]) => `${column} = ${value}`).join(", ");
    await client.query(
      `update public.${table} t set ${assignments}, line = s.line
       from ${stageName(table)} s where ${sameKey(sheet)} and ${differs}`,
    );
  }
  if (added > 0) {
    const missing = added === total ? "" : ` where not exists (select from public.${table} t where ${sameKey(sheet)})`;
    await client.query(insertStaged(sheet) + missing);
  }
  return { new: added, changed, unchanged: total - added - changed };
}

interface Counted {
  readonly total: number;
  readonly added: number;
  readonly changed: number;
}

/** Rows that a replacing import took away: how many, and the ids of the first ones. */
export interface Deletion {
  readonly table: TableName;
  readonly count: number;
  readonly ids: readonly string[];
}

const shownIds = 50;

/**
 * Deletes what the file lacks of the programmes that it is about, children before parents. Other programmes of the
 * tenant are left alone, and so is whatever a remaining row refers to. Every sheet must have a stage, if only an empty
 * one; all staged rows must have been stored.
 */
export async function deleteMissing(tx: Tx, tables: readonly TableName[]): Promise<readonly Deletion[]> {
  const client = clientOf(tx);
  const withProgramme = tables.filter((table) => "programme" in sheetOf(table).parents);
  const named = withProgramme.map((table) => `select programme from ${stageName(table)}`);
  await client.query(
    `create temporary table stage_scope on commit drop as
     select name from ${stageName("programme")} union ${named.join(" union ")}`,
  );
  const deletions: Deletion[] = [];
  for (const table of tables.toReversed()) {
    const condition = deletable(sheetOf(table));
    if (condition === undefined) continue;
    const where = `not exists (select from ${stageName(table)} s where ${sameKey(sheetOf(table))}) and ${condition}`;
    const id = quoted(sheetOf(table).key[0]!);
    const found = await client.query<{ count: number; ids: string[] | null }>(
      `select count(*) as count, (array_agg(distinct t.${id}))[1:${shownIds}] as ids from public.${table} t where ${where}`,
    );
    const { count, ids } = found.rows[0]!;
    if (count === 0) continue;
    await client.query(`delete from public.${table} t where ${where}`);
    deletions.push({ table, count, ids: ids ?? [] });
  }
  return deletions.toReversed();
}

/** Which rows of a table a file that lacks them takes away; undefined when it takes none. */
function deletable(sheet: WorkbookSheet): string | undefined {
  const inScope = "in (select name from pg_temp.stage_scope)";
  switch (sheet.table) {
    case "programme":
      return undefined;
    case "person":
      return `not exists (select from public.referral r where r.person_id = t.id)
        and not exists (select from public.enrolment e where e.person_id = t.id)`;
    case "referral":
      return `t.programme ${inScope} and not exists (select from public.enrolment e where e.referral_id = t.id)`;
    case "enrolment":
      return `t.programme ${inScope} and ${childrenOf("enrolment", "enrolmentId")}`;
    case "answer":
      return `t.programme ${inScope}`;
    default:
      return "enrolmentId" in sheet.parents
        ? `t.enrolment_id in (select e.id from public.enrolment e where e.programme ${inScope})`
        : `t.programme ${inScope}`;
  }
}

function childrenOf(parent: TableName, field: string): string {
  return (workbook as readonly WorkbookSheet[])
    .filter((sheet) => sheet.parents[field] === parent)
    .map((sheet) => `not exists (select from public.${sheet.table} c where c.${quoted(field)} = t.id)`)
    .join(" and ");
}
