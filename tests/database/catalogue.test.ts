/** What every table and function must have, read from the catalogue: a new one that lacks it is named here. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client(database.settings);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const loginRoles = "'stegvis_app', 'stegvis_import', 'stegvis_gate', 'stegvis_operator', 'stegvis_backup'";

/** Tables without a copy of their older rows, and why. */
const withoutHistory = [
  // Written once and answered once, by the sender alone.
  "public.idempotency_key",
  // Tells its own story: state, times and report.
  "public.import_run",
  // Written once, and gone within the hour: that nothing is left of it is the point.
  "public.kept_file",
  "public.kept_file_part",
  // Never changed: a new row takes the place of an older one, which stays.
  "public.parameter_value",
];

/** Everything that is wrong with the tables and functions. */
async function findFaults(): Promise<string[]> {
  const { rows } = await client.query<{ fault: string }>(
    `
    with t as (
      select c.oid, n.nspname || '.' || c.relname as name, n.nspname as schema, c.relname as short, c.relkind,
        c.relrowsecurity, c.relforcerowsecurity, c.relnamespace,
        (select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenant
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_temp'
    ), plain as (
      select * from t where relkind in ('r', 'p')
    ), walled as (
      select * from plain where schema in ('public', 'hist', 'audit')
    )
    select name || ': no row policies' as fault from plain where not relrowsecurity
    union all
    select name || ': row policies do not hold for the owner' from plain where not relforcerowsecurity
    union all
    select name || ': no tenant' from walled where tenant is null
    union all
    select name || ': no restrictive tenant wall' from walled w where not exists (
      select from pg_policy p where p.polrelid = w.oid and p.polname = 'tenant_wall' and not p.polpermissive and p.polcmd = '*'
        and pg_get_expr(p.polqual, w.oid) = '(tenant_id = ( SELECT app.tenant_id() AS tenant_id))'
        and pg_get_expr(p.polwithcheck, w.oid) = '(tenant_id = ( SELECT app.tenant_id() AS tenant_id))'
        and p.polroles @> array['stegvis_app'::regrole::oid, 'stegvis_owner'::regrole::oid])
    union all
    select name || ': no primary key' from plain p where not exists (
      select from pg_index i where i.indrelid = p.oid and i.indisprimary)
    union all
    select name || ': a key or unique index does not begin with the tenant' from walled w join pg_index i on i.indrelid = w.oid
    where (i.indisprimary or i.indisunique) and i.indkey[0] is distinct from w.tenant
    union all
    select name || ': a foreign key without the tenant' from walled w join pg_constraint k on k.conrelid = w.oid
    where k.contype = 'f' and (not w.tenant = any (k.conkey)
      or k.confrelid <> 'sec.tenant'::regclass and not exists (
        select from unnest(k.conkey, k.confkey) as pair (here, there) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = there
        where here = w.tenant and a.attname = 'tenant_id'))
    union all
    select w.name || ': older rows are not kept' from walled w
    where w.schema = 'public' and w.name <> all ($1) and (
      not exists (select from plain h where h.schema = 'hist' and h.short = w.short)
      or 2 > (select count(*) from pg_trigger g where g.tgrelid = w.oid and g.tgenabled = 'O' and g.tgfoid = 'sec.keep_history'::regproc
        and g.tgoldtable is not null)
      or not exists (select from pg_trigger g where g.tgrelid = w.oid and g.tgfoid = 'sec.next_version'::regproc)
      or not exists (select from pg_trigger g where g.tgrelid = w.oid and g.tgfoid = 'sec.mark_changed'::regproc))
    union all
    select w.name || ': its history lacks column ' || a.attname from walled w join pg_attribute a on a.attrelid = w.oid
    where w.schema = 'public' and w.name <> all ($1) and a.attnum > 0 and not a.attisdropped and not exists (
      select from pg_attribute h where h.attrelid = to_regclass('hist.' || w.short) and h.attname = a.attname and h.atttypid = a.atttypid)
    union all
    select name || ': ' || r.rolname || ' has ' || privilege from plain, pg_roles r,
      unnest(array['truncate', 'references', 'trigger']) as privilege
    where r.rolname in (${loginRoles}) and has_table_privilege(r.oid, plain.oid, privilege)
    union all
    select name || ': neither table, index nor sequence, so row policies do not hold' from t where relkind in ('v', 'm', 'f')
    union all
    select p.oid::regprocedure || ': search path is not fixed' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'sec', 'audit', 'hist', 'public')
      and not coalesce(array_to_string(p.proconfig, ',') ~ 'search_path=.*pg_temp$', false)
    union all
    select p.oid::regprocedure || ': everybody may execute it' from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('app', 'sec', 'audit', 'hist', 'public')
      and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))
    union all
    select r.rolname || ': is more than a login' from pg_roles r
    where r.rolname in (${loginRoles}, 'stegvis_owner') and (r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication)
    union all
    select r.rolname || ': is a member of ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member
      join pg_roles g on g.oid = m.roleid
    where r.rolname in (${loginRoles}) and (r.rolname, g.rolname) not in (('stegvis_import', 'stegvis_app'), ('stegvis_operator', 'stegvis_import'))
    order by 1`,
    [withoutHistory],
  );
  return rows.map(({ fault }) => fault);
}

