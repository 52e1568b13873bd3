-- The access log: who saw and did what, for which purpose. Insert only, chained per tenant.

create table audit.access (
  tenant_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  request_id text not null,
  actor text not null,
  role text not null,
  purpose text not null,
  -- What was done: the action's or the route's name.
  action text not null,
  -- The person whose data was shown; null for the row about the action as a whole.
  subject text,
  -- What kind of data: `row`, `identity`, `export` …
  category text,
  -- How many rows or persons the action concerned.
  count int,
  outcome text not null check (outcome in ('done', 'failed', 'refused')),
  hash bytea not null,
  primary key (tenant_id, seq)
);
create index access_subject on audit.access (tenant_id, subject) where subject is not null;

-- The last link of each tenant's chain, locked last in every transaction, and how often its register has changed.
create table audit.head (
  tenant_id uuid primary key,
  seq bigint not null default 0,
  hash bytea not null default '\x',
  register_version bigint not null default 0
);

do $$
declare
  t text;
begin
  foreach t in array array['access', 'head'] loop
    execute format('alter table audit.%I enable row level security', t);
    execute format('alter table audit.%I force row level security', t);
    execute format('create policy tenant_wall on audit.%I as restrictive to stegvis_app, stegvis_owner
      using (tenant_id = (select app.tenant_id())) with check (tenant_id = (select app.tenant_id()))', t);
    execute format('create policy owner_all on audit.%I to stegvis_owner using (true) with check (true)', t);
    execute format('create policy backup_select on audit.%I for select to stegvis_backup using (true)', t);
    execute format('grant select on audit.%I to stegvis_backup', t);
  end loop;
end $$;
create policy app_select on audit.access for select to stegvis_app using ((select app.purpose()) = 'audit');
grant select on audit.access to stegvis_app;

create function audit.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the access log is never changed' using errcode = '42501';
end $$;
create trigger never_changed before update or delete or truncate on audit.access
for each statement execute function audit.refuse_change();

-- One link: the digest of the link before and of everything the row says.
create function audit.link(previous bytea, r audit.access) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(previous || convert_to(jsonb_build_array(r.tenant_id, r.seq, (extract(epoch from r.at) * 1000000)::bigint,
    r.request_id, r.actor, r.role, r.purpose, r.action, r.subject, r.category, r.count, r.outcome)::text, 'UTF8'))
$$;

-- Appends one row per subject, after one row without subject when `whole` says so. `context` as of sec.context().
create function audit.append(
  context jsonb, whole boolean, subjects text[], category text, count int, outcome text, changed boolean
) returns void
language plpgsql volatile security definer set search_path = audit, pg_catalog, pg_temp as $$
declare
  r audit.access;
  h audit.head;
  who text;
begin
  r.tenant_id := (context ->> 'tenant')::uuid;
  insert into audit.head (tenant_id) values (r.tenant_id) on conflict do nothing;
  select * into h from audit.head where tenant_id = r.tenant_id for update;
  r.request_id := context ->> 'request';
  r.actor := context ->> 'actor';
  r.role := context ->> 'role';
  r.purpose := context ->> 'purpose';
  r.action := context ->> 'action';
  r.category := append.category;
  r.outcome := append.outcome;
  foreach who in array (case when whole then array[null::text] else '{}' end) || subjects loop
    h.seq := h.seq + 1;
    r.seq := h.seq;
    r.at := clock_timestamp();
    r.subject := who;
    r.count := case when who is null then append.count end;
    r.hash := audit.link(h.hash, r);
    h.hash := r.hash;
    insert into audit.access select r.*;
  end loop;
  update audit.head t set seq = h.seq, hash = h.hash, register_version = t.register_version + changed::int
  where t.tenant_id = r.tenant_id;
end $$;

-- The last statement of every action: logs it and everybody it revealed, in the action's own transaction.
create function app.finish(subjects text[], category text, count int, outcome text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  context jsonb := sec.context();
begin
  if context is null then
    raise exception 'nobody acts' using errcode = '28000';
  end if;
  if context ->> 'role' = 'board' and cardinality(subjects) > 0 then
    raise exception 'the board sees no persons' using errcode = '42501';
  end if;
  perform audit.append(context, true, subjects, category, count, outcome,
    coalesce(current_setting('stegvis.changed', true), '') = '1');
end $$;
grant execute on function app.finish(text[], text, int, text) to stegvis_app, stegvis_import, stegvis_operator;

-- Logs an attempt that was refused before a context existed: in the tenant it aimed at, if the session is a member's.
create function app.log_refusal(token bytea, tenant uuid, purpose text, action text, request_id text) returns void
language plpgsql volatile security definer set search_path = sec, pg_catalog, pg_temp as $$
declare
  context jsonb;
begin
  select jsonb_build_object('tenant', m.tenant_id, 'actor', s.account_id, 'role', m.role, 'purpose', purpose,
    'action', action, 'request', request_id) into context
  from sec.session s join sec.membership m on m.account_id = s.account_id and m.tenant_id = tenant
  where s.token_hash = sha256(token);
  if context is not null then
    -- A context with the purpose `none`: enough for the wall around the log, not for any other policy.
    perform sec.open_context(context || '{"purpose": "none"}');
    perform audit.append(context, true, '{}', null, null, 'refused', false);
    perform set_config('stegvis.context', '', true);
  end if;
end $$;
grant execute on function app.log_refusal(bytea, uuid, text, text, text) to stegvis_app, stegvis_import;

-- How often the register of the acting tenant has changed: a key for caches.
create function app.register_version() returns bigint
language sql stable security definer set search_path = sec, pg_catalog, pg_temp as $$
  select coalesce((select h.register_version from audit.head h where h.tenant_id = (select app.tenant_id())), 0)
$$;
grant execute on function app.register_version() to stegvis_app, stegvis_import, stegvis_operator;

-- Recomputes the chain of the acting tenant. One row per fault; none means that the log is whole.
--   altered: a row says something else than when it was written   removed: rows are missing before this one
--   tail-cut: rows are missing at the end                         rewritten: the last link is not the head's
--   clock-backwards: a row is older than the one before it
create function app.verify_log() returns table (seq bigint, fault text)
language sql stable security definer set search_path = audit, pg_catalog, pg_temp as $$
  with chain as (
    select a.seq, a.at, a.hash, a as entry, lag(a.seq, 1, 0::bigint) over w as before,
      lag(a.hash, 1, '\x'::bytea) over w as previous, lag(a.at) over w as earlier
    from audit.access a
    where (select app.purpose()) = 'audit'
    window w as (order by a.seq)
  ), tail as (
    select c.seq, c.hash from chain c order by c.seq desc limit 1
  )
  select c.seq, 'removed' from chain c where c.seq <> c.before + 1
  union all
  select c.seq, 'altered' from chain c where c.seq = c.before + 1 and audit.link(c.previous, c.entry) <> c.hash
  union all
  select c.seq, 'clock-backwards' from chain c where c.at < c.earlier
  union all
  select h.seq, case when coalesce(t.seq, 0) < h.seq then 'tail-cut' else 'rewritten' end
  from audit.head h left join tail t on true
  where (select app.purpose()) = 'audit' and (coalesce(t.seq, 0), coalesce(t.hash, '\x')) is distinct from (h.seq, h.hash)
  order by 1, 2
$$;
grant execute on function app.verify_log() to stegvis_app, stegvis_operator;
