/**
 * What the database lets whom do, found out by trying: every statement is run as a login role with a context, counted
 * and rolled back. `session_user` is set too, so the database's own functions see the role that would have logged in.
 */
import type pg from "pg";

/** A table as the catalogue has it. */
export interface CatalogTable {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly CatalogColumn[];
}

interface CatalogColumn {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly key: boolean;
  /** A value that the column's check constraint allows. */
  readonly allowed: string | null;
}

/** Every table of the program, from the catalogue. */
export async function readTables(client: pg.Client): Promise<CatalogTable[]> {
  const { rows } = await client.query<CatalogTable>(`
    select n.nspname as schema, c.relname as name, json_agg(json_build_object('name', a.attname, 'type', t.typname,
      'required', a.attnotnull and not a.atthasdef and a.attidentity = '', 'key', a.attnum = any (coalesce(i.indkey::int2[], '{}')),
      'allowed', (select (regexp_match(pg_get_constraintdef(k.oid), '''([^'']+)''::text'))[1] from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ 'ANY'
        limit 1)) order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      join pg_type t on t.oid = a.atttypid left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where n.nspname in ('public', 'hist', 'audit', 'sec') and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    group by n.nspname, c.relname order by n.nspname, c.relname`);
  return rows;
}

/**
 * Whose row a statement is after: of the acting tenant, of another one, of another person of the acting tenant, or an own
 * one that has been answered once and for all.
 */
export type Ownership = "own" | "foreign" | "colleague" | "answered";

/** Tenants and persons of the trial. */
export interface Cast {
  readonly tenant: string;
  readonly otherTenant: string;
  readonly accountId: string;
  readonly token: Uint8Array;
}

const literal = (value: string) => `'${value.replaceAll("'", "''")}'`;

function valueOf(column: CatalogColumn, tenant: string, actor: string, variant: string): string {
  if (column.name === "tenant_id") return `${literal(tenant)}::uuid`;
  if (column.name === "actor") return literal(actor);
  if (column.allowed !== null) return literal(column.allowed);
  switch (column.type) {
    case "uuid":
      return "gen_random_uuid()";
    case "date":
      return "date '2022-01-01'";
    case "timestamptz":
      return "now()";
    case "interval":
      return "interval '1 hour'";
    case "bool":
      return "true";
    case "bytea":
      return literal(`\\x${Buffer.from(variant).toString("hex")}`);
    case "text":
      return literal(column.key ? `${variant}-padded-to-length` : variant);
    default:
      return column.key ? String(1000 + variant.length) : "1";
  }
}

/** Inserts a row of a tenant; `variant` makes its key different from others'. */
export function insertStatement(table: CatalogTable, tenant: string, actor: string, variant: string): string {
  const columns = table.columns.filter(
    (column) => column.required || column.name === "tenant_id" || column.name === "actor",
  );
  if (columns.length === 0) return `insert into ${table.schema}.${table.name} default values`;
  const values = columns.map((column) => valueOf(column, tenant, actor, variant));
  return `insert into ${table.schema}.${table.name} (${columns.map(({ name }) => `"${name}"`).join(", ")}) values (${values.join(", ")})`;
}

/** Puts one row per tenant (and per person, where rows have an actor) in every table that has tenants. */
export async function plantRows(client: pg.Client, tables: readonly CatalogTable[], cast: Cast): Promise<void> {
  await client.query("set session_replication_role = replica; set stegvis.actor = 'seed'");
  for (const table of tables.filter(
    ({ columns, schema }) => schema !== "sec" && columns.some((c) => c.name === "tenant_id"),
  )) {
    const actors = table.columns.some((column) => column.name === "actor" && column.key)
      ? [cast.accountId, "operator:test", "colleague"]
      : ["seed"];
    for (const tenant of [cast.tenant, cast.otherTenant]) {
      for (const actor of actors)
        await client.query(`${insertStatement(table, tenant, actor, "planted")} on conflict do nothing`);
    }
  }
  const answered = tables.find(isAnswered)!;
  for (const actor of [cast.accountId, "operator:test"]) {
    await client.query(insertStatement(answered, cast.tenant, actor, "answered"));
  }
  await client.query(`update ${answered.schema}.${answered.name} set answer = '1' where key like 'answered%'`);
  await client.query("set session_replication_role = origin; reset stegvis.actor");
  await client.query(`
    create schema probe; grant usage on schema probe to public;
    create function probe.attempt(statement text) returns text language plpgsql as $$
    declare
      reached bigint;
    begin
      execute statement;
      get diagnostics reached = row_count;
      raise exception using errcode = 'ZZ000', message = reached::text;
    exception when others then
      return case when sqlstate = 'ZZ000' then sqlerrm else sqlstate end;
    end $$;
    grant execute on function probe.attempt(text) to public`);
}

/**
 * What a role may try on a row. The forged ones pretend to be somebody else while writing. `update-blind` reads nothing:
 * policies for reading do not hold then, so it must reach the same rows without their help; it is not told whose.
 */
export const commands = [
  "select",
  "insert",
  "insert-forged",
  "update",
  "update-forged",
  "update-blind",
  "move",
  "delete",
  "truncate",
] as const;
export type Command = (typeof commands)[number];

/**
 * `denied`: an error of missing rights; `none`: no row; `reached`: at least one row, or only a constraint stood in the
 * way; `too many`: more than the one row that is the acting one's own.
 */
export type Outcome = "denied" | "none" | "reached" | (string & {});