describe("every table and function", () => {
  test("has its walls, keys, history and grants", async () => {
    expect(await findFaults()).toEqual([]);
  });

  const table =
    "create table public.planted (tenant_id uuid not null, id text, person_id text, primary key (tenant_id, id))";
  const protect = `${table}; alter table planted add row_version int, add recorded_at timestamptz, add recorded_by text;
    select sec.protect_register_table('planted')`;

  test("may be added with the walls of a register table", async () => {
    expect(await withPlanted(protect)).toEqual([]);
  });

  test.each([
    ["no walls at all", table, /planted: no row policies/],
    ["no row policies", `${protect}; alter table planted disable row level security`, /planted: no row policies/],
    [
      "walls that do not hold for the owner",
      `${protect}; alter table planted no force row level security`,
      /do not hold for the owner/,
    ],
    ["no tenant wall", `${protect}; drop policy tenant_wall on planted`, /no restrictive tenant wall/],
    [
      "a tenant wall that lets all through",
      `${protect}; alter policy tenant_wall on planted using (true)`,
      /no restrictive tenant wall/,
    ],
    [
      "a unique index over all tenants",
      `${protect}; create unique index on planted (person_id)`,
      /does not begin with the tenant/,
    ],
    [
      "a foreign key without tenant",
      `${protect}; create table public.other (id text primary key);
      alter table planted add foreign key (person_id) references other (id)`,
      /planted: a foreign key without the tenant/,
    ],
    ["no history of updates", `${protect}; drop trigger history_update on planted`, /older rows are not kept/],
    ["a column its history lacks", `${protect}; alter table planted add motto text`, /its history lacks column motto/],
    ["a right to truncate", `${protect}; grant truncate on planted to stegvis_app`, /stegvis_app has truncate/],
    ["a view over it", `${protect}; create view planted_view as select * from planted`, /planted_view: neither table/],
    [
      "a function with the caller's search path",
      "create function app.f() returns int language sql as 'select 1'",
      /search path/,
    ],
    [
      "a function for everybody",
      `create function app.f() returns int language sql set search_path = pg_temp as 'select 1';
      grant execute on function app.f() to public`,
      /everybody may execute it/,
    ],
  ])("is caught with %s", async (_, sql, fault) => {
    expect((await withPlanted(sql)).join("\n")).toMatch(fault);
  });

  async function withPlanted(sql: string): Promise<string[]> {
    await client.query("begin");
    try {
      await client.query("set local role stegvis_owner");
      await client.query(sql);
      await client.query("reset role");
      return await findFaults();
    } finally {
      await client.query("rollback");
    }
  }
});

const acting = ["actor", "begin", "finish", "log_refusal", "purpose", "register_version", "tenant_id"];
const auditing = ["read_identity", "verify_log"];
const administering = ["add_member", "end_membership", "list_members", "reset_password"];
const hosting = [
  ...["begin_operator", "create_first_account", "create_tenant", "has_account", "list_accounts", "list_tenants"],
  "reset_password_on_host",
];
const signingIn = ["begin_login", "end_session", "open_session", "read_own_password", "read_session", "refuse_login"];

/** Which functions each login role may call. Importing is also what the app may do: a role is given, not exchanged. */
const callable: Readonly<Record<string, readonly string[]>> = {
  stegvis_app: [...acting, ...auditing, ...administering].sort(),
  stegvis_import: [...acting, ...auditing, ...administering].sort(),
  stegvis_operator: [...acting, ...auditing, ...administering, ...hosting].sort(),
  stegvis_gate: [...signingIn, "create_tenant_for", "delete_outdated", "set_own_password"].sort(),
  stegvis_backup: [],
};

test("each login role may call the functions listed here, and no others", async () => {
  const { rows } = await client.query<{ role: string; functions: string[] }>(`
    select r.rolname as role, array_agg(p.proname::text order by p.proname) filter (where p.oid is not null) as functions
    from pg_roles r left join (pg_proc p join pg_namespace n on n.oid = p.pronamespace and n.nspname in ('app', 'sec', 'audit', 'hist', 'public'))
      on has_function_privilege(r.oid, p.oid, 'execute') and has_schema_privilege(r.oid, n.oid, 'usage')
    where r.rolname in (${loginRoles}) group by r.rolname`);

  expect(Object.fromEntries(rows.map(({ role, functions }) => [role, functions ?? []]))).toEqual(callable);
});

test("who a person is can be read as the app only through the function that logs it", async () => {
  const { rows } = await client.query<{ schema: string; column: string }>(`
    select n.nspname as schema, a.attname as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relname = 'person' and n.nspname in ('public', 'hist') and a.attnum > 0
      and not has_column_privilege('stegvis_app', c.oid, a.attnum, 'select')
    order by 1, 2`);

  const identity = ["first_name", "last_name", "personnummer"];
  expect(rows.map(({ schema, column }) => `${schema}.${column}`)).toEqual([
    ...identity.map((column) => `hist.${column}`),
    ...identity.map((column) => `public.${column}`),
  ]);
});
