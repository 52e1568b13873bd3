-- Ground: schemas, tenants, accounts, sessions and the context that says who acts.
--
-- Run as stegvis_owner; the roles are made by src/db/roles.ts. Which role may do what: docs/decisions/0010.
--   public  what people register, walled by tenant       hist   older versions of the same, written by triggers
--   sec     accounts, sessions, secrets: no login role   audit  who saw and did what, insert only
--   app     the functions a login role may call

-- A new function may be executed by everybody; take that away before the first one exists.
alter default privileges revoke execute on functions from public;

create schema app;
create schema audit;
create schema hist;
-- Schema public belongs to the database's owner; prepareRoles in src/db/roles.ts has given it away already.
grant usage on schema app to stegvis_app, stegvis_import, stegvis_gate, stegvis_operator;
grant usage on schema audit, hist to stegvis_app, stegvis_import, stegvis_operator;
grant usage on schema sec, audit, hist to stegvis_backup;

-- The party (sv. huvudman) that is controller of the data: the tenant.
create table sec.tenant (
  id uuid primary key default gen_random_uuid(),
  name text not null unique check (name <> ''),
  kind text not null check (kind in ('kommun', 'region', 'af', 'fk', 'forbund', 'ovrig')),
  -- Holds invented people only, and says so on every page.
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

-- A person who can log in.
create table sec.account (
  id uuid primary key default gen_random_uuid(),
  -- What the person writes to log in: an e-mail address or any other name without spaces.
  user_name text not null check (user_name = lower(user_name) and user_name ~ '^\S+$'),
  name text not null check (name <> ''),
  -- Argon2id with its parameters; null when the account logs in elsewhere.
  password_hash text,
  must_change_password boolean not null default false,
  -- May make tenants, and is an administrator of every new one.
  host_administrator boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  version int not null default 1
);
create unique index account_user_name on sec.account (user_name);

-- Which role may act for which purpose. The same table as src/domain/rights.ts; a test compares them.
create table sec.permission (
  role text not null,
  purpose text not null,
  primary key (role, purpose)
);
insert into sec.permission (role, purpose)
select role, purpose
from (values
  ('administrator', '{administer,import,export,figures,rows,report,audit}'::text[]),
  ('team-leader', '{import,export,figures,rows,report}'),
  ('board', '{figures,report}'),
  ('operator', '{administer,import,export,figures,rows,report,audit}')
) as allowed (role, purposes), unnest(purposes) as purpose;

-- What an account is in a tenant.
create table sec.membership (
  tenant_id uuid not null references sec.tenant (id),
  account_id uuid not null references sec.account (id),
  role text not null check (role in ('administrator', 'team-leader', 'board')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  version int not null default 1,
  primary key (tenant_id, account_id)
);
create index membership_account on sec.membership (account_id);

-- A logged-in browser. Only the hash of its token is known here.
create table sec.session (
  token_hash bytea primary key,
  account_id uuid not null references sec.account (id),
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  idle_limit interval not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on sec.session (account_id);

-- Failed log-ins per account and per source; the key is a hash, so no address is kept.
create table sec.login_attempt (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null
);

-- Signs contexts. Unlogged: gone after a crash and absent from every copy; made anew when first needed.
create unlogged table sec.secret (
  one boolean primary key default true check (one),
  value bytea not null
);

do $$
declare
  t text;
begin
  foreach t in array array['tenant', 'account', 'permission', 'membership', 'session', 'login_attempt', 'secret'] loop
    execute format('alter table sec.%I enable row level security', t);
    execute format('alter table sec.%I force row level security', t);
    execute format('create policy owner_all on sec.%I to stegvis_owner using (true) with check (true)', t);
    if t not in ('secret', 'session', 'login_attempt') then
      execute format('create policy backup_select on sec.%I for select to stegvis_backup using (true)', t);
      execute format('grant select on sec.%I to stegvis_backup', t);
    end if;
  end loop;
end $$;

-- Context ------------------------------------------------------------------------------------------------------------

-- Keyed digest of a text: the nested form sha256(k || sha256(k || m)) with a key of fixed length.
create function sec.sign(message text) returns text
language plpgsql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  k bytea;
begin
  select s.value into k from sec.secret s;
  return encode(sha256(k || sha256(k || convert_to(message, 'UTF8'))), 'hex');
end $$;

-- Opens a context for the rest of the transaction: signed, and bound to this backend and this transaction.
create function sec.open_context(context jsonb) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  payload text;
begin
  if not exists (select from sec.secret) then
    insert into sec.secret (value)
    values (sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
    on conflict do nothing;
  end if;
  payload := (context || jsonb_build_object('pid', pg_backend_pid(), 'began', extract(epoch from now()) * 1000000))::text;
  perform set_config('stegvis.context', sec.sign(payload) || payload, true);
  -- Conveniences for column defaults. Not trusted: the row policies compare with the signed context.
  perform set_config('stegvis.tenant', context ->> 'tenant', true);
  perform set_config('stegvis.actor', context ->> 'actor', true);
end $$;

-- The context of this transaction; null when nobody acts. A forged or borrowed one is an error.
create function sec.context() returns jsonb
language plpgsql stable security definer parallel restricted set search_path = sec, pg_catalog, pg_temp as $$
declare
  setting text := current_setting('stegvis.context', true);
  context jsonb;
begin
  -- A setting that ended with its transaction leaves an empty string, not null.
  if setting is null or setting = '' then
    return null;
  end if;
  if sec.sign(substr(setting, 65)) is distinct from left(setting, 64) then
    raise exception 'forged context' using errcode = '28000';
  end if;
  context := substr(setting, 65)::jsonb;
  if (context ->> 'pid')::int <> pg_backend_pid() or (context ->> 'began')::numeric <> extract(epoch from now()) * 1000000 then
    raise exception 'stale context' using errcode = '28000';
  end if;
  return context;
end $$;

create function app.tenant_id() returns uuid
language plpgsql stable security definer parallel restricted set search_path = sec, pg_catalog, pg_temp as $$
begin
  return (sec.context() ->> 'tenant')::uuid;
end $$;

create function app.purpose() returns text
language plpgsql stable security definer parallel restricted set search_path = sec, pg_catalog, pg_temp as $$
begin
  return sec.context() ->> 'purpose';
end $$;

-- Who acts: an account's id, or `operator:<name>`.
create function app.actor() returns text
language plpgsql stable security definer parallel restricted set search_path = sec, pg_catalog, pg_temp as $$
begin
  return sec.context() ->> 'actor';
end $$;

grant execute on function app.tenant_id(), app.purpose(), app.actor() to stegvis_app, stegvis_import, stegvis_operator;

-- A purpose belongs to a login role too: only the importing process may import, and it may do nothing else.
create function sec.check_purpose(role text, purpose text) returns void
language plpgsql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  if not exists (select from sec.permission p where p.role = check_purpose.role and p.purpose = check_purpose.purpose)
    or (session_user <> 'stegvis_operator' and (session_user = 'stegvis_import') <> (purpose = 'import'))
  then
    raise exception 'purpose not permitted' using errcode = '42501';
  end if;
end $$;

-- Opens the context of a session's account in one of its tenants. 28000: no valid session or no membership there.
-- A demo's people are invented, and nothing that a member sends is mixed with them: only the host loads a demo.
create function app.begin(token bytea, tenant uuid, purpose text, action text, request_id text)
returns table (account_id uuid, name text, role text)
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  hash bytea := sha256(token);
begin
  select a.id, a.name, m.role into account_id, name, role
  from sec.session s
  join sec.account a on a.id = s.account_id
  join sec.membership m on m.account_id = a.id
  where s.token_hash = hash
    and s.ended_at is null and s.expires_at > clock_timestamp() and s.seen_at + s.idle_limit > clock_timestamp()
    and a.disabled_at is null and m.tenant_id = tenant and m.ended_at is null;
  if not found then
    raise exception 'no valid session' using errcode = '28000';
  end if;
  perform sec.check_purpose(role, purpose);
  if purpose = 'import' and exists (select from sec.tenant t where t.id = tenant and t.demo) then
    raise exception 'a demo takes no files' using errcode = '42501';
  end if;
  update sec.session s set seen_at = clock_timestamp()
  where s.token_hash = hash and s.seen_at < clock_timestamp() - interval '1 minute';
  perform sec.open_context(jsonb_build_object('tenant', tenant, 'actor', account_id, 'role', role, 'purpose', purpose,
    'action', action, 'request', request_id));
  return next;
end $$;
grant execute on function app.begin(bytea, uuid, text, text, text) to stegvis_app, stegvis_import;

-- Opens the context of somebody who works on the host itself, without a session.
create function app.begin_operator(name text, tenant uuid, purpose text, action text, request_id text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
begin
  if not exists (select from sec.tenant t where t.id = tenant) then
    raise exception 'no such tenant' using errcode = '28000';
  end if;
  perform sec.check_purpose('operator', purpose);
  perform sec.open_context(jsonb_build_object('tenant', tenant, 'actor', 'operator:' || name, 'role', 'operator',
    'purpose', purpose, 'action', action, 'request', request_id));
end $$;
grant execute on function app.begin_operator(text, uuid, text, text, text) to stegvis_operator;