/** Who acts, for which purpose; undefined: without a context. */
export interface Acting {
  readonly role: string;
  readonly purpose: string | undefined;
}

/** One thing tried and what came of it. */
export interface Trial extends Acting {
  readonly table: CatalogTable;
  readonly command: Command;
  readonly ownership: Ownership;
  readonly outcome: Outcome;
}

/** Rows that belong to one person: keys of repeated submissions, and files on their way. */
const isPersonal = ({ schema, columns }: CatalogTable): boolean =>
  schema === "public" && columns.some(({ name }) => name === "actor");

/** Personal rows that are answered: keys of repeated submissions. */
const isAnswered = (table: CatalogTable): boolean =>
  isPersonal(table) && table.columns.some(({ name }) => name === "answer");

const forge = "select set_config('stegvis.actor', 'somebody-else', true); ";

const blindValues: Readonly<Record<string, string>> = {
  line: "1",
  state: "'done'",
  answer: "'1'",
  count: "1",
  seq: "1",
};

function statementFor(table: CatalogTable, command: Command, ownership: Ownership, cast: Cast, actor: string): string {
  const name = `${table.schema}.${table.name}`;
  const has = (column: string) => table.columns.some((c) => c.name === column);
  const tenant = ownership === "foreign" ? cast.otherTenant : cast.tenant;
  const whose = ownership === "colleague" ? "colleague" : actor;
  const byTenant = has("tenant_id") ? `tenant_id = ${literal(tenant)}` : "true";
  const byPerson = isPersonal(table) ? `${byTenant} and actor = ${literal(whose)}` : byTenant;
  const where = isAnswered(table)
    ? `${byPerson} and answer is ${ownership === "answered" ? "not " : ""}null`
    : byPerson;
  const changed = Object.keys(blindValues).find(has) ?? table.columns.at(-1)!.name;
  switch (command) {
    case "select":
      return `select ${has("tenant_id") ? "tenant_id" : `"${table.columns[0]!.name}"`} from ${name} where ${where}`;
    case "insert":
      return insertStatement(table, tenant, whose, "tried");
    case "insert-forged":
      return forge + insertStatement(table, tenant, whose, "tried");
    case "update":
      return `update ${name} set "${changed}" = "${changed}" where ${where}`;
    case "update-forged":
      return `${forge}update ${name} set "${changed}" = "${changed}" where ${where}`;
    case "update-blind":
      return `update ${name} set "${changed}" = ${blindValues[changed] ?? "null"}`;
    case "move":
      return has("tenant_id")
        ? `update ${name} set tenant_id = ${literal(cast.otherTenant)} where ${where}`
        : `select 1 where false`;
    case "delete":
      return `delete from ${name} where ${where}`;
    case "truncate":
      return `truncate ${name} cascade`;
  }
}

/** Runs as a role in a context, in the transaction that is open on the superuser's connection. */
async function become(client: pg.Client, { role, purpose }: Acting, cast: Cast): Promise<void> {
  await client.query("reset session authorization; reset role; select set_config('stegvis.context', '', true)");
  if (role === "stegvis_owner") {
    // Nobody logs in as the owner; the database's own functions act as it.
    await client.query("set local role stegvis_owner");
    if (purpose !== undefined) {
      const context = { tenant: cast.tenant, actor: "operator:test", role: "operator", purpose };
      await client.query("select sec.open_context($1)", [JSON.stringify(context)]);
    }
    return;
  }
  await client.query(`set local session authorization ${role}`);
  if (purpose === undefined) return;
  if (role === "stegvis_operator") {
    await client.query("select app.begin_operator('test', $1, $2, 'test', 'test')", [cast.tenant, purpose]);
  } else {
    await client.query("select app.begin($1, $2, $3, 'test', 'test')", [cast.token, cast.tenant, purpose]);
  }
}

/** Tries every command on the tables as one who acts. Must be called within a transaction of the superuser's. */
export async function attemptAll(
  client: pg.Client,
  tables: readonly CatalogTable[],
  acting: Acting,
  cast: Cast,
): Promise<Trial[]> {
  await become(client, acting, cast);
  const actor =
    acting.role === "stegvis_operator" || acting.role === "stegvis_owner" ? "operator:test" : cast.accountId;
  const plans = tables.flatMap((table) => {
    const ownerships: Ownership[] = isPersonal(table)
      ? ["own", "foreign", "colleague", ...(isAnswered(table) ? (["answered"] as const) : [])]
      : ["own", "foreign"];
    return commands.flatMap((command) =>
      (command === "update-blind" ? (["own"] as const) : ownerships).map((ownership) => ({
        table,
        command,
        ownership,
      })),
    );
  });
  const { rows } = await client.query<{ outcome: string }>(
    "select probe.attempt(s) as outcome from unnest($1::text[]) with ordinality as u (s, place) order by place",
    [plans.map(({ table, command, ownership }) => statementFor(table, command, ownership, cast, actor))],
  );
  await client.query("reset session authorization; reset role");
  return plans.map((plan, place) => ({ ...acting, ...plan, outcome: outcomeOf(rows[place]!.outcome, plan.command) }));
}

function outcomeOf(answer: string, command: Command): Outcome {
  if (answer === "42501") return "denied";
  // A constraint speaks only about a row that was reached; so does a reference that stops a truncation.
  if (answer.startsWith("23") || answer === "0A000") return "reached";
  if (!/^\d+$/.test(answer) || answer.length === 5) return answer;
  if (command === "update-blind" && Number(answer) > 1) return "too many";
  return answer === "0" ? "none" : "reached";
}
